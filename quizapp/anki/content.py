"""Content: from a bank to the notes of one edition. Pure; the same bank gives the same notes.

Facts come first, one note each, in the order of the passage; then practice notes from items. Nobody is asked the same
fact three ways: beside its own note one item practises a fact, and items with nothing else to ask stay in the quiz.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from quizapp.anki.editions import Edition
from quizapp.anki.faces import face
from quizapp.anki.identity import guid
from quizapp.anki.note import NoteContent
from quizapp.anki.notetypes import NOTE_TYPES
from quizapp.anki.texts import evidence_text, fields
from quizapp.core.card import Card
from quizapp.core.fact import Fact, Stance
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item, Status
from quizapp.core.refusal import Malformed
from quizapp.itemtypes.registry import item_type

ROOT: Final = "qb"


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold what a note tells about the fact or item it comes from, besides its card."""

    id: str
    evidence: tuple[str, ...]
    tags: frozenset[str]
    speaker: str = ""
    retired: str = ""
    corrected: str = ""
    why: str = ""
    withdrawn: bool = False


def notes_of(edition: Edition) -> tuple[NoteContent, ...]:
    """Return the notes of an edition in the order students meet them, facts before practice, ``due`` from 1.

    What was retired before it was ever exported is left out. Raises Malformed for a card that cannot become a note.
    """
    found = (*_facts(edition), *_practice(edition))
    return tuple(replace(note, due=due) for due, note in enumerate(found, 1))


def _facts(edition: Edition) -> Iterator[NoteContent]:
    for fact in sorted(edition.facts, key=lambda fact: edition.reading_place(fact.evidence)):
        note = _note(edition, edition.words.facts, _of_fact(edition, fact), fact.card)
        if not note.withdrawn or note.guid in edition.note_times:
            yield note


def _of_fact(edition: Edition, fact: Fact) -> Origin:
    marks = {"withdrawn": fact.retired, "corrected": fact.corrected}
    return Origin(
        fact.id,
        fact.evidence,
        frozenset((*_topic_tags(fact.topics), *(mark for mark, change in marks.items() if change))),
        speaker=_speaker(edition, fact),
        retired=edition.words.dated(edition.words.withdrawn, fact.retired),
        corrected=edition.words.dated(edition.words.corrected, fact.corrected),
        withdrawn=fact.retired is not None,
    )


def _speaker(edition: Edition, fact: Fact) -> str:
    stance = edition.words.stances.get(fact.stance, "") if fact.stance is not Stance.STATED else ""
    named = edition.called(fact.speaker)
    return f"{named} ({stance})" if named and stance else named


def _practice(edition: Edition) -> Iterator[NoteContent]:
    """Walk the practice notes in the order of the passage."""
    chosen = {id_: notes for id_, notes in _by_item(edition).items() if notes}
    for item in _chosen(edition, chosen):
        yield from chosen[item.id]


def _by_item(edition: Edition) -> dict[str, tuple[NoteContent, ...]]:
    return {item.id: _item_notes(edition, item) for item in edition.items}


def _item_notes(edition: Edition, item: Item) -> tuple[NoteContent, ...]:
    """Return the notes an item would become; a retired one only those that students already have."""
    if item.status not in {Status.PUBLISHED, Status.RETIRED}:
        return ()
    origin = _of_item(edition, item)
    notes = (_note(edition, edition.words.practice, origin, card) for card in _cards(edition, item))
    return tuple(note for note in notes if not note.withdrawn or note.guid in edition.note_times)


def _of_item(edition: Edition, item: Item) -> Origin:
    retired = item.status is Status.RETIRED
    tags = {*_topic_tags(item.topics), f"process::{item.process}", f"difficulty::{item.difficulty}"}
    return Origin(
        item.id,
        item.evidence,
        frozenset(tags | ({"withdrawn"} if retired else set())),
        retired=f"{edition.words.withdrawn}." if retired else "",
        why=item.rationale,
        withdrawn=retired,
    )


def _cards(edition: Edition, item: Item) -> Sequence[Card]:
    """Return the authored card, else what the item type makes of the item; it may give a reason for none."""
    if item.card == "none":
        return ()
    if item.card is not None:
        return (item.card,)
    kind = item_type(item.type)
    made = kind.cards(item, kind.bind(item, edition.passage, edition.entities))
    return () if isinstance(made, Message) else made


def _chosen(edition: Edition, notes: dict[str, tuple[NoteContent, ...]]) -> list[Item]:
    """Return the items that are practised, in the order of the passage.

    Those that students have already go first, so that a new item never drives out a note with a history; then the
    passage's order decides. An authored card is the author's word that it is wanted.
    """

    def kept(item: Item) -> bool:
        times = (edition.note_times.get(note.guid) for note in notes[item.id])
        return any(time is not None and not time.withdrawn for time in times)

    items = sorted(
        (item for item in edition.items if item.id in notes), key=lambda item: edition.reading_place(item.evidence)
    )
    practised: set[str] = set()
    chosen: set[str] = set()
    for item in sorted(items, key=lambda item: (item.card is None, not kept(item))):
        if item.card is not None or not item.facts or not practised.issuperset(item.facts):
            chosen.add(item.id)
            practised.update(item.facts)
    return [item for item in items if item.id in chosen]


def _note(edition: Edition, section: str, origin: Origin, card: Card) -> NoteContent:
    mark = guid(edition.uuid, origin.id, card.facet, card.part, edition.name)
    try:
        made, shared = face(card, mark), _shared(edition, origin, card)
    except Malformed as fault:
        raise Malformed(msg("The card of “%(id)s”: %(fault)s", id=origin.id, fault=fault.message)) from None
    poured = NOTE_TYPES[card.facet].pour(**made.fields, **shared)
    tags = tuple(sorted(f"{ROOT}::{tag}" for tag in (edition.slug, *origin.tags)))
    return NoteContent(mark, card.facet, poured, made.cards, tags, section, origin.id, withdrawn=origin.withdrawn)


def _shared(edition: Edition, origin: Origin, card: Card) -> dict[str, str]:
    told = fields(
        Why=card.why or origin.why,
        Hint=card.hint,
        Speaker=origin.speaker,
        Source=edition.passage.title,
        AsOf=edition.as_of,
        Withdrawn=origin.retired,
        Corrected=origin.corrected,
        Ref=f"{edition.slug} · {origin.id}",
    )
    return told | {"Evidence": evidence_text(edition.sentences(origin.evidence)), "Lang": edition.language}


def _topic_tags(topics: Sequence[str]) -> list[str]:
    return [f"topic::{topic}" for topic in topics]
