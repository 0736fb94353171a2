"""Sign-ins: random tokens of which only the hash is stored, revocable, with an absolute end."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, exists, select, update
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState
from quizapp.core.person import Person, Role
from quizapp.db.models import AttemptRow, SignInRow
from quizapp.db.reads import PERSON_OF_TOKEN
from quizapp.db.types import AnyRow
from quizapp.services import audit
from quizapp.services.audit import PERSON, Deed
from quizapp.services.tokens import new_token, token_hash

STAFF_LASTS: Final = timedelta(hours=12)
STAFF_IDLE: Final = timedelta(hours=2)  # kept by the edge in its signed cookie, so that a look writes nothing
STUDENT_LASTS: Final = timedelta(hours=24)  # from signing in, or from the end of the last open attempt
ATTEMPT_LASTS: Final = timedelta(days=30)  # an open attempt keeps its student signed in, but not for ever


def open_sign_in(session: Session, *, person: Person, now: datetime, replacing: str = "") -> str:
    """Open a sign-in and return its token (43 characters); the sign-in of the token ``replacing`` ends.

    Staff are signed in for 12 hours, students and guests for 24 hours, or while an attempt is open (30 days at most)
    and 24 hours more. That staff came in is noted in the log.
    """
    if replacing:
        close_sign_in(session, token=replacing, now=now)
    token = new_token()
    lasts = STAFF_LASTS if person.staff else ATTEMPT_LASTS if _busy(session, person.id) else STUDENT_LASTS
    row = SignInRow(
        person_id=person.id, token_hash=token_hash(token), staff=person.staff, created_at=now, expires_at=now + lasts
    )
    session.add(row)
    session.flush()
    if person.staff:
        audit.note(session, Deed.SIGNED_IN, by=person, kind=PERSON, subject=person.public_id, now=now)
    return token


def close_sign_in(session: Session, *, token: str, now: datetime) -> None:
    """End the sign-in of a token; an unknown token is ignored."""
    open_one = SignInRow.token_hash == token_hash(token), SignInRow.revoked_at.is_(None)
    session.execute(update(SignInRow).where(*open_one).values(revoked_at=now))


def close_other_sign_ins(session: Session, *, person: Person, now: datetime, keeping: str = "") -> None:
    """End every sign-in of a person, except the one of the token ``keeping``."""
    others = (
        SignInRow.person_id == person.id,
        SignInRow.token_hash != token_hash(keeping),
        SignInRow.revoked_at.is_(None),
    )
    session.execute(update(SignInRow).where(*others).values(revoked_at=now))


def lengthen(session: Session, *, person: int, now: datetime) -> None:
    """Set the end of a student's (internal id) running sign-ins by whether an attempt is open; staff's stay."""
    ends = now + (ATTEMPT_LASTS if _busy(session, person) else STUDENT_LASTS)
    running = (
        SignInRow.person_id == person,
        SignInRow.revoked_at.is_(None),
        SignInRow.expires_at > now,
        SignInRow.staff.is_(False),
    )
    session.execute(update(SignInRow).where(*running).values(expires_at=ends))


def person_of(reads: Connection | Session, *, token: str, now: datetime) -> Person | None:
    """Return who a token signs in, by one read; None for an unknown, ended or revoked one."""
    row = reads.execute(PERSON_OF_TOKEN, {"token_hash": token_hash(token), "now": now}).one_or_none()
    return person_in(row) if row else None


def person_in(row: AnyRow) -> Person:
    """Return the person that a row of the hot reads holds."""
    roles = frozenset(map(Role, (row.roles or "").split()))
    return Person(row.person_id, row.person_public_id, row.person_name, row.guest, roles)


def _busy(session: Session, person: int) -> bool:
    running = exists().where(AttemptRow.person_id == person, AttemptRow.state == AttemptState.OPEN.value)
    return bool(session.execute(select(running)).scalar())
