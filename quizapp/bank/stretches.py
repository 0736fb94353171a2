"""Two texts as one: which stretches stayed, went and came, by lines first and by words where lines changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import Final

LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
PIECE: Final = re.compile(r"\w+|\s+|[^\w\s]")
MOST_PAIRS: Final = 500_000  # pieces of one text times those of the other: comparing takes that much time, or more


class Change(StrEnum):
    """Say what became of a stretch of text."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold a stretch of text and what became of it."""

    change: Change
    text: str


def stretches(before: str, after: str) -> tuple[Stretch, ...]:
    """Return two texts as one, cut where they differ; whole words change.

    Where too much changed at once to be compared word by word, whole lines do.
    """
    found = _compared(LINE.findall(before), LINE.findall(after))
    return tuple(
        Stretch(change, "".join(stretch.text for stretch in some))
        for change, some in groupby(found, key=lambda stretch: stretch.change)
    )


def _compared(old: list[str], new: list[str]) -> Iterator[Stretch]:
    """Compare lines; what was replaced by as many lines is compared line by line."""
    for same, before, after in _cut(old, new):
        pairs = zip(before, after, strict=True) if len(before) == len(after) else [("".join(before), "".join(after))]
        for one, other in pairs:
            pieces = [(same, [one], [other])] if same else _cut(PIECE.findall(one), PIECE.findall(other))
            yield from (stretch for piece in pieces for stretch in _told(*piece))


def _cut(old: list[str], new: list[str]) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Yield what is the same in both, and what stands in one where something else stands in the other."""
    if len(old) * len(new) > MOST_PAIRS:
        yield old == new, old, new
        return
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[a:b] == new[c:d], old[a:b], new[c:d]


def _told(same: bool, old: list[str], new: list[str]) -> Iterator[Stretch]:  # noqa: FBT001 - as it is cut
    if same:
        yield Stretch(Change.SAME, "".join(old))
        return
    yield from (Stretch(change, "".join(text)) for change, text in ((Change.OUT, old), (Change.IN, new)) if text)
