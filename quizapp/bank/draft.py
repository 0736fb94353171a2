"""A bank while it is being checked: what each file gave, with the trees for the places, whole or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from quizapp.bank.look import at, rows, text_at
from quizapp.bank.plain.words import LANGUAGES
from quizapp.bank.source import Folder
from quizapp.core.bank import Quiz
from quizapp.core.fact import Fact
from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.passage import Passage, Term
from quizapp.core.shape import Scope
from quizapp.core.tree import Node, Row

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Value]):
    """Hold one entry of a list: what the author called it, its tree, and its value when it could be read."""

    id: str
    node: Node
    value: Value | None


@dataclass(frozen=True, slots=True)
class Entries(Generic[Value]):
    """Hold the entries of a file; ``known`` is False when the file could not be read at all, so nothing rests on it."""

    file: str
    known: bool = False
    all: tuple[Entry[Value], ...] = ()

    def ids(self) -> set[str] | None:
        """Return the ids that stand in the file, None when it could not be read."""
        return {entry.id for entry in self.all if entry.id} if self.known else None

    def values(self) -> tuple[Value, ...]:
        """Return the values that could be read."""
        return tuple(entry.value for entry in self.all if entry.value is not None)


@dataclass(frozen=True, slots=True)
class EditionDraft:
    """Hold the files of one language."""

    language: str
    passage: Passage | None
    facts: Entries[Fact]
    items: Entries[Item]
    glossary: Entries[Term] = field(default_factory=lambda: Entries(""))


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold all files of a folder; ``head`` is the tree of ``bank.yaml`` or None."""

    folder: Folder
    head: Node | None
    editions: tuple[EditionDraft, ...]
    quizzes: Entries[Quiz]

    def listed(self, field: str) -> set[str] | None:
        """Return the ids in a list of ``bank.yaml``, None when there is no such list."""
        found = at(self.head, field)
        return {text_at(node, "id") for node in rows(found)} if isinstance(found, Row) else None


def entries(node: Node | None, file: str, scope: Scope, load: Callable[[Node, Scope], Value | None]) -> Entries[Value]:
    """Return the entries of a file that holds a list; None (a file that could not be read) gives unknown entries."""
    if node is None:
        return Entries(file)
    if not isinstance(node, Row):
        mend = msg("Start each entry with a hyphen and a space at the start of the line.")
        scope.error("file-list", msg("This file holds one list."), node.place, mend)
        return Entries(file)
    found = tuple(Entry(text_at(child, "id"), child, load(child, scope)) for child in node.values)
    return Entries(file, known=True, all=found)


def languages_of(head: Node | None, names: Iterable[str]) -> tuple[str, ...]:
    """Return the languages that ``bank.yaml`` lists, or else those that the names of the files show."""
    listed = [text_at(node) for node in rows(at(head, "languages"))]
    known = tuple(dict.fromkeys(word for word in listed if word in LANGUAGES))
    seen = {name.split(".")[1] for name in names if name.count(".") >= 2}  # noqa: PLR2004 - kind.language.suffix
    return known or tuple(word for word in LANGUAGES if word in seen)
