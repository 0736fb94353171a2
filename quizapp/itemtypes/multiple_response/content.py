"""The content of multiple response: options, keys and weights; how it is read, written and what a response says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from quizapp.core.i18n import msg
from quizapp.core.response import Given, Response
from quizapp.core.shape import Flag, ListOf, Missing, Record, Scope, Shape, Text, identifier, maybe
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import LONGEST_TEXT, MENDS, MOST_PARTS, plain_part
from quizapp.itemtypes.multiple_response.scoring import Choosable

MOST_OPTIONS: Final = 12  # chance is counted over all 4,095 ways to choose


@dataclass(frozen=True, slots=True)
class Weight(Shape):
    """Read a weight: ``0``, ``1``, ``-1`` or a fraction such as ``-1/3``, no finer than 1/``MOST_PARTS``."""

    def read(self, node: Node, scope: Scope) -> Fraction | Missing:
        """Return the exact fraction."""
        text = Text(6, r"-?\d{1,2}(/\d{1,2})?", msg("a weight such as 1/2 or -1/3")).read(node, scope)
        if isinstance(text, Missing):
            return text
        top, _, bottom = text.partition("/")
        if not 0 < int(bottom or 1) <= MOST_PARTS or abs(int(top)) > int(bottom or 1):
            fault = msg("A weight is from -1 to 1, in parts no finer than 1/%(most)s.", most=MOST_PARTS)
            return scope.error("weight-range", fault, node.place, MENDS["weight-range"])
        return Fraction(int(top), int(bottom or 1))

    def schema(self) -> dict[str, object]:
        """Return a string or integer schema."""
        return {"type": ["string", "integer"], "pattern": r"^-?\d{1,2}(/\d{1,2})?$", "minimum": -1, "maximum": 1}


OPTION: Final = Record({
    "id": identifier(),
    "text": Text(LONGEST_TEXT),
    "key": maybe(Flag()),
    "rationale": maybe(Text(LONGEST_TEXT)),
    "weight": maybe(Weight()),
    "pinned": maybe(Flag()),
})  # fmt: skip

SHAPE: Final = Record({
    "options": ListOf(OPTION, 2, MOST_OPTIONS), "tell_count": maybe(Flag()), "shuffle": maybe(Flag()),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """Hold one option; ``weight`` is what it adds under the rule ``weights``, None for its kind's equal share."""

    id: str
    text: str
    key: bool = False
    rationale: str = ""
    weight: Fraction | None = None
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Responses:
    """Hold the options in the author's order; ``tell_count`` tells students how many keys there are."""

    options: tuple[Option, ...]
    tell_count: bool = False
    shuffle: bool = True

    def keys(self) -> tuple[str, ...]:
        """Return the ids of the keys, in the author's order."""
        return tuple(option.id for option in self.options if option.key)

    @property
    def told(self) -> int:
        """Return how many options a student is told to choose, 0 where nothing is told."""
        return len(self.keys()) if self.tell_count else 0

    def weight(self, option: Option) -> Fraction:
        """Return what an option adds: its own weight, else 1/keys for a key and -1/others for another one."""
        alike = sum(other.key is option.key for other in self.options)
        return Fraction(1 if option.key else -1, alike) if option.weight is None else option.weight

    def choosable(self) -> Choosable:
        """Return what scoring needs."""
        weights = {option.id: self.weight(option) for option in self.options}
        return Choosable(weights, frozenset(self.keys()), self.told)

    def in_order(self, names: Sequence[object]) -> tuple[str, ...]:
        """Return the ids among ``names`` that are options, in the author's order."""
        return tuple(option.id for option in self.options if option.id in names)


def made(read: Mapping[str, Any]) -> Responses:
    """Return the content of what ``SHAPE`` read."""
    return Responses(**{**read, "options": tuple(Option(**option) for option in read["options"])})


def plain_content(content: Responses) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    said: dict[str, Any] = {"options": [_plain_option(option) for option in content.options]}
    said |= {"tell_count": True} if content.tell_count else {}
    return said | ({} if content.shuffle else {"shuffle": False})


def chosen(content: Responses, response: Response) -> tuple[str, ...]:
    """Return the ids of the chosen options, in the author's order; what does not exist is left out."""
    names = response.data.get("options") if isinstance(response, Given) else None
    return content.in_order(names) if isinstance(names, list) else ()


def _plain_option(option: Option) -> dict[str, Any]:
    weight = "" if option.weight is None else str(option.weight)
    return plain_part(option, key=option.key, rationale=option.rationale, weight=weight, pinned=option.pinned)
