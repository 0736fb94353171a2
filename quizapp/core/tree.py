"""Marked trees: plain data in which every value knows its place in the author's file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from quizapp.core.problem import Place

JsonValue: TypeAlias = bool | int | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"] | None
JsonObject: TypeAlias = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Hold the text of a scalar as it stands in the file; ``quoted`` tells ``"no"`` from ``no``."""

    text: str
    place: Place
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether the author wrote nothing (``key:`` or ``key: null``)."""
        return not self.quoted and self.text in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Branch:
    """Hold a mapping: key -> (place of the key, value), in the author's order."""

    entries: Mapping[str, tuple[Place, Node]]
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a list in order."""

    values: tuple[Node, ...]
    place: Place


Node: TypeAlias = Leaf | Branch | Row


def from_plain(value: object, place: Place) -> Node:
    """Make a tree of plain data (dict, list, str, int, bool, None) that stands at one place, e.g. a database row."""
    if isinstance(value, Mapping):
        return Branch({str(key): (place, from_plain(item, place)) for key, item in value.items()}, place)
    if isinstance(value, (list, tuple)):
        return Row(tuple(from_plain(item, place) for item in value), place)
    if value is None:
        return Leaf("", place)
    if isinstance(value, bool):
        return Leaf("true" if value else "false", place)
    return Leaf(str(value), place, quoted=isinstance(value, str))
