"""What may be shown now: the one decision over keys, for pages, data and decks alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import make_policy
from quizapp.core.attempt import Selection
from quizapp.core.policy import Policy, Purpose
from quizapp.core.release import Release
from quizapp.db.models import (
    AssignmentPersonRow,
    AssignmentRow,
    AttemptItemRow,
    AttemptRow,
    ItemRevisionRow,
    ItemRow,
    QuizItemRow,
    QuizRow,
)
from quizapp.db.types import AnyRow, UtcDateTime
from quizapp.services.given import APART

_NOW: Final = bindparam("release_now", type_=UtcDateTime())


def _testing() -> ColumnElement[bool]:
    """Return the condition for an assignment that is a test and has not closed for everybody it is meant for."""
    longer = exists().where(AssignmentPersonRow.assignment_id == AssignmentRow.id, AssignmentPersonRow.closes_at > _NOW)
    return and_(
        AssignmentRow.purpose == Purpose.TEST.value,
        AssignmentRow.withdrawn_at.is_(None),
        or_(AssignmentRow.closes_at.is_(None), AssignmentRow.closes_at > _NOW, longer),
    )


_HELD: Final = (
    select(AttemptItemRow.place)
    .join(ItemRevisionRow, ItemRevisionRow.id == AttemptItemRow.item_revision_id)
    .join(QuizItemRow, QuizItemRow.item_id == ItemRevisionRow.item_id)
    .join(AssignmentRow, AssignmentRow.quiz_id == QuizItemRow.quiz_id)
    .where(AttemptItemRow.attempt_id == AttemptRow.id, _testing())
    .correlate(AttemptRow)
    .exists()
)
RELEASE: Final[tuple[Any, ...]] = (
    AttemptRow.selection,
    QuizRow.source.label("quiz_source"),
    AssignmentRow.policy.label("assigned_policy"),
    AssignmentRow.closes_at.label("assigned_closes_at"),
    AssignmentPersonRow.closes_at.label("own_closes_at"),
    _HELD.label("held"),
)


def with_release(statement: Select[Any], now: datetime) -> Select[Any]:
    """Join what ``release_in`` needs onto a statement over attempts with the columns ``RELEASE``."""
    joined = (
        statement.join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .outerjoin(AssignmentRow, AssignmentRow.id == AttemptRow.assignment_id)
        .outerjoin(AssignmentPersonRow, APART)
    )
    return joined.params(release_now=now)


def release_in(row: AnyRow, now: datetime) -> Release:
    """Return what of the attempt of a row, which has ``RELEASE`` and ``submitted_at``, may be shown."""
    return Release(
        policy=_policy(row),
        submitted=row.submitted_at,
        closes=row.own_closes_at or row.assigned_closes_at,
        held=row.held,
        now=now,
    )


def _policy(row: AnyRow) -> Policy:
    """Return the policy of an attempt; what was missed is practised whatever its quiz is for: its keys were shown."""
    if row.selection == Selection.MISSED:
        return Policy()
    return make_policy(row.assigned_policy or row.quiz_source)


def items_held(reads: Connection | Session, items: Iterable[int], now: datetime) -> bool:
    """Tell whether one of some items (internal ids) is in a test that has not closed for every class."""
    tested = (
        select(QuizItemRow.item_id)
        .join(AssignmentRow, AssignmentRow.quiz_id == QuizItemRow.quiz_id)
        .where(QuizItemRow.item_id.in_(sorted(set(items))), _testing())
        .limit(1)
    )
    return reads.execute(tested, {"release_now": now}).first() is not None


def held_banks(reads: Connection | Session, banks: Iterable[int], now: datetime) -> frozenset[int]:
    """Return which of some banks (internal ids) have an item in a test that has not closed for every class."""
    tested = (
        select(ItemRow.bank_id)
        .distinct()
        .join(QuizItemRow, QuizItemRow.item_id == ItemRow.id)
        .join(AssignmentRow, AssignmentRow.quiz_id == QuizItemRow.quiz_id)
        .where(ItemRow.bank_id.in_(sorted(set(banks))), _testing())
    )
    return frozenset(reads.execute(tested, {"release_now": now}).scalars())


def bank_held(reads: Connection | Session, bank_id: int, now: datetime) -> bool:
    """Tell whether an item of a bank is in a test that has not closed for every class: its deck then waits."""
    return bank_id in held_banks(reads, (bank_id,), now)
