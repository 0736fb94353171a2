"""Doing one thing to many entries of a bank: a topic more, another topic, withdrawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.i18n import msg
from quizapp.core.item import Status
from quizapp.core.person import Person
from quizapp.core.refusal import Malformed
from quizapp.db.models import BankRow
from quizapp.db.turns import Turn, take_turn
from quizapp.services.bank_rights import Right
from quizapp.services.editing import rewrite
from quizapp.services.entries import Kind, rows_of
from quizapp.services.entry_history import Deed
from quizapp.services.republish import republish

Source = Mapping[str, Any]
MOST: Final = 500  # entries at once


class Bulk(StrEnum):
    """Name what is done to many entries at once."""

    TAG = "tag"
    MOVE = "move"
    RETIRE = "retire"


@dataclass(frozen=True, slots=True)
class Wish:
    """Say what to do to which entries; ``topic`` is the topic to add or to move to, ``why`` the reason to withdraw."""

    do: Bulk
    entries: tuple[tuple[Kind, str], ...]
    topic: str = ""
    why: str = ""


def apply(session: Session, right: Right, wish: Wish, *, person: Person, now: datetime) -> int:
    """Do it in every language, each with its history; return how many entries changed.

    Raises Malformed for a topic that the bank lacks and for more than 500 entries.
    """
    take_turn(session, Turn.BANKS)
    _check(session, right.id, wish)
    changed: dict[Kind, list[str]] = {}
    for kind in Kind:
        wanted = {name for each, name in wish.entries if each is kind}
        rows = session.execute(rows_of(right.id, kind)).all() if wanted else []
        for row in rows:
            after = _CHANGES[wish.do](kind, row.source, wish, now) if row.author_id in wanted else row.source
            if after != row.source:
                rewrite(session, right.id, (kind, row), after, _DEEDS[wish.do], wish.why, person=person, now=now)
                changed.setdefault(kind, []).append(row.author_id)
    for kind, ids in changed.items():
        republish(session, right.id, kind, set(ids), now=now)
    return sum(len(set(ids)) for ids in changed.values())


def _check(session: Session, bank: int, wish: Wish) -> None:
    head = session.execute(select(BankRow.head).where(BankRow.id == bank)).scalar_one()
    if wish.do is not Bulk.RETIRE and wish.topic not in {topic["id"] for topic in head["topics"]}:
        raise Malformed(msg("Choose a topic of this bank."))
    check_number(wish.entries)


def check_number(entries: Sized) -> None:
    """Raise Malformed for no entries, and for more than 500."""
    if not entries:
        raise Malformed(msg("Tick the entries that this is for."))
    if len(entries) > MOST:
        raise Malformed(msg("At most %(most)s entries at once: filter the list first.", most=MOST))


def _tag(_kind: Kind, source: Source, wish: Wish, _now: datetime) -> Source:
    topics = list(dict.fromkeys((*source["topics"], wish.topic)))
    return {**source, "topics": topics}


def _move(_kind: Kind, source: Source, wish: Wish, _now: datetime) -> Source:
    return {**source, "topics": [wish.topic]}


def _retire(kind: Kind, source: Source, wish: Wish, now: datetime) -> Source:
    if kind is Kind.ITEM:
        return {**source, "status": str(Status.RETIRED)}
    if "retired" in source:
        return source
    return {**source, "retired": {"on": now.date().isoformat(), "reason": wish.why}}


_CHANGES: Final[Mapping[Bulk, Callable[[Kind, Source, Wish, datetime], Source]]] = MappingProxyType(
    {Bulk.TAG: _tag, Bulk.MOVE: _move, Bulk.RETIRE: _retire}
)
_DEEDS: Final[Mapping[Bulk, Deed]] = MappingProxyType(
    {Bulk.TAG: Deed.EDITED, Bulk.MOVE: Deed.EDITED, Bulk.RETIRE: Deed.RETIRED}
)
