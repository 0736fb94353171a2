"""Pouring: a card and what stands behind it into the fields of its note type, in one language or two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from quizapp.anki.editions import Edition
from quizapp.anki.faces import face
from quizapp.anki.media import placed
from quizapp.anki.note import NoteContent
from quizapp.anki.notetypes import NOTE_TYPES
from quizapp.anki.origin import Asked, Origin, of_fact, of_item, of_term
from quizapp.anki.second import second
from quizapp.anki.texts import evidence_text, fields
from quizapp.core.card import Card
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed

ROOT: Final = "qb"


@dataclass(frozen=True, slots=True)
class Pourer:
    """Make notes of one edition; ``others`` holds the origins of its second language by id."""

    edition: Edition
    others: Mapping[str, Origin]

    @classmethod
    def of(cls, edition: Edition) -> Self:
        """Return the pourer of an edition."""
        other = edition.second
        if other is None:
            return cls(edition, {})
        origins = (
            *(of_fact(other, fact) for fact in other.facts),
            *(of_item(other, item) for item in other.items),
            *(of_term(other, term) for term in other.passage.glossary),
        )
        return cls(edition, {origin.id: origin for origin in origins})

    def note(self, one: Asked, due: int) -> NoteContent:
        """Return the note at its place in the deck. Raises Malformed, with the id, for what cannot become one."""
        card, origin = one.card, one.origin
        try:
            made, shared = face(card, one.guid), self._shared(origin, card)
            poured = NOTE_TYPES[card.facet].pour(**self._pictured(made.fields | shared))
        except Malformed as fault:
            raise Malformed(msg("The card of “%(id)s”: %(fault)s", id=origin.id, fault=fault.message)) from None
        tags = tuple(sorted(f"{ROOT}::{tag}" for tag in (self.edition.slug, *origin.tags)))
        return NoteContent(
            one.guid, card.facet, poured, made.cards, tags, one.section, origin.id, due, withdrawn=origin.withdrawn
        )

    def _pictured(self, texts: Mapping[str, str]) -> dict[str, str]:
        made = {}
        for name, text in texts.items():
            try:
                made[name] = placed(text, self.edition.media)
            except Malformed as fault:
                raise Malformed(msg("in the field %(field)s: %(fault)s", field=name, fault=fault.message)) from None
        return made

    def _shared(self, origin: Origin, card: Card) -> dict[str, str]:
        edition = self.edition
        told = _told(edition, origin, card)
        named = fields(
            Hint=card.hint,
            Speaker=origin.speaker,
            Source=edition.passage.title,
            AsOf=edition.as_of,
            Withdrawn=origin.retired,
            Corrected=origin.corrected,
            Ref=f"{edition.slug} · {origin.id}",
        )
        return told | named | {"Lang": edition.language, "Second": self._second(origin, card)}

    def _second(self, origin: Origin, card: Card) -> str:
        edition = self.edition.second
        if edition is None:
            return ""
        other = self.others.get(origin.id)
        twin = next((twin for twin in other.cards if twin.part == card.part), None) if other else None
        if other is None or twin is None:
            raise Malformed(msg("It has no card in the language “%(language)s”.", language=edition.language))
        told = _told(edition, other, twin)
        return second(twin, edition.language, told["Why"], told["Evidence"])


def _told(edition: Edition, origin: Origin, card: Card) -> dict[str, str]:
    return fields(Why=card.why or origin.why) | {"Evidence": evidence_text(edition.sentences(origin.evidence))}
