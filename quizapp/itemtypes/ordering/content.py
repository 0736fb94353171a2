"""The content of ordering: entries in their right order, and which of them are tied; how it is read and answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from quizapp.core.i18n import msg
from quizapp.core.response import Given, Response
from quizapp.core.shape import ListOf, Record, Scope, Text, identifier, maybe
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import LONGEST_TEXT, check_named, plain_part, report

FEWEST: Final = 3
MOST: Final = 8
# Of 8 entries, ties would leave 23, 25 or 27 pairs: denominators that do not divide lcm(1..20).
MOST_WITH_TIES: Final = 7

ENTRY: Final = Record({"id": identifier(), "text": Text(LONGEST_TEXT), "rationale": maybe(Text(LONGEST_TEXT))})
TIE: Final = ListOf(identifier(), 2, MOST_WITH_TIES)
SHAPE: Final = Record({"entries": ListOf(ENTRY, FEWEST, MOST), "ties": maybe(ListOf(TIE, 1, MOST_WITH_TIES // 2))})


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry."""

    id: str
    text: str
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Ordering:
    """Hold the entries in their right order; the entries of a tie, neighbours, may stand in any order."""

    entries: tuple[Entry, ...]
    ties: tuple[tuple[str, ...], ...] = ()

    def by_id(self) -> dict[str, Entry]:
        """Return id -> entry, in the right order."""
        return {entry.id: entry for entry in self.entries}

    def ranks(self) -> dict[str, int]:
        """Return id -> rank from 0 upwards; tied entries share one."""
        tied = {name: tie[0] for tie in self.ties for name in tie}
        groups = groupby(self.entries, key=lambda entry: tied.get(entry.id, entry.id))
        return {entry.id: rank for rank, (_, group) in enumerate(groups) for entry in group}

    def given(self, response: Response) -> tuple[str | None, ...]:
        """Return the id at each place, None at places left blank and for a response that is nonsense."""
        order = response.data.get("order") if isinstance(response, Given) else None
        blank = (None,) * len(self.entries)
        if not isinstance(order, Sequence) or isinstance(order, str) or len(order) != len(blank):
            return blank
        known = self.by_id()
        names = [name for name in order if isinstance(name, str) and name in known]
        ours = len(set(names)) == len(names) and len(names) + sum(name is None for name in order) == len(blank)
        return tuple(name if isinstance(name, str) else None for name in order) if ours else blank

    def given_ranks(self, response: Response) -> tuple[int, ...]:
        """Return the ranks of the entries that were given a place, by their places."""
        ranks = self.ranks()
        return tuple(ranks[name] for name in self.given(response) if name is not None)

    def places(self, response: Response) -> dict[str, int]:
        """Return id -> place from 1 of the entries that were given one."""
        return {name: place for place, name in enumerate(self.given(response), 1) if name is not None}

    def right_places(self) -> dict[str, tuple[int, ...]]:
        """Return id -> the places from 1 where the entry is right: several for a tied one."""
        ranks = self.ranks()
        standing = list(enumerate(ranks.values(), 1))
        return {name: tuple(place for place, rank in standing if rank == ranks[name]) for name in ranks}


def made(read: Mapping[str, Any]) -> Ordering:
    """Return the content of what ``SHAPE`` read."""
    entries, ties = (Entry(**row) for row in read["entries"]), (tuple(tie) for tie in read.get("ties", ()))
    return Ordering(tuple(entries), tuple(ties))


def plain_content(content: Ordering) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    entries = [plain_part(entry, rationale=entry.rationale) for entry in content.entries]
    return {"entries": entries} | ({"ties": [list(tie) for tie in content.ties]} if content.ties else {})


def check(content: Ordering, node: Node, scope: Scope) -> None:
    """Report doubled ids, equal entries, ties of unknown, doubled or distant entries, and too many ties."""
    check_named(content.entries, "entries", node, scope)
    stands = {entry.id: place for place, entry in enumerate(content.entries)}
    seen: set[str] = set()
    for number, tie in enumerate(content.ties):
        places = sorted(stands.get(name, -1) for name in tie)
        if seen & set(tie) or places != list(range(places[0], places[0] + len(tie))) or places[0] < 0:
            fault = msg("A tie names neighbours of the list, each of them once.")
            report(scope, node, "tie-neighbours", fault, "ties", number)
        seen |= set(tie)
    if content.ties and len(content.entries) > MOST_WITH_TIES:
        fault = msg("With ties, at most %(most)s entries can be scored.", most=MOST_WITH_TIES)
        report(scope, node, "tie-entries", fault, "ties")
    if len(set(content.ranks().values())) == 1:
        report(scope, node, "all-tied", msg("All entries are tied, so no order can be wrong."), "ties")
