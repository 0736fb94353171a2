"""Tries and penalties as pure values: what is the same response, what a try costs, how many there are."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.checking import after_tries, response_hash, tries_allowed, used_before
from quizapp.core.i18n import msg
from quizapp.core.policy import Behaviour
from quizapp.core.response import Given
from quizapp.core.score import Rule, Score

RULE = Rule("a-rule", 1)
WORDS = msg("Words.")


@pytest.mark.parametrize(
    ("behaviour", "hints", "tries"),
    [("deferred", 3, 0), ("immediate", 0, 1), ("immediate", 3, 1), ("interactive", 0, 2), ("interactive", 3, 4)],
)
def test_a_behaviour_and_the_hints_make_the_tries(behaviour: str, hints: int, tries: int) -> None:
    assert tries_allowed(Behaviour(behaviour), hints) == tries


def test_case_and_blanks_make_no_other_response() -> None:
    first = response_hash(Given({"text": "Lee  Jae-myung"}))
    assert response_hash(Given({"text": "lee jae-myung"})) == first
    assert response_hash(Given({"text": "lee jae-myung."})) != first


def test_a_response_costs_the_tries_before_its_first_time() -> None:
    budi, tono, wati = (Given({"option": name}) for name in ("budi", "tono", "wati"))
    tried = tuple(map(response_hash, (budi, tono)))
    assert [used_before(each, tried) for each in (budi, tono, wati)] == [0, 1, 2]


@given(st.integers(1, 12), st.integers(-12, 12), st.fractions(0, 1, max_denominator=20), st.integers(0, 6))
def test_the_penalty_is_exact_and_bounded(denominator: int, numerator: int, penalty: Fraction, used: int) -> None:
    score = Score(max(-denominator, min(denominator, numerator)), denominator, RULE, WORDS)
    less = after_tries(score, penalty, used)
    assert less.denominator == denominator * penalty.denominator
    assert min(score.fraction, Fraction(0)) <= less.fraction <= score.fraction
    if score.numerator >= 0:
        assert less.fraction == max(Fraction(0), score.fraction - penalty * used)
    else:
        assert less.fraction == score.fraction


def test_what_waits_for_a_teacher_is_not_penalised() -> None:
    waiting = Score(0, 4, RULE, WORDS, waiting=True)
    assert after_tries(waiting, Fraction(1, 3), 2) is waiting
