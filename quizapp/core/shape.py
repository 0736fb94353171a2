"""Shapes: one declaration of what authored data looks like; it reads, reports every fault, gives the JSON Schema.

``read`` turns a marked tree into plain values (str, int, bool, list, dict); a value that could not be read is left
out or replaced by ``MISSING`` and a Problem tells why. A caller builds its frozen value only when none was added.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from quizapp.core.i18n import Message, msg
from quizapp.core.mends import SHAPE_MENDS
from quizapp.core.problem import Place, Problems
from quizapp.core.tree import Branch, Leaf, Node, Row

ID_PATTERN: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_LENGTH: Final = 64
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
BREAKS = re.compile(r"[ \t\n\x85\u2028\u2029]+")


class Missing:
    """Mark a value that could not be read; a Problem says why."""

    def __repr__(self) -> str:
        """Return a name for debugging."""
        return "MISSING"


MISSING: Final = Missing()


@dataclass(frozen=True, slots=True)
class Scope:
    """Say whose data is being read (item or fact id), by which path, and where problems go."""

    problems: Problems
    subject: str = ""
    path: str = ""

    def at(self, step: str | int) -> Scope:
        """Return the scope one step further down."""
        path = f"{self.path}[{step}]" if isinstance(step, int) else f"{self.path}.{step}" if self.path else step
        return Scope(self.problems, self.subject, path)

    def about(self, subject: str) -> Scope:
        """Return a scope for another subject, at its top."""
        return Scope(self.problems, subject)

    def error(self, code: str, message: Message, place: Place, mend: Message | None = None) -> Missing:
        """Report an error here and return MISSING for the caller to pass on; shape codes know their own ``mend``."""
        mend = mend or SHAPE_MENDS.get(code)
        self.problems.error(code, message, place, subject=self.subject, field=self.path, mend=mend)
        return MISSING

    def warn(self, code: str, message: Message, place: Place, mend: Message | None = None) -> None:
        """Report a warning here."""
        self.problems.warn(code, message, place, subject=self.subject, field=self.path, mend=mend)


class Shape(ABC):
    """Describe authored data."""

    @abstractmethod
    def read(self, node: Node, scope: Scope) -> Any:  # noqa: ANN401 - the plain value depends on the shape
        """Return the plain value of ``node``, or MISSING after reporting to ``scope``."""

    @abstractmethod
    def schema(self) -> dict[str, object]:
        """Return the JSON Schema (2020-12) of this shape."""


def _kind(node: Node) -> Message:
    kinds = {Leaf: msg("a single value"), Branch: msg("a mapping"), Row: msg("a list")}
    return kinds[type(node)]


def _text_of(node: Node, scope: Scope) -> str | Missing:
    if not isinstance(node, Leaf):
        return scope.error("shape-text", msg("Expected text, found %(kind)s.", kind=_kind(node)), node.place)
    if node.empty:
        return scope.error("shape-empty", msg("This field is empty."), node.place)
    return node.text


@dataclass(frozen=True, slots=True)
class Text(Shape):
    """Read one line of text of 1 to ``longest`` characters; plain ``1961`` and ``no`` are text too.

    Line breaks, tabs and runs of spaces become one space: how an author folds a long text says nothing.
    """

    longest: int = 2000
    pattern: str = ""
    what: Message = field(default_factory=lambda: msg("text"))

    def read(self, node: Node, scope: Scope) -> str | Missing:
        """Return the text, stripped, on one line."""
        text = _text_of(node, scope)
        if isinstance(text, Missing):
            return text
        text = BREAKS.sub(" ", text.strip())
        if not text:
            return scope.error("shape-empty", msg("This field is empty."), node.place)
        if CONTROL.search(text):
            return scope.error("shape-control", msg("The text holds a control character; type it again."), node.place)
        if len(text) > self.longest:
            fault = msg(
                "The text has %(length)s characters; at most %(most)s fit.", length=len(text), most=self.longest
            )
            return scope.error("shape-long", fault, node.place)
        if self.pattern and not re.fullmatch(self.pattern, text):
            return scope.error(
                "shape-form", msg("“%(text)s” is not %(what)s.", text=text[:80], what=self.what), node.place
            )
        return text

    def schema(self) -> dict[str, object]:
        """Return a string schema."""
        pattern: dict[str, object] = {"pattern": f"^{self.pattern}$"} if self.pattern else {}
        kinds: object = "string" if self.pattern else ["string", "number", "boolean"]  # 1961 and true are text to us
        return {"type": kinds, "minLength": 1, "maxLength": self.longest, **pattern}


def identifier() -> Text:
    """Return the shape of an id: kebab-case, at most 64 characters, never reused."""
    return Text(ID_LENGTH, ID_PATTERN, msg("an id (small letters, digits and single hyphens)"))


@dataclass(frozen=True, slots=True)
class Whole(Shape):
    """Read a whole number between ``least`` and ``most``."""

    least: int
    most: int

    def read(self, node: Node, scope: Scope) -> int | Missing:
        """Return the number."""
        text = _text_of(node, scope)
        if isinstance(text, Missing):
            return text
        if not re.fullmatch(r"-?[0-9]{1,15}", text) or not self.least <= int(text) <= self.most:
            fault = msg("Expected a whole number from %(least)s to %(most)s.", least=self.least, most=self.most)
            return scope.error("shape-number", fault, node.place)
        return int(text)

    def schema(self) -> dict[str, object]:
        """Return an integer schema."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Flag(Shape):
    """Read ``true`` or ``false``."""

    def read(self, node: Node, scope: Scope) -> bool | Missing:
        """Return the truth value."""
        text = _text_of(node, scope)
        if isinstance(text, Missing):
            return text
        if text not in {"true", "false"}:
            return scope.error("shape-flag", msg("Expected true or false."), node.place)
        return text == "true"

    def schema(self) -> dict[str, object]:
        """Return a boolean schema."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class OneOf(Shape):
    """Read one word of a closed list."""

    words: tuple[str, ...]

    def read(self, node: Node, scope: Scope) -> str | Missing:
        """Return the word."""
        text = _text_of(node, scope)
        if isinstance(text, Missing):
            return text
        if text not in self.words:
            fault = msg("“%(text)s” is not one of: %(words)s.", text=text[:80], words=", ".join(self.words))
            return scope.error("shape-word", fault, node.place)
        return text

    def schema(self) -> dict[str, object]:
        """Return an enumeration."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class ListOf(Shape):
    """Read a list of ``least`` to ``most`` values of one shape."""

    shape: Shape
    least: int = 0
    most: int = 10_000

    def read(self, node: Node, scope: Scope) -> list[Any] | Missing:
        """Return the values that could be read."""
        if not isinstance(node, Row):
            return scope.error("shape-list", msg("Expected a list, found %(kind)s.", kind=_kind(node)), node.place)
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
            return scope.error("shape-map", msg("Expected a mapping, found %(kind)s.", kind=_kind(node)), node.place)
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
            return scope.error("shape-map", msg("Expected a mapping, found %(kind)s.", kind=_kind(node)), node.place)
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
