"""The content of single choice: options and their key; how it is read and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from quizapp.core.shape import Flag, ListOf, Record, Text, identifier, maybe
from quizapp.itemtypes.authored import LONGEST_TEXT, MOST_PARTS, Credit, plain_part
from quizapp.itemtypes.option import Option

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
class Choices:
    """Hold the options in the author's order."""

    options: tuple[Option, ...]
    shuffle: bool = True

    def offered(self, language: str) -> tuple[Option, ...]:  # noqa: ARG002 - the author worded them
        """Return the options."""
        return self.options


def made(read: Mapping[str, Any]) -> Choices:
    """Return the content of what ``SHAPE`` read."""
    return Choices(tuple(Option(**option) for option in read["options"]), read.get("shuffle", True))


def plain_content(content: Choices) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    options = [_plain_option(option) for option in content.options]
    return {"options": options} | ({} if content.shuffle else {"shuffle": False})


def _plain_option(option: Option) -> dict[str, Any]:
    credit = str(option.credit) if option.credit else ""
    return plain_part(option, key=option.key, rationale=option.rationale, credit=credit, pinned=option.pinned)
