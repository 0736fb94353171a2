"""The essay's content: the rubric's rows with their levels; how it is read, written, and what a judgement says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from quizapp.core.shape import ListOf, Record, Text, Whole, identifier, maybe
from quizapp.core.tree import JsonObject
from quizapp.itemtypes.authored import LONGEST_TEXT, MOST_PARTS
from quizapp.itemtypes.essay import scoring

LONGEST_ANSWER: Final = 20_000
MOST_LEVELS: Final = 11
MOST_WORDS: Final = 3000
MOST_ROWS: Final = 10

LEVEL: Final = Record({"points": Whole(0, MOST_LEVELS - 1), "text": Text(LONGEST_TEXT)})
ROW: Final = Record({"id": identifier(), "text": Text(LONGEST_TEXT), "levels": ListOf(LEVEL, 2, MOST_LEVELS)})
SHAPE: Final = Record({
    "rows": ListOf(ROW, 1, MOST_ROWS),
    "cap": maybe(Whole(1, MOST_PARTS)),
    "words": maybe(Record({"from": Whole(1, MOST_WORDS), "to": Whole(1, MOST_WORDS)})),
    "model": maybe(Text(LONGEST_ANSWER)),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """Hold one level of a rubric's row: what it looks like, and its points."""

    points: int
    text: str


@dataclass(frozen=True, slots=True)
class RubricRow:
    """Hold one thing that is judged, with its levels from 0 points up."""

    id: str
    text: str
    levels: tuple[Level, ...]

    @property
    def most(self) -> int:
        """Return the points of the highest level."""
        return max(level.points for level in self.levels)

    def level(self, points: int) -> Level | None:
        """Return the level with these points, None where there is none."""
        return next((level for level in self.levels if level.points == points), None)


@dataclass(frozen=True, slots=True)
class Essay:
    """Hold the rubric; ``cap`` limits the sum (0: no cap), ``words`` advises a length (0, 0: no advice)."""

    rows: tuple[RubricRow, ...]
    cap: int = 0
    words: tuple[int, int] = (0, 0)
    model: str = ""

    @property
    def sum(self) -> int:
        """Return the sum of the highest levels."""
        return sum(row.most for row in self.rows)

    @property
    def whole(self) -> int:
        """Return the points of a full score: the sum, at most the cap."""
        return scoring.whole(self.sum, self.cap)

    def counted(self, points: int) -> int:
        """Return how many of the points of all rows count."""
        return scoring.counted(points, self.cap)

    def judged(self, judgement: JsonObject) -> dict[str, int] | None:
        """Return row id -> points in the author's order, None for a judgement that does not fit the rubric."""
        given = judgement.get("rows")
        if not isinstance(given, Mapping) or set(given) != {row.id for row in self.rows}:
            return None
        points = {row.id: value for row in self.rows if type(value := given[row.id]) is int}
        fits = len(points) == len(self.rows) and all(row.level(points[row.id]) for row in self.rows)
        return points if fits else None


def made(read: Mapping[str, Any]) -> Essay:
    """Return the content of what ``SHAPE`` read."""
    rows = tuple(
        RubricRow(row["id"], row["text"], tuple(Level(**level) for level in row["levels"])) for row in read["rows"]
    )
    words = read.get("words", {"from": 0, "to": 0})
    return Essay(rows, read.get("cap", 0), (words["from"], words["to"]), read.get("model", ""))


def plain_content(content: Essay) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    said: dict[str, Any] = {"rows": [_plain_row(row) for row in content.rows]}
    said |= {"cap": content.cap} if content.cap else {}
    said |= {"words": {"from": content.words[0], "to": content.words[1]}} if any(content.words) else {}
    return said | ({"model": content.model} if content.model else {})


def _plain_row(row: RubricRow) -> dict[str, Any]:
    levels = [{"points": level.points, "text": level.text} for level in row.levels]
    return {"id": row.id, "text": row.text, "levels": levels}
