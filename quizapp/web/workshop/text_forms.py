"""Forms about a bank's text: what a new bank is made of, its passage as lines, its folder as an archive."""

from __future__ import annotations

import re
from typing import Final

from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Regexp

from quizapp.core.bank import Rights
from quizapp.core.document import Document
from quizapp.exchange.documents import read_document, read_pasted
from quizapp.itemtypes.fields import Choice
from quizapp.web.forms import FileForm, PastedOrFileForm, SiteForm, said, stripped

DATE: Final = re.compile(r"(|\d{4}(-\d{2}){0,2})\Z")
WHEN: Final = lazy_gettext("Write the year, or year and month as 2024-06.")
LANGUAGES: Final = (Choice("id", lazy_gettext("Indonesian")), Choice("en", lazy_gettext("English")))


class DocumentForm(PastedOrFileForm):
    """Take a document."""

    pasted = TextAreaField(lazy_gettext("Paste the text here"))
    file = FileField(lazy_gettext("Or choose a file (.docx, .txt, .md or .html)"))

    def document(self) -> Document:
        """Return the text. Raises Malformed with a sentence for the teacher."""
        sent = self.sent_file()
        return read_document(*sent) if sent else read_pasted(said(self.pasted))


class TextForm(DocumentForm):
    """Take the text of a new bank."""

    language = RadioField(lazy_gettext("Language of the text"), choices=list(LANGUAGES), default="id")


class NewBankForm(SiteForm):
    """Say what the bank is to be; the text is one sentence a line."""

    title = StringField(
        lazy_gettext("Title"), filters=[stripped], validators=[DataRequired(lazy_gettext("Write a title."))]
    )
    text = TextAreaField(lazy_gettext("The text, one sentence a line"))
    language = HiddenField()
    published = StringField(
        lazy_gettext("Year or month of the text"),
        filters=[stripped],
        validators=[DataRequired(WHEN), Regexp(DATE, message=WHEN)],
    )
    note = StringField(
        lazy_gettext("Where the text comes from"),
        filters=[stripped],
        validators=[DataRequired(lazy_gettext("Say whose text it is and where it appeared."))],
    )
    licence = StringField(
        lazy_gettext("Licence"),
        filters=[stripped],
        validators=[DataRequired(lazy_gettext("Name the licence, or say “all rights reserved”."))],
    )
    rights = RadioField(
        lazy_gettext("What students may be shown"),
        choices=(
            Choice(Rights.WHOLE.value, lazy_gettext("the whole text")),
            Choice(
                Rights.EXCERPT.value, lazy_gettext("only the sentences that prove an answer, with a link to the rest")
            ),
        ),
        default=Rights.WHOLE.value,
    )
    link = StringField(lazy_gettext("Address of the whole text"), filters=[stripped])


class PassageForm(SiteForm):
    """Take a passage as lines, with the words that are explained; ``base`` is the revision that was seen."""

    title = StringField(
        lazy_gettext("Title"), filters=[stripped], validators=[DataRequired(lazy_gettext("Write a title."))]
    )
    text = TextAreaField(lazy_gettext("The text, one sentence a line"))
    glossary = TextAreaField(lazy_gettext("Explained words, one a line"))
    base = HiddenField()


class FolderForm(FileForm):
    """Take a bank's folder as an archive."""

    file = FileField(lazy_gettext("The folder as .zip"))
    own = BooleanField(lazy_gettext("as a new bank of my own"))


class KeepForm(SiteForm):
    """Say that an entry still holds."""

    kind = HiddenField()
    entry = HiddenField()
    seal = HiddenField()
    at = HiddenField()


class CompareForm(SiteForm):
    """Put a folder and the site's bank together; the choices come under the names of the entries."""

    go = HiddenField()
    seal = HiddenField()
    rest = HiddenField()
