"""Tables as they come in, whatever the format: lines of plain text cells, with limits that hold while reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from quizapp.core.i18n import msg
from quizapp.core.problem import Problem
from quizapp.core.refusal import Malformed

MOST_LINES: Final = 10_000  # lines, blank ones too; spreadsheets often leave thousands of blank ones behind
MOST_COLUMNS: Final = 100  # the widest school register we know has 66; cells further right are not kept
LONGEST_CELL: Final = 300  # characters; the rest of a longer cell is not kept
LONGEST_SHOWN: Final = 40  # characters of a foreign text inside a sentence of ours


@dataclass(frozen=True, slots=True)
class Line:
    """Hold the cells of one line from the left, trimmed; ``number`` is where the line starts, from 1."""

    number: int
    cells: tuple[str, ...]

    def cell(self, place: int) -> str:
        """Return the cell at ``place`` (from 1), "" where the line is shorter."""
        return self.cells[place - 1] if place <= len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the lines that are not blank, and notes (never errors) on how they were read."""

    lines: tuple[Line, ...]
    notes: tuple[Problem, ...]


def filled_lines(rows: Iterable[tuple[int, Iterable[str]]]) -> Iterator[Line]:
    """Yield a Line for each (line number, cells) that is not blank.

    Raises Malformed at row MOST_LINES + 1, without reading what follows.
    """
    for count, (number, cells) in enumerate(rows):
        if count == MOST_LINES:
            raise Malformed(
                msg("The table has more than %(most)s rows. Copy the list alone into a new file.", most=MOST_LINES)
            )
        kept = tuple(cell[:LONGEST_CELL].strip() for cell, _ in zip(cells, range(MOST_COLUMNS), strict=False))
        if any(kept):
            yield Line(number, kept)


def shown(text: str) -> str:
    """Return a foreign text fit to stand in a sentence: short, on one line, nothing in it that cannot be seen."""
    seen = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:LONGEST_SHOWN])
    return seen if len(text) <= LONGEST_SHOWN else f"{seen}…"
