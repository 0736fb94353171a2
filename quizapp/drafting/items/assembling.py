"""Drafts as a bank: identity by the text alone, entities with their other names, one edition, no quiz yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from quizapp.core.bank import Bank, Edition, Entity, Provenance, Topic
from quizapp.core.passage import Passage
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.questions.wording import TOPICS
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import Name, identifier

SPACE: Final = "quizapp:draft:1"
LONGEST_SLUG: Final = 60
UNDATED: Final = "0000"
NOTE: Final = MappingProxyType({
    "id": "Draf otomatis dari sebuah artikel; hak atas teksnya ada pada pemiliknya dan belum diperiksa.",
    "en": "Drafted automatically from an article; the rights in its text are its owner’s and were not checked.",
})  # fmt: skip
SUMMARY: Final = MappingProxyType({
    "id": "Draf soal dan fakta yang masih harus diperiksa guru.",
    "en": "Draft items and facts that a teacher has yet to check.",
})  # fmt: skip
LICENCE: Final = MappingProxyType({"id": "belum diperiksa", "en": "not checked yet"})
AS_OF: Final = MappingProxyType({"id": "per {date}", "en": "as of {date}"})
NO_DATE: Final = MappingProxyType({"id": "tanpa tanggal", "en": "undated"})


def entities(names: Iterable[Name], language: str) -> tuple[Entity, ...]:
    """Return names as entities of a bank, each once; a name that two have stays with the first."""
    found: dict[str, Entity] = {}
    taken: set[str] = set()
    for name in names:
        if name.id in found or name.text.lower() in taken:
            continue
        aliases = _free(name.aliases, taken)
        metonyms = _free(name.metonyms, taken)
        taken.update(text.lower() for text in (name.text, *aliases, *metonyms))
        texts = MappingProxyType({language: name.text}), _texts(language, aliases), _texts(language, metonyms)
        found[name.id] = Entity(name.id, name.kind, *texts)
    return tuple(found.values())


def _free(texts: Sequence[str], taken: set[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text.lower() not in taken)


def _texts(language: str, texts: tuple[str, ...]) -> MappingProxyType[str, tuple[str, ...]]:
    return MappingProxyType({language: texts} if texts else {})


def assemble(text: Text, drafts: Sequence[Draft], names: Iterable[Name], published: str = "") -> Bank:
    """Return the bank of some drafts over the whole passage. ``published`` is a date such as 2026-03, or ""."""
    passage, language = text.article.passage, text.language
    places = {sentence.address: place for place, sentence in enumerate(passage.sentences())}
    facts = {fact.id: fact for draft in drafts for fact in draft.facts}
    in_order = sorted(facts.values(), key=lambda fact: max(places[address] for address in fact.evidence))
    edition = Edition(passage, tuple(in_order), tuple(draft.item for draft in drafts))
    used = {topic for draft in drafts for topic in draft.item.topics} | {
        one for fact in in_order for one in fact.topics
    }
    topics = tuple(
        Topic(one, MappingProxyType({language: TOPICS[one][language]})) for one in TOPICS if one in (used or TOPICS)
    )
    as_of = AS_OF[language].format(date=published) if published else NO_DATE[language]
    return Bank(
        uuid=str(uuid5(NAMESPACE_URL, f"{SPACE}:{language}:{_whole(passage)}")),
        slug=identifier(passage.title)[:LONGEST_SLUG].strip("-"),
        title=MappingProxyType({language: passage.title}),
        summary=MappingProxyType({language: SUMMARY[language]}),
        deck=MappingProxyType({language: passage.title.replace("::", ":")}),
        as_of=MappingProxyType({language: as_of}),
        licence=LICENCE[language],
        provenance=Provenance(published or UNDATED, language, MappingProxyType({language: NOTE[language]})),
        topics=topics,
        entities=entities(names, language),
        editions=MappingProxyType({language: edition}),
        quizzes=(),
    )


def _whole(passage: Passage) -> str:
    return "\n".join((passage.title, *(sentence.text for sentence in passage.sentences())))
