"""Scores and marks are exact, whatever the denominators."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.i18n import msg
from quizapp.core.score import Rule, Score, total

part = st.integers(1, 12).flatmap(lambda den: st.tuples(st.integers(-den, den), st.just(den), st.integers(1, 10)))


@given(st.lists(part, max_size=40))
def test_a_total_is_the_exact_sum(parts: list[tuple[int, int, int]]) -> None:
    mark = total(parts)
    assert mark.points == sum((Fraction(num, den) * points for num, den, points in parts), Fraction(0))
    assert mark.possible == sum(points for _, _, points in parts)
    assert -1 <= mark.share <= 1


def test_thirds_add_up_to_one_point() -> None:
    assert total([(1, 3, 1)] * 3).points == 1


def test_an_empty_total_is_zero_of_zero() -> None:
    mark = total([])
    assert (mark.points, mark.possible, mark.share) == (Fraction(0), 0, Fraction(0))


def test_right_means_everything_was_earned() -> None:
    rule = Rule("key", 1)
    assert Score(3, 3, rule, msg("x")).right
    assert not Score(2, 3, rule, msg("x")).right
    assert Score(2, 3, rule, msg("x")).fraction == Fraction(2, 3)
