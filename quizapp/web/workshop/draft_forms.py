"""The form that takes an article to draft from."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the published types
from wtforms.validators import Regexp

from quizapp.web.forms import FileForm, stripped
from quizapp.web.workshop.text_forms import DATE, WHEN

LANGUAGES: Final = (
    SelectChoice("auto", lazy_gettext("find it out")),
    SelectChoice("id", lazy_gettext("Indonesian")),
    SelectChoice("en", lazy_gettext("English")),
)


class ArticleForm(FileForm):
    """Take an article, pasted or as a file (a file goes first); ``agree`` lets it go to the school's own model."""

    pasted = TextAreaField(lazy_gettext("Paste the article here"))
    file = FileField(lazy_gettext("Or choose a file (.docx, .txt, .md or .html)"))
    language = RadioField(lazy_gettext("Language of the text"), choices=list(LANGUAGES), default="auto")
    published = StringField(
        lazy_gettext("Year or month of the article, if you know it"),
        filters=[stripped],
        validators=[Regexp(DATE, message=WHEN)],
    )
    agree = BooleanField()
