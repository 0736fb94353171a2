"""Which numbers earn the score: exact values and what lies near them, by fractions and never by floats."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold the least and the greatest number that is accepted; both are."""

    low: Fraction
    high: Fraction

    def earned(self, number: Fraction | None) -> int:
        """Return 1 for an accepted number, 0 for another and for None."""
        return int(number is not None and self.low <= number <= self.high)


def around(value: Fraction, absolute: Fraction = Fraction(0), relative: Fraction = Fraction(0)) -> Interval:
    """Return what lies at most ``absolute``, and at most the share ``relative`` of the value, away from it."""
    margin = absolute + relative * abs(value)
    return Interval(value - margin, value + margin)
