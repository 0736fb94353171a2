"""Attempt values tell what is blank and flagged; the order of an attempt follows from its seed alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.assembly import SEED_BITS, item_order, random_for
from quizapp.core.attempt import AttemptHead, AttemptState, Overview, Spot

seeds = st.integers(0, 2**SEED_BITS - 1)
names = st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=12)
HEAD = AttemptHead(1, "x", "Cek", "id", AttemptState.OPEN, 3, 1)


def test_an_overview_names_blanks_and_flags() -> None:
    spots = (Spot(1, answered=True, flagged=True), Spot(2, answered=False, flagged=False), Spot(3, False, True))  # noqa: FBT003 - as stored
    overview = Overview(HEAD, spots)
    assert (overview.blanks, overview.flagged) == ((2, 3), (1, 3))
    assert HEAD.open


@given(seeds, names)
def test_the_order_is_the_same_for_the_same_seed_and_loses_nothing(seed: int, items: list[str]) -> None:
    order = item_order(seed, items, shuffle=True)
    assert order == item_order(seed, items, shuffle=True)
    assert sorted(order) == sorted(items)
    assert item_order(seed, items, shuffle=False) == tuple(items)


@given(seeds, st.text(max_size=8), st.text(max_size=8))
def test_chance_for_one_item_does_not_depend_on_another(seed: int, one: str, other: str) -> None:
    first = random_for(seed, "item", one).random()
    random_for(seed, "item", other).random()
    assert random_for(seed, "item", one).random() == first
    assert (random_for(seed, "item", other).random() == first) == (one == other)


def test_an_order_drawn_once_is_drawn_for_ever() -> None:
    assert item_order(7, ("a", "b", "c", "d", "e"), shuffle=True) == DRAWN


DRAWN = ("d", "e", "b", "a", "c")
