"""Checks of what one part of a bank says about another: names that must exist, ids that must not stand twice."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from quizapp.bank.draft import Draft, EditionDraft, Entry
from quizapp.bank.look import Mention, at, mentions, named_in, place_at, rows, text_at
from quizapp.bank.plain.words import ADDRESS_PATTERN, PARAGRAPH_PATTERN
from quizapp.core.i18n import Message, msg
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import ID_PATTERN, Scope
from quizapp.itemtypes import registry

SUGGESTIONS: Final = 20  # a search among all names a fault: enough for a slip, no burden for a broken file


@dataclass(frozen=True, slots=True)
class Kind:
    """Say how an unknown name of some kind is reported; ``missing`` has a place for ``name``."""

    code: str
    missing: Message
    mend: Message
    pattern: str = ID_PATTERN


EVIDENCE: Final = Kind(
    "evidence-unknown",
    msg("The passage has no sentence %(name)s."),
    msg("Count again: p3.2 is the second sentence of the third paragraph of the whole passage."),
    ADDRESS_PATTERN,
)
TOPIC: Final = Kind(
    "topic-unknown", msg("There is no topic “%(name)s”."), msg("Correct the id, or add the topic to bank.yaml.")
)
PARAGRAPH: Final = Kind(
    "evidence-unknown",
    msg("The passage has no paragraph %(name)s."),
    msg("Count again: p3 is the third paragraph of the whole passage."),
    PARAGRAPH_PATTERN,
)
ENTITY: Final = Kind(
    "entity-unknown", msg("There is no entity “%(name)s”."), msg("Correct the id, or add the entity to bank.yaml.")
)
FACT: Final = Kind("fact-unknown", msg("There is no fact “%(name)s”."), msg("Correct the id, or add the fact."))
ITEM: Final = Kind("item-unknown", msg("There is no item “%(name)s”."), msg("Correct the id, or add the item."))


class References:
    """Check names against what exists; a set that is None could not be read, and nothing is said about it."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.suggestions = SUGGESTIONS

    def check(self, subject: str, found: Iterable[Mention], kind: Kind, known: Collection[str] | None) -> None:
        """Report names of ``found`` that are not ``known`` or stand twice."""
        seen: set[str] = set()
        for mention in found:
            scope = Scope(self.problems, subject, mention.path)
            if not re.fullmatch(kind.pattern, mention.text):
                continue  # its form was reported where it was read
            if mention.text in seen:
                message = msg("“%(name)s” stands twice in this list.", name=mention.text)
                scope.error("reference-twice", message, mention.place, msg("Keep one."))
            seen.add(mention.text)
            if known is not None and mention.text not in known:
                message = Message(kind.missing.text, {"name": mention.text})
                scope.error(kind.code, message, mention.place, self._mend(mention.text, kind, known))

    def _mend(self, text: str, kind: Kind, known: Collection[str]) -> Message:
        if kind is EVIDENCE or kind is PARAGRAPH or not self.suggestions:
            return kind.mend
        self.suggestions -= 1
        near = difflib.get_close_matches(text, known, 1)
        return msg("Did you mean “%(name)s”?", name=near[0]) if near else kind.mend


def check_references(draft: Draft, problems: Problems) -> None:
    """Report every name in facts, items and quizzes that does not exist."""
    references = References(problems)
    topics, entities = draft.listed("topics"), draft.listed("entities")
    for edition in draft.editions:
        addresses = edition.passage.by_address() if edition.passage else None
        both: tuple[Entry[Any], ...] = (*edition.facts.all, *edition.items.all)
        for entry in both:
            references.check(entry.id, mentions(entry.node, "evidence"), EVIDENCE, addresses)
            references.check(entry.id, mentions(entry.node, "topics"), TOPIC, topics)
        for fact in edition.facts.all:
            references.check(fact.id, mentions(fact.node, "speaker"), ENTITY, entities)
        facts = edition.facts.ids()
        for item in edition.items.all:
            references.check(item.id, mentions(item.node, "facts"), FACT, facts)
            check_content(references, item, entities, addresses)
    items = item_ids(draft.editions)
    for quiz in draft.quizzes.all:
        references.check(quiz.id, mentions(quiz.node, "items"), ITEM, items)
        for mention in chain.from_iterable(named_in(quiz.node, "points")):
            references.check(quiz.id, (mention,), ITEM, items)


def check_ids(draft: Draft, problems: Problems) -> None:
    """Report ids that stand twice: a fact and an item may not share one either, as both name notes."""
    for edition in draft.editions:
        _twice((*edition.facts.all, *edition.items.all), problems)
        _twice(edition.glossary.all, problems)
    _twice(draft.quizzes.all, problems)
    for field in ("topics", "entities"):
        _twice((Entry(text_at(node, "id"), node, None) for node in rows(at(draft.head, field))), problems)
    languages = rows(at(draft.head, "languages"))
    _twice((Entry(text_at(node), node, None) for node in languages), problems)


def item_ids(editions: Iterable[EditionDraft]) -> set[str] | None:
    """Return the ids of the items of all languages, None when a file could not be read."""
    sets = [edition.items.ids() for edition in editions]
    return None if None in sets else set().union(*filter(None, sets))


def check_content(
    references: References, item: Entry[Any], entities: Collection[str] | None, addresses: Collection[str] | None
) -> None:
    """Report names in the fields that the item's type says hold some."""
    kind = registry.item_types().get(text_at(item.node, "type"))
    if kind is None:
        return
    paragraphs = None if addresses is None else {address.partition(".")[0] for address in addresses}
    fields = (
        *((field, ENTITY, entities) for field in kind.entity_fields),
        *((field, EVIDENCE, addresses) for field in kind.sentence_fields),
        *((field, PARAGRAPH, paragraphs) for field in kind.paragraph_fields),
    )
    for field, sort, known in fields:
        for found in named_in(item.node, "content", *field.split(".")):
            references.check(item.id, found, sort, known)


def _twice(entries: Iterable[Entry[Any]], problems: Problems) -> None:
    first: dict[str, Place] = {}
    for entry in entries:
        place = place_at(entry.node, "id")
        if entry.id and first.setdefault(entry.id, place) != place:
            message = msg("The id “%(name)s” is already used at %(place)s.", name=entry.id, place=str(first[entry.id]))
            mend = msg("Give one of the two another id; an id that was published keeps its meaning.")
            Scope(problems, entry.id, "id").error("id-twice", message, place, mend)
