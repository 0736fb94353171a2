"""Forms of teachers. What a name must be is decided by services; a class list is read by the exchange room."""

from __future__ import annotations

from flask_babel import lazy_gettext
from flask_wtf.file import FileField
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired

from quizapp.web.forms import PastedOrFileForm, SiteForm, stripped


class ClassForm(SiteForm):
    """Name a class."""

    name = StringField(
        lazy_gettext("Name of the class"),
        filters=[stripped],
        validators=[DataRequired(lazy_gettext("Write a name for the class."))],
    )


class StudentForm(SiteForm):
    """Name a student."""

    name = StringField(
        lazy_gettext("Nickname"), filters=[stripped], validators=[DataRequired(lazy_gettext("Write a nickname."))]
    )


class CodeForm(SiteForm):
    """Make another code, or none."""

    go = HiddenField(validators=[AnyOf(("new", "revoke"))])


class RosterForm(PastedOrFileForm):
    """Take a class list, as cells that are pasted or as a file."""

    pasted = TextAreaField(lazy_gettext("Paste the cells here"))
    file = FileField(lazy_gettext("Or choose a file (.xlsx or .csv)"))


class EnrolForm(SiteForm):
    """Apply a list that was looked at: its rows as they were read, and the seal of what they do."""

    rows = HiddenField()
    seal = HiddenField()
