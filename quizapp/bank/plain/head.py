"""``bank.yaml`` <-> the head of a bank: identity, names, provenance, topics and entities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from quizapp.bank.plain.words import EDITION, LANGUAGE, NAME, RULES, frozen, ordered, present, texts
from quizapp.core.bank import Bank, Edition, Entity, NoteTime, Provenance, Quiz, Rights, Texts, Topic
from quizapp.core.i18n import msg
from quizapp.core.shape import ListOf, MapOf, Missing, OneOf, Record, Scope, Text, Whole, identifier, maybe, read_clean
from quizapp.core.tree import Leaf, Node

FORMAT: Final = 1


class Format(Whole):
    """Read the number of the format of a bank's files; a newer one needs a newer quizapp."""

    __slots__ = ()

    def read(self, node: Node, scope: Scope) -> int | Missing:
        """Return the number when this version can read it."""
        if isinstance(node, Leaf) and node.text == str(FORMAT):
            return FORMAT
        message = msg("This version of quizapp reads format %(format)s only.", format=FORMAT)
        return scope.error("format-unknown", message, node.place, msg("Write 1, or install a newer quizapp."))


FORMAT_SHAPE: Final = Format(FORMAT, FORMAT)
KINDS: Final = ("person", "place", "organisation", "work", "event", "other")
UUID: Final = Text(36, r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", msg("a UUID in small letters"))
MONTH: Final = Text(10, r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", msg("a date such as 2024-06"))
LINK: Final = Text(500, r"https?://[^\s<>\"'`\\]+", msg("an address that starts with https://"))
NAMES: Final = MapOf(LANGUAGE, ListOf(NAME, 0, 100))
TOPIC: Final = Record({"id": identifier(), "name": texts(200)})
ENTITY: Final = Record({
    "id": identifier(),
    "kind": OneOf(KINDS),
    "name": texts(200),
    "aliases": maybe(NAMES),
    "metonyms": maybe(NAMES),
    "role": maybe(texts(200)),
})  # fmt: skip
HEAD: Final = Record({
    "format": FORMAT_SHAPE,
    "uuid": UUID,
    "slug": identifier(),
    "languages": ListOf(LANGUAGE, 1, 2),
    "title": texts(200),
    "summary": texts(500),
    "deck": MapOf(EDITION, Text(200), least=1),
    "as_of": texts(100),
    "licence": Text(100),
    "provenance": Record({
        "published": MONTH,
        "language": Text(35),
        "note": texts(),
        "rights": maybe(OneOf(tuple(Rights))),
        "link": maybe(LINK),
    }),
    "afterword": maybe(texts()),
    "rules": maybe(RULES),
    "topics": ListOf(TOPIC, 1, 500),
    "entities": ListOf(ENTITY, 0, 2000),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """Hold what ``bank.yaml`` says; ``languages`` are in the author's order."""

    uuid: str
    slug: str
    languages: tuple[str, ...]
    title: Texts
    summary: Texts
    deck: Texts
    as_of: Texts
    licence: str
    provenance: Provenance
    afterword: Texts
    rules: Mapping[str, str]
    topics: tuple[Topic, ...]
    entities: tuple[Entity, ...]

    def bank(
        self, editions: Mapping[str, Edition], quizzes: tuple[Quiz, ...], note_times: Mapping[str, NoteTime]
    ) -> Bank:
        """Return the whole bank; ``editions`` has one entry a language of the head."""
        return Bank(
            self.uuid, self.slug, self.title, self.summary, self.deck, self.as_of, self.licence, self.provenance,
            self.topics, self.entities,
            MappingProxyType({language: editions[language] for language in self.languages}), quizzes, note_times,
            self.afterword, self.rules,
        )  # fmt: skip


def load_head(node: Node, scope: Scope) -> Head | None:
    """Return the head of a marked tree, or None after reporting everything wrong with it to ``scope``."""
    data = read_clean(HEAD, node, scope)
    if data is None:
        return None
    origin = data["provenance"]
    return Head(
        uuid=data["uuid"],
        slug=data["slug"],
        languages=tuple(data["languages"]),
        title=frozen(data["title"]),
        summary=frozen(data["summary"]),
        deck=frozen(data["deck"]),
        as_of=frozen(data["as_of"]),
        licence=data["licence"],
        provenance=_provenance(origin),
        afterword=frozen(data.get("afterword", {})),
        rules=frozen(data.get("rules", {})),
        topics=tuple(Topic(topic["id"], frozen(topic["name"])) for topic in data["topics"]),
        entities=tuple(map(_entity, data["entities"])),
    )


def dump_head(bank: Bank | Head) -> dict[str, Any]:
    """Return plain data in canonical key order, such that ``load_head`` gives the head back."""
    origin = bank.provenance
    data = {
        "format": FORMAT,
        "uuid": bank.uuid,
        "slug": bank.slug,
        "languages": list(bank.languages),
        "title": ordered(bank.title),
        "summary": ordered(bank.summary),
        "deck": ordered(bank.deck),
        "as_of": ordered(bank.as_of),
        "licence": bank.licence,
        "provenance": _dump_provenance(origin),
        "afterword": ordered(bank.afterword),
        "rules": ordered(bank.rules),
        "topics": [{"id": topic.id, "name": ordered(topic.name)} for topic in bank.topics],
        "entities": [_dump_entity(entity) for entity in bank.entities],
    }
    return present(data, "afterword", "rules")


def _provenance(data: Mapping[str, Any]) -> Provenance:
    rights = Rights(data.get("rights", Rights.WHOLE))
    return Provenance(data["published"], data["language"], frozen(data["note"]), rights, data.get("link", ""))


def _dump_provenance(origin: Provenance) -> dict[str, Any]:
    data = {
        "published": origin.published,
        "language": origin.language,
        "note": ordered(origin.note),
        "rights": "" if origin.rights is Rights.WHOLE else str(origin.rights),
        "link": origin.link,
    }
    return present(data, "rights", "link")


def _entity(data: Mapping[str, Any]) -> Entity:
    return Entity(
        id=data["id"],
        kind=data["kind"],
        name=frozen(data["name"]),
        aliases=_names(data.get("aliases", {})),
        metonyms=_names(data.get("metonyms", {})),
        role=frozen(data.get("role", {})),
    )


def _names(data: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return frozen({language: tuple(names) for language, names in data.items() if names})


def _dump_entity(entity: Entity) -> dict[str, Any]:
    data = {
        "id": entity.id,
        "kind": entity.kind,
        "name": ordered(entity.name),
        "aliases": {language: list(names) for language, names in ordered(entity.aliases).items()},
        "metonyms": {language: list(names) for language, names in ordered(entity.metonyms).items()},
        "role": ordered(entity.role),
    }
    return present(data, "aliases", "metonyms", "role")
