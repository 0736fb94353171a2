"""Findings: what a sentence says for certain, as a question with its answer; facts and items are made of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from quizapp.core.fact import Stance
from quizapp.core.i18n import Message
from quizapp.drafting.words.name import Name


class Asks(StrEnum):
    """Name what the answer of a finding is."""

    NAME = "name"
    YEAR = "year"
    DATE = "date"
    NUMBER = "number"
    WORD = "word"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one certain thing. ``rule`` names what found it; ``answer`` is a span of the sentence at ``address``.

    ``statement`` says the whole and stands alone; ``claim`` are a speaker's words; ``event`` and ``order`` are what
    happened and when; ``partner`` is the second of two names that are the answer together; ``value`` and ``unit``
    belong to a number; ``gapped`` is the sentence with ``{{g1}}``; ``also`` are the addresses of sentences that it
    rests on besides; ``forms`` is what else may be typed for the answer.
    """

    rule: str
    address: str
    asks: Asks
    question: str
    answer: str
    statement: str
    name: Name | None = None
    partner: Name | None = None
    stance: Stance = Stance.STATED
    speaker: Name | None = None
    claim: str = ""
    event: str = ""
    order: tuple[int, int, int] = (0, 0, 0)
    value: str = ""
    unit: str = ""
    gapped: str = ""
    also: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    confidence: int = 90

    @property
    def evidence(self) -> tuple[str, ...]:
        """Return the addresses of the sentences that prove it."""
        return (*self.also, self.address)


@dataclass(frozen=True, slots=True)
class Refused:
    """Say why a rule gave nothing for a sentence that it looked at."""

    address: str
    rule: str
    why: Message


Results: TypeAlias = Iterator[Finding | Refused]  # what a rule gives when it walks a text
