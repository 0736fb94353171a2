"""Handing in: what is saved is graded, the marks and the total are written, the attempt is closed; once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import and_, insert, select, update
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState
from quizapp.core.person import Person
from quizapp.core.score import Earned, Mark, Score, total
from quizapp.db.models import AttemptItemRow, AttemptRow, MarkRow, ResponseRow
from quizapp.db.reads import PLACED, SAVED
from quizapp.db.types import AnyRow
from quizapp.db.writes import saved
from quizapp.services.attempt_rows import not_found, own
from quizapp.services.marks import mark_values, total_values
from quizapp.services.revisions import ItemRevision, item_revisions
from quizapp.services.sign_ins import lengthen

REASON: Final = "submitted"


def submit(session: Session, *, attempt: str, person: Person, now: datetime) -> None:
    """Grade what is saved (blank earns 0), write marks and total, close the attempt; submitting again changes nothing.

    A response that waits for a teacher gets no mark yet and is not in the total.

    Raises NotFound when the attempt is not this person's.
    """
    found = session.execute(
        select(AttemptRow.id, AttemptRow.state, AttemptRow.stamp_at).where(*own(attempt, person)).with_for_update()
    ).one_or_none()
    if found is None:
        raise not_found()
    if found.state != AttemptState.OPEN:
        return
    moment = max(now, found.stamp_at)
    _fill_blanks(session, found.id, moment)
    rows = session.execute(_GIVEN.where(AttemptItemRow.attempt_id == found.id)).all()
    scores = _scores(session, rows)
    graded = [(row, score) for row, score in zip(rows, scores, strict=True) if not score.waiting]
    if graded:
        marks = [mark_values(row.response_id, row.item_revision_id, score, REASON, moment) for row, score in graded]
        session.execute(insert(MarkRow), marks)
    _close(session, found.id, total(map(_part, rows, scores)), moment)
    lengthen(session, person=person, now=now)


_GIVEN: Final = (
    select(*PLACED, ResponseRow.id.label("response_id"), *SAVED)
    .join(
        ResponseRow,
        and_(ResponseRow.attempt_id == AttemptItemRow.attempt_id, ResponseRow.place == AttemptItemRow.place),
    )
    .order_by(AttemptItemRow.place)
)


def _fill_blanks(session: Session, attempt_id: int, moment: datetime) -> None:
    """Give every place that was never saved a blank response of version 0, so that each item has one response."""
    theirs = ResponseRow.attempt_id == attempt_id
    held = set(session.execute(select(ResponseRow.place).where(theirs)).scalars())
    places = session.execute(select(AttemptItemRow.place).where(AttemptItemRow.attempt_id == attempt_id)).scalars()
    blanks = [
        {"attempt_id": attempt_id, "place": place, "version": 0, "data": None, "flag": False, "saved_at": moment}
        for place in places
        if place not in held
    ]
    if blanks:
        session.execute(insert(ResponseRow), blanks)


def _scores(session: Session, rows: Sequence[AnyRow]) -> list[Score]:
    revisions = item_revisions(session, (row.item_revision_id for row in rows))
    return [_score(row, revisions[row.item_revision_id]) for row in rows]


def _score(row: AnyRow, revision: ItemRevision) -> Score:
    response = saved(row.version, row.data, row.flag).response
    return revision.type.score(revision.bound, response, row.rule)


def _part(row: AnyRow, score: Score) -> Earned:
    return None if score.waiting else score.numerator, score.denominator, row.points


def _close(session: Session, attempt_id: int, mark: Mark, moment: datetime) -> None:
    session.execute(
        update(AttemptRow)
        .where(AttemptRow.id == attempt_id, AttemptRow.state == AttemptState.OPEN.value)
        .values(state=AttemptState.SUBMITTED, submitted_at=moment, stamp_at=moment, **total_values(mark))
    )
