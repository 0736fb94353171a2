"""Editions: one language of a bank as the exporter sees it, with its deck name and the words it writes itself.

The edition is part of every GUID, so editions are different decks. ``id-en`` asks in the first language and answers in
both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Final

from quizapp.anki.words import WORDS, Words
from quizapp.bank.shown import shown_passage
from quizapp.core.bank import Bank, Entity, NoteTime
from quizapp.core.fact import Fact
from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.markup import plain
from quizapp.core.media import Medium
from quizapp.core.passage import Passage, Sentence, Term
from quizapp.core.refusal import Malformed, NotFound

SEPARATOR: Final = "-"


@dataclass(frozen=True, slots=True)
class Edition:
    """Hold what notes are made of; ``name`` is the edition's word in GUIDs, ``deck`` the deck above its sub-decks."""

    name: str
    language: str
    deck: str
    uuid: str
    slug: str
    title: str
    as_of: str
    passage: Passage
    facts: tuple[Fact, ...]
    items: tuple[Item, ...]
    entities: tuple[Entity, ...]
    note_times: Mapping[str, NoteTime]
    media: Mapping[str, Medium]
    words: Words
    second: Edition | None
    _addresses: Mapping[str, tuple[int, Sentence]] = field(repr=False)

    @property
    def about(self) -> str:
        """Return what the deck says of itself, plain, in each of its languages."""
        said = self.words.about % {"title": plain(self.passage.title), "as_of": self.as_of}
        return f"{said}\n\n{self.second.about}" if self.second else said

    def sentences(self, addresses: Sequence[str]) -> list[Sentence]:
        """Return the sentences at these addresses, in reading order; an address the passage lost is left out."""
        return [sentence for _, sentence in sorted(self._found(addresses), key=lambda found: found[0])]

    def reading_place(self, addresses: Sequence[str]) -> int:
        """Return where the first of these sentences stands in the passage; the end if nowhere."""
        return min((place for place, _ in self._found(addresses)), default=len(self._addresses))

    def explained_at(self, term: Term) -> tuple[str, ...]:
        """Return the address of the sentence in which a word stands first; none when it stands nowhere."""
        return tuple(address for address, terms in self.passage.explained().items() if term in terms)

    def called(self, entity: str) -> str:
        """Return the name of an entity with its role, "" for an unknown id."""
        known = next((known for known in self.entities if known.id == entity), None)
        parts = (known.name.get(self.language, ""), known.role.get(self.language, "")) if known else ()
        return ", ".join(part for part in parts if part)

    def _found(self, addresses: Sequence[str]) -> list[tuple[int, Sentence]]:
        return [self._addresses[address] for address in addresses if address in self._addresses]


def edition_names(bank: Bank) -> tuple[str, ...]:
    """Return the editions that can be made of a bank: with a deck name, in languages it has and we have words for."""
    known = [language for language in bank.languages if language in WORDS]
    names = (*known, *(SEPARATOR.join(pair) for pair in permutations(known, 2)))
    return tuple(name for name in names if name in bank.deck)


def edition_of(bank: Bank, name: str) -> Edition:
    """Return an edition of a bank.

    Raises NotFound when the bank does not have it, and Malformed when two editions would land in the same deck.
    """
    if name not in edition_names(bank):
        has = ", ".join(edition_names(bank)) or "-"
        raise NotFound(
            msg("“%(bank)s” has no edition “%(name)s”; it has: %(has)s.", bank=bank.slug, name=name, has=has)
        )
    decks = [deck.casefold() for deck in bank.deck.values()]
    if len(set(decks)) < len(decks):
        raise Malformed(msg("Two editions of “%(bank)s” have the same deck name.", bank=bank.slug))
    language, _, other = name.partition(SEPARATOR)
    return _edition(bank, name, language, _edition(bank, name, other) if other else None)


def _edition(bank: Bank, name: str, language: str, second: Edition | None = None) -> Edition:
    content, passage = bank.editions[language], shown_passage(bank, language)
    return Edition(
        name=name,
        language=language,
        deck=bank.deck[name],
        uuid=bank.uuid,
        slug=bank.slug,
        title=bank.title.get(language, passage.title),
        as_of=bank.as_of.get(language, ""),
        passage=passage,
        facts=content.facts,
        items=content.items,
        entities=bank.entities,
        note_times=bank.note_times,
        media=bank.media,
        words=WORDS[language],
        second=second,
        _addresses={found.address: (place, found) for place, found in enumerate(passage.sentences())},
    )
