"""Made-up students answer as the model says: bounds, order, and shares over many draws."""

from __future__ import annotations

from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.analysis.simulate import Item2PL, answers, normal_abilities
from quizapp.core.assembly import random_for

ITEMS = st.builds(Item2PL, st.floats(0.1, 3), st.floats(-4, 4))
ABILITIES = st.floats(-6, 6)


@given(ITEMS, ABILITIES, ABILITIES)
def test_who_is_abler_is_at_least_as_likely_right(item: Item2PL, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < item.chance(low) <= item.chance(high) < 1


@given(ITEMS)
def test_somebody_as_able_as_the_item_is_difficult_is_right_half_the_time(item: Item2PL) -> None:
    assert item.chance(item.b) == pytest.approx(0.5)


@given(st.integers(2, 200), st.integers(0, 2**63))
def test_abilities_are_spread_normally_and_drawn_from_the_seed(number: int, seed: int) -> None:
    abilities = normal_abilities(number, random_for(seed))
    assert len(abilities) == number
    assert fmean(abilities) == pytest.approx(0, abs=1e-9)
    assert pstdev(abilities) <= 1
    assert abilities == normal_abilities(number, random_for(seed))


def test_a_class_is_nearly_as_different_as_everybody() -> None:
    assert pstdev(normal_abilities(36, random_for(1))) == pytest.approx(1, abs=0.03)


def test_draws_come_as_often_as_the_chance_says() -> None:
    item, random, ability = Item2PL(1.3, 0.4), random_for(7), 0.9
    drawn = fmean(answers(item, ability, random) for _ in range(20_000))
    assert drawn == pytest.approx(item.chance(ability), abs=0.015)
