"""Cards before Anki: what a fact or an item becomes in a deck, without any note type's fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class Facet(StrEnum):
    """Name the side of a fact or item that a note asks; part of the note's identity (GUID)."""

    RECALL = "recall"
    CLOZE = "cloze"
    CHOICE = "choice"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class RecallCard:
    """Ask ``front``, expect ``back``; all texts are inline Markdown. ``reverse`` asks for the front by the back."""

    front: str
    back: str
    why: str = ""
    hint: str = ""
    reverse: str = ""
    part: str = ""
    facet: Facet = field(default=Facet.RECALL, init=False)


@dataclass(frozen=True, slots=True)
class ClozeCard:
    """Hide ``{{c1::answer::hint}}`` in ``text``; numbers are written by the author and never renumbered."""

    text: str
    why: str = ""
    hint: str = ""
    part: str = ""
    facet: Facet = field(default=Facet.CLOZE, init=False)


@dataclass(frozen=True, slots=True)
class ChoiceOption:
    """Hold one option of a choice card; ``key`` marks the right one, ``pinned`` keeps its place when others move."""

    id: str
    text: str
    key: bool
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceCard:
    """Ask ``front`` with options in the author's order; the exporter shuffles them by the note's identity."""

    front: str
    options: tuple[ChoiceOption, ...]
    why: str = ""
    hint: str = ""
    part: str = ""
    facet: Facet = field(default=Facet.CHOICE, init=False)


@dataclass(frozen=True, slots=True)
class TypedCard:
    """Ask ``front`` and let the student type ``answer``, a short plain text; ``back`` is how the author writes it."""

    front: str
    back: str
    answer: str
    why: str = ""
    hint: str = ""
    part: str = ""
    facet: Facet = field(default=Facet.TYPED, init=False)


Card: TypeAlias = RecallCard | ClozeCard | ChoiceCard | TypedCard
