"""The base of every form on the site, and what several forms share."""

from __future__ import annotations

from flask import request
from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import Field
from wtforms.form import BaseForm

from quizapp.core.i18n import Message


class SiteForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF publishes no types
    """Guard a form by the session's token; messages are ours, in the reader's language."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # likewise
        """Leave WTForms' own translations unread: every message here is written by us."""

        locales = False

        def wrap_formdata(self, form: BaseForm, formdata: object) -> object:  # noqa: ARG002 - as WTForms has it
            """Read the fields of a sent form alone: JSON, or a file under a field's name, holds values of any kind."""
            return (request.form or None) if formdata is not None and request.method == "POST" else None


def add_fault(field: Field, fault: Message) -> None:
    """Put a fault beside a field, in the reader's language."""
    field.errors = [*field.errors, fault.translated(gettext)]


def said(field: Field) -> str:
    """Return what was written into a text field, "" for nothing."""
    return field.data or ""


def stripped(value: str | None) -> str:
    """Return the text without blanks round it: a WTForms filter."""
    return (value or "").strip()


def local(address: str | None) -> str:
    """Return a path of this site to go on to, ``/`` for anything that could lead elsewhere."""
    address = address or "/"
    plain = address.isprintable() and "\\" not in address
    ours = address.startswith("/") and not address.startswith("//")  # so it has neither scheme nor host
    return address if plain and ours else "/"
