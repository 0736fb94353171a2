"""Forms for coming into a class. What a code, nickname or PIN must be is decided by services; here none is empty."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import HiddenField, StringField
from wtforms.validators import DataRequired

from quizapp.web.forms import SiteForm, stripped


class CodeForm(SiteForm):
    """Ask for the code of a class and who comes."""

    code = StringField(
        lazy_gettext("Code of your class"),
        filters=[stripped],
        validators=[DataRequired(lazy_gettext("Write the code that your teacher shows."))],
    )
    nickname = StringField(
        lazy_gettext("Nickname"), filters=[stripped], validators=[DataRequired(lazy_gettext("Write your nickname."))]
    )


class JoinForm(CodeForm):
    """Join a class; ``ticket`` tells a request sent twice from a namesake, ``take`` is a free nickname chosen."""

    ticket = HiddenField(filters=[stripped])
    take = HiddenField(filters=[stripped])


class ReturnForm(CodeForm):
    """Come back with a PIN, and go on where it was asked for."""

    next = HiddenField()
    pin = StringField("PIN", filters=[stripped], validators=[DataRequired(lazy_gettext("Write your PIN."))])
