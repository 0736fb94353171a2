"""``quizapp user``: people added from the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quizapp.cli.bank import data_option
from quizapp.cli.edge import now, said, say, session
from quizapp.core.i18n import msg
from quizapp.core.person import BadPassword, Role


@click.group("user", help=said(msg("Add people and their roles.")))
def user() -> None:
    """Hold the commands."""


piped_option = click.option(
    "--password-stdin", is_flag=True, help=said(msg("Read the password from the first line of the input."))
)


@user.command("password", help=said(msg("Give somebody who has an account another password.")))
@click.argument("name")
@piped_option
@data_option
def password(name: str, data: Path | None, *, password_stdin: bool) -> None:
    """Give somebody another password; every sign-in of theirs ends."""
    from quizapp.services import audit
    from quizapp.services.people import change_password, find_person

    given = _piped() if password_stdin else _typed()
    with session(data) as open_session:
        person = find_person(open_session, name=name)
        change_password(open_session, person=person, password=given, now=now())
        audit.note(
            open_session, audit.Deed.PASSWORD_GIVEN, by=None, kind=audit.PERSON, subject=person.public_id, now=now()
        )
    say(msg("%(name)s has a new password and is signed out everywhere.", name=person.name))


@user.command("add", help=said(msg("Add somebody who signs in with a name and a password.")))
@click.argument("name")
@click.option("--role", "roles", multiple=True, type=click.Choice([role.value for role in Role]),
              default=[Role.STUDENT.value], show_default=True,
              help=said(msg("What the person may do; may be given several times.")))  # fmt: skip
@piped_option
@data_option
def add(name: str, roles: tuple[str, ...], data: Path | None, *, password_stdin: bool) -> None:
    """Add somebody."""
    from quizapp.services import audit
    from quizapp.services.people import grant, sign_up

    password = _piped() if password_stdin else _typed()
    with session(data) as open_session:
        person = sign_up(open_session, name=name, password=password, now=now())
        person = grant(open_session, person=person, roles=[Role(role) for role in roles])
        details = {"roles": sorted(person.roles)}
        audit.note(
            open_session, audit.Deed.ROLES_SET, by=None, kind=audit.PERSON, subject=person.public_id, now=now(),
            details=details,
        )  # fmt: skip
    say(msg("Added %(name)s: %(roles)s.", name=person.name, roles=", ".join(sorted(person.roles))))


def _typed() -> str:
    """Ask for a password twice on a terminal; without one this is wrong use."""
    if not sys.stdin.isatty():
        raise click.UsageError(said(msg("There is no terminal to ask for the password. Use --password-stdin.")))
    again = said(msg("The same password again"))
    password: str = click.prompt(said(msg("Password")), hide_input=True, confirmation_prompt=again, err=True)
    return password


def _piped() -> str:
    """Return the first line of the input without its end. Raises BadPassword for what is no text."""
    line = sys.stdin.buffer.readline().rstrip(b"\r\n")
    try:
        return line.decode()
    except UnicodeDecodeError as fault:
        raise BadPassword(msg("The password is not written in UTF-8.")) from fault
