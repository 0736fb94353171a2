"""Scores: exact fractions under a named, versioned rule, with the sentence that explains them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from quizapp.core.i18n import Message


@dataclass(frozen=True, slots=True)
class Rule:
    """Name a scoring rule; ``version`` rises when its arithmetic changes."""

    name: str
    version: int


@dataclass(frozen=True, slots=True)
class Score:
    """Hold ``numerator / denominator`` in [-1, 1]; the denominator is constant for a revision under a rule.

    ``explain`` is the "explain my mark" sentence.
    """

    numerator: int
    denominator: int
    rule: Rule
    explain: Message

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
    """Hold points earned of points possible: ``numerator / denominator`` of ``possible`` points."""

    numerator: int
    denominator: int
    possible: int

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


def total(parts: Iterable[tuple[int, int, int]]) -> Mark:
    """Add up ``(numerator, denominator, points)`` of every item exactly."""
    rows = tuple(parts)
    denominator = common_denominator(row[1] for row in rows)
    numerator = sum(num * points * (denominator // den) for num, den, points in rows)
    return Mark(numerator, denominator, sum(points for _, _, points in rows))
