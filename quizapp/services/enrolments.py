"""Students of a class as its teachers handle them: renamed, removed and let in again, PINs made anew, cards printed."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, exists, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from quizapp.core.class_code import Keys, pin_of, shown_code
from quizapp.core.cohort import Enrolment, JoinCard, NicknameTaken, free_name
from quizapp.core.i18n import msg
from quizapp.core.person import Person, clean_name, name_key
from quizapp.core.refusal import NotNow
from quizapp.db.class_start import NICKNAME_KEYS, enrolment_columns
from quizapp.db.models import CohortRow, EnrolmentRow, PersonRow, SignInRow
from quizapp.db.types import AnyRow, sought
from quizapp.services import audit
from quizapp.services.audit import Deed
from quizapp.services.cohort_rows import (
    COHORT,
    active,
    by_list,
    enrolment_in,
    enrolment_of,
    not_found,
    own_enrolment,
    scope,
)


def rename_student(session: Session, *, enrolment: str, person: Person, nickname: str) -> Enrolment:
    """Give a student another nickname; a student without an account is called so everywhere.

    Raises BadName, NicknameTaken, NotFound, NotNow when the class is archived.
    """
    clean = clean_name(nickname)
    row = own_enrolment(session, enrolment, person)
    _call(session, row, clean)
    guest = PersonRow.id == row.person_id, PersonRow.guest
    session.execute(update(PersonRow).where(*guest).values(name=clean))
    return enrolment_of(row)


def remove_student(session: Session, *, enrolment: str, person: Person, now: datetime) -> None:
    """Take a student off a class; who came in by it alone is signed out at once. Removing again changes nothing.

    Attempts stay. Raises NotFound, NotNow when the class is archived.
    """
    row = own_enrolment(session, enrolment, person)
    if row.removed_at is None:
        row.removed_at = now
        session.flush()
        shut_out(session, row.cohort_id, now=now, enrolment=row.id)


def restore_student(session: Session, *, enrolment: str, person: Person) -> Enrolment:
    """Let a removed student in again, with the same PIN.

    Raises NicknameTaken when somebody else has the nickname by now, NotFound, NotNow when the class is archived.
    """
    row = own_enrolment(session, enrolment, person)
    _call(session, row, row.nickname, back=True)
    return enrolment_of(row)


def reset_pin(session: Session, *, enrolment: str, person: Person, now: datetime) -> Enrolment:
    """Give a student another PIN; the one before stops working, and who came in by it is signed out.

    Raises NotFound, NotNow when the class is archived.
    """
    row = own_enrolment(session, enrolment, person)
    row.pin_generation += 1
    row.ticket_hash = None
    session.flush()
    guest = select(PersonRow.id).where(PersonRow.id == row.person_id, PersonRow.guest)
    running = SignInRow.person_id.in_(guest), SignInRow.revoked_at.is_(None)
    session.execute(update(SignInRow).where(*running).values(revoked_at=now))
    audit.note(session, Deed.PIN_GIVEN, by=person, kind="enrolment", subject=enrolment, now=now)
    return enrolment_of(row)


def join_cards(reads: Connection | Session, *, cohort: str, person: Person, keys: Keys) -> tuple[JoinCard, ...]:
    """Return a card for every student, in the order of the class list, by one read.

    Raises NotFound when the class is not in the person's scope, NotNow when it has no code.
    """
    rows = reads.execute(_CARDS.where(CohortRow.public_id == sought(cohort), scope(person))).all()
    if not rows:
        raise not_found()
    if not rows[0].code:
        raise NotNow(msg("This class has no code now. Make one, then print the cards."))
    lines = sorted((row for row in rows if row.enrolment_id is not None), key=lambda row: by_list(enrolment_in(row)))
    return tuple(_card(row, keys) for row in lines)


def shut_out(session: Session, cohort: int, *, now: datetime, enrolment: int | None = None) -> None:
    """Sign out the students of a class, or one of them, who have neither an account nor another open class."""
    other, another = aliased(EnrolmentRow), aliased(CohortRow)
    elsewhere = (
        exists()
        .where(other.person_id == EnrolmentRow.person_id, other.cohort_id != cohort, other.removed_at.is_(None))
        .where(another.id == other.cohort_id, another.archived_at.is_(None))
    )
    whom = EnrolmentRow.removed_at.is_(None) if enrolment is None else EnrolmentRow.id == enrolment
    out = (
        select(EnrolmentRow.person_id)
        .join(PersonRow, PersonRow.id == EnrolmentRow.person_id)
        .where(EnrolmentRow.cohort_id == cohort, whom, PersonRow.guest, ~elsewhere)
    )
    running = SignInRow.person_id.in_(out), SignInRow.revoked_at.is_(None)
    session.execute(update(SignInRow).where(*running).values(revoked_at=now))


def free_nickname(session: Session, cohort: int, nickname: str) -> str:
    """Return a nickname like the one that somebody in the class has, which nobody has."""
    return free_name(nickname, set(session.execute(NICKNAME_KEYS, {"cohort": cohort}).scalars()))


def _call(session: Session, row: EnrolmentRow, nickname: str, *, back: bool = False) -> None:
    try:
        with session.begin_nested():
            row.nickname, row.nickname_key = nickname, name_key(nickname)
            row.removed_at = None if back else row.removed_at
            session.flush()
    except IntegrityError:
        free = free_nickname(session, row.cohort_id, nickname)
        message = msg(
            "Somebody in this class is called “%(name)s” already; “%(free)s” is free.", name=nickname, free=free
        )
        raise NicknameTaken(message, free) from None


_CARDS: Final = (
    select(*COHORT, *enrolment_columns(EnrolmentRow.__table__), PersonRow.guest)
    .select_from(CohortRow)
    .outerjoin(EnrolmentRow, active())
    .outerjoin(PersonRow, PersonRow.id == EnrolmentRow.person_id)
)


def _card(row: AnyRow, keys: Keys) -> JoinCard:
    enrolment = enrolment_in(row)
    pin = pin_of(keys, enrolment) if row.guest else ""
    return JoinCard(enrolment.nickname, enrolment.number, row.cohort_name, shown_code(row.code), pin)
