"""The rule of a cloze by typing: every gap earns its weight times the credit of what was typed there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction


def share(weight: int, credit: Fraction, whole: int) -> Fraction:
    """Return what a gap earns of the score: its weight of the ``whole`` weight of all gaps, times the credit."""
    return credit * weight / whole


def earned(weights: Sequence[int], credits_: Sequence[Fraction]) -> Fraction:
    """Return the sum over all gaps, from 0 to 1; a gap that was left has the credit 0."""
    shares = (share(weight, credit, sum(weights)) for weight, credit in zip(weights, credits_, strict=True))
    return sum(shares, Fraction(0))


def denominator(weights: Sequence[int], possible: Sequence[Iterable[Fraction]]) -> int:
    """Return the least common denominator of every score; ``possible`` holds the credits that each gap may earn."""
    whole = sum(weights)
    pairs = (
        (weight, credit) for weight, some in zip(weights, possible, strict=True) for credit in (*some, Fraction(1))
    )
    return math.lcm(*(share(weight, credit, whole).denominator for weight, credit in pairs))
