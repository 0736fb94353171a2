"""Rows of attempts as values, and the one condition under which an attempt exists for a person: it is theirs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement

from quizapp.core.attempt import AttemptHead, AttemptState, PlacedItem, Spot
from quizapp.core.i18n import msg
from quizapp.core.item import Process
from quizapp.core.person import Person
from quizapp.core.policy import Behaviour
from quizapp.core.refusal import NotFound
from quizapp.core.score import Mark, Rule
from quizapp.db.models import AttemptRow
from quizapp.db.reads import ANSWERED, FLAGGED
from quizapp.db.types import AnyRow, sought

# Columns that the functions below read; ``HEAD`` and ``PLACED`` stand in quizapp.db.reads.
TOTAL: Final[tuple[Any, ...]] = (
    AttemptRow.started_at,
    AttemptRow.submitted_at,
    AttemptRow.numerator,
    AttemptRow.denominator,
    AttemptRow.possible,
    AttemptRow.waiting,
    AttemptRow.waiting_points,
)


def own(attempt: str, person: Person) -> tuple[ColumnElement[bool], ...]:
    """Return the condition for a person's own attempt with this public id."""
    return AttemptRow.public_id == sought(attempt), AttemptRow.person_id == person.id


def not_found() -> NotFound:
    """Return the refusal for an attempt that does not exist or is somebody else's: they look alike."""
    return NotFound(msg("There is no such page among your attempts."))


def head_in(row: AnyRow) -> AttemptHead:
    """Return the head of a row with the columns ``HEAD``."""
    state = AttemptState(row.state)
    return AttemptHead(
        id=row.attempt_id,
        public_id=row.attempt_public_id,
        title=row.title,
        language=row.language,
        state=state,
        items=row.items,
        passage=row.passage_revision_id,
        behaviour=Behaviour(row.behaviour),
        stamp=row.stamp_at,
        due=row.due_at,
        limit=None if row.limit_seconds is None else timedelta(seconds=row.limit_seconds),
        extra=timedelta(seconds=row.extra_seconds),
    )


def placed_in(row: AnyRow) -> PlacedItem:
    """Return the item at a place of a row with the columns ``PLACED``."""
    return PlacedItem(
        place=row.place,
        revision=row.item_revision_id,
        rule=Rule(row.rule, row.rule_version),
        denominator=row.score_den,
        points=row.points,
        order=tuple(row.shown_order),
        process=Process(row.process),
    )


def mark_in(row: AnyRow) -> Mark | None:
    """Return the total of a row with the columns ``TOTAL``, None while the attempt is open."""
    if row.numerator is None:
        return None
    graded = row.possible - row.waiting_points
    return Mark(row.numerator, row.denominator, graded, row.waiting, row.waiting_points)


def spots_in(row: AnyRow) -> tuple[Spot, ...]:
    """Return every place of a row with ``items`` and ``spots`` (see ``quizapp.db.reads.spot_codes``)."""
    saved = {code // 4: code for code in map(int, (row.spots or "").split())}
    codes = ((place, saved.get(place, 0)) for place in range(1, row.items + 1))
    return tuple(Spot(place, bool(code & ANSWERED), bool(code & FLAGGED)) for place, code in codes)
