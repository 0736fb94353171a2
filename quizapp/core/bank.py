"""The bank: facts and items over one passage, in one or more languages, with its quizzes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol, TypeAlias

from quizapp.core.fact import Fact
from quizapp.core.item import Difficulty, Item, Process
from quizapp.core.media import Medium
from quizapp.core.passage import Passage
from quizapp.core.policy import Policy

Texts: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Topic:
    """Name a topic in each language."""

    id: str
    name: Texts


@dataclass(frozen=True, slots=True)
class Entity:
    """Name a person, place or organisation with all else it is called: what typed answers are compared against."""

    id: str
    kind: str
    name: Texts
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    metonyms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    role: Texts = field(default_factory=lambda: MappingProxyType({}))

    def called(self, language: str) -> tuple[str, ...]:
        """Return the name and aliases in one language (metonyms are not names)."""
        return (self.name[language], *self.aliases.get(language, ())) if language in self.name else ()

    def known_as(self, language: str) -> tuple[str, ...]:
        """Return name, aliases and metonyms in one language."""
        return (*self.called(language), *self.metonyms.get(language, ()))


class Rights(StrEnum):
    """Say how much of the passage students may be shown."""

    WHOLE = "whole"
    EXCERPT = "excerpt"  # the sentences that prove something, and where the rest can be read


@dataclass(frozen=True, slots=True)
class Provenance:
    """Say where the passage comes from: its date, language, the note readers see, and how much may be shown.

    ``link`` is the address of the whole text, "" where there is none.
    """

    published: str
    language: str
    note: Texts
    rights: Rights = Rights.WHOLE
    link: str = ""


class Drawable(Protocol):
    """Stand for what a pool chooses by: an item, or what is stored of one."""

    @property
    def id(self) -> str:
        """Return the author id."""

    @property
    def type(self) -> str:
        """Return the name of the item type."""

    @property
    def process(self) -> Process:
        """Return the reading process."""

    @property
    def difficulty(self) -> Difficulty:
        """Return the author's estimate."""

    @property
    def topics(self) -> tuple[str, ...]:
        """Return the ids of the topics."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Draw ``take`` items at random of those that fit; an empty filter lets all through."""

    id: str
    take: int
    topics: tuple[str, ...] = ()
    processes: tuple[Process, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    types: tuple[str, ...] = ()

    def fits(self, item: Drawable) -> bool:
        """Tell whether an item may be drawn from this pool."""
        return (
            (not self.topics or not set(self.topics).isdisjoint(item.topics))
            and (not self.processes or item.process in self.processes)
            and (not self.difficulties or item.difficulty in self.difficulties)
            and (not self.types or item.type in self.types)
        )


@dataclass(frozen=True, slots=True)
class Quiz:
    """Hold what is offered to students: fixed items first, then those drawn from pools, and how it is taken.

    ``points`` maps items to what they are worth in this quiz, where that differs from their own points; ``rules``
    overrides the scoring rule by item type; ``school_grade`` (1 to 12, 0 for any) is whom it is written for; ``waive``
    maps the code of a rule of writing to the reason why it does not hold here.
    """

    id: str
    title: Texts
    description: Texts
    languages: tuple[str, ...]
    items: tuple[str, ...] = ()
    pools: tuple[Pool, ...] = ()
    shuffle_items: bool = False
    policy: Policy = field(default_factory=Policy)
    points: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    school_grade: int = 0
    waive: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class NoteTime:
    """Date a note's content: SHA-256 of what is exported, UTC second of its last change, whether it was withdrawn.

    ``gaps`` holds every gap number the note ever had: ``c1:`` with 8 hex digits of its answer's hash while it is in
    use, ``c1`` alone once it is gone.
    """

    hash: str
    changed: datetime
    withdrawn: bool = False
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold a bank's passage, facts and items in one language."""

    passage: Passage
    facts: tuple[Fact, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """Hold a whole bank: what a folder of ``questions/`` says.

    ``afterword`` says what became of the passage's subject later; it lies outside the passage and proves nothing.
    ``rules`` maps item type to scoring rule for every quiz that names none for it; ``media`` maps names to pictures.
    """

    uuid: str
    slug: str
    title: Texts
    summary: Texts
    deck: Texts
    as_of: Texts
    licence: str
    provenance: Provenance
    topics: tuple[Topic, ...]
    entities: tuple[Entity, ...]
    editions: Mapping[str, Edition]
    quizzes: tuple[Quiz, ...]
    note_times: Mapping[str, NoteTime] = field(default_factory=lambda: MappingProxyType({}))
    afterword: Texts = field(default_factory=lambda: MappingProxyType({}))
    rules: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    media: Mapping[str, Medium] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages in the author's order; the first is the bank's own."""
        return tuple(self.editions)
