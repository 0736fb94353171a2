"""How assignments run: a teacher's list of them, and how far each student of a class is; by one read each."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, distinct, func, select
from sqlalchemy.orm import Session, aliased

from quizapp.core.assignment import Window
from quizapp.core.attempt import AttemptState
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.policy import Purpose
from quizapp.core.refusal import NotFound
from quizapp.core.running import AssignmentPage, ListedAssignment, LiveLine, Progress
from quizapp.db.models import (
    AssignmentPersonRow,
    AssignmentRow,
    AttemptRow,
    CohortRow,
    EnrolmentRow,
    QuizRow,
    ResponseRow,
)
from quizapp.db.types import AnyRow, sought
from quizapp.services.cohort_rows import by_list, scope
from quizapp.services.given import MEANT, TERMS, terms_in

PAGE_ROWS: Final = 50


def my_assignments(
    reads: Connection | Session, *, person: Person, page: int = 1, batch: str = "", cohort: str = ""
) -> AssignmentPage:
    """Return a page (from 1) of the assignments in a teacher's classes, newest first, 50 each, by one read.

    ``batch`` and ``cohort`` are public ids; "" leaves out neither.
    """
    wanted = _LISTED.where(scope(person))
    if batch:
        wanted = wanted.where(AssignmentRow.batch == sought(batch))
    if cohort:
        wanted = wanted.where(CohortRow.public_id == sought(cohort))
    number = min(max(page, 1), 1_000_000)
    rows = reads.execute(wanted.limit(PAGE_ROWS + 1).offset((number - 1) * PAGE_ROWS)).all()
    return AssignmentPage(tuple(map(_listed, rows[:PAGE_ROWS])), number, len(rows) > PAGE_ROWS)


def live_lines(reads: Connection | Session, *, assignment: int, now: datetime) -> tuple[LiveLine, ...]:
    """Return how far each student is whom an assignment (internal id) is meant for, by their list, by one read."""
    rows = reads.execute(_LIVE.where(AssignmentRow.id == assignment))
    return tuple(sorted((_line(row, now) for row in rows), key=by_list))


def live_line(reads: Connection | Session, *, assignment: int, enrolment: str, now: datetime) -> LiveLine:
    """Return how far one student is, by one read. Raises NotFound for one whom the assignment is not meant for."""
    theirs = _LIVE.where(AssignmentRow.id == assignment, EnrolmentRow.public_id == sought(enrolment))
    row = reads.execute(theirs).one_or_none()
    if row is None:
        raise NotFound(msg("This student is not in the class now, or has not been given this quiz."))
    return _line(row, now)


def _of_one() -> Any:  # noqa: ANN401 - the join of an assignment with what it is for one student
    return and_(
        AssignmentPersonRow.assignment_id == AssignmentRow.id, AssignmentPersonRow.person_id == EnrolmentRow.person_id
    )


_MEANT_FOR: Final = (
    select(func.count(EnrolmentRow.id))
    .outerjoin(AssignmentPersonRow, _of_one())
    .where(EnrolmentRow.cohort_id == AssignmentRow.cohort_id, EnrolmentRow.removed_at.is_(None), MEANT)
    .correlate(AssignmentRow)
)
_BEGINNERS: Final = (
    select(func.count(distinct(AttemptRow.person_id)))
    .where(AttemptRow.assignment_id == AssignmentRow.id)
    .correlate(AssignmentRow)
)
_LISTED: Final[Select[Any]] = (
    select(
        AssignmentRow.public_id, AssignmentRow.batch.label("batch"), AssignmentRow.purpose, AssignmentRow.opens_at,
        AssignmentRow.closes_at, AssignmentRow.withdrawn_at, QuizRow.source, CohortRow.public_id.label("cohort"),
        CohortRow.name.label("cohort_name"),
        _MEANT_FOR.scalar_subquery().label("meant"),
        _BEGINNERS.scalar_subquery().label("begun"),
        _BEGINNERS.where(AttemptRow.state == AttemptState.SUBMITTED.value).scalar_subquery().label("submitted"),
    )
    .join(QuizRow, QuizRow.id == AssignmentRow.quiz_id)
    .join(CohortRow, CohortRow.id == AssignmentRow.cohort_id)
    .order_by(AssignmentRow.id.desc())
)  # fmt: skip

_OTHER = aliased(AttemptRow)
_THEIRS: Final = and_(_OTHER.assignment_id == AssignmentRow.id, _OTHER.person_id == EnrolmentRow.person_id)
_NEWEST: Final = select(func.max(_OTHER.id)).where(_THEIRS).correlate(AssignmentRow, EnrolmentRow).scalar_subquery()
_SAVED: Final = ResponseRow.attempt_id == AttemptRow.id
_LIVE: Final[Select[Any]] = (
    select(
        EnrolmentRow.public_id.label("enrolment"), EnrolmentRow.nickname, EnrolmentRow.number, *TERMS,
        select(func.count(_OTHER.id)).where(_THEIRS).correlate(AssignmentRow, EnrolmentRow).scalar_subquery()
        .label("attempts"),
        AttemptRow.state, AttemptRow.items, AttemptRow.due_at, AttemptRow.submitted_at,
        select(func.count(ResponseRow.id)).where(_SAVED, ResponseRow.data.is_not(None)).correlate(AttemptRow)
        .scalar_subquery().label("answered"),
        select(func.max(ResponseRow.saved_at)).where(_SAVED, ResponseRow.version > 0).correlate(AttemptRow)
        .scalar_subquery().label("saved_at"),
    )
    .select_from(AssignmentRow)
    .join(EnrolmentRow, and_(EnrolmentRow.cohort_id == AssignmentRow.cohort_id, EnrolmentRow.removed_at.is_(None)))
    .outerjoin(AssignmentPersonRow, _of_one())
    .outerjoin(AttemptRow, AttemptRow.id == _NEWEST)
    .where(MEANT)
)  # fmt: skip


def _listed(row: AnyRow) -> ListedAssignment:
    return ListedAssignment(
        public_id=row.public_id,
        batch=row.batch,
        title=dict(row.source["title"]),
        cohort=row.cohort,
        cohort_name=row.cohort_name,
        window=Window(row.opens_at, row.closes_at),
        purpose=Purpose(row.purpose),
        meant=row.meant,
        begun=row.begun,
        submitted=row.submitted,
        withdrawn=row.withdrawn_at,
    )


def _line(row: AnyRow, now: datetime) -> LiveLine:
    return LiveLine(
        enrolment=row.enrolment,
        nickname=row.nickname,
        number=row.number,
        terms=terms_in(row),
        attempts=row.attempts,
        progress=_progress(row, now),
        answered=row.answered,
        items=row.items or 0,
        saved=row.saved_at,
        due=row.due_at,
        submitted=row.submitted_at,
    )


def _progress(row: AnyRow, now: datetime) -> Progress:
    if row.state is None:
        return Progress.NOT_BEGUN
    if row.state == AttemptState.SUBMITTED:
        return Progress.SUBMITTED
    return Progress.OVER if row.due_at is not None and row.due_at <= now else Progress.WORKING
