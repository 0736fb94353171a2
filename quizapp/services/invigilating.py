"""What a teacher does to a student's attempt while a quiz runs: hand it in, or open it again. Each deed is logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from quizapp.core.assignment import end_of
from quizapp.core.attempt import AttemptState
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import Malformed, NotNow
from quizapp.db.models import AssignmentPersonRow, AssignmentRow, AttemptRow, MarkRow, ResponseRow
from quizapp.db.types import AnyRow
from quizapp.services import audit
from quizapp.services.assignments import own_assignment, students_in
from quizapp.services.audit import Deed
from quizapp.services.given import APART
from quizapp.services.sign_ins import lengthen
from quizapp.services.submitting import submit_for

LONGEST: Final = timedelta(hours=24)  # that an attempt is opened again for
UNGRADED: Final = {
    "state": AttemptState.OPEN, "submitted_at": None, "ended_by": None, "numerator": None, "denominator": None,
    "possible": None, "waiting": 0, "waiting_points": 0,
}  # fmt: skip


def hand_in_for(session: Session, *, assignment: str, enrolment: str, by: Person, now: datetime) -> None:
    """Hand in a student's open attempt: what is saved is graded.

    Raises NotFound for an assignment or student that is not ``by``'s, NotNow when nothing of theirs is open.
    """
    found = _newest(session, assignment, enrolment, by)
    if found.row.state != AttemptState.OPEN:
        raise NotNow(msg("This attempt has been handed in already."))
    submit_for(session, attempt=found.row.id, now=now)
    _note(session, Deed.SUBMITTED_FOR, found, by, now)


def reopen(  # noqa: PLR0913 - who opens what for whom, all by name
    session: Session, *, assignment: str, enrolment: str, by: Person, now: datetime, lasting: timedelta | None = None
) -> None:
    """Open a student's newest attempt again with all its answers; its marks stay in the log and count no more.

    It lasts ``lasting`` from now (1 minute to 24 hours); None leaves it the time it has left. Where the quiz closes
    before that, it stays open for this student, and its keys wait as long. Raises as ``hand_in_for``, Malformed for
    another length, NotNow when the attempt is open or has no time left.
    """
    if lasting is not None and not timedelta(minutes=1) <= lasting <= LONGEST:
        raise Malformed(msg("Give 1 minute to 24 hours."))
    found = _newest(session, assignment, enrolment, by)
    if found.row.state == AttemptState.OPEN:
        raise NotNow(msg("This attempt is open. Give more time instead."))
    times = _times(found.row, now, lasting)
    if times["due_at"] is not None and times["due_at"] <= now:
        raise NotNow(msg("The time of this attempt is over. Say how many minutes it is to be open."))
    theirs = select(ResponseRow.id).where(ResponseRow.attempt_id == found.row.id)
    counted = update(MarkRow).where(MarkRow.response_id.in_(theirs), MarkRow.is_current)
    session.execute(counted.values(is_current=False).execution_options(synchronize_session=False))
    session.execute(update(AttemptRow).where(AttemptRow.id == found.row.id).values(**UNGRADED, **times))
    if lasting is not None and found.closes is not None and found.closes < now + lasting:
        _keep_open(session, found, now + lasting)
    lengthen(session, person=found.person, now=now)
    _note(session, Deed.REOPENED, found, by, now)


@dataclass(frozen=True, slots=True)
class _Found:
    """One student's newest attempt in an assignment: rows by internal ids, and when the quiz closes for them."""

    assignment: int
    everyone: bool
    person: int
    row: AnyRow

    @property
    def closes(self) -> datetime | None:
        found: datetime | None = self.row.own_closes_at or self.row.closes_at
        return found


_ATTEMPT: Final = (
    select(
        AttemptRow.id, AttemptRow.public_id, AttemptRow.state, AttemptRow.started_at, AttemptRow.limit_seconds,
        AttemptRow.extra_seconds, AssignmentRow.closes_at, AssignmentPersonRow.closes_at.label("own_closes_at"),
    )
    .join(AssignmentRow, AssignmentRow.id == AttemptRow.assignment_id)
    .outerjoin(AssignmentPersonRow, APART)
    .order_by(AttemptRow.id.desc())
    .limit(1)
)  # fmt: skip


def _newest(session: Session, assignment: str, enrolment: str, by: Person) -> _Found:
    given = own_assignment(session, assignment=assignment, person=by)
    person = students_in(session, (given.cohort,), (enrolment,))[enrolment].person_id
    theirs = _ATTEMPT.where(AttemptRow.assignment_id == given.id, AttemptRow.person_id == person)
    row = session.execute(theirs.with_for_update(of=AttemptRow)).one_or_none()
    if row is None:
        raise NotNow(msg("This student has not begun yet."))
    return _Found(given.id, given.everyone, person, row)


def _times(row: AnyRow, now: datetime, lasting: timedelta | None) -> dict[str, Any]:
    """Return until when an attempt is open again: by its own terms, or so long from now."""
    if lasting is None:
        limit = None if row.limit_seconds is None else timedelta(seconds=row.limit_seconds + row.extra_seconds)
        return {"due_at": end_of(row.started_at, limit, row.own_closes_at or row.closes_at)}
    if row.limit_seconds is None:
        return {"due_at": now + lasting}
    extra = int((now + lasting - row.started_at).total_seconds()) - row.limit_seconds
    return {"due_at": now + lasting, "extra_seconds": max(row.extra_seconds, extra)}


def _keep_open(session: Session, found: _Found, closes: datetime) -> None:
    """Let the quiz close for one student at another time than for the class."""
    one = AssignmentPersonRow.assignment_id == found.assignment, AssignmentPersonRow.person_id == found.person
    kept = session.execute(update(AssignmentPersonRow).where(*one).values(closes_at=closes).returning(
        AssignmentPersonRow.person_id
    )).one_or_none()  # fmt: skip
    if kept is None:
        row = {
            "assignment_id": found.assignment, "person_id": found.person, "included": found.everyone,
            "extra_seconds": 0, "extra_tries": 0, "closes_at": closes,
        }  # fmt: skip
        session.execute(insert(AssignmentPersonRow), row)


def _note(session: Session, deed: Deed, found: _Found, by: Person, now: datetime) -> None:
    audit.note(session, deed, by=by, kind="attempt", subject=found.row.public_id, now=now)
