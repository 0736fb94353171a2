"""The short answer's content: accepted texts and settings; how it is read, written and compared with what was typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from quizapp.core.bank import Entity
from quizapp.core.counting import CountedChoice
from quizapp.core.i18n import Message, msg
from quizapp.core.response import Response
from quizapp.core.shape import Flag, ListOf, OneOf, Record, Text, identifier, maybe
from quizapp.core.text import NO_MATCH, STEPS, Match, match
from quizapp.itemtypes.authored import LONGEST_TEXT, MOST_PARTS, Credit
from quizapp.itemtypes.contract import Bound
from quizapp.itemtypes.typed_line import LONGEST_ANSWER, typed

HINTS: Final = MappingProxyType({
    "year": msg("Write the year only."),
    "number": msg("Write the number only."),
    "name": msg("Write the name only."),
    "phrase": msg("Write a few words."),
})  # fmt: skip

ACCEPTED: Final = Record(
    {"text": Text(LONGEST_ANSWER), "credit": maybe(Credit()), "feedback": maybe(Text(LONGEST_TEXT))}
)

SHAPE: Final = Record({
    "accepted": ListOf(ACCEPTED, 1, MOST_PARTS),
    "entity": maybe(identifier()),
    "near_misses": maybe(Flag()),
    "steps_off": maybe(ListOf(OneOf(STEPS), 0, len(STEPS))),
    "answer_kind": maybe(OneOf(tuple(HINTS))),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Accepted:
    """Hold one accepted text, what it earns, and what is said to a student who wrote it."""

    text: str
    credit: Fraction = Fraction(1)
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """Hold the accepted texts in order; the names of ``entity`` are accepted too and earn 1."""

    accepted: tuple[Accepted, ...]
    entity: str = ""
    near_misses: bool = True
    steps_off: tuple[str, ...] = ()
    answer_kind: str = ""

    @property
    def hint(self) -> Message | None:
        """Return what kind of answer is asked for, None where the author does not say."""
        return HINTS.get(self.answer_kind)

    @property
    def best(self) -> Accepted:
        """Return the first accepted text of those that earn most."""
        return max(self.accepted, key=lambda accepted: accepted.credit)

    def judged(self, bound: Bound[ShortAnswer], response: Response) -> tuple[Accepted | None, Match]:
        """Return the accepted text that a response means (None for none), and how it was matched."""
        return self.judge(typed(response), bound.language, bound.names)

    def judge(self, text: str, language: str, names: Mapping[str, tuple[str, ...]]) -> tuple[Accepted | None, Match]:
        """Return the accepted text that typed text means (None for none), and how it was matched.

        ``names`` maps each entity to what it is called: the own one's names are accepted, all others are rivals.
        """
        variants = self._variants(names)
        found = self._match(text, variants, language, names) if text else NO_MATCH
        return (variants[found.index] if found.index >= 0 else None), found

    def counted(self, names: Mapping[str, tuple[str, ...]], prefix: str = "") -> tuple[CountedChoice, ...]:
        """Return the answers to count: every accepted text, the own entity's names with them, and "other"."""
        accepted = {each.text: each for each in reversed(self._variants(names))}
        told = [CountedChoice(f"{prefix}{text}", text, accepted[text].credit == 1) for text in reversed(accepted)]
        return (*told, CountedChoice(f"{prefix}other", msg("other answers")))

    def _variants(self, names: Mapping[str, tuple[str, ...]]) -> tuple[Accepted, ...]:
        return (*self.accepted, *(Accepted(name) for name in names.get(self.entity, ())))

    def _match(
        self, text: str, variants: Sequence[Accepted], language: str, names: Mapping[str, tuple[str, ...]]
    ) -> Match:
        return match(
            text,
            tuple(accepted.text for accepted in variants),
            language=language,
            rivals=tuple(name for entity, called in names.items() if entity != self.entity for name in called),
            steps_off=frozenset(self.steps_off),
            near=self.near_misses,
        )


def called(entities: Iterable[Entity], language: str, own: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return entity id -> what it is called in a language: an accepted one without metonyms, a rival with them."""
    found = {
        entity.id: entity.called(language) if entity.id in own else entity.known_as(language) for entity in entities
    }
    return {entity: names for entity, names in sorted(found.items()) if names}


def made(read: Mapping[str, Any]) -> ShortAnswer:
    """Return the content of what ``SHAPE`` read."""
    accepted = tuple(Accepted(**row) for row in read["accepted"])
    return ShortAnswer(**{**read, "accepted": accepted, "steps_off": tuple(read.get("steps_off", ()))})


def plain_content(content: ShortAnswer) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    said: dict[str, Any] = {"accepted": [_plain_accepted(accepted) for accepted in content.accepted]}
    said |= {"entity": content.entity} if content.entity else {}
    said |= {} if content.near_misses else {"near_misses": False}
    said |= {"steps_off": list(content.steps_off)} if content.steps_off else {}
    return said | ({"answer_kind": content.answer_kind} if content.answer_kind else {})


def _plain_accepted(accepted: Accepted) -> dict[str, Any]:
    credit = {} if accepted.credit == 1 else {"credit": str(accepted.credit)}
    return {"text": accepted.text} | credit | ({"feedback": accepted.feedback} if accepted.feedback else {})
