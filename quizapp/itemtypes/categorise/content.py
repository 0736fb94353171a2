"""The content of categorise: bins, entries and the bins that are right for each; how it is read and answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from quizapp.core.i18n import msg
from quizapp.core.response import Given, Response
from quizapp.core.shape import Flag, ListOf, Record, Scope, Text, identifier, maybe
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import LONGEST_TEXT, MOST_PARTS, check_named, plain_part, report

MOST_BINS: Final = 8
MOST_COLUMNS: Final = 4
LONGEST_COLUMN: Final = 16  # characters of a column's head in a table

ENTRY: Final = Record({
    "id": identifier(),
    "text": Text(LONGEST_TEXT),
    "bin": identifier(),
    "also": maybe(ListOf(identifier(), 0, MOST_BINS)),
    "rationale": maybe(Text(LONGEST_TEXT)),
    "remember": maybe(Flag()),
})  # fmt: skip

SHAPE: Final = Record({
    "bins": ListOf(Record({"id": identifier(), "text": Text(80)}), 2, MOST_BINS),
    "entries": ListOf(ENTRY, 2, MOST_PARTS),
    "shuffle": maybe(Flag()),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bin:
    """Hold one bin."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one entry, its bin, other bins accepted as right, and whether it is worth a practice note of its own."""

    id: str
    text: str
    bin: str
    also: tuple[str, ...] = ()
    rationale: str = ""
    remember: bool = False

    @property
    def accepted(self) -> tuple[str, ...]:
        """Return the ids of all bins that are right, the entry's own first."""
        return (self.bin, *self.also)


@dataclass(frozen=True, slots=True)
class Categorise:
    """Hold bins and entries in the author's order."""

    bins: tuple[Bin, ...]
    entries: tuple[Entry, ...]
    shuffle: bool = True

    def bin_texts(self) -> dict[str, str]:
        """Return bin id -> text."""
        return {each.id: each.text for each in self.bins}

    def right_text(self, entry: Entry) -> str:
        """Return the texts of all bins that are right for an entry."""
        bins = self.bin_texts()
        return " / ".join(bins[name] for name in entry.accepted)

    @property
    def wide(self) -> bool:
        """Tell whether the bins are too many or too long for the columns of a table."""
        return len(self.bins) > MOST_COLUMNS or any(len(each.text) > LONGEST_COLUMN for each in self.bins)

    def placed(self, response: Response) -> dict[str, str]:
        """Return entry id -> bin id of what was chosen, in the author's order; what does not exist is left out."""
        chosen = response.data.get("entries") if isinstance(response, Given) else None
        if not isinstance(chosen, Mapping):
            return {}
        bins, known = self.bin_texts(), (entry.id for entry in self.entries)
        return {entry: name for entry in known if isinstance(name := chosen.get(entry), str) and name in bins}


def made(read: Mapping[str, Any]) -> Categorise:
    """Return the content of what ``SHAPE`` read."""
    entries = (Entry(**{**row, "also": tuple(row.get("also", ()))}) for row in read["entries"])
    return Categorise(tuple(Bin(**row) for row in read["bins"]), tuple(entries), read.get("shuffle", True))


def plain_content(content: Categorise) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    bins = [plain_part(each) for each in content.bins]
    entries = [_plain_entry(entry) for entry in content.entries]
    return {"bins": bins, "entries": entries} | ({} if content.shuffle else {"shuffle": False})


def _plain_entry(entry: Entry) -> dict[str, Any]:
    return plain_part(entry, bin=entry.bin, also=list(entry.also), rationale=entry.rationale, remember=entry.remember)


def check(content: Categorise, node: Node, scope: Scope) -> None:
    """Report doubled ids, equal bins or entries, unknown bins, and entries for which every bin is right."""
    check_named(content.bins, "bins", node, scope)
    check_named(content.entries, "entries", node, scope)
    known = content.bin_texts()
    for number, entry in enumerate(content.entries):
        if entry.bin not in known:
            fault = msg("“%(bin)s” is not one of the bins: %(known)s.", bin=entry.bin, known=", ".join(known))
            report(scope, node, "unknown-bin", fault, "entries", number, "bin")
        if not set(entry.also) <= set(known) or len(set(entry.accepted)) < len(entry.accepted):
            fault = msg("The other accepted bins are bins of the list, each once, and not the entry's own.")
            report(scope, node, "also-bins", fault, "entries", number, "also")
        if set(entry.accepted) == set(known):
            fault = msg("Every bin is right for this entry, so no answer can be wrong.")
            report(scope, node, "every-bin", fault, "entries", number, "also")
