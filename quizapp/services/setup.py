"""The first administrator: a one-time link, printed at start while nobody has the role."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, exists, select, update
from sqlalchemy.orm import Session

from quizapp.core.i18n import msg
from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotFound
from quizapp.db.models import PersonRoleRow, SetupLinkRow
from quizapp.services import audit
from quizapp.services.audit import PERSON, Deed
from quizapp.services.people import grant, sign_up
from quizapp.services.tokens import new_token, token_hash

LASTS: Final = timedelta(hours=24)


def make_setup_link(session: Session, *, now: datetime) -> str | None:
    """Return a fresh token for ``/account/first-admin/<token>`` (24 hours, once), None when there is an administrator.

    Earlier tokens stop working.
    """
    session.execute(delete(SetupLinkRow).where(SetupLinkRow.used_at.is_(None)))
    if _has_admin(session):
        return None
    token = new_token()
    session.add(SetupLinkRow(token_hash=token_hash(token), created_at=now, expires_at=now + LASTS))
    session.flush()
    return token


def setup_link_open(session: Session, *, token: str, now: datetime) -> bool:
    """Tell whether a token can still make the first administrator."""
    usable = session.execute(select(exists().where(*_usable(token, now)))).scalar()
    return bool(usable) and not _has_admin(session)


def use_setup_link(session: Session, *, token: str, name: str, password: str, now: datetime) -> Person:
    """Make the first administrator.

    Raises NotFound for an unknown, used or old token, else what ``people.sign_up`` raises; the token stays usable then.
    """
    person = sign_up(session, name=name, password=password, now=now)
    used = session.execute(
        update(SetupLinkRow).where(*_usable(token, now)).values(used_at=now).returning(SetupLinkRow.id)
    )
    if used.one_or_none() is None or _has_admin(session):
        raise NotFound(msg("This link has been used or is too old. Start the site again for a new one."))
    made = grant(session, person=person, roles={Role.ADMIN})
    roles = {"roles": sorted(made.roles)}
    audit.note(session, Deed.ROLES_SET, by=None, kind=PERSON, subject=made.public_id, now=now, details=roles)
    return made


def _usable(token: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    return SetupLinkRow.token_hash == token_hash(token), SetupLinkRow.used_at.is_(None), SetupLinkRow.expires_at > now


def _has_admin(session: Session) -> bool:
    return bool(session.execute(select(exists().where(PersonRoleRow.role == Role.ADMIN.value))).scalar())
