"""What a student missed: the items of a bank whose latest handed-in response was not wholly right, or was unsure."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, and_, select
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState
from quizapp.core.person import Person
from quizapp.db.models import AttemptItemRow, AttemptRow, ItemRevisionRow, ItemRow, MarkRow, ResponseRow
from quizapp.db.types import AnyRow

_HANDED_IN: Final = (
    select(ItemRow.author_id, MarkRow.numerator, MarkRow.denominator, ResponseRow.flag)
    .select_from(AttemptRow)
    .join(AttemptItemRow, AttemptItemRow.attempt_id == AttemptRow.id)
    .join(ItemRevisionRow, ItemRevisionRow.id == AttemptItemRow.item_revision_id)
    .join(ItemRow, ItemRow.id == ItemRevisionRow.item_id)
    .join(
        ResponseRow,
        and_(ResponseRow.attempt_id == AttemptItemRow.attempt_id, ResponseRow.place == AttemptItemRow.place),
    )
    .outerjoin(MarkRow, and_(MarkRow.response_id == ResponseRow.id, MarkRow.is_current))
    .where(AttemptRow.state == AttemptState.SUBMITTED.value)
    .order_by(AttemptRow.id, AttemptItemRow.place)
)


def latest_verdicts(reads: Connection | Session, *, bank_id: int, person: Person) -> dict[str, bool]:
    """Return the item ids of a bank that a person answered -> whether the latest response needs no more practice.

    A response that waits for a teacher counts as right unless it was marked as unsure. Whether any of it may be told
    is not decided here: ``deck_banks.check_released`` does.
    """
    theirs = _HANDED_IN.where(ItemRow.bank_id == bank_id, AttemptRow.person_id == person.id)
    return {row.author_id: not row.flag and _right(row) for row in reads.execute(theirs)}


def missed_items(reads: Connection | Session, *, bank_id: int, person: Person) -> frozenset[str]:
    """Return the ids of the items that a person should practise again."""
    verdicts = latest_verdicts(reads, bank_id=bank_id, person=person)
    return frozenset(item for item, right in verdicts.items() if not right)


def _right(row: AnyRow) -> bool:
    return row.numerator is None or bool(row.numerator == row.denominator)
