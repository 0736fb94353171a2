"""The form that takes an article to draft from."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.validators import Regexp

from quizapp.itemtypes.fields import Choice
from quizapp.web.forms import stripped
from quizapp.web.workshop.text_forms import DATE, WHEN, DocumentForm

LANGUAGES: Final = (
    Choice("auto", lazy_gettext("find it out")),
    Choice("id", lazy_gettext("Indonesian")),
    Choice("en", lazy_gettext("English")),
)


class ArticleForm(DocumentForm):
    """Take an article; ``agree`` lets it go to the school's own model."""

    pasted = TextAreaField(lazy_gettext("Paste the article here"))
    language = RadioField(lazy_gettext("Language of the text"), choices=list(LANGUAGES), default="auto")
    published = StringField(
        lazy_gettext("Year or month of the article, if you know it"),
        filters=[stripped],
        validators=[Regexp(DATE, message=WHEN)],
    )
    agree = BooleanField()
