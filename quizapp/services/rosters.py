"""Class lists: looked at first, then applied exactly as looked at, as one whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, literal, select, update
from sqlalchemy.orm import Session

from quizapp.core.cohort import Enrolment
from quizapp.core.i18n import msg
from quizapp.core.person import Person, name_key
from quizapp.core.refusal import NotNow, Stale
from quizapp.core.roster import ListedRow, RosterLine, RosterOutcome, RosterPlan
from quizapp.core.roster_plan import plan_roster
from quizapp.db.class_start import enrolment_columns
from quizapp.db.models import CohortRow, EnrolmentRow, PersonRow
from quizapp.db.reads import TABLES
from quizapp.db.types import new_public_id, sought
from quizapp.services.cohort_rows import enrolment_in, hold_door, not_found, open_cohort, scope

NOBODYS: Final = "  "  # begins no name's key, which has single blanks only

_person = TABLES["person"]
_CALL_GUESTS: Final = (
    update(_person).where(_person.c.id == bindparam("whom"), _person.c.guest).values(name=bindparam("called"))
)


def preview_roster(
    reads: Connection | Session, *, cohort: str, person: Person, rows: Sequence[ListedRow]
) -> RosterPlan:
    """Return what a list would do to a class; nothing is changed.

    Raises NotFound, NotNow when the class is archived, Malformed for more than 1000 students.
    """
    mine = select(CohortRow.id, CohortRow.archived_at).where(CohortRow.public_id == sought(cohort), scope(person))
    row = reads.execute(mine).one_or_none()
    if row is None:
        raise not_found()
    if row.archived_at is not None:
        raise NotNow(msg("This class is archived. Bring it back before you change it."))
    return plan_roster(rows, _enrolments(reads, row.id))


def enrol_roster(  # noqa: PLR0913 - whose list for which class, all by name
    session: Session, *, cohort: str, person: Person, rows: Sequence[ListedRow], seal: str, now: datetime
) -> RosterPlan:
    """Do what the preview with this ``seal`` showed, and return it; ambiguous and bad rows are left out.

    Raises Stale when the class or the list would lead to anything else by now, and what ``preview_roster`` raises.
    """
    row = open_cohort(session, cohort, person)
    hold_door(session, row)
    plan = plan_roster(rows, _enrolments(session, row.id))
    if plan.seal != seal:
        raise Stale(msg("The class has changed since the list was checked. Look at what it does now."))
    lines = (*plan.of(RosterOutcome.CHANGED), *plan.of(RosterOutcome.RESTORED))
    _change(session, [(line, line.enrolment) for line in lines if line.enrolment])
    _add(session, row.id, plan.of(RosterOutcome.ADDED), now)
    return plan


def _enrolments(reads: Connection | Session, cohort: int) -> Iterable[Enrolment]:
    columns = enrolment_columns(EnrolmentRow.__table__)
    found = select(*columns).where(EnrolmentRow.cohort_id == cohort).order_by(EnrolmentRow.id)
    return [enrolment_in(row) for row in reads.execute(found)]


def _change(session: Session, changes: Sequence[tuple[RosterLine, Enrolment]]) -> None:
    """Write what is known now; nicknames that move are taken off first, so that two students can swap theirs."""
    renamed = [(line, student) for line, student in changes if line.renamed]
    if renamed:
        leave = update(EnrolmentRow).where(EnrolmentRow.id.in_([student.id for _, student in renamed]))
        session.execute(leave.values(nickname_key=literal(NOBODYS) + EnrolmentRow.public_id))
        names = [{"whom": student.person, "called": line.nickname} for line, student in renamed]
        session.connection().execute(_CALL_GUESTS, names)
    if changes:
        session.execute(update(EnrolmentRow), [{"id": student.id, **_values(line)} for line, student in changes])


def _add(session: Session, cohort: int, lines: Sequence[RosterLine], now: datetime) -> None:
    if not lines:
        return
    people = {new_public_id(): line for line in lines}
    made = session.execute(
        insert(PersonRow).returning(PersonRow.id, PersonRow.public_id),
        [
            {"public_id": public_id, "name": line.nickname, "guest": True, "created_at": now}
            for public_id, line in people.items()
        ],
    )
    session.execute(
        insert(EnrolmentRow),
        [
            {"public_id": new_public_id(), "cohort_id": cohort, "person_id": row.id, "pin_generation": 1}
            | {"joined_at": now, **_values(people[row.public_id])}
            for row in made
        ],
    )


def _values(line: RosterLine) -> dict[str, Any]:
    return {
        "nickname": line.nickname,
        "nickname_key": name_key(line.nickname),
        "number": line.number,
        "nis": line.nis,
        "nisn": line.nisn,
        "removed_at": None,
    }
