"""English offices that say of which body they are, and numbers without what is told of a part of them."""

from __future__ import annotations

import pytest

from tests.drafting.drafted import stems


@pytest.mark.parametrize(
    ("office", "asked"),
    [
        ("the head of the district education office", True),
        ("a spokeswoman for the culture department", True),
        ("vice-chairman of the Leeds Traders' Union", True),
        ("a spokeswoman for the council", False),
        ("the head of the new company", False),
        ("the union's secretary", False),
    ],
)
def test_an_english_office_says_of_which_body_it_is(office: str, *, asked: bool) -> None:
    told = f"Peter Walsh, a nurse, waited outside the hall in Leeds. Anna Birch, {office}, opened the meeting there."
    found = [stem for stem in stems(told, "en") if stem.startswith("Who is described") and "nurse" not in stem]
    assert bool(found) is asked


def test_how_many_of_them_is_left_out() -> None:
    told = "Nine fire engines were deployed to the market in Leeds, three of them from the federal service."
    assert stems(told, "en").get("How many fire engines were deployed to the market in Leeds?") == "Nine"


def test_a_guard_is_met_and_which_letter_is_not_asked() -> None:
    told = (
        "A guard, Samuel Garba, 58, was treated at the hospital in Leeds for burns to his hands. Peter Walsh, a nurse, "
        "waited outside. Anna Birch, a clerk, acknowledged receiving the letter."
    )
    found = stems(told, "en")
    assert found.get("Who is described in the passage as a guard?") == "Samuel Garba"
    assert not [stem for stem in found if "the letter" in stem]
