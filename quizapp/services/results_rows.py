"""What results start from: an assignment in its teacher's scope, and the students it is meant for, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, or_, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import make_policy
from quizapp.core.class_results import ResultsHead
from quizapp.core.person import Person
from quizapp.db.models import AssignmentPersonRow, AssignmentRow, CohortRow, EnrolmentRow, QuizRow
from quizapp.db.types import AnyRow, sought
from quizapp.services.assignments import not_found
from quizapp.services.cohort_rows import scope


def _meant() -> ColumnElement[bool]:
    """Return the condition for an enrolment that an assignment of the surrounding statement is meant for."""
    by_name = select(AssignmentPersonRow.person_id).where(
        AssignmentPersonRow.assignment_id == AssignmentRow.id,
        AssignmentPersonRow.person_id == EnrolmentRow.person_id,
        AssignmentPersonRow.included,
    )
    return or_(AssignmentRow.everyone, by_name.correlate(AssignmentRow, EnrolmentRow).exists())


_STUDENTS: Final = (
    select(func.count(EnrolmentRow.id))
    .where(EnrolmentRow.cohort_id == AssignmentRow.cohort_id, EnrolmentRow.removed_at.is_(None), _meant())
    .correlate(AssignmentRow)
    .scalar_subquery()
)
HEADS: Final[tuple[Any, ...]] = (
    AssignmentRow.id, AssignmentRow.public_id, AssignmentRow.batch.label("batch"), AssignmentRow.cohort_id,
    AssignmentRow.quiz_id, AssignmentRow.everyone, AssignmentRow.policy, AssignmentRow.opens_at,
    AssignmentRow.closes_at, AssignmentRow.withdrawn_at, AssignmentRow.threshold, CohortRow.public_id.label("cohort"),
    CohortRow.name.label("cohort_name"), QuizRow.public_id.label("quiz"), QuizRow.source.label("quiz_source"),
    _STUDENTS.label("students"),
)  # fmt: skip
_HEADS: Final = (
    select(*HEADS)
    .join(CohortRow, CohortRow.id == AssignmentRow.cohort_id)
    .join(QuizRow, QuizRow.id == AssignmentRow.quiz_id)
)


def head_of(reads: Connection | Session, assignment: str, teacher: Person) -> ResultsHead:
    """Return what an assignment (public id) is about. Raises NotFound for one that is not in the teacher's scope."""
    found = _HEADS.where(AssignmentRow.public_id == sought(assignment), scope(teacher))
    row = reads.execute(found).one_or_none()
    if row is None:
        raise not_found()
    return head_in(row)


def heads_of_batch(reads: Connection | Session, batch: str, teacher: Person) -> tuple[ResultsHead, ...]:
    """Return the assignments of a batch in the teacher's scope by class name, those taken back left out."""
    theirs = AssignmentRow.batch == batch, AssignmentRow.withdrawn_at.is_(None), scope(teacher)
    rows = reads.execute(_HEADS.where(*theirs).order_by(CohortRow.name, AssignmentRow.id)).all()
    return tuple(map(head_in, rows))


def students_of(reads: Connection | Session, head: ResultsHead, *, limit: int, offset: int = 0) -> Sequence[AnyRow]:
    """Return students whom an assignment is meant for, as the class list has them; without a number at the end."""
    found = (
        select(
            EnrolmentRow.public_id, EnrolmentRow.person_id, EnrolmentRow.number, EnrolmentRow.nisn,
            EnrolmentRow.nickname,
        )
        .join(AssignmentRow, AssignmentRow.cohort_id == EnrolmentRow.cohort_id)
        .where(AssignmentRow.id == head.id, EnrolmentRow.removed_at.is_(None), _meant())
        .order_by(EnrolmentRow.number.is_(None), EnrolmentRow.number, EnrolmentRow.nickname_key, EnrolmentRow.id)
    )  # fmt: skip
    return reads.execute(found.limit(limit).offset(offset)).all()


def head_in(row: AnyRow) -> ResultsHead:
    """Return the head of a row with the columns ``HEADS``."""
    return ResultsHead(
        id=row.id,
        public_id=row.public_id,
        batch=row.batch,
        cohort_id=row.cohort_id,
        cohort=row.cohort,
        cohort_name=row.cohort_name,
        quiz_id=row.quiz_id,
        quiz=row.quiz,
        title=row.quiz_source["title"],
        items=tuple(row.quiz_source.get("items", ())),
        everyone=row.everyone,
        policy=make_policy(row.policy),
        opens=row.opens_at,
        closes=row.closes_at,
        withdrawn=row.withdrawn_at,
        threshold=row.threshold,
        students=row.students,
    )
