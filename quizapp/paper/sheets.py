"""Sheets of a quiz: every version asks the same items in an order of its own, which is drawn alike every time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from quizapp.core.assembly import SEED_BITS, item_order, random_for
from quizapp.core.item import Item, Process
from quizapp.itemtypes.contract import Bound, ItemType

LETTERS: Final = "ABC"  # versions; three keep neighbours apart on every side


@dataclass(frozen=True, slots=True)
class PaperItem:
    """Hold an item as its bank has it, with its type and the bound content that students get."""

    item: Item
    kind: ItemType[Any]
    bound: Bound[Any]


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """Hold an item on a sheet: its number (from 1) there and the order in which its parts are printed."""

    number: int
    source: PaperItem
    order: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return what is right, by the letters of this sheet where it has letters, as plain text."""
        return self.source.kind.printed_key(self.source.bound, self.order)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold one version of a quiz."""

    version: str
    items: tuple[PrintedItem, ...]

    @property
    def points(self) -> int:
        """Return the points of all items."""
        return sum(each.source.item.points for each in self.items)

    def number_of(self, item: str) -> int:
        """Return the number of an item (author id) on this sheet."""
        return next(each.number for each in self.items if each.source.item.id == item)


def sheets(items: Sequence[PaperItem], *, seed: int) -> tuple[Sheet, ...]:
    """Return versions A, B and C: A as authored, the others shuffled; the same seed gives the same sheets for ever."""
    return tuple(_sheet(letter, items, seed) for letter in LETTERS)


def seed_of(quiz: str) -> int:
    """Return the seed of a quiz's sheets, which depends on its public id alone: keys printed later match."""
    return int.from_bytes(hashlib.sha256(quiz.encode()).digest()[:8]) >> (64 - SEED_BITS)


def by_process(items: Sequence[PaperItem]) -> dict[Process, tuple[int, int]]:
    """Return process -> (items, points), in the usual order, those without items left out."""
    found = {process: [each.item.points for each in items if each.item.process is process] for process in Process}
    return {process: (len(points), sum(points)) for process, points in found.items() if points}


def _sheet(letter: str, items: Sequence[PaperItem], seed: int) -> Sheet:
    by_id = {each.item.id: each for each in items}
    own = seed ^ ord(letter)
    order = item_order(own, tuple(by_id), shuffle=letter != LETTERS[0])
    return Sheet(letter, tuple(_printed(number, by_id[name], own) for number, name in enumerate(order, 1)))


def _printed(number: int, each: PaperItem, seed: int) -> PrintedItem:
    return PrintedItem(number, each, each.kind.order(each.bound, random_for(seed, "paper", each.item.id)))
