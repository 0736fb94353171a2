"""Forms about accounts. What a name or password must be is decided by services; only an empty one is refused here."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired, InputRequired

from quizapp.web.forms import SiteForm, stripped


class AccountForm(SiteForm):
    """Ask for name and password: to sign up, and to become the first administrator."""

    name = StringField(
        lazy_gettext("Name"), filters=[stripped], validators=[DataRequired(lazy_gettext("Write your name."))]
    )
    password = PasswordField(lazy_gettext("Password"), validators=[InputRequired(lazy_gettext("Write your password."))])


class PasswordForm(SiteForm):
    """Ask for the password of now and another one."""

    present = PasswordField(
        lazy_gettext("Password of now"), validators=[InputRequired(lazy_gettext("Write your password."))]
    )
    password = PasswordField(
        lazy_gettext("New password"), validators=[InputRequired(lazy_gettext("Write a new password."))]
    )


class SignInForm(AccountForm):
    """Ask for name and password, and remember where to go on."""

    next = HiddenField()
