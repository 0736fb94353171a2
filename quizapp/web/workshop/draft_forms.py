"""The form that takes an article to draft from."""

from __future__ import annotations

from typing import Final

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, Field, RadioField, StringField, TextAreaField, ValidationError

from quizapp.core.document import as_article
from quizapp.core.drafted import MOST_DRAFTS, USUAL_DRAFTS
from quizapp.core.refusal import Malformed
from quizapp.drafting.draft import check_date
from quizapp.itemtypes.fields import Choice
from quizapp.web.forms import add_fault, said, stripped, whole
from quizapp.web.workshop.text_forms import DocumentForm

LANGUAGES: Final = (
    Choice("auto", lazy_gettext("find it out")),
    Choice("id", lazy_gettext("Indonesian")),
    Choice("en", lazy_gettext("English")),
)


class ArticleForm(DocumentForm):
    """Take an article; ``agree`` lets it go to the school's own model."""

    pasted = TextAreaField(lazy_gettext("Paste the article here"))
    language = RadioField(lazy_gettext("Language of the text"), choices=list(LANGUAGES), default="auto")
    published = StringField(lazy_gettext("Date of the article, if you know it"), filters=[stripped])
    most = StringField(lazy_gettext("The most drafts"), default=str(USUAL_DRAFTS), filters=[stripped])
    agree = BooleanField()

    def validate_published(self, field: Field) -> None:
        """Refuse what is no date."""
        try:
            check_date(said(field))
        except Malformed as refusal:
            raise ValidationError(refusal.message.translated(gettext)) from None

    def validate_most(self, field: Field) -> None:
        """Refuse what is no number of drafts."""
        whole(field, 1, MOST_DRAFTS)

    def wanted(self) -> int:
        """Return how many drafts are wanted at most: as many as usual where nothing is said."""
        return whole(self.most, 1, MOST_DRAFTS) or USUAL_DRAFTS

    def article(self) -> str:
        """Return the article; the text of a file is moved into the field to paste in, where it waits if it must.

        A browser forgets the file of a form that comes back with a fault. Raises Malformed with a sentence for the
        teacher.
        """
        text = as_article(self.document())
        if self.file.data:
            self.pasted.data, self.file.data = text, None
        return text

    def keep_file(self) -> None:
        """Move the text of a file into the field to paste in, unless the file itself has a fault, which is told."""
        try:
            self.article()
        except Malformed as refusal:
            add_fault(self.source, refusal.message)
