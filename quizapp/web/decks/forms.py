"""Forms of the deck pages. Which editions and parts there are is decided by services."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import StringField
from wtforms.form import BaseForm

from quizapp.web.forms import SiteForm


class TakeForm(SiteForm):
    """Choose a part of a deck, in one edition."""

    edition = StringField()
    part = StringField()


class ExportForm(SiteForm):
    """Upload a deck that Anki exported."""

    class Meta(SiteForm.Meta):
        """Read the one file of this form; a file under another field's name stays unread."""

        def wrap_formdata(self, form: BaseForm, formdata: object) -> object:
            """Add the export to what was sent."""
            sent: Any = super().wrap_formdata(form, formdata)
            files: Any = MultiDict([("export", file) for file in request.files.getlist("export")])
            return CombinedMultiDict([sent, files]) if sent else None

    export = FileField(lazy_gettext("Export of Anki (.apkg)"))
