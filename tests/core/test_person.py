"""Names are kept as people write them; what hides, turns, hurts or looks like nothing is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cohort import free_name
from quizapp.core.person import LONGEST_KEY, LONGEST_NAME, BadName, clean_name, name_key, sought_key
from tests.core.names import KEPT, REFUSED


@pytest.mark.parametrize("name", list(REFUSED.values()), ids=list(REFUSED))
def test_names_that_nobody_should_meet_are_refused(name: str) -> None:
    with pytest.raises(BadName):
        clean_name(name)
    assert sought_key(name) == ""


@pytest.mark.parametrize(("name", "kept"), list(KEPT.items()), ids=[ascii(name)[:30] for name in KEPT])
def test_other_names_are_kept(name: str, kept: str) -> None:
    assert clean_name(name) == kept
    assert sought_key(name) == name_key(kept)


@given(st.text(max_size=100))
def test_a_clean_name_is_short_composed_and_clean(name: str) -> None:
    try:
        clean = clean_name(name)
    except BadName:
        return
    assert 1 <= len(clean) <= LONGEST_NAME
    assert 1 <= len(name_key(clean)) <= LONGEST_KEY
    assert unicodedata.is_normalized("NFC", clean)
    assert clean_name(clean) == clean
    clean.encode("utf-8")
    assert "\x00" not in clean


@given(st.text(min_size=1, max_size=80), st.integers(0, 30))
def test_a_free_name_is_free_and_can_be_kept(name: str, others: int) -> None:
    try:
        clean = clean_name(name)
    except BadName:
        return
    taken = {name_key(clean)}
    for _ in range(others):
        free = free_name(clean, taken)
        assert name_key(free) not in taken
        assert clean_name(free) == free
        taken.add(name_key(free))


def test_free_names_count_from_two() -> None:
    assert free_name("Budi", {"budi"}) == "Budi 2"
    assert free_name("Budi", {"budi", "budi 2", "budi 3"}) == "Budi 4"
    assert free_name("a" * 80, {"a" * 80}) == "a" * 78 + " 2"
