"""Grades over attempts: first, last, best or mean, as the policy says; only what may be shown now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState, Selection
from quizapp.core.grade import QuizGrade, grade_of
from quizapp.core.person import Person
from quizapp.core.policy import Part
from quizapp.db.models import AssignmentRow, AttemptRow
from quizapp.db.types import AnyRow
from quizapp.services.attempt_rows import TOTAL, mark_in
from quizapp.services.release import RELEASE, release_in, with_release

_COLUMNS: Final[tuple[Any, ...]] = (
    AttemptRow.quiz_id,
    AttemptRow.assignment_id,
    AssignmentRow.public_id.label("assignment"),
    AttemptRow.title,
    AttemptRow.language,
    *TOTAL,
    *RELEASE,
)


def grades(reads: Connection | Session, *, person: Person, now: datetime) -> tuple[QuizGrade, ...]:
    """Return a person's grades by one read, one for each quiz and each assignment of it, the latest begun first.

    What was drawn from what somebody missed is practice and counts nowhere.
    """
    theirs = (
        AttemptRow.person_id == person.id,
        AttemptRow.state == AttemptState.SUBMITTED.value,
        AttemptRow.selection == Selection.QUIZ.value,
    )
    rows = reads.execute(with_release(select(*_COLUMNS), now).where(*theirs).order_by(AttemptRow.id))
    runs: dict[tuple[int, int | None], list[AnyRow]] = defaultdict(list)
    for row in rows:
        runs[row.quiz_id, row.assignment_id].append(row)
    latest_first = sorted(runs.values(), key=lambda run: run[-1].started_at, reverse=True)
    return tuple(_grade(run, now) for run in latest_first)


def _grade(run: Sequence[AnyRow], now: datetime) -> QuizGrade:
    latest = run[-1]
    method = release_in(latest, now).policy.grade
    shares = [_share(row, now) for row in run]
    known = [share for share in shares if share is not None]
    return QuizGrade(
        title=latest.title,
        language=latest.language,
        assignment=latest.assignment or "",
        method=method,
        attempts=len(run),
        share=grade_of(method, known) if len(known) == len(run) else None,
    )


def _share(row: AnyRow, now: datetime) -> Fraction | None:
    mark = mark_in(row)
    if mark is None or mark.waiting or not release_in(row, now).shows(Part.SCORE):
        return None
    return mark.share
