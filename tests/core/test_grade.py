"""The grade over attempts, exact for every method."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.grade import grade_of
from quizapp.core.policy import Grade

SHARES = Fraction(1, 3), Fraction(1), Fraction(1, 7)


@pytest.mark.parametrize(
    ("method", "share"),
    [("best", Fraction(1)), ("last", Fraction(1, 7)), ("first", Fraction(1, 3)), ("mean", Fraction(31, 63))],
)
def test_each_method_is_exact(method: str, share: Fraction) -> None:
    assert grade_of(Grade(method), SHARES) == share


@given(st.lists(st.fractions(0, 1), min_size=1, max_size=9), st.sampled_from(Grade))
def test_a_grade_lies_between_the_worst_and_the_best(shares: list[Fraction], method: Grade) -> None:
    assert min(shares) <= grade_of(method, shares) <= max(shares)
    assert grade_of(method, shares[:1] * 3) == shares[0]
