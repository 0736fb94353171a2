"""Values about names: what an article calls a person, place or organisation, and where in a sentence it does so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

PERSON: Final = "person"
PLACE: Final = "place"
ORGANISATION: Final = "organisation"
LONGEST_ID: Final = 50
REMEMBERED: Final = 4096  # texts: most are names of the gazetteer


@dataclass(frozen=True, slots=True)
class Name:
    """Hold a named thing of the article (or of the gazetteer, as a distractor).

    ``group`` is its class, of which distractors are taken: ``person``, or that of the gazetteer. ``land`` is the code
    of the country it stands for: a capital has that of its country, for in news the one often stands for the other; a
    union and its bodies have one as well.
    """

    text: str
    kind: str
    group: str
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    land: str = ""

    @property
    def id(self) -> str:
        """Return the id of its entity."""
        return identifier(self.text)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the name and its aliases."""
        return (self.text, *self.aliases)

    @property
    def called(self) -> frozenset[str]:
        """Return everything that may stand for it, in small letters."""
        return frozenset(name.lower() for name in (self.text, *self.aliases, *self.metonyms))

    @property
    def said(self) -> frozenset[str]:
        """Return everything that names it in a sentence: what it is called, of a person each part of the name too."""
        return self.called | (frozenset(self.text.lower().split()) if self.kind == PERSON else frozenset())

    def same(self, other: Name) -> bool:
        """Tell whether two names may mean one thing: by an alias, a metonym, a country, or a part of the other."""
        if self.land and self.land == other.land:
            return True
        ours, theirs = self.called, other.called
        return bool(ours & theirs) or any(_part(one, two) for one in ours for two in theirs)


def _part(one: str, other: str) -> bool:
    shorter, longer = sorted((set(one.split()), set(other.split())), key=len)
    return shorter <= longer


@lru_cache(maxsize=REMEMBERED)
def identifier(text: str) -> str:
    """Return a text as an id: small letters without accents, hyphens between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    return found or "x"


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold where a name stands in a sentence; ``office`` is the office written before it, from ``start`` on.

    ``name`` is None for capitals of which nothing certain is known; ``begin`` is the first letter of the name itself.
    """

    start: int
    begin: int
    end: int
    text: str
    name: Name | None = None
    office: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """Hold every name of an article and the mentions of each sentence by its address."""

    names: tuple[Name, ...]
    mentions: Mapping[str, tuple[Mention, ...]]
    offices: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def people(self) -> tuple[Name, ...]:
        """Return the people."""
        return tuple(name for name in self.names if name.kind == PERSON)
