"""Content: from a bank to the notes of one edition. Pure; the same bank gives the same notes.

Facts come first, one note each, in the order of the passage; then practice notes from items; then the explained words.
Nobody is asked the same fact three ways: beside its own note one item practises a fact, and items with nothing else to
ask stay in the quiz. Typed notes do ask it another way: they stand in a sub-deck of their own, and only who wants them
gets them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quizapp.anki.editions import Edition
from quizapp.anki.note import NoteContent
from quizapp.anki.origin import Asked, asked, of_fact, of_item, of_term
from quizapp.anki.pouring import Pourer
from quizapp.anki.typing import typed
from quizapp.core.item import Item


def notes_of(edition: Edition, *, with_typed: bool = False) -> tuple[NoteContent, ...]:
    """Return the notes of an edition in the order students meet them, facts before practice and words, ``due`` from 1.

    What was retired before it was ever exported is left out. Raises Malformed for a card that cannot become a note.
    """
    answers = (*_facts(edition), *_practice(edition))
    found = (*answers, *_vocabulary(edition), *(_typed(edition, answers) if with_typed else ()))
    pourer = Pourer.of(edition)
    return tuple(pourer.note(one, due) for due, one in enumerate(found, 1))


def _facts(edition: Edition) -> Iterator[Asked]:
    for fact in sorted(edition.facts, key=lambda fact: edition.reading_place(fact.evidence)):
        origin = of_fact(edition, fact)
        yield from asked(edition, edition.words.facts, origin, origin.cards)


def _practice(edition: Edition) -> Iterator[Asked]:
    """Walk the practice notes in the order of the passage."""
    origins = {item.id: of_item(edition, item) for item in edition.items}
    notes = {id_: asked(edition, edition.words.practice, origin, origin.cards) for id_, origin in origins.items()}
    for item in _chosen(edition, notes):
        yield from notes[item.id]


def _vocabulary(edition: Edition) -> Iterator[Asked]:
    origins = (of_term(edition, term) for term in edition.passage.glossary)
    for origin in sorted(origins, key=lambda origin: edition.reading_place(origin.evidence)):
        yield from asked(edition, edition.words.vocabulary, origin, origin.cards)


def _typed(edition: Edition, found: Sequence[Asked]) -> tuple[Asked, ...]:
    pairs = ((one.origin, typed(one.card)) for one in found)
    return tuple(
        note
        for origin, card in pairs
        if card is not None
        for note in asked(edition, edition.words.typed, origin, (card,))
    )


def _chosen(edition: Edition, notes: Mapping[str, Sequence[Asked]]) -> list[Item]:
    """Return the items that are practised, in the order of the passage.

    Those that students have already go first, so that a new item never drives out a note with a history; then the
    passage's order decides. An authored card is the author's word that it is wanted.
    """

    def kept(item: Item) -> bool:
        times = (edition.note_times.get(note.guid) for note in notes[item.id])
        return any(time is not None and not time.withdrawn for time in times)

    able = (item for item in edition.items if notes[item.id])
    items = sorted(able, key=lambda item: edition.reading_place(item.evidence))
    practised: set[str] = set()
    chosen: set[str] = set()
    for item in sorted(items, key=lambda item: (item.card is None, not kept(item))):
        if item.card is not None or not item.facts or not practised.issuperset(item.facts):
            chosen.add(item.id)
            practised.update(item.facts)
    return [item for item in items if item.id in chosen]
