"""The passage: the text students read, cut into sections, paragraphs and addressed sentences."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold one sentence (inline Markdown) and its address ``p<paragraph>.<sentence>``, both counted from 1."""

    address: str
    text: str

    @property
    def hash(self) -> str:
        """Return the SHA-256 of the NFC text: evidence is bound to it, so that an edited sentence is noticed."""
        return hashlib.sha256(unicodedata.normalize("NFC", self.text).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold the sentences between two blank lines; ``number`` counts through the whole passage from 1."""

    number: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Hold the paragraphs under one heading ("" before the first)."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Explain a word of the passage; ``forms`` are how else it stands there, ``meaning`` is inline Markdown."""

    id: str
    term: str
    meaning: str
    forms: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds the word in a text, whole and whatever the size of its letters; longer forms first."""
        words = sorted((self.term, *self.forms), key=len, reverse=True)
        return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a passage in one language, with the words that are explained beside it.

    ``excerpt_of`` is None for a whole passage; else it holds only some sentences, under the addresses that they have
    in the whole, and this is the address at which that can be read ("" where there is none).
    """

    language: str
    title: str
    sections: tuple[Section, ...]
    glossary: tuple[Term, ...] = ()
    excerpt_of: str | None = None

    def sentences(self) -> Iterator[Sentence]:
        """Walk all sentences in reading order."""
        for section in self.sections:
            for paragraph in section.paragraphs:
                yield from paragraph.sentences

    def by_address(self) -> dict[str, Sentence]:
        """Return address -> sentence, in reading order."""
        return {sentence.address: sentence for sentence in self.sentences()}

    def explained(self) -> dict[str, tuple[Term, ...]]:
        """Return address -> the words that are explained there: each where it stands first."""
        found: dict[str, tuple[Term, ...]] = {}
        for term in self.glossary:
            pattern = term.pattern
            first = next((one.address for one in self.sentences() if pattern.search(one.text)), None)
            if first:
                found[first] = (*found.get(first, ()), term)
        return found

    def words(self) -> int:
        """Count the words, for "5 min read"."""
        return sum(len(sentence.text.split()) for sentence in self.sentences())


def excerpt(passage: Passage, addresses: Collection[str], link: str) -> Passage:
    """Return a passage with the sentences at some addresses alone; sections and paragraphs without any are gone."""
    sections = []
    for section in passage.sections:
        cut = (
            Paragraph(part.number, tuple(one for one in part.sentences if one.address in addresses))
            for part in section.paragraphs
        )
        if paragraphs := tuple(part for part in cut if part.sentences):
            sections.append(Section(section.heading, paragraphs))
    return replace(passage, sections=tuple(sections), excerpt_of=link)
