"""The grid's content: labels, statements and their key labels; how it is read, written and what a response says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from quizapp.core.response import Given, Response
from quizapp.core.shape import Flag, ListOf, Record, Text, identifier, maybe
from quizapp.itemtypes.authored import LONGEST_TEXT, MOST_PARTS, plain_part

MOST_LABELS: Final = 6

STATEMENT: Final = Record({
    "id": identifier(),
    "text": Text(LONGEST_TEXT),
    "label": identifier(),
    "rationale": maybe(Text(LONGEST_TEXT)),
    "remember": maybe(Flag()),
})  # fmt: skip

SHAPE: Final = Record({
    "labels": ListOf(Record({"id": identifier(), "text": Text(80)}), 2, MOST_LABELS),
    "statements": ListOf(STATEMENT, 2, MOST_PARTS),
    "shuffle": maybe(Flag()),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """Hold one label, a column of the grid."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold one statement, its key label, and whether it is worth a practice note of its own."""

    id: str
    text: str
    label: str
    rationale: str = ""
    remember: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold labels and statements in the author's order."""

    labels: tuple[Label, ...]
    statements: tuple[Statement, ...]
    shuffle: bool = True

    def label_texts(self) -> dict[str, str]:
        """Return label id -> text."""
        return {label.id: label.text for label in self.labels}


def made(read: Mapping[str, Any]) -> Grid:
    """Return the content of what ``SHAPE`` read."""
    labels, statements = (Label(**row) for row in read["labels"]), (Statement(**row) for row in read["statements"])
    return Grid(tuple(labels), tuple(statements), read.get("shuffle", True))


def plain_content(content: Grid) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    labels = [plain_part(label) for label in content.labels]
    statements = [_plain_statement(statement) for statement in content.statements]
    return {"labels": labels, "statements": statements} | ({} if content.shuffle else {"shuffle": False})


def labelled(content: Grid, response: Response) -> dict[str, str]:
    """Return statement id -> label id of what was chosen, in the author's order; what does not exist is left out."""
    chosen = response.data.get("rows") if isinstance(response, Given) else None
    if not isinstance(chosen, Mapping):
        return {}
    labels = content.label_texts()
    known = (statement.id for statement in content.statements)
    return {row: label for row in known if isinstance(label := chosen.get(row), str) and label in labels}


def _plain_statement(statement: Statement) -> dict[str, Any]:
    return plain_part(statement, label=statement.label, rationale=statement.rationale, remember=statement.remember)
