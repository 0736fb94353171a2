"""Facts and items of a bank as rows: one entry read for editing, what stands beside it, how each kind is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import dump_fact, dump_item, load_fact, load_item
from quizapp.core.fact import Fact
from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.refusal import NotFound
from quizapp.core.shape import Scope
from quizapp.core.tree import Node
from quizapp.db.models import EntryHistoryRow, FactEditionRow, FactRow, ItemEditionRow, ItemRow
from quizapp.db.types import Plain, sought

FIRST: Final = 1  # the number of an entry's state that no history row tells of


class Kind(StrEnum):
    """Name what is edited; the words are stored in the history."""

    FACT = "fact"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Stored:
    """Say how one kind of entry is kept: its two tables, the column that ties them, plain data to value and back."""

    owner: Any
    edition: Any
    column: str
    load: Callable[[Node, Scope], Fact | Item | None]
    dump: Callable[[Any], dict[str, Any]]

    @property
    def ties(self) -> Any:  # noqa: ANN401 - a column of either table
        """Return the column of the edition that holds the number of the identity's row."""
        return getattr(self.edition, self.column)


STORED: Final[Mapping[Kind, Stored]] = MappingProxyType(
    {
        Kind.FACT: Stored(FactRow, FactEditionRow, "fact_id", load_fact, dump_fact),
        Kind.ITEM: Stored(ItemRow, ItemEditionRow, "item_id", load_item, dump_item),
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry of one language as it is stored; ``number`` counts its states from 1 and is the newest's.

    ``stamps`` maps the address of each proving sentence to its stamp when it was last read, None for never bound.
    """

    kind: Kind
    id: str
    language: str
    source: Plain
    number: int
    stamps: Mapping[str, str] | None


def entry(reads: Connection | Session, *, bank: int, kind: Kind, language: str, id: str) -> Entry:  # noqa: A002 - its name
    """Return an entry, in two reads. Raises NotFound."""
    row = reads.execute(rows_of(bank, kind, language, id)).one_or_none()
    if row is None:
        raise NotFound(msg("There is no entry “%(id)s” in this bank.", id=id[:80]))
    number = newest(reads, bank=bank, kind=kind, language=language, id=id)
    return Entry(kind, id, language, row.source, number, row.stamps)


def rows_of(bank: int, kind: Kind, language: str | None = None, id: str | None = None) -> Select[Any]:  # noqa: A002 - its name
    """Return the statement for entries of a bank in the order of their file: id, language, place, source, stamps."""
    stored = STORED[kind]
    edition = stored.edition
    found: Select[Any] = (
        select(stored.owner.author_id, edition.language, edition.place, edition.source, edition.stamps)
        .join(stored.owner, stored.owner.id == stored.ties)
        .where(stored.owner.bank_id == bank)
        .order_by(edition.place)
    )
    found = found if language is None else found.where(edition.language == language)
    return found if id is None else found.where(stored.owner.author_id == sought(id))


def newest(reads: Connection | Session, *, bank: int, kind: str, language: str, id: str) -> int:  # noqa: A002 - its name
    """Return the number of an entry's newest state, 1 for one that was never edited here."""
    history = EntryHistoryRow
    last = select(func.max(history.number)).where(
        history.bank_id == bank, history.kind == kind, history.author_id == id, history.language == language
    )
    return int(reads.execute(last).scalar() or FIRST)
