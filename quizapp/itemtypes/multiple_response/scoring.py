"""What a set of chosen options earns: the arithmetic of the four rules of multiple response."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Choosable:
    """Hold what there is to choose from: each option's id -> weight, and the ids of the keys (at least one).

    ``told`` is the number of keys where students are told it, else 0.
    """

    weights: Mapping[str, Fraction]
    keys: frozenset[str]
    told: int = 0

    def right(self, chosen: frozenset[str]) -> int:
        """Count the keys that were chosen."""
        return len(self.keys & chosen)

    def judged(self, chosen: frozenset[str]) -> int:
        """Count the options judged rightly: keys that were chosen, and others that were left."""
        return len(self.weights) - len(self.keys ^ chosen)


def net(given: Choosable, chosen: frozenset[str]) -> Fraction:
    """Return (keys chosen - others chosen) / keys, at least 0 (Canvas, and the OU type for Moodle, count so)."""
    return max(Fraction(0), Fraction(2 * given.right(chosen) - len(chosen), len(given.keys)))


def all_or_nothing(given: Choosable, chosen: frozenset[str]) -> Fraction:
    """Return 1 for exactly the keys, else 0."""
    return Fraction(chosen == given.keys)


def per_option(given: Choosable, chosen: frozenset[str]) -> Fraction:
    """Return the share of all options that were judged rightly; choosing nothing judges nothing and earns 0."""
    return Fraction(given.judged(chosen), len(given.weights)) if chosen else Fraction(0)


def weights(given: Choosable, chosen: frozenset[str]) -> Fraction:
    """Return the sum of what the chosen options weigh, held between 0 and 1 (Moodle, and the QTI map, count so)."""
    return min(Fraction(1), max(Fraction(0), sum((given.weights[name] for name in chosen), Fraction(0))))


EARNED: Final[Mapping[str, Callable[[Choosable, frozenset[str]], Fraction]]] = MappingProxyType(
    {"net": net, "all_or_nothing": all_or_nothing, "per_option": per_option, "weights": weights}
)


def denominator(rule: str, given: Choosable) -> int:
    """Return 1, the number of keys, the number of options, or the least common denominator of the weights."""
    fine = math.lcm(*(weight.denominator for weight in given.weights.values()))
    return {"net": len(given.keys), "all_or_nothing": 1, "per_option": len(given.weights), "weights": fine}[rule]


def guesses(given: Choosable) -> Iterator[frozenset[str]]:
    """Yield every set that somebody may choose who knows nothing: any that is not empty; of ``told`` where told."""
    sizes = [given.told] if given.told else range(1, len(given.weights) + 1)
    for size in sizes:
        yield from map(frozenset, combinations(given.weights, size))


def chance(rule: str, given: Choosable) -> Fraction:
    """Return the mean over ``guesses``, all of them alike likely."""
    earned = [EARNED[rule](given, guess) for guess in guesses(given)]
    return sum(earned, Fraction(0)) / len(earned)
