"""The values of drafting: one draft with how it was made, all drafts of an article, and what each sentence gave."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.bank import Bank, Entity
from quizapp.core.fact import Fact
from quizapp.core.i18n import Message
from quizapp.core.item import Item
from quizapp.core.passage import Passage
from quizapp.drafting.words.name import Name
from quizapp.drafting.words.reading import LeftOut


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold one proposed item.

    ``rule`` names what made it, ``how`` says it in a sentence of the article's language, ``confidence`` is a percentage
    that the rule was given by hand. ``facts`` are those that it brings along; ``key`` is a span of the passage;
    ``offered`` are the names of the gazetteer among its options; ``instead`` are the ids of the items whose answers it
    holds, so that they leave when it stays; ``repeats`` are the ids of those whose question one of its options tells.
    """

    item: Item
    facts: tuple[Fact, ...]
    rule: str
    how: str
    confidence: int
    key: str
    offered: tuple[Name, ...] = ()
    instead: frozenset[str] = frozenset()
    repeats: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """Say what one sentence gave: ids of items, or why nothing. ``damaged``: nothing may rest on it.

    Beside items, ``why`` tells of what was suggested there and is no draft.
    """

    address: str
    text: str
    items: tuple[str, ...]
    why: tuple[Message, ...]
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Drafts:
    """Hold everything drafted from an article; the order is that of the passage, and the same text gives the same."""

    language: str
    passage: Passage
    entities: tuple[Entity, ...]
    drafts: tuple[Draft, ...]
    told: tuple[Told, ...]
    left_out: tuple[LeftOut, ...]
    bank: Bank

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts."""
        return self.bank.editions[self.language].facts

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items."""
        return self.bank.editions[self.language].items
