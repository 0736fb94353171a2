"""Items: one assessable unit each, of some item type, proved by sentences of the passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal

from quizapp.core.card import ClozeCard, RecallCard

# What a draft, or one that was given up, may lack; in the order of its form.
WRITTEN_LATER: Final = ("content", "rationale", "topics", "indicator", "evidence")


class Process(StrEnum):
    """Name what the reader must do (AKM; PISA and PIRLS have the same three steps)."""

    LOCATE = "menemukan"
    INTERPRET = "menafsirkan"
    EVALUATE = "mengevaluasi"


class Difficulty(StrEnum):
    """Give the author's estimate of difficulty."""

    EASY = "mudah"
    MEDIUM = "sedang"
    HARD = "sukar"


class Status(StrEnum):
    """Say how far an item is in its life; only published ones reach students."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one item in one language; ``content`` is the frozen content of its type.

    ``card`` is None for "what the type makes of it", "none" for no practice note, or an authored card. ``waive`` maps
    the code of a rule of writing to the reason why it does not hold here. ``hints`` are shown one after each wrong try
    where a quiz is interactive.

    A draft may lack what ``WRITTEN_LATER`` names, and so may a draft that was withdrawn: a text is then "", a list
    empty, ``content`` None.
    """

    id: str
    type: str
    stem: str
    content: object
    rationale: str
    evidence: tuple[str, ...]
    facts: tuple[str, ...]
    process: Process
    topics: tuple[str, ...]
    difficulty: Difficulty
    indicator: str
    status: Status
    author: str = ""
    points: int = 1
    card: RecallCard | ClozeCard | Literal["none"] | None = None
    waive: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hints: tuple[str, ...] = ()

    @property
    def lacks(self) -> tuple[str, ...]:
        """Return the names of the fields that are still to be written."""
        return tuple(name for name in WRITTEN_LATER if getattr(self, name) in (None, "", ()))
