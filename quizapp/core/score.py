"""Scores: exact fractions under a named, versioned rule, with the sentence that explains them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from quizapp.core.i18n import Message

Earned: TypeAlias = tuple[int | None, int, int]  # numerator (None while it waits), denominator, points of one item


@dataclass(frozen=True, slots=True)
class Rule:
    """Name a scoring rule; ``version`` rises when its arithmetic changes."""

    name: str
    version: int


@dataclass(frozen=True, slots=True)
class Score:
    """Hold ``numerator / denominator`` in [-1, 1]; the denominator is constant for a revision under a rule.

    ``explain`` is the "explain my mark" sentence. ``waiting`` tells that a teacher has yet to grade: such a score is 0
    and counts nowhere. ``judged`` maps the id of each part that a teacher judged to its points.
    """

    numerator: int
    denominator: int
    rule: Rule
    explain: Message
    waiting: bool = False
    judged: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def fraction(self) -> Fraction:
        """Return the score as an exact fraction."""
        return Fraction(self.numerator, self.denominator)

    @property
    def right(self) -> bool:
        """Tell whether the response earned everything."""
        return self.numerator == self.denominator


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold points earned of points possible: ``numerator / denominator`` of ``possible`` points.

    ``waiting`` counts the items that a teacher has yet to grade, worth ``waiting_points``; they are in neither number.
    """

    numerator: int
    denominator: int
    possible: int
    waiting: int = 0
    waiting_points: int = 0

    @property
    def points(self) -> Fraction:
        """Return the points earned."""
        return Fraction(self.numerator, self.denominator)

    @property
    def share(self) -> Fraction:
        """Return the share of the possible points, 0 where nothing was possible."""
        return self.points / self.possible if self.possible else Fraction(0)


def common_denominator(denominators: Iterable[int]) -> int:
    """Return the least common multiple, 1 for none: the fixed denominator of an attempt's total."""
    return math.lcm(*denominators)


def total(parts: Iterable[Earned]) -> Mark:
    """Add up the items of an attempt exactly; those that wait for a teacher are counted, but earn and cost nothing."""
    rows = tuple(parts)
    denominator = common_denominator(den for _, den, _ in rows)
    graded = [(num, den, points) for num, den, points in rows if num is not None]
    numerator = sum(num * points * (denominator // den) for num, den, points in graded)
    possible = sum(points for _, _, points in graded)
    waiting_points = sum(points for _, _, points in rows) - possible
    return Mark(numerator, denominator, possible, len(rows) - len(graded), waiting_points)
