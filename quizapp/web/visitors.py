"""Who is visiting: the sign-in token in the session, the person behind it, coming in and going out.

Flask-Login keeps the token of a sign-in row as its id, so that ending the row ends the sign-in everywhere at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flask import Flask, session
from flask_login import current_user, login_user

from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import NotSignedIn
from quizapp.services import sign_ins
from quizapp.web.extensions import login
from quizapp.web.site import database, now

NOBODY = msg("Nobody is signed in here, or the sign-in has ended.")
TOKEN = "_user_id"  # noqa: S105 - the place where Flask-Login keeps the id of its user in the session
USED: Final = "used"  # when staff last used their sign-in, in whole seconds since 1970; students have no such entry
NOTED_EVERY: Final = 60  # seconds; a page of several requests sets one cookie


@dataclass(frozen=True, slots=True)
class Visitor:
    """Tie a person to the sign-in they came by: what Flask-Login takes for a user."""

    token: str
    person: Person
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """Return the token, Flask-Login's alternative id."""
        return self.token


def init_app(app: Flask) -> None:
    """Load visitors by token and give templates ``visitor()``."""
    app.config["SESSION_PROTECTION"] = None  # a phone changes its address; a stolen cookie is ended by its row
    login.init_app(app, add_context_processor=False)  # it would read the sign-in for every page, the item page too
    login.session_protection = None
    login.user_loader(load)
    app.add_template_global(visitor)


def load(token: str) -> Visitor | None:
    """Return the visitor of a token, by one read."""
    with database().reads() as reads:
        person = sign_ins.person_of(reads, token=token, now=now())
    if person:
        note_use()
    return Visitor(token, person) if person else None


def kept_token() -> str:
    """Return the token in the session, also one that was left idle: what signing in and out ends."""
    return str(session.get(TOKEN, ""))


def sign_in_token() -> str:
    """Return the token in the session, "" for none and for one that staff left idle for two hours.

    Reads nothing, so the token may have ended. The hours count in the signed cookie: looking writes to no database.
    """
    used = session.get(USED)
    idle = used is not None and _seconds() - used > sign_ins.STAFF_IDLE.total_seconds()
    return "" if idle else kept_token()


def note_use() -> None:
    """Let the two idle hours of staff begin anew, by the cookie of this reply; once a minute at most."""
    used = session.get(USED)
    if used is not None and abs(_seconds() - used) >= NOTED_EVERY:
        session[USED] = _seconds()


def _seconds() -> int:
    return int(now().timestamp())


def visitor() -> Person | None:
    """Return who is signed in, by one read a request at most."""
    if not sign_in_token():
        return None
    person: Person | None = current_user.person if current_user.is_authenticated else None
    return person


def the_visitor() -> Person:
    """Return who is signed in, on a page that nobody else reaches. Raises NotSignedIn."""
    person = visitor()
    if person is None:
        raise NotSignedIn(NOBODY)
    return person


def come_in(token: str, person: Person) -> None:
    """Begin a new session for a sign-in that was committed; nothing of the session before stays."""
    session.clear()
    session.permanent = True
    if person.staff:
        session[USED] = _seconds()
    login_user(Visitor(token, person))


def go_out() -> None:
    """Forget everything in the session."""
    session.clear()
