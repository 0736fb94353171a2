"""What each sentence gave, kept when an article was drafted from, and read again by whoever checks the drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from quizapp.db.models import DraftedItemRow, DraftingRow, ItemEditionRow, ItemRow
from quizapp.drafting.items.drafts import Drafts, Told
from quizapp.drafting.items.told_plain import load_left_out, load_told, plain_left_out, plain_told
from quizapp.drafting.words.reading import LeftOut


@dataclass(frozen=True, slots=True)
class Drafting:
    """Hold what each sentence gave and the pieces of the article that were left out; ``at`` says when."""

    at: datetime
    told: tuple[Told, ...]
    left_out: tuple[LeftOut, ...]


def keep_told(session: Session, drafts: Drafts, *, bank: int, now: datetime) -> None:
    """Keep what each sentence of an article gave, with the bank that was made of it."""
    told, left_out = map(plain_told, drafts.told), map(plain_left_out, drafts.left_out)
    row = DraftingRow(bank_id=bank, language=drafts.language, at=now, told=list(told), left_out=list(left_out))
    session.add(row)


def drafting_of(reads: Connection | Session, *, bank: int, language: str) -> Drafting | None:
    """Return what was kept with a bank, None where nothing was: its drafts are older than the keeping."""
    columns = select(DraftingRow.at, DraftingRow.told, DraftingRow.left_out)
    row = reads.execute(columns.where(DraftingRow.bank_id == bank, DraftingRow.language == language)).one_or_none()
    if row is None:
        return None
    return Drafting(row.at, tuple(map(load_told, row.told)), tuple(map(load_left_out, row.left_out)))


def sources_of(reads: Connection | Session, *, bank: int, language: str) -> dict[str, Mapping[str, Any]]:
    """Return item id -> what a drafted item is now."""
    rows = reads.execute(
        select(ItemRow.author_id, ItemEditionRow.source)
        .join(DraftedItemRow, DraftedItemRow.item_id == ItemRow.id)
        .join(ItemEditionRow, ItemEditionRow.item_id == ItemRow.id)
        .where(ItemRow.bank_id == bank, DraftedItemRow.language == language, ItemEditionRow.language == language)
    )
    return {row.author_id: row.source for row in rows}
