"""The ground on which all entries of one language stand: its passage, names, word lists and stamps; whose entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final

from quizapp.bank.lint.words import Words
from quizapp.core.bank import Entity
from quizapp.core.fact import Fact
from quizapp.core.passage import Passage, Sentence
from quizapp.core.stamp import Stamps, stamp_of
from quizapp.core.text import normaliser

REMEMBERED: Final = 16_384  # texts; each takes about 200 bytes


class Kind(StrEnum):
    """Name the file in which an entry stands."""

    FACTS = "facts"
    ITEMS = "items"
    QUIZZES = "quizzes"
    PASSAGE = "passage"
    BANK = "bank"


@dataclass(frozen=True, slots=True)
class Owner:
    """Name an entry: its kind, its id and, where each language has its own, the language."""

    kind: Kind
    id: str
    language: str = ""


@dataclass(frozen=True)
class Ground:
    """Hold what all entries of one language stand on.

    ``stamps`` maps an entry's id to the hashes that its evidence had when somebody last read it: address -> hash.
    """

    language: str
    words: Words
    passage: Passage
    entities: tuple[Entity, ...]
    facts: Mapping[str, Fact]
    stamps: Stamps | None = None

    @cached_property
    def sentences(self) -> Mapping[str, Sentence]:
        """Return address -> sentence."""
        return self.passage.by_address()

    @cached_property
    def entity_names(self) -> Mapping[str, tuple[str, ...]]:
        """Return entity id -> name, aliases and metonyms."""
        return {entity.id: entity.known_as(self.language) for entity in self.entities}

    @cached_property
    def kinds_of_names(self) -> Mapping[str, str]:
        """Return each name in small letters -> the kind of its entity."""
        return {name.casefold(): entity.kind for entity in self.entities for name in entity.known_as(self.language)}

    @cached_property
    def entity_forms(self) -> Mapping[str, frozenset[str]]:
        """Return entity id -> its names, aliases and metonyms as typed answers are compared."""
        return {name: frozenset(map(self.form, names)) for name, names in self.entity_names.items()}

    def form(self, text: str) -> str:
        """Return a text as typed answers are compared."""
        return _form(self.language, text)

    @cached_property
    def stamps_now(self) -> Mapping[str, str]:
        """Return address -> what its sentence would be bound by now."""
        return {address: stamp_of(sentence) for address, sentence in self.sentences.items()}

    @cached_property
    def address_of(self) -> Mapping[str, str]:
        """Return the stamp of each sentence -> its address; a sentence that stands twice has none."""
        counts = Counter(self.stamps_now.values())
        return {stamp: address for address, stamp in self.stamps_now.items() if counts[stamp] == 1}

    @cached_property
    def known_stems(self) -> frozenset[str]:
        """Return the stems of all words that a reader of the passage may be asked with."""
        text = " ".join((self.passage.title, *(sentence.text for sentence in self.passage.sentences())))
        names = " ".join(" ".join(names) for names in self.entity_names.values())
        listed = self.words.common_words | self.words.stop_words
        return self.words.stems(f"{text} {names}") | frozenset(map(self.words.stem, listed))

    @cached_property
    def topic_stems(self) -> frozenset[str]:
        """Return the stems of names and of the passage's title: what says whom or what a card is about."""
        names = " ".join(" ".join(names) for names in self.entity_names.values())
        headings = " ".join(section.heading for section in self.passage.sections)
        return self.words.stems(f"{names} {self.passage.title} {headings}")

    def evidence_text(self, addresses: Iterable[str]) -> str:
        """Return the sentences at some addresses as one text."""
        return " ".join(self.sentences[address].text for address in addresses if address in self.sentences)


@lru_cache(maxsize=REMEMBERED)
def _form(language: str, text: str) -> str:
    return normaliser(language).normalise(text)
