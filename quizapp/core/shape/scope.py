"""What every shape has in common: where problems go, what marks an unreadable value, the two verbs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Final

from quizapp.core.i18n import Message, msg
from quizapp.core.problem import Place, Problems
from quizapp.core.shape.mends import SHAPE_MENDS
from quizapp.core.tree import Branch, Leaf, Node, Row


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


def kind_of(node: Node) -> Message:
    """Return what a node is, in words."""
    kinds = {Leaf: msg("a single value"), Branch: msg("a mapping"), Row: msg("a list")}
    return kinds[type(node)]
