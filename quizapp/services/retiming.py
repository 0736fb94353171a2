"""When running attempts end, counted anew after their assignment's times have changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from quizapp.core.assignment import end_of
from quizapp.core.attempt import AttemptState
from quizapp.db.models import AssignmentPersonRow, AssignmentRow, AttemptRow
from quizapp.db.reads import TABLES
from quizapp.db.types import AnyRow
from quizapp.services.given import APART


def retime(session: Session, *, assignment: int, person: int | None = None) -> None:
    """Give the open attempts of an assignment, of one person or of all (internal ids), the end that holds now.

    The time limit stays the one they began with; more time than an attempt has already is added, less is not taken.
    """
    whose = () if person is None else (AttemptRow.person_id == person,)
    rows = session.execute(
        _RUNNING.where(AttemptRow.assignment_id == assignment, *whose).with_for_update(of=AttemptRow)
    )
    changed = [_times(row) for row in rows]
    if changed:
        session.connection().execute(_SET, changed)


_RUNNING: Final = (
    select(
        AttemptRow.id, AttemptRow.started_at, AttemptRow.limit_seconds, AttemptRow.extra_seconds,
        AssignmentRow.closes_at, AssignmentPersonRow.closes_at.label("own_closes_at"),
        AssignmentPersonRow.extra_seconds.label("own_extra_seconds"),
    )
    .join(AssignmentRow, AssignmentRow.id == AttemptRow.assignment_id)
    .outerjoin(AssignmentPersonRow, APART)
    .where(AttemptRow.state == AttemptState.OPEN.value)
    .order_by(AttemptRow.id)
)  # fmt: skip
_attempt: Final = TABLES["attempt"]
_SET: Final = (
    update(_attempt)
    .where(_attempt.c.id == bindparam("attempt"))
    .values(extra_seconds=bindparam("extra"), due_at=bindparam("due"))
)


def _times(row: AnyRow) -> Mapping[str, Any]:
    extra = max(row.extra_seconds, row.own_extra_seconds or 0)
    limit = None if row.limit_seconds is None else timedelta(seconds=row.limit_seconds + extra)
    due = end_of(row.started_at, limit, row.own_closes_at or row.closes_at)
    return {"attempt": row.id, "extra": extra, "due": due}
