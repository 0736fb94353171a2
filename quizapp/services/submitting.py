"""Handing in: what is saved is graded, the marks and the total are written, the attempt is closed; once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Final, NamedTuple

from sqlalchemy import and_, insert, select, update
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState, EndedBy
from quizapp.core.checking import after_tries
from quizapp.core.person import Person
from quizapp.core.policy import Behaviour
from quizapp.core.response import Given
from quizapp.core.score import Earned, Mark, Score, total
from quizapp.db.models import AttemptItemRow, AttemptRow, MarkRow, ResponseCheckRow, ResponseRow
from quizapp.db.reads import PLACED, SAVED
from quizapp.db.types import AnyRow
from quizapp.db.writes import saved_in
from quizapp.services.attempt_rows import not_found, own
from quizapp.services.marks import TRIES, mark_values, total_values
from quizapp.services.revisions import ItemRevision, item_revisions
from quizapp.services.sign_ins import lengthen
from quizapp.services.tries import Try, less_tries

REASON: Final = "submitted"
MOST_AT_ONCE: Final = 100  # attempts ended in one transaction


def submit(session: Session, *, attempt: str, person: Person, now: datetime) -> None:
    """Grade what is saved (blank earns 0), write marks and total, close the attempt; submitting again changes nothing.

    A response that waits for a teacher gets no mark yet and is not in the total.

    Raises NotFound when the attempt is not this person's.
    """
    found = session.execute(_HELD.where(*own(attempt, person)).with_for_update()).one_or_none()
    if found is None:
        raise not_found()
    _hand_in(session, found, now, EndedBy.STUDENT)


def submit_for(session: Session, *, attempt: int, now: datetime) -> None:
    """Hand in an attempt (internal id) for its student, as a teacher does; one that is handed in stays as it is."""
    found = session.execute(_HELD.where(AttemptRow.id == attempt).with_for_update()).one()
    _hand_in(session, found, now, EndedBy.TEACHER)


def end_overdue(session: Session, *, now: datetime, person: Person | None = None) -> int:
    """Hand in the open attempts whose time is over, of one person or of everybody, and return how many those were.

    What was saved counts, and the attempt ended when its time did, however late this runs. Safe to run twice and on
    several nodes: each attempt is held while it is handed in, and one that another node holds is left to that node.
    """
    whose = () if person is None else (AttemptRow.person_id == person.id,)
    over = AttemptRow.state == AttemptState.OPEN.value, AttemptRow.due_at <= now
    held = _HELD.where(*over, *whose).order_by(AttemptRow.id).with_for_update(skip_locked=person is None)
    found = session.execute(held.limit(MOST_AT_ONCE)).all()
    for row in found:
        _hand_in(session, row, now, EndedBy.TIME)
    return len(found)


_HELD: Final = select(
    AttemptRow.id,
    AttemptRow.person_id,
    AttemptRow.state,
    AttemptRow.stamp_at,
    AttemptRow.due_at,
    AttemptRow.behaviour,
    AttemptRow.penalty_numerator,
    AttemptRow.penalty_denominator,
)


def _hand_in(session: Session, found: AnyRow, now: datetime, by: EndedBy) -> None:
    """Grade and close an attempt of a row of ``_HELD``; one that came after its time ended with its time."""
    if found.state != AttemptState.OPEN:
        return
    moment = max(now, found.stamp_at)
    if found.due_at is not None and moment >= found.due_at:
        moment, by = found.due_at, EndedBy.TIME
    _fill_blanks(session, found.id, moment)
    rows = session.execute(_GIVEN.where(AttemptItemRow.attempt_id == found.id)).all()
    earned = _less_tries(session, found, rows, _scores(session, rows))
    graded = [(row, each) for row, each in zip(rows, earned, strict=True) if not each.score.waiting]
    if graded:
        marks = [mark_values(row.response_id, row.item_revision_id, *each, moment) for row, each in graded]
        session.execute(insert(MarkRow), marks)
    _close(session, found.id, total(map(_part, rows, (each.score for each in earned))), moment, by)
    lengthen(session, person=found.person_id, now=now)


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


class _Earned(NamedTuple):
    score: Score
    reason: str = REASON


def _less_tries(session: Session, found: AnyRow, rows: Sequence[AnyRow], scores: Sequence[Score]) -> list[_Earned]:
    """Return the scores with their reasons, in an interactive attempt less what the tries before them cost."""
    if found.behaviour != Behaviour.INTERACTIVE:
        return list(map(_Earned, scores))
    penalty, tried = Fraction(found.penalty_numerator, found.penalty_denominator), _tried(session, found.id)
    revisions = item_revisions(session, (row.item_revision_id for row in rows))
    earned = []
    for row, score in zip(rows, scores, strict=True):
        given, less = saved_in(row).response, after_tries(score, penalty, 0)
        if isinstance(given, Given):
            revision, before = revisions[row.item_revision_id], tried.get(row.response_id, ())
            less = less_tries(revision, row.rule, score=score, given=given, tried=before, penalty=penalty)
        earned.append(_Earned(less, REASON if less.fraction == score.fraction else TRIES))
    return earned


def _tried(session: Session, attempt_id: int) -> Mapping[int, Sequence[Try]]:
    """Return the tries of each response of an attempt, in order."""
    made = (
        select(ResponseCheckRow.response_id, ResponseCheckRow.payload_hash, ResponseCheckRow.data)
        .join(ResponseRow, ResponseRow.id == ResponseCheckRow.response_id)
        .where(ResponseRow.attempt_id == attempt_id)
        .order_by(ResponseCheckRow.number)
    )
    tried: dict[int, list[Try]] = defaultdict(list)
    for row in session.execute(made):
        tried[row.response_id].append(Try(row.payload_hash, Given(row.data)))
    return tried


def _scores(session: Session, rows: Sequence[AnyRow]) -> list[Score]:
    revisions = item_revisions(session, (row.item_revision_id for row in rows))
    return [_score(row, revisions[row.item_revision_id]) for row in rows]


def _score(row: AnyRow, revision: ItemRevision) -> Score:
    response = saved_in(row).response
    return revision.type.score(revision.bound, response, row.rule)


def _part(row: AnyRow, score: Score) -> Earned:
    return None if score.waiting else score.numerator, score.denominator, row.points


def _close(session: Session, attempt_id: int, mark: Mark, moment: datetime, by: EndedBy) -> None:
    session.execute(
        update(AttemptRow)
        .where(AttemptRow.id == attempt_id, AttemptRow.state == AttemptState.OPEN.value)
        .values(state=AttemptState.SUBMITTED, submitted_at=moment, ended_by=by, stamp_at=moment, **total_values(mark))
    )
