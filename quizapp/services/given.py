"""What a student has been given: under which terms, how far it is, in the order in which it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import make_policy
from quizapp.core.assignment import AssignedQuiz, Terms, Window
from quizapp.core.attempt import AttemptState
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import NotFound
from quizapp.db.models import AssignmentPersonRow, AssignmentRow, AttemptRow, CohortRow, EnrolmentRow, QuizRow
from quizapp.db.types import AnyRow, sought

MOST_ROWS: Final = 200
LAST: Final = datetime.max.replace(tzinfo=UTC)  # when a quiz closes that never does


def assigned_to(reads: Connection | Session, *, person: Person) -> tuple[AssignedQuiz, ...]:
    """Return what a student has been given in open classes: those that close next first, at most 200, by one read."""
    rows = reads.execute(_GIVEN.where(EnrolmentRow.person_id == person.id))
    found = tuple(map(_assigned, rows))
    return tuple(sorted(found, key=lambda one: one.terms.window.closes or LAST))


@dataclass(frozen=True, slots=True)
class GivenTerms:
    """Hold an assignment (internal id) and what it is for one student."""

    id: int
    terms: Terms


def terms_for(session: Session, *, assignment: str, person: Person, quiz_id: int) -> GivenTerms:
    """Return under which terms a student takes a quiz through an assignment.

    Raises NotFound when it is withdrawn, of another quiz, or not meant for this student in an open class.
    """
    mine = _GIVEN.with_only_columns(AssignmentRow.id, *TERMS, maintain_column_froms=True).where(
        EnrolmentRow.person_id == person.id,
        AssignmentRow.public_id == sought(assignment),
        AssignmentRow.quiz_id == quiz_id,
    )
    row = session.execute(mine).one_or_none()
    if row is None:
        raise NotFound(msg("This quiz is not assigned to you, or no longer."))
    return GivenTerms(row.id, terms_in(row))


def terms_in(row: AnyRow) -> Terms:
    """Return the terms of a row with the columns ``TERMS``."""
    return Terms(
        make_policy(row.policy),
        Window(row.opens_at, row.own_closes_at or row.closes_at),
        timedelta(seconds=row.extra_seconds or 0),
        row.extra_tries or 0,
    )


TERMS: Final[tuple[Any, ...]] = (
    AssignmentRow.policy,
    AssignmentRow.opens_at,
    AssignmentRow.closes_at,
    AssignmentPersonRow.closes_at.label("own_closes_at"),
    AssignmentPersonRow.extra_seconds,
    AssignmentPersonRow.extra_tries,
)
MEANT: Final[ColumnElement[bool]] = or_(
    and_(AssignmentRow.everyone, AssignmentPersonRow.included.is_(None)), AssignmentPersonRow.included
)
# Joins what the student of an attempt was given apart from the class.
APART: Final = and_(
    AssignmentPersonRow.assignment_id == AttemptRow.assignment_id,
    AssignmentPersonRow.person_id == AttemptRow.person_id,
)
_BEGUN: Final = and_(AttemptRow.assignment_id == AssignmentRow.id, AttemptRow.person_id == EnrolmentRow.person_id)
_GIVEN: Final = (
    select(
        AssignmentRow.public_id.label("assignment"), QuizRow.public_id.label("quiz"), QuizRow.source, *TERMS,
        CohortRow.name.label("cohort_name"),
        select(func.count(AttemptRow.id)).where(_BEGUN).correlate(AssignmentRow, EnrolmentRow).scalar_subquery()
        .label("attempts"),
        select(func.max(AttemptRow.public_id)).where(_BEGUN, AttemptRow.state == AttemptState.OPEN.value)
        .correlate(AssignmentRow, EnrolmentRow).scalar_subquery().label("open_attempt"),
    )
    .select_from(EnrolmentRow)
    .join(CohortRow, and_(CohortRow.id == EnrolmentRow.cohort_id, CohortRow.archived_at.is_(None)))
    .join(AssignmentRow, AssignmentRow.cohort_id == CohortRow.id)
    .join(QuizRow, QuizRow.id == AssignmentRow.quiz_id)
    .outerjoin(
        AssignmentPersonRow,
        and_(
            AssignmentPersonRow.assignment_id == AssignmentRow.id,
            AssignmentPersonRow.person_id == EnrolmentRow.person_id,
        ),
    )
    .where(EnrolmentRow.removed_at.is_(None), AssignmentRow.withdrawn_at.is_(None), MEANT)
    .order_by(AssignmentRow.id.desc())
    .limit(MOST_ROWS)
)  # fmt: skip


def _assigned(row: AnyRow) -> AssignedQuiz:
    return AssignedQuiz(
        assignment=row.assignment,
        quiz=row.quiz,
        title=dict(row.source["title"]),
        languages=tuple(row.source["languages"]),
        cohort_name=row.cohort_name,
        terms=terms_in(row),
        attempts=row.attempts,
        open_attempt=row.open_attempt or "",
    )
