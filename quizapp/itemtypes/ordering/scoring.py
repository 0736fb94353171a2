"""The rules of ordering: what an order earns, exactly, in words, and on average when it is guessed.

Ranks stand for entries: an order is right where ranks do not fall; entries left out stand nowhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, permutations
from math import factorial
from types import MappingProxyType
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.itemtypes.rows import outcome

Ranks = Sequence[int]


@dataclass(frozen=True, slots=True)
class OrderRule:
    """Hold a rule's arithmetic and words: the denominator by the right order, the rest by the given and the right."""

    denominator: Callable[[Ranks], int]
    numerator: Callable[[Ranks, Ranks], int]
    words: Callable[[Ranks, Ranks], Message]


def pairs(ranks: Ranks) -> int:
    """Count the pairs of entries, ties aside, that stand in the right order."""
    return sum(first < second for first, second in combinations(ranks, 2))


def longest(ranks: Ranks) -> int:
    """Return the size of the largest subset that stands in the right order, others between them left out; 1 is 0."""
    ends: list[int] = []  # ends[k]: the lowest rank in which an ordered subset of k + 1 entries can end
    for rank in ranks:
        at = bisect_right(ends, rank)
        ends[at : at + 1] = [rank]
    return len(ends) if len(ends) > 1 else 0


def _above_chance(given: Ranks, right: Ranks) -> int:
    return max(0, 2 * pairs(given) - pairs(right))


def _one(_: Ranks) -> int:
    return 1


def _same(given: Ranks, right: Ranks) -> int:
    return int(pairs(given) == pairs(right))


def _longest_given(given: Ranks, _: Ranks) -> int:
    return longest(given)


def _pair_words(given: Ranks, right: Ranks) -> Message:
    return msg(
        "%(right)s of %(pairs)s pairs of entries stand in the right order. Guessing gets half of them right, so only "
        "what is above half counts: (2 × %(right)s − %(pairs)s) / %(pairs)s, and never less than 0.",
        right=pairs(given),
        pairs=pairs(right),
    )


def _exact_words(given: Ranks, right: Ranks) -> Message:
    if pairs(given) == pairs(right):
        return msg("Your order is right from first to last.")
    return msg("The full score needs the whole order right; otherwise the score is 0.")


def _longest_words(given: Ranks, right: Ranks) -> Message:
    return msg(
        "Leaving out the others, at most %(kept)s of %(entries)s entries stand in the right order; a single one counts "
        "as 0.",
        kept=longest(given),
        entries=len(right),
    )


RULES: Final[Mapping[str, OrderRule]] = MappingProxyType({
    "pairs": OrderRule(
        denominator=pairs,
        numerator=_above_chance,
        words=_pair_words,
    ),
    "exact": OrderRule(
        denominator=_one,
        numerator=_same,
        words=_exact_words,
    ),
    "lcs": OrderRule(denominator=len, numerator=_longest_given, words=_longest_words),
})  # fmt: skip


@lru_cache(maxsize=256)
def chance(rule: str, right: tuple[int, ...]) -> Fraction:
    """Return the mean over all orders of the entries; at most 8! = 40,320 of them, counted once a process."""
    grading = RULES[rule]
    ways = sum(grading.numerator(given, right) for given in permutations(right))
    return Fraction(ways, factorial(len(right)) * grading.denominator(right))


def explained(rule: str, given: Ranks, right: Ranks) -> Message:
    """Say what the rule counts in an order, what it makes of that, and what it earns."""
    grading = RULES[rule]
    earned = Fraction(grading.numerator(given, right), grading.denominator(right))
    said = msg("%(words)s %(outcome)s", words=grading.words(given, right), outcome=outcome(earned))
    left = len(right) - len(given)
    return msg("Entries left without a place: %(left)s. %(said)s", left=left, said=said) if left else said
