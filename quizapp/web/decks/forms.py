"""Forms of the deck pages. Which editions and parts there are is decided by services."""

from __future__ import annotations

from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from wtforms import StringField

from quizapp.web.forms import FileForm, SiteForm


class TakeForm(SiteForm):
    """Choose a part of a deck, in one edition."""

    edition = StringField()
    part = StringField()


class ExportForm(FileForm):
    """Upload a deck that Anki exported."""

    uploaded = "export"
    export = FileField(lazy_gettext("Export of Anki (.apkg)"))
