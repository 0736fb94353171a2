"""Shapes made of shapes: lists, mappings, records, and choices between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from quizapp.core.i18n import msg
from quizapp.core.shape.scope import MISSING, Missing, Scope, Shape, kind_of
from quizapp.core.shape.single import OneOf, Text
from quizapp.core.tree import Branch, Leaf, Node, Row


@dataclass(frozen=True, slots=True)
class ListOf(Shape):
    """Read a list of ``least`` to ``most`` values of one shape."""

    shape: Shape
    least: int = 0
    most: int = 10_000

    def read(self, node: Node, scope: Scope) -> list[Any] | Missing:
        """Return the values that could be read."""
        if not isinstance(node, Row):
            return scope.error("shape-list", msg("Expected a list, found %(kind)s.", kind=kind_of(node)), node.place)
        if not self.least <= len(node.values) <= self.most:
            fault = msg(
                "The list has %(count)s entries; it needs %(least)s to %(most)s.",
                count=len(node.values), least=self.least, most=self.most,
            )  # fmt: skip
            scope.error("shape-count", fault, node.place)
        values = [self.shape.read(value, scope.at(place)) for place, value in enumerate(node.values, 1)]
        return [value for value in values if value is not MISSING]

    def schema(self) -> dict[str, object]:
        """Return an array schema."""
        return {"type": "array", "items": self.shape.schema(), "minItems": self.least, "maxItems": self.most}


@dataclass(frozen=True, slots=True)
class MapOf(Shape):
    """Read a mapping whose keys have one shape and whose values another, e.g. language -> text."""

    key: Text
    value: Shape
    least: int = 0

    def read(self, node: Node, scope: Scope) -> dict[str, Any] | Missing:
        """Return the entries that could be read."""
        if not isinstance(node, Branch):
            return scope.error("shape-map", msg("Expected a mapping, found %(kind)s.", kind=kind_of(node)), node.place)
        if len(node.entries) < self.least:
            scope.error("shape-count", msg("At least %(least)s entries are needed.", least=self.least), node.place)
        values: dict[str, Any] = {}
        for name, (place, child) in node.entries.items():
            key = self.key.read(Leaf(name, place, quoted=True), scope)
            value = self.value.read(child, scope.at(name))
            if not isinstance(key, Missing) and value is not MISSING:
                values[key] = value
        return values

    def schema(self) -> dict[str, object]:
        """Return an object schema with free keys."""
        names = {"propertyNames": self.key.schema(), "additionalProperties": self.value.schema()}
        return {"type": "object", "minProperties": self.least, **names}


@dataclass(frozen=True, slots=True)
class Part:
    """Name one field of a record: its shape, and whether it may be left out."""

    shape: Shape
    required: bool = True


def maybe(shape: Shape) -> Part:
    """Return a part that may be left out."""
    return Part(shape, required=False)


@dataclass(frozen=True, slots=True)
class Record(Shape):
    """Read a mapping with known fields; an unknown field is a fault, with the nearest known one named."""

    parts: Mapping[str, Part | Shape]
    known: Mapping[str, Part] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make every field a Part, once: records are read thousands of times."""
        known = {name: part if isinstance(part, Part) else Part(part) for name, part in self.parts.items()}
        object.__setattr__(self, "known", known)

    def read(self, node: Node, scope: Scope) -> dict[str, Any] | Missing:
        """Return the fields that could be read; a required one that is absent is reported at the mapping."""
        if not isinstance(node, Branch):
            return scope.error("shape-map", msg("Expected a mapping, found %(kind)s.", kind=kind_of(node)), node.place)
        self._unknown(node, scope)
        values: dict[str, Any] = {}
        for name, part in self.known.items():
            if name not in node.entries:
                if part.required:
                    scope.at(name).error(
                        "shape-missing", msg("The field “%(name)s” is missing.", name=name), node.place
                    )
                continue
            value = part.shape.read(node.entries[name][1], scope.at(name))
            if value is not MISSING:
                values[name] = value
        return values

    def schema(self) -> dict[str, object]:
        """Return an object schema without other fields."""
        return {
            "type": "object",
            "properties": {name: part.shape.schema() for name, part in self.known.items()},
            "required": [name for name, part in self.known.items() if part.required],
            "additionalProperties": False,
        }

    def _unknown(self, node: Branch, scope: Scope) -> None:
        if node.entries.keys() <= self.known.keys():
            return
        for name, (place, _) in node.entries.items():
            if name not in self.known:
                known = ", ".join(self.parts)
                fault = msg("The field “%(name)s” is not known here; known: %(known)s.", name=name[:80], known=known)
                scope.at(name[:80]).error("shape-unknown", fault, place)


@dataclass(frozen=True, slots=True)
class Tagged(Shape):
    """Read one of several records, told apart by the word in their field ``tag``."""

    tag: str
    records: Mapping[str, Record]

    def read(self, node: Node, scope: Scope) -> dict[str, Any] | Missing:
        """Return the fields of the record that the tag names, the tag among them."""
        if not isinstance(node, Branch) or self.tag not in node.entries:
            fault = msg("A mapping with the field “%(tag)s” is needed here.", tag=self.tag)
            return scope.error("shape-tag", fault, node.place)
        word = OneOf(tuple(self.records)).read(node.entries[self.tag][1], scope.at(self.tag))
        if isinstance(word, Missing):
            return word
        return self._with_tag(word).read(node, scope)

    def schema(self) -> dict[str, object]:
        """Return a choice of object schemas."""
        return {"oneOf": [self._with_tag(word).schema() for word in self.records]}

    def _with_tag(self, word: str) -> Record:
        return Record({self.tag: OneOf((word,)), **self.records[word].parts})


@dataclass(frozen=True, slots=True)
class Either(Shape):
    """Read a fixed word (such as ``none``) or else another shape."""

    word: str
    other: Shape

    def read(self, node: Node, scope: Scope) -> Any:  # noqa: ANN401 - the plain value depends on the shape
        """Return the word or what the other shape reads."""
        if isinstance(node, Leaf) and node.text == self.word:
            return self.word
        return self.other.read(node, scope)

    def schema(self) -> dict[str, object]:
        """Return a choice of two schemas."""
        return {"anyOf": [{"const": self.word}, self.other.schema()]}


def read_clean(shape: Shape, node: Node, scope: Scope) -> Any | None:  # noqa: ANN401 - the plain value depends on the shape
    """Return the plain value, or None when reading it added any problem (all are in ``scope.problems``)."""
    before = len(scope.problems)
    value = shape.read(node, scope)
    return value if len(scope.problems) == before else None
