"""What a pick of sentences earns: the net score against the acceptable set it fits best, and what guessing earns."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Proof:
    """Hold the acceptable sets of sentences, and how many may be picked at most."""

    sets: tuple[frozenset[str], ...]
    pick: int

    @property
    def denominator(self) -> int:
        """Return the constant denominator: the least common multiple of the sizes of the sets."""
        return math.lcm(*map(len, self.sets))

    def nearest(self, picked: frozenset[str]) -> frozenset[str]:
        """Return the set that earns a pick most, the first of equals."""
        return max(self.sets, key=lambda each: _net(each, picked))

    def earned(self, picked: frozenset[str]) -> Fraction:
        """Return the best of (right - wrong) / size over all sets, at least 0."""
        return max(Fraction(0), *(_net(each, picked) for each in self.sets))

    def whole(self, picked: frozenset[str]) -> bool:
        """Tell whether a pick is exactly one of the sets."""
        return picked in self.sets

    def guesses(self, offered: int) -> int:
        """Count the picks there are among so many sentences: from one to ``pick`` of them."""
        return sum(math.comb(offered, size) for size in range(1, self.pick + 1))

    def chance(self, offered: int) -> Fraction:
        """Return the mean of ``earned`` over every pick among so many sentences, all of them alike likely.

        Sentences of no set differ in nothing, so they are counted, not listed.
        """
        ways = sum((earned * count for earned, count in self._weighed(offered)), Fraction(0))
        return ways / self.guesses(offered)

    def chance_of_whole(self, offered: int) -> Fraction:
        """Return the share of all picks that are exactly one of the sets."""
        return Fraction(sum(len(each) <= self.pick for each in set(self.sets)), self.guesses(offered))

    def _weighed(self, offered: int) -> Iterator[tuple[Fraction, int]]:
        """Yield what a pick earns, and in how many ways it comes about."""
        known = sorted(frozenset().union(*self.sets))
        for size in range(1, min(self.pick, len(known)) + 1):
            for some in combinations(known, size):
                for others in range(self.pick - size + 1):
                    strangers = frozenset(map(str, range(others)))  # no address looks like these
                    yield self.earned(frozenset(some) | strangers), math.comb(offered - len(known), others)


def _net(proof: frozenset[str], picked: frozenset[str]) -> Fraction:
    right = len(proof & picked)
    return Fraction(right - (len(picked) - right), len(proof))
