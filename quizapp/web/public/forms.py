"""Forms for everybody: starting a quiz, switching language and theme."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import HiddenField, StringField
from wtforms.validators import AnyOf

from quizapp.config import LANGUAGES
from quizapp.web.forms import SiteForm, stripped
from quizapp.web.theme import THEMES


class StartForm(SiteForm):
    """Start a quiz on a passage in an edition, a guest with a nickname if they like."""

    nickname = StringField(lazy_gettext("Nickname"), filters=[stripped])
    passage = HiddenField(filters=[stripped])
    edition = HiddenField(validators=[AnyOf(LANGUAGES)])
    assignment = HiddenField(filters=[stripped])


class ThemeForm(SiteForm):
    """Choose light or dark and come back."""

    theme = HiddenField(validators=[AnyOf(THEMES)])
    next = HiddenField()


class LanguageForm(SiteForm):
    """Switch the language and come back."""

    language = HiddenField(validators=[AnyOf(LANGUAGES)])
    next = HiddenField()
