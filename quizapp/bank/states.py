"""States of one entry compared: what differs by field, word by word, and two edits of one state brought together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from quizapp.bank.stretches import Stretch, stretches

INSIDE: Final = "content"  # the field whose own fields are compared one by one
Unit = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one place that differs: its path as an author reads it, and the text before and after, word by word."""

    path: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Hold a unit that both sides changed, each in another way."""

    unit: Unit
    base: str
    theirs: str
    mine: str

    @property
    def name(self) -> str:
        """Return the unit as the name of a form's field."""
        return "keep-" + "-".join(self.unit)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return the places that differ, in the order of ``after``; what is gone comes last."""
    old, new = dict(leaves(before)), dict(leaves(after))
    paths = dict.fromkeys((*new, *old))
    return tuple(
        Difference(path, stretches(old.get(path, ""), new.get(path, "")))
        for path in paths
        if old.get(path, "") != new.get(path, "")
    )


def leaves(data: Any, path: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - plain data of any depth
    """Walk path and text of every value; rows of a list are named by their ids where they have some."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            yield from leaves(value, f"{path}.{name}" if path else name)
    elif isinstance(data, list):
        if all(isinstance(value, str) for value in data):
            yield path, " · ".join(data)
            return
        for place, value in enumerate(data, 1):
            name = value.get("id", place) if isinstance(value, Mapping) else place
            yield from leaves(value, f"{path}[{name}]")
    else:
        yield path, str(data)


def clashes(base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> tuple[Clash, ...]:
    """Return the units that both changed, each in another way."""
    sides = units(base), units(theirs), units(mine)
    return tuple(
        Clash(unit, *(shown(side.get(unit)) for side in sides))
        for unit in dict.fromkeys((*sides[1], *sides[2]))
        if len({repr(side.get(unit)) for side in sides}) == len(sides)
    )


def united(
    base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any], keep: Mapping[str, str]
) -> dict[str, Any]:
    """Return both edits in one: what one side changed, and where both did, the side that ``keep`` names.

    ``keep`` maps the name of a clash to ``theirs`` or ``mine``; without a word it is mine: theirs is in the history.
    """
    old, there, here = units(base), units(theirs), units(mine)
    wanted = {clash.unit: keep.get(clash.name, "mine") for clash in clashes(base, theirs, mine)}
    made: dict[str, Any] = {}
    for unit in dict.fromkeys((*here, *there)):
        taken = (
            there if wanted.get(unit) == "theirs" or (unit not in wanted and here.get(unit) == old.get(unit)) else here
        )
        if unit in taken:
            _put(made, unit, taken[unit])
    return made


def units(data: Mapping[str, Any]) -> dict[Unit, Any]:
    """Return what is taken from one side or the other as a whole: the fields, and those of the content."""
    found: dict[Unit, Any] = {}
    for name, value in data.items():
        if name == INSIDE and isinstance(value, Mapping):
            found |= {(name, inner): part for inner, part in value.items()}
        else:
            found[name,] = value
    return found


def shown(value: Any) -> str:  # noqa: ANN401 - plain data of any depth
    """Return a value as lines that a teacher can read."""
    lines = (text if not path else f"{path.partition('].')[2] or path}: {text}" for path, text in leaves(value))
    return "" if value is None else "\n".join(lines)


def _put(made: dict[str, Any], unit: Unit, value: Any) -> None:  # noqa: ANN401 - plain data of any depth
    *way, last = unit
    for step in way:
        made = made.setdefault(step, {})
    made[last] = value
