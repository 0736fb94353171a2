"""When a picture was exchanged: the history of a bank's head keeps which picture each name meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from quizapp.bank.three_way import entries_of
from quizapp.core.bank import Bank
from quizapp.core.media import SCHEME, named
from quizapp.db.models import BankRow
from quizapp.db.types import Plain
from quizapp.services.entry_history import Named, State, states

HEAD: Final = "bank"  # the name under which a bank's head has its history
PICTURES: Final = "pictures"  # the field of its states: name -> name by content


@dataclass(frozen=True, slots=True)
class Exchanged:
    """Hold one exchange: the picture's name, what it meant before and after by content ("" for nothing), who, when."""

    name: str
    before: str
    after: str
    by: str
    at: datetime


def words_for(*plain: object) -> dict[str, str]:
    """Return the name of each picture in plain data of any shape -> the words for those who cannot see it."""
    return {name: alt for text in _texts(plain) for alt, name in named(text)}


def exchanged(reads: Connection | Session, bank: int, names: Collection[str]) -> tuple[Exchanged, ...]:
    """Return the exchanges of some pictures of a bank, the newest first; no read where there are no names."""
    if not names:
        return ()
    head = reads.execute(select(BankRow.head).where(BankRow.id == bank)).scalar_one()
    found = states(reads, Named(bank, "bank", HEAD, head["languages"][0]))
    return tuple(one for newer, older in pairwise(found) for one in _between(newer, older, names))


def words_in(bank: Bank) -> dict[str, str]:
    """Return the words of every picture that a bank's facts and items name."""
    return words_for(*entries_of(bank).values())


def _between(newer: State, older: State, names: Collection[str]) -> Iterator[Exchanged]:
    before, after = _named(older.source), _named(newer.source)
    for name in sorted(names):
        if before.get(name) != after.get(name):
            yield Exchanged(name, before.get(name, ""), after.get(name, ""), newer.by, newer.at)


def _named(head: Plain) -> dict[str, str]:
    return dict(head.get(PICTURES, {}))


def _texts(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        if SCHEME in plain:
            yield plain
    elif isinstance(plain, dict):
        yield from _texts(tuple(plain.values()))
    elif isinstance(plain, (list, tuple)):
        for each in plain:
            yield from _texts(each)
