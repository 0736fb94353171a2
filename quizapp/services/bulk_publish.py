"""Publishing many reviewed items at once, each only where its editor would publish it; the others stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from quizapp.bank.align import untranslated
from quizapp.core.item import Status
from quizapp.core.person import Person
from quizapp.db.turns import Turn, take_turn
from quizapp.services.bank_rights import Right
from quizapp.services.bulk import check_number
from quizapp.services.editing import look, rewrite
from quizapp.services.entries import Entry, Kind, rows_of
from quizapp.services.entry_ground import Desk, desk
from quizapp.services.entry_history import Deed
from quizapp.services.republish import republish

Rows = Mapping[str, Sequence[Any]]  # id of an item -> its rows of rows_of, one a language


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say how many items were published, and how many that are not published yet were not."""

    published: int
    left: int


def publish_many(session: Session, right: Right, names: Collection[str], *, person: Person, now: datetime) -> Outcome:
    """Publish those of some items that are reviewed and sound in every language; each keeps its history.

    Raises Malformed for none and for more than 500.
    """
    check_number(names)
    take_turn(session, Turn.BANKS)
    rows = _waiting(session, right.id, names)
    desks = _desks(session, right.id, rows)
    ready = {name: editions for name, editions in rows.items() if _ready(editions, desks)}
    for editions in ready.values():
        for row in editions:
            rewrite(
                session, right.id, (Kind.ITEM, row), _published(row.source), Deed.PUBLISHED, "", person=person, now=now
            )
    if ready:
        republish(session, right.id, Kind.ITEM, set(ready), now=now)
    return Outcome(len(ready), len(rows) - len(ready))


def _waiting(session: Session, bank: int, names: Collection[str]) -> Rows:
    found: dict[str, list[Any]] = {}
    for row in session.execute(rows_of(bank, Kind.ITEM)):
        if row.author_id in names and row.source["status"] != Status.PUBLISHED:
            found.setdefault(row.author_id, []).append(row)
    return found


def _desks(session: Session, bank: int, rows: Rows) -> Mapping[str, Desk]:
    asked: dict[str, set[str]] = {}
    for editions in rows.values():
        for row in editions:
            asked.setdefault(row.language, set()).update(row.source.get("facts", ()))
    return {language: desk(session, bank=bank, language=language, facts=tuple(ids)) for language, ids in asked.items()}


def _ready(editions: Sequence[Any], desks: Mapping[str, Desk]) -> bool:
    """Tell whether an item is reviewed in every language, translated, and sound as a published one."""
    first = editions[0].source
    return all(
        row.source["status"] == Status.REVIEWED
        and (row.source is first or not any(untranslated(first, row.source)))
        and _sound(row, desks[row.language])
        for row in editions
    )


def _sound(row: Any, there: Desk) -> bool:  # noqa: ANN401 - a row of rows_of
    stored = Entry(Kind.ITEM, row.author_id, row.language, row.source, 0, row.stamps)
    return look(there, stored, _published(row.source)).sound


def _published(source: Mapping[str, Any]) -> dict[str, Any]:
    return {**source, "status": str(Status.PUBLISHED)}
