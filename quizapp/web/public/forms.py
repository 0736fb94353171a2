"""Forms for everybody: starting a quiz, switching the language."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import HiddenField, StringField
from wtforms.validators import AnyOf

from quizapp.config import LANGUAGES
from quizapp.web.forms import SiteForm, stripped


class StartForm(SiteForm):
    """Start a quiz on a passage in an edition, a guest with a nickname if they like."""

    nickname = StringField(lazy_gettext("Nickname"), filters=[stripped])
    passage = HiddenField(filters=[stripped])
    edition = HiddenField(validators=[AnyOf(sorted(LANGUAGES))])
    assignment = HiddenField(filters=[stripped])


class LanguageForm(SiteForm):
    """Switch the language and come back."""

    language = HiddenField(validators=[AnyOf(sorted(LANGUAGES))])
    next = HiddenField()
