"""Origins: the fact, item or explained word behind a note, and what its cards say besides their own question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.anki.editions import Edition
from quizapp.anki.identity import guid
from quizapp.anki.texts import verbatim
from quizapp.core.card import Card, RecallCard
from quizapp.core.fact import Fact, Stance
from quizapp.core.i18n import Message
from quizapp.core.item import Item, Status
from quizapp.core.passage import Term
from quizapp.itemtypes.registry import item_type


@dataclass(frozen=True, slots=True)
class Origin:
    """Hold what a note tells about where it comes from, besides its card; ``cards`` are all it could be."""

    id: str
    cards: tuple[Card, ...]
    evidence: tuple[str, ...]
    tags: frozenset[str]
    speaker: str = ""
    retired: str = ""
    corrected: str = ""
    why: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold one card in its sub-deck with the GUID of its note to be."""

    section: str
    origin: Origin
    card: Card
    guid: str


def asked(edition: Edition, section: str, origin: Origin, cards: Iterable[Card]) -> tuple[Asked, ...]:
    """Return cards as notes to be; withdrawn ones only where students have them already."""
    found = (
        Asked(section, origin, card, guid(edition.uuid, origin.id, card.facet, card.part, edition.name))
        for card in cards
    )
    return tuple(one for one in found if not origin.withdrawn or one.guid in edition.note_times)


def of_fact(edition: Edition, fact: Fact) -> Origin:
    """Return the origin of a fact's note."""
    marks = {"withdrawn": fact.retired, "corrected": fact.corrected}
    return Origin(
        fact.id,
        (fact.card,),
        fact.evidence,
        frozenset((*_topic_tags(fact.topics), *(mark for mark, change in marks.items() if change))),
        speaker=_speaker(edition, fact),
        retired=edition.words.dated(edition.words.withdrawn, fact.retired),
        corrected=edition.words.dated(edition.words.corrected, fact.corrected),
        withdrawn=fact.retired is not None,
    )


def of_item(edition: Edition, item: Item) -> Origin:
    """Return the origin of an item's practice notes; drafts have no cards, nor has one that was given up unfinished."""
    retired = item.status is Status.RETIRED
    tags = {*_topic_tags(item.topics), f"process::{item.process}", f"difficulty::{item.difficulty}"}
    return Origin(
        item.id,
        _cards(edition, item) if item.status in {Status.PUBLISHED, Status.RETIRED} and not item.lacks else (),
        item.evidence,
        frozenset(tags | ({"withdrawn"} if retired else set())),
        retired=f"{edition.words.withdrawn}." if retired else "",
        why=item.rationale,
        withdrawn=retired,
    )


def of_term(edition: Edition, term: Term) -> Origin:
    """Return the origin of an explained word's note, with the sentence in which it stands first."""
    front = edition.words.meaning % {"term": verbatim(term.term)}
    return Origin(
        term_source(term.id), (RecallCard(front, term.meaning),), edition.explained_at(term), frozenset({"vocabulary"})
    )


def term_source(term: str) -> str:
    """Return the id by which notes know a word: with a colon, as no fact or item may be called."""
    return f"term:{term}"


def _cards(edition: Edition, item: Item) -> tuple[Card, ...]:
    """Return the authored card, else what the item type makes of the item; it may give a reason for none."""
    if item.card == "none":
        return ()
    if item.card is not None:
        return (item.card,)
    kind = item_type(item.type)
    made = kind.cards(item, kind.bind(item, edition.passage, edition.entities))
    return () if isinstance(made, Message) else tuple(made)


def _speaker(edition: Edition, fact: Fact) -> str:
    stance = edition.words.stances.get(fact.stance, "") if fact.stance is not Stance.STATED else ""
    named = edition.called(fact.speaker)
    return f"{named} ({stance})" if named and stance else named


def _topic_tags(topics: Iterable[str]) -> list[str]:
    return [f"topic::{topic}" for topic in topics]
