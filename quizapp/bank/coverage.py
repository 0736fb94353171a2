"""Coverage: for each fact the items that ask it and the notes it becomes, so that an unasked fact stands out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.bank import Bank
from quizapp.core.fact import Fact
from quizapp.core.item import Item, Status


@dataclass(frozen=True, slots=True)
class Covered:
    """Hold one row: a fact, the living items that ask it, and what its notes ask (one word a note)."""

    fact: Fact
    items: tuple[Item, ...]
    notes: tuple[str, ...]

    @property
    def asked(self) -> bool:
        """Tell whether an item asks the fact; a retired fact need not be asked."""
        return bool(self.items) or self.fact.retired is not None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Hold the rows in the order of the facts, and the living items that ask no fact, with their notes."""

    rows: tuple[Covered, ...]
    beyond: tuple[tuple[Item, tuple[str, ...]], ...]


def coverage(bank: Bank, language: str, notes: Mapping[str, Sequence[str]]) -> Coverage:
    """Return the coverage of one language.

    ``notes`` maps a fact or item id to the words for its notes (their facets); an item's notes count for the facts it
    asks. Raises KeyError for a language the bank lacks.
    """
    edition = bank.editions[language]
    asking: dict[str, list[Item]] = defaultdict(list)
    living = [item for item in edition.items if item.status is not Status.RETIRED]
    for item in living:
        for asked in item.facts:
            asking[asked].append(item)
    rows = []
    for fact in edition.facts:
        owners = (fact.id, *(item.id for item in asking[fact.id]))
        words = tuple(word for owner in owners for word in notes.get(owner, ()))
        rows.append(Covered(fact, tuple(asking[fact.id]), words))
    beyond = tuple((item, tuple(notes.get(item.id, ()))) for item in living if not item.facts)
    return Coverage(tuple(rows), beyond)
