"""Lists of results page by page: the assignments of a teacher's classes, and every handed-in attempt of one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, and_, func, select, tuple_
from sqlalchemy.orm import Session

from quizapp.core.attempt import EndedBy
from quizapp.core.bank import Texts
from quizapp.core.class_results import ResultsHead
from quizapp.core.person import Person
from quizapp.core.policy import Purpose
from quizapp.core.score import Mark
from quizapp.db.models import AssignmentRow, AttemptRow, CohortRow, EnrolmentRow, QuizRow
from quizapp.db.types import AnyRow
from quizapp.services.attempt_rows import TOTAL, mark_in
from quizapp.services.cohort_rows import scope
from quizapp.services.results_rows import head_of

A_PAGE: Final = 30
ZERO: Final = datetime(1970, 1, 1, tzinfo=UTC)
CURSOR: Final = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class ListedAssignment:
    """Hold one line of the list: a quiz that a class got; ``attempts`` counts those handed in."""

    public_id: str
    title: Texts
    cohort: str
    purpose: Purpose
    opens: datetime | None
    closes: datetime | None
    withdrawn: datetime | None
    attempts: int


@dataclass(frozen=True, slots=True)
class AssignmentList:
    """Hold one page of assignments, newest first; ``more`` says whether there is a next one."""

    assignments: tuple[ListedAssignment, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class ListedRun:
    """Hold one handed-in attempt of a class."""

    public_id: str
    name: str
    started: datetime
    submitted: datetime
    ended_by: EndedBy | None
    mark: Mark


@dataclass(frozen=True, slots=True)
class RunList:
    """Hold one page of attempts, the newest first; ``next`` leads to the page after it, "" for none."""

    head: ResultsHead
    runs: tuple[ListedRun, ...]
    next: str


_HANDED_IN: Final = (
    select(func.count(AttemptRow.submitted_at))
    .where(AttemptRow.assignment_id == AssignmentRow.id)
    .correlate(AssignmentRow)
    .scalar_subquery()
)
_LISTED: Final[tuple[Any, ...]] = (
    AssignmentRow.public_id, AssignmentRow.purpose, AssignmentRow.opens_at, AssignmentRow.closes_at,
    AssignmentRow.withdrawn_at, CohortRow.name.label("cohort"), QuizRow.source, _HANDED_IN.label("attempts"),
)  # fmt: skip


def assignments(reads: Connection | Session, *, teacher: Person, page: int = 1) -> AssignmentList:
    """Return one page (from 1) of what the teacher's classes got, by one read."""
    place = min(max(page, 1), 10_000)
    found = (
        select(*_LISTED)
        .join(CohortRow, CohortRow.id == AssignmentRow.cohort_id)
        .join(QuizRow, QuizRow.id == AssignmentRow.quiz_id)
        .where(scope(teacher))
        .order_by(AssignmentRow.id.desc())
        .limit(A_PAGE + 1)
        .offset(A_PAGE * (place - 1))
    )
    rows = reads.execute(found).all()
    return AssignmentList(tuple(map(_listed, rows[:A_PAGE])), place, len(rows) > A_PAGE)


def runs(reads: Connection | Session, *, assignment: str, teacher: Person, after: str = "") -> RunList:
    """Return one page of an assignment's handed-in attempts, those of students who left the class, too.

    ``after`` is the ``next`` of the page before; any other text gives the first page. Every page costs the same,
    however many attempts there are. Raises NotFound for an assignment that is not in the teacher's scope.
    """
    head = head_of(reads, assignment, teacher)
    enrolled = and_(EnrolmentRow.cohort_id == head.cohort_id, EnrolmentRow.person_id == AttemptRow.person_id)
    order = tuple_(AttemptRow.submitted_at, AttemptRow.id)
    found = (
        select(AttemptRow.id, AttemptRow.public_id, EnrolmentRow.nickname, AttemptRow.ended_by, *TOTAL)
        .outerjoin(EnrolmentRow, enrolled)
        .where(AttemptRow.assignment_id == head.id, AttemptRow.submitted_at.is_not(None), *_behind(order, after))
        .order_by(AttemptRow.submitted_at.desc(), AttemptRow.id.desc())
        .limit(A_PAGE + 1)
    )
    rows = reads.execute(found).all()
    shown = rows[:A_PAGE]
    return RunList(head, tuple(map(_run, shown)), _cursor(shown[-1]) if len(rows) > A_PAGE else "")


def _behind(order: Any, after: str) -> tuple[Any, ...]:  # noqa: ANN401 - SQLAlchemy gives a tuple of columns no narrower type
    """Return the condition for what comes after a cursor; none for a text that is none."""
    found = CURSOR.fullmatch(after)
    if found is None:
        return ()
    try:
        moment = ZERO + timedelta(microseconds=int(found[1]))
    except OverflowError:
        return ()
    return (order < tuple_(moment, int(found[2])),)


def _cursor(row: AnyRow) -> str:
    return f"{(row.submitted_at - ZERO) // timedelta(microseconds=1)}-{row.id}"


def _listed(row: AnyRow) -> ListedAssignment:
    return ListedAssignment(
        public_id=row.public_id,
        title=row.source["title"],
        cohort=row.cohort,
        purpose=Purpose(row.purpose),
        opens=row.opens_at,
        closes=row.closes_at,
        withdrawn=row.withdrawn_at,
        attempts=row.attempts,
    )


def _run(row: AnyRow) -> ListedRun:
    mark = mark_in(row)
    if mark is None:
        raise AssertionError("The database checks that a submitted attempt has a total.")
    return ListedRun(
        public_id=row.public_id,
        name=row.nickname or "",
        started=row.started_at,
        submitted=row.submitted_at,
        ended_by=EndedBy(row.ended_by) if row.ended_by else None,
        mark=mark,
    )
