"""The items of a bank as quizzes are put together by them: a few fields of each, by one read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from quizapp.core.blueprint import AskableItem
from quizapp.core.item import Difficulty, Process, Status
from quizapp.db.models import ItemEditionRow, ItemRow
from quizapp.db.types import AnyRow

_source: Final = ItemEditionRow.source
_FIELDS: Final[tuple[Any, ...]] = (
    ItemRow.author_id,
    _source["type"].as_string().label("type"),
    _source["process"].as_string().label("process"),
    _source["difficulty"].as_string().label("difficulty"),
    _source["topics"].label("topics"),
    _source["points"].as_integer().label("points"),
    _source["stem"].as_string().label("stem"),
)


def askable_in(
    reads: Connection | Session, *, bank_id: int, language: str, published: bool = True
) -> tuple[AskableItem, ...]:
    """Return the items of a bank (internal id) in one language in the bank's order: published ones, or all."""
    statement = (
        select(*_FIELDS)
        .join(ItemRow, ItemRow.id == ItemEditionRow.item_id)
        .where(ItemRow.bank_id == bank_id, ItemEditionRow.language == language)
        .order_by(ItemEditionRow.place)
    )
    if published:
        there = ItemEditionRow.current_revision_id.is_not(None)
        statement = statement.where(there, _source["status"].as_string() == Status.PUBLISHED.value)
    return tuple(map(_askable, reads.execute(statement)))


def item_numbers(reads: Connection | Session, bank_id: int) -> Mapping[str, int]:
    """Return the internal id of each item of a bank by its author id."""
    held = select(ItemRow.author_id, ItemRow.id).where(ItemRow.bank_id == bank_id)
    return {row.author_id: row.id for row in reads.execute(held)}


def _askable(row: AnyRow) -> AskableItem:
    return AskableItem(
        id=row.author_id,
        type=row.type,
        process=Process(row.process),
        difficulty=Difficulty(row.difficulty),
        topics=tuple(row.topics or ()),
        points=row.points or 1,
        stem=row.stem,
    )
