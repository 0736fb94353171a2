"""The base of every form on the site, and what several forms share."""

from __future__ import annotations

from contextlib import closing
from http import HTTPStatus
from typing import Any, ClassVar, Final, cast

from flask import render_template, request
from flask_babel import gettext
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.datastructures import CombinedMultiDict, FileStorage, MultiDict
from wtforms import Field, TextAreaField, ValidationError
from wtforms.form import BaseForm

from quizapp.core.i18n import Message

MOST_DIGITS: Final = 9  # so that a number fits every column, and a long one is not even read


class SiteForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF publishes no types
    """Guard a form by the session's token; messages are ours, in the reader's language."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # likewise
        """Leave WTForms' own translations unread: every message here is written by us."""

        locales = False

        def wrap_formdata(self, form: BaseForm, formdata: object) -> object:  # noqa: ARG002 - as WTForms has it
            """Read the fields of a sent form alone: JSON, or a file under a field's name, holds values of any kind."""
            return (request.form or None) if formdata is not None and request.method == "POST" else None


class FileForm(SiteForm):
    """Take one file beside the fields, in the field ``uploaded``; a file under another field's name stays unread."""

    uploaded: ClassVar[str] = "file"

    class Meta(SiteForm.Meta):
        """Read the file beside the fields."""

        def wrap_formdata(self, form: BaseForm, formdata: object) -> object:
            """Add the file to what was sent."""
            sent: Any = super().wrap_formdata(form, formdata)
            name = cast("FileForm", form).uploaded
            files: Any = MultiDict([(name, file) for file in request.files.getlist(name)])
            return CombinedMultiDict([sent, files]) if sent else None

    def sent_file(self) -> tuple[bytes, str] | None:
        """Return content and name of the file that was sent, None for none."""
        upload = self[self.uploaded].data
        if not isinstance(upload, FileStorage) or not upload.filename:
            return None
        with closing(upload):  # a large one lies in a file of its own until then
            return upload.stream.read(), upload.filename


class PastedOrFileForm(FileForm):
    """Take a text, pasted or as a file; a file goes first."""

    pasted = TextAreaField()
    file = FileField()

    @property
    def source(self) -> Field:
        """Return the field that the text comes from."""
        return self.file if self.file.data else self.pasted


def form_page(template: str, form: SiteForm, **more: object) -> tuple[str, int]:
    """Return a page with its form; where something in the form was turned down, the status says so."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template(template, form=form, **more), status


def add_fault(field: Field, fault: Message) -> None:
    """Put a fault beside a field, in the reader's language."""
    field.errors = [*field.errors, fault.translated(gettext)]


def said(field: Field) -> str:
    """Return what was written into a text field, "" for nothing."""
    return field.data or ""


def number_in(text: str) -> int | None:
    """Return the whole number that a text of at most nine digits is, None for any other text."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def whole(field: Field, least: int, most: int) -> int | None:
    """Return the whole number of a text field, None for nothing. Raises ValidationError outside of the bounds."""
    typed = said(field)
    if not typed:
        return None
    number = number_in(typed)
    if number is None or not least <= number <= most:
        raise ValidationError(gettext("Write a whole number from %(least)s to %(most)s.", least=least, most=most))
    return number


def stripped(value: str | None) -> str:
    """Return the text without blanks round it: a WTForms filter."""
    return (value or "").strip()


def local(address: str | None) -> str:
    """Return a path of this site to go on to, ``/`` for anything that could lead elsewhere."""
    address = address or "/"
    plain = address.isprintable() and "\\" not in address
    ours = address.startswith("/") and not address.startswith("//")  # so it has neither scheme nor host
    return address if plain and ours else "/"
