"""What the rules look at: items, facts, cards and quizzes with what stands around them, all frozen values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeAlias

from quizapp.bank.lint.ground import Ground, Kind, Owner
from quizapp.bank.lint.words import Words
from quizapp.core.bank import Bank, Quiz
from quizapp.core.card import ClozeCard, RecallCard
from quizapp.core.cloze import Gap, pieces
from quizapp.core.fact import Fact
from quizapp.core.item import Item, Status
from quizapp.core.stamp import Stamps
from quizapp.itemtypes.parts import Part, Role, Step

PartsOf: TypeAlias = Callable[[Item], tuple[Part, ...]]
GAP: Final = "…"


@dataclass(frozen=True)
class ItemView:
    """Hold one item with its texts."""

    item: Item
    parts: tuple[Part, ...]
    ground: Ground

    @property
    def owner(self) -> Owner:
        """Return whose findings these are."""
        return Owner(Kind.ITEMS, self.item.id, self.ground.language)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return the addresses of the proving sentences."""
        return self.item.evidence

    @property
    def words(self) -> Words:
        """Return the language's word lists."""
        return self.ground.words

    @cached_property
    def stem(self) -> Part:
        """Return the task."""
        return self.parts[0]

    def of(self, *roles: Role) -> tuple[Part, ...]:
        """Return the parts with one of some roles."""
        return tuple(part for part in self.parts if part.role in roles)

    @cached_property
    def choices(self) -> tuple[tuple[Part, ...], ...]:
        """Return the lists of options that are offered together and have a key."""
        lists: dict[tuple[Step, ...], list[Part]] = {}
        for part in self.of(Role.OPTION):
            lists.setdefault(part.list_steps, []).append(part)
        return tuple(tuple(options) for options in lists.values() if any(option.key for option in options))

    @cached_property
    def keys(self) -> tuple[Part, ...]:
        """Return the options and typed answers that are right."""
        return tuple(part for part in self.of(Role.OPTION, Role.ANSWER) if part.key)

    def texts(self) -> Iterator[tuple[tuple[Step, ...], str]]:
        """Walk all texts that students may see, with the steps to each."""
        for part in self.parts:
            yield part.steps, part.text
            if part.why:
                yield part.why_steps, part.why
        yield from card_texts(self.item.card)


@dataclass(frozen=True)
class CardView:
    """Hold one authored card of a fact or item; ``statement`` and ``retired`` are the fact's."""

    owner: Owner
    card: RecallCard | ClozeCard
    ground: Ground
    statement: str = ""

    @property
    def words(self) -> Words:
        """Return the language's word lists."""
        return self.ground.words

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Return the gaps of a cloze card, none for another."""
        text = self.card.text if isinstance(self.card, ClozeCard) else ""
        return tuple(piece for piece in pieces(text) if isinstance(piece, Gap)) if text else ()

    @cached_property
    def front(self) -> str:
        """Return what is asked, with a mark for each gap."""
        return self._shown(lambda _: GAP)

    @cached_property
    def whole(self) -> str:
        """Return what is asked, with the gaps filled."""
        return self._shown(lambda gap: gap.answer)

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """Return what is to be remembered."""
        return (self.card.back,) if isinstance(self.card, RecallCard) else tuple(gap.answer for gap in self.gaps)

    @property
    def front_steps(self) -> tuple[Step, ...]:
        """Return the steps to the text that is asked."""
        return ("card", "front" if isinstance(self.card, RecallCard) else "text")

    @property
    def answer_steps(self) -> tuple[Step, ...]:
        """Return the steps to the text that holds the answer."""
        return ("card", "back" if isinstance(self.card, RecallCard) else "text")

    def _shown(self, filled: Callable[[Gap], str]) -> str:
        if isinstance(self.card, RecallCard):
            return self.card.front
        found = pieces(self.card.text)
        return "".join(filled(piece) if isinstance(piece, Gap) else piece for piece in found)


@dataclass(frozen=True)
class FactView:
    """Hold one fact."""

    fact: Fact
    ground: Ground

    @property
    def owner(self) -> Owner:
        """Return whose findings these are."""
        return Owner(Kind.FACTS, self.fact.id, self.ground.language)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return the addresses of the proving sentences."""
        return self.fact.evidence

    @property
    def words(self) -> Words:
        """Return the language's word lists."""
        return self.ground.words

    def texts(self) -> Iterator[tuple[tuple[Step, ...], str]]:
        """Walk all texts that students may see, with the steps to each."""
        yield ("statement",), self.fact.statement
        yield from card_texts(self.fact.card)


def card_texts(card: object) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Walk the texts of an authored card, nothing where there is none."""
    for name in ("front", "back", "text", "why", "hint", "reverse"):
        if text := getattr(card, name, ""):
            yield ("card", name), text


EntryView: TypeAlias = ItemView | FactView


@dataclass(frozen=True)
class EditionView:
    """Hold everything in one language that is not retired."""

    ground: Ground
    items: tuple[ItemView, ...]
    facts: tuple[FactView, ...]
    cards: tuple[CardView, ...]

    @property
    def owner(self) -> Owner:
        """Return whose findings these are when they belong to no entry."""
        return Owner(Kind.PASSAGE, "", self.ground.language)


@dataclass(frozen=True)
class QuizView:
    """Hold one quiz with its items in one language; ``published`` counts those that the bank could offer."""

    quiz: Quiz
    items: tuple[ItemView, ...]
    ground: Ground
    published: int

    @property
    def owner(self) -> Owner:
        """Return whose findings these are."""
        return Owner(Kind.QUIZZES, self.quiz.id)


def editions(
    bank: Bank, words_of: Callable[[str], Words], parts_of: PartsOf, stamps: Mapping[str, Stamps]
) -> Iterator[EditionView]:
    """Walk the languages of a bank; what is retired is left out."""
    for language, edition in bank.editions.items():
        facts = {fact.id: fact for fact in edition.facts}
        ground = Ground(
            language, words_of(language), edition.passage, bank.entities, MappingProxyType(facts), stamps.get(language)
        )
        items = tuple(
            ItemView(item, parts_of(item), ground) for item in edition.items if item.status is not Status.RETIRED
        )
        views = tuple(FactView(fact, ground) for fact in edition.facts if fact.retired is None)
        cards = [CardView(view.owner, view.fact.card, ground, view.fact.statement) for view in views]
        cards += [
            CardView(view.owner, view.item.card, ground)
            for view in items
            if isinstance(view.item.card, (RecallCard, ClozeCard))
        ]
        yield EditionView(ground, items, views, tuple(cards))


def quizzes(bank: Bank, edition: EditionView) -> Iterator[QuizView]:
    """Walk the quizzes that are offered in the edition's language."""
    known = {view.item.id: view for view in edition.items if view.item.status is Status.PUBLISHED}
    for quiz in bank.quizzes:
        if edition.ground.language in quiz.languages:
            found = tuple(known[name] for name in quiz.items if name in known)
            yield QuizView(quiz, found, edition.ground, len(known))
