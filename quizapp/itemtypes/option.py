"""One option of several, and what choosing it alone earns: the arithmetic of the types with one key."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Option:
    """Hold one option; ``credit`` is what it earns without being the key, ``pinned`` keeps its place in a shuffle."""

    id: str
    text: str
    key: bool = False
    rationale: str = ""
    credit: Fraction = Fraction(0)
    pinned: bool = False


Earned: TypeAlias = Callable[[Sequence[Option], Option], Fraction]


def by_key(_: Sequence[Option], option: Option) -> Fraction:
    """Return 1 for the key, else the option's own credit."""
    return Fraction(1) if option.key else option.credit


def neutral(options: Sequence[Option], option: Option) -> Fraction:
    """Return 1 for the key, else -1/(N-1), so that blind guessing earns 0 on average."""
    return Fraction(1) if option.key else Fraction(-1, max(1, len(options) - 1))


def denominator(earned: Earned, options: Sequence[Option]) -> int:
    """Return the least common denominator of what the options earn."""
    return math.lcm(*(earned(options, option).denominator for option in options))


def chance(earned: Earned, options: Sequence[Option]) -> Fraction:
    """Return the mean over all options: a blind guesser takes any one of them."""
    return sum((earned(options, option) for option in options), Fraction(0)) / len(options)
