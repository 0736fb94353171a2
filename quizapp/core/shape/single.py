"""Shapes of single values: text, ids, whole numbers, flags, words of a closed list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.core.shape.scope import Missing, Scope, Shape, kind_of
from quizapp.core.tree import Leaf, Node

ID_PATTERN: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_LENGTH: Final = 64
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
BREAKS = re.compile(r"[ \t\n\x85\u2028\u2029]+")


def _text_of(node: Node, scope: Scope) -> str | Missing:
    if not isinstance(node, Leaf):
        return scope.error("shape-text", msg("Expected text, found %(kind)s.", kind=kind_of(node)), node.place)
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
