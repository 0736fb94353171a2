"""Grades: what several attempts at one quiz come to, exactly."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from quizapp.core.policy import Grade

_COUNTS: Final[Mapping[Grade, Callable[[Sequence[Fraction]], Fraction]]] = MappingProxyType({
    Grade.BEST: max,
    Grade.LAST: lambda shares: shares[-1],
    Grade.FIRST: lambda shares: shares[0],
    Grade.MEAN: lambda shares: sum(shares, Fraction(0)) / len(shares),
})  # fmt: skip


def grade_of(method: Grade, shares: Sequence[Fraction]) -> Fraction:
    """Return the grade as a share of the possible points; ``shares`` are those of the attempts, at least one, in order.

    Attempts count alike in the mean, however many points each could earn: what is drawn from pools differs.
    """
    return _COUNTS[method](shares)


def in_hundred(share: Fraction) -> Fraction:
    """Return a share as a grade from 0 to 100 with one decimal, half a tenth rounded up: what schools write down."""
    return Fraction(max(0, math.floor(share * 1000 + Fraction(1, 2))), 10)


@dataclass(frozen=True, slots=True)
class QuizGrade:
    """Hold what a student's handed-in attempts at one quiz come to.

    ``assignment`` is the public id of the assignment they belong to, "" for none. ``share`` is None while one of the
    scores may not be shown, or waits for a teacher: the others would tell too much, or too little.
    """

    title: str
    language: str
    assignment: str
    method: Grade
    attempts: int
    share: Fraction | None
