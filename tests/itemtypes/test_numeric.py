"""Numbers: both habits of separating, what has two readings asked back, tolerances exact to the last digit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.card import RecallCard
from quizapp.core.response import Blank, Given, Invalid
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.numeric.reading import Number, read_number, read_whole, read_year, written
from quizapp.itemtypes.numeric.scoring import around
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.edited import submitted
from tests.itemtypes.hostile import STRANGE_TEXT
from tests.itemtypes.pages import ask, macro
from tests.itemtypes.promises import earns_all

KIND = item_type("numeric")
DEPTH: dict[str, Any] = {"value": "1500", "tolerance": "exact", "unit": "km"}


@pytest.mark.parametrize("text", ["8.900", "8,900", "8900", "Rp 8.900", "8.900 rupiah"])
def test_a_lone_separator_in_a_whole_number_is_one_of_thousands(text: str) -> None:
    assert read_whole(text, "id", "rupiah") == Number(Fraction(8900))


def test_a_whole_number_still_asks_back_behind_a_scale_and_takes_no_part_of_one() -> None:
    assert read_whole("1.500 juta", "id") == read_number("1.500 juta", "id")
    assert read_whole("8,9", "id") == Number(Fraction(89, 10))
    assert faults(KIND, {"value": "1.5", "tolerance": "exact", "whole": True}) == {"whole": "whole-number"}


def test_english_words_and_scales() -> None:
    assert read_number("1.5 million", "en") == Number(Fraction(1_500_000))
    assert read_number("twenty-five", "en") == Number(Fraction(25))


@pytest.mark.parametrize(("language", "whole", "part"), [("id", "1500", "1,5"), ("en", "1500", "1.5")])
@pytest.mark.parametrize("text", ["1.500", "1,500", "1.500 km"])
def test_an_ambiguous_number_asks_back_naming_both_readings(text: str, language: str, whole: str, part: str) -> None:
    parsed = KIND.parse(bound("numeric", DEPTH, language=language), text, ())
    assert isinstance(parsed, Invalid)
    assert str(parsed.reason) == f"“{text}” can mean {whole} or {part}. Write the one you mean just like that."


def test_it_asks_back_whatever_the_key_so_that_asking_tells_nothing() -> None:
    for value in ("1500", "1.5", "7"):
        assert isinstance(KIND.parse(bound("numeric", DEPTH | {"value": value}), "1.500", ()), Invalid)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["id", "en"]))
def test_each_reading_that_is_named_has_one_reading(before: int, behind: int, language: str) -> None:
    found = read_number(f"{before}.{behind:03}", language)
    assert found is not None
    assert found.other is not None
    for value in (found.value, found.other):
        assert read_number(written(value, language), language) == Number(value)


@pytest.mark.parametrize(
    "text", ["1961", " 1961.", "tahun 1961", "Tahun 1961", "seribu sembilan ratus enam puluh satu"]
)
def test_a_year_is_exact(text: str) -> None:
    made = bound("numeric", {"value": "1961", "tolerance": "exact", "year": True})
    parsed = KIND.parse(made, text, ())
    assert isinstance(parsed, Given)
    assert KIND.score(made, parsed, "one_value").right
    assert KIND.score(made, Given({"text": "1960"}), "one_value").fraction == 0


@pytest.mark.parametrize(
    "text", ["1.961", "1,961", "1 961", "61", "19611", "1961,0", "-1961", "1961/1", "dulu", "1961-62"]
)
def test_what_is_no_year(text: str) -> None:
    assert read_year(text, "id") is None
    parsed = KIND.parse(bound("numeric", {"value": "1961", "tolerance": "exact", "year": True}), text, ())
    assert isinstance(parsed, Invalid)
    assert str(parsed.reason) == "This is not a year. Write four digits, with nothing between them."


@pytest.mark.parametrize(
    ("content", "right", "wrong"),
    [
        ({"value": "1500", "tolerance": "exact"}, ["1500", "1500,0", "3000/2"], ["1499,9999", "1500,0001", "-1500"]),
        ({"value": "0.1", "tolerance": {"absolute": "0.2"}}, ["0,3", "-0,1", "0,30"], ["0,3000001", "-0,11"]),
        ({"value": "-40", "tolerance": {"relative": "1/3"}}, ["-160/3", "-80/3", "-40"], ["-53,34", "-26,6", "40"]),
        ({"value": "100", "tolerance": {"relative": "0.05"}}, ["95", "105"], ["94,9999", "105,00001"]),
        ({"range": {"from": "1/3", "to": "2/3"}}, ["1/3", "0,5", "2/3"], ["0,3333", "0,6667"]),
        ({"range": {"from": "700", "to": "700"}}, ["700"], ["701", "699"]),
    ],
)
def test_tolerances_are_exact_at_their_edges(content: dict[str, Any], right: list[str], wrong: list[str]) -> None:
    made = bound("numeric", content)
    for text in right + wrong:
        assert isinstance(KIND.parse(made, text, ()), Given), text
        assert KIND.score(made, Given({"text": text}), "one_value").right is (text in right), text


@given(st.fractions(), st.fractions(0), st.fractions(0, 1), st.fractions())
def test_the_interval(value: Fraction, absolute: Fraction, relative: Fraction, number: Fraction) -> None:
    assert around(value, absolute).earned(number) == (abs(number - value) <= absolute)
    assert around(value, relative=relative).earned(number) == (abs(number - value) <= relative * abs(value))
    assert around(value).earned(None) == 0


def test_right_wrong_blank_and_invalid_are_four_things() -> None:
    made = bound("numeric", DEPTH)
    assert KIND.parse(made, "1500", ()) == Given({"text": "1500"})
    assert KIND.score(made, Given({"text": "9"}), "one_value").fraction == 0
    for nothing in (None, "", "  ", "\u200b"):
        assert KIND.parse(made, nothing, ()) == Blank()
    for text in ("banyak", "5 kg", "x" * 500, "1\x002", "\ud800", ["1500"], 1500):
        assert isinstance(KIND.parse(made, text, ()), Invalid)
    parsed = KIND.parse(made, "banyak", ())
    assert isinstance(parsed, Invalid)
    assert str(parsed.reason) == "This is not a number. Write one number in digits, such as 12 or 12,5."


@given(STRANGE_TEXT | st.text(st.sampled_from("0123456789.,-/ kmKM\u00bd\u0661"), max_size=12))
def test_any_text_is_read_or_not_and_never_raises(text: str) -> None:
    for language in ("id", "en", ""):
        read_number(text, language, "km")
    made = bound("numeric", DEPTH)
    parsed = KIND.parse(made, text, ())
    if isinstance(parsed, Given):
        assert KIND.parse(made, ask(KIND, made, (), parsed).sent()["response"], ()) == parsed


def test_stored_nonsense_earns_nothing() -> None:
    made = bound("numeric", DEPTH)
    for nonsense in ("1.500", "9" * 100_000, "km", "\ud800", None, ["1500"], 1500):
        assert KIND.score(made, Given({"text": nonsense}), "one_value").fraction == 0


@pytest.mark.parametrize(
    ("content", "text", "says"),
    [
        (DEPTH, "1.500,0", "You wrote 1500. Only 1500 is accepted. You earn the full score."),
        (
            {"value": "1.5", "tolerance": {"absolute": "0.5"}}, "7",
            "You wrote 7. 1,5 is accepted, and what is at most 0,5 away from it. You earn nothing.",
        ),
        (
            {"value": "40", "tolerance": {"relative": "1/20"}}, "39",
            "You wrote 39. 40 is accepted, and what is at most 1/20 of it away. You earn the full score.",
        ),
        (
            {"range": {"from": "1", "to": "2.5"}}, "3",
            "You wrote 3. Every number from 1 to 2,5 is accepted. You earn nothing.",
        ),
    ],
)  # fmt: skip
def test_the_mark_is_explained_in_words(content: dict[str, Any], text: str, says: str) -> None:
    assert str(KIND.score(bound("numeric", content), Given({"text": text}), "one_value").explain) == says


def test_the_unit_stands_behind_the_field_and_is_tied_to_it() -> None:
    page = ask(KIND, bound("numeric", DEPTH), (), Blank())
    field = next(control for control in page.all("input") if control.get("class") == "typed measure")
    assert field["aria-describedby"] == "q1-hint q1-unit"
    assert "inputmode" not in field  # a telephone's keys for numbers have no minus: they would tell that there is none
    made = bound("numeric", {"value": "1961", "tolerance": "exact", "year": True})
    assert ask(KIND, made, (), Blank()).all("input")[0]["inputmode"] == "numeric"


def test_feedback_shows_the_key_to_whom_it_was_not_clear() -> None:
    made = bound("numeric", {"range": {"from": "700", "to": "800.5"}, "unit": "km"})
    for text, shown in (("750", False), ("7", True)):
        reply = Given({"text": text})
        page = macro(KIND, "feedback", made, (), reply, KIND.score(made, reply, "one_value"))
        assert ("700\u2013800,5 km" in page.text) is shown


@pytest.mark.parametrize(
    ("content", "field", "code"),
    [
        ({"unit": "km"}, "", "number-or-range"),
        ({"value": "5"}, "", "number-or-range"),
        ({"value": "5", "tolerance": "exact", "range": {"from": "1", "to": "2"}}, "", "number-or-range"),
        ({"tolerance": "exact", "range": {"from": "1", "to": "2"}}, "", "number-or-range"),
        ({"value": "5", "tolerance": {}}, "tolerance", "one-tolerance"),
        ({"value": "5", "tolerance": {"absolute": "1", "relative": "1"}}, "tolerance", "one-tolerance"),
        ({"value": "5", "tolerance": "about"}, "tolerance", "shape-map"),
        ({"value": "5", "tolerance": {"absolute": "-1"}}, "tolerance.absolute", "tolerance-size"),
        ({"value": "5", "tolerance": {"relative": "1.01"}}, "tolerance.relative", "tolerance-size"),
        ({"range": {"from": "2", "to": "1"}}, "range.to", "range-turned"),
        ({"range": {"from": "2"}}, "range.to", "shape-missing"),
        ({"value": "1,5", "tolerance": "exact"}, "value", "shape-form"),
        ({"value": "1/0", "tolerance": "exact"}, "value", "shape-form"),
        ({"value": "61", "tolerance": "exact", "year": True}, "year", "year-exact"),
        ({"value": "1961", "tolerance": {"absolute": "1"}, "year": True}, "year", "year-exact"),
        ({"range": {"from": "1961", "to": "1962"}, "year": True}, "year", "year-exact"),
    ],
)
def test_authors_hear_what_is_wrong_and_where(content: dict[str, Any], field: str, code: str) -> None:
    assert faults(KIND, content) == {field: code}


def test_the_form() -> None:
    assert submitted("numeric", {"value": "1500", "unit": "km"})[1] == DEPTH
    assert submitted("numeric", {"value": "5", "tolerance-absolute": "1/2"})[1] == {
        "value": "5", "tolerance": {"absolute": "1/2"},
    }  # fmt: skip
    assert submitted("numeric", {"range-from": "1", "range-to": "2"})[1] == {"range": {"from": "1", "to": "2"}}
    form, plain, page = submitted("numeric", {"value": "5", "tolerance-absolute": "1", "tolerance-relative": "1"})
    assert plain is None
    assert "A tolerance is absolute or relative, not both." in page.text
    form, plain, _ = submitted("numeric", {"range-from": "2", "range-to": "1"})
    assert plain is None
    assert form["range"].form["to"].errors


def test_it_becomes_a_recall_card() -> None:
    item = example_item(KIND, "Berapa dalam?", DEPTH, "Bacaan.")
    assert KIND.cards(item, bound("numeric", DEPTH)) == (RecallCard("Berapa dalam?", "1500 km", "Bacaan."),)


@pytest.mark.parametrize(("language", "key"), [("id", "181.020"), ("en", "181,020")])
def test_the_key_of_a_whole_number_has_its_thousands_apart(language: str, key: str) -> None:
    made = replace(
        bound("numeric", {"value": "181020", "tolerance": "exact", "unit": "orang", "whole": True}), language=language
    )
    assert KIND.summarise(made, KIND.key(made)) == key


@given(value=st.integers(-(10**15) + 1, 10**15 - 2), unit=st.sampled_from(["orang", "rupiah", "%"]))
def test_the_key_of_any_whole_number_is_right(value: int, unit: str) -> None:
    contents: list[dict[str, Any]] = [{"value": str(value)}, {"range": {"from": str(value), "to": str(value + 1)}}]
    for content in contents:
        margin = {"tolerance": "exact"} if "value" in content else {}
        for language in ("id", "en"):
            made = replace(bound("numeric", {**content, **margin, "unit": unit, "whole": True}), language=language)
            assert earns_all(KIND, made, "one_value")
