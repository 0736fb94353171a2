"""The arithmetic of the rules by itself, where no item asks for its edges."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizapp.itemtypes import option
from quizapp.itemtypes.cloze_choice import scoring as cloze_choice
from quizapp.itemtypes.cloze_typed import scoring as cloze_typed
from quizapp.itemtypes.essay import scoring as essay
from quizapp.itemtypes.grid import scoring as grid
from quizapp.itemtypes.multiple_response import scoring as multiple_response
from quizapp.itemtypes.option import Option
from quizapp.itemtypes.ordering import scoring as ordering
from quizapp.itemtypes.rows import ALL_OR_NOTHING, PER_ROW


def test_lists_of_different_length_are_no_score() -> None:
    with pytest.raises(ValueError, match="zip"):
        cloze_choice.earned([1, 2], [True])
    with pytest.raises(ValueError, match="zip"):
        cloze_choice.chance([1], [2, 2])
    with pytest.raises(ValueError, match="zip"):
        cloze_typed.earned([1, 2], [Fraction(1)])
    with pytest.raises(ValueError, match="zip"):
        cloze_typed.denominator([1], [[], []])


def test_akm_changes_beyond_five_statements_and_beyond_two_labels() -> None:
    sizes = {(rows, labels): grid.grading("akm", rows, labels) for rows in (2, 5, 6) for labels in (2, 3)}
    assert {size for size, found in sizes.items() if found is ALL_OR_NOTHING} == {(2, 2), (5, 2)}
    assert {size for size, found in sizes.items() if found is PER_ROW} == {(6, 2), (2, 3), (5, 3), (6, 3)}


def test_a_rubric_is_worth_a_point_at_least_and_its_cap_at_most() -> None:
    assert [essay.whole(most, cap) for most, cap in ((0, 0), (1, 0), (2, 0), (4, 3), (3, 4))] == [1, 1, 2, 3, 3]
    assert [essay.counted(points, 3) for points in (0, 3, 4)] == [0, 3, 3]


def test_a_guess_of_a_told_number_has_that_size() -> None:
    weights = dict.fromkeys("abcd", Fraction(0))
    for told, count in ((0, 15), (1, 4), (2, 6)):
        given = multiple_response.Choosable(weights, frozenset("ab"), told)
        guesses = list(multiple_response.guesses(given))
        assert len(guesses) == len(set(guesses)) == count
        assert not told or {len(guess) for guess in guesses} == {told}


def test_an_option_earns_its_credit_and_a_single_one_costs_everything() -> None:
    half, key = Option("a", "A", credit=Fraction(1, 2)), Option("b", "B", key=True)
    assert option.by_key([half, key], half) == Fraction(1, 2)
    assert option.neutral([half, key], half) == option.neutral([half], half) == -1
    assert option.denominator(option.by_key, [half, key]) == 2
    assert option.chance(option.by_key, [half, key]) == Fraction(3, 4)


def test_the_longest_run_is_told_in_whole_sentences() -> None:
    assert str(ordering.explained("lcs", [0, 2, 1], [0, 1, 2])) == (
        "Leaving out the others, at most 2 of 3 entries stand in the right order; a single one counts as 0. "
        "You earn 2/3 of the full score."
    )
