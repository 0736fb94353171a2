"""The content of single choice: options and their key; how it is read, written and what a response says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from quizapp.core.response import Given, Response
from quizapp.core.shape import Flag, ListOf, Record, Text, identifier, maybe
from quizapp.itemtypes.authored import LONGEST_TEXT, MOST_PARTS, Credit

OPTION: Final = Record({
    "id": identifier(),
    "text": Text(LONGEST_TEXT),
    "key": maybe(Flag()),
    "rationale": maybe(Text(LONGEST_TEXT)),
    "credit": maybe(Credit()),
    "pinned": maybe(Flag()),
})  # fmt: skip

SHAPE: Final = Record({"options": ListOf(OPTION, 2, MOST_PARTS), "shuffle": maybe(Flag())})


@dataclass(frozen=True, slots=True)
class Option:
    """Hold one option; ``credit`` is what it earns without being the key, ``pinned`` keeps its place in a shuffle."""

    id: str
    text: str
    key: bool = False
    rationale: str = ""
    credit: Fraction = Fraction(0)
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Hold the options in the author's order."""

    options: tuple[Option, ...]
    shuffle: bool = True

    def by_id(self) -> dict[str, Option]:
        """Return id -> option."""
        return {option.id: option for option in self.options}


def made(read: Mapping[str, Any]) -> Choices:
    """Return the content of what ``SHAPE`` read."""
    return Choices(tuple(Option(**option) for option in read["options"]), read.get("shuffle", True))


def plain_content(content: Choices) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    options = [_plain_option(option) for option in content.options]
    return {"options": options} | ({} if content.shuffle else {"shuffle": False})


def chosen(response: Response) -> str:
    """Return the id of the chosen option, "" for a blank."""
    option = response.data.get("option") if isinstance(response, Given) else None
    return option if isinstance(option, str) else ""


def _plain_option(option: Option) -> dict[str, Any]:
    said = {
        "key": option.key,
        "rationale": option.rationale,
        "credit": str(option.credit) if option.credit else "",
        "pinned": option.pinned,
    }
    return {"id": option.id, "text": option.text} | {name: value for name, value in said.items() if value}
