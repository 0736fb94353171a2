"""Reading numbers: both habits of separating, scales and words, what has two readings and what has none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.itemtypes.numeric.reading import Number, read_number, written

ONE_READING = [
    *(("0", "0"), ("7", "7"), ("1500", "1500"), ("007", "7"), ("123456789", "123456789")),
    *(("1,5", "3/2"), ("1.5", "3/2"), ("0,500", "1/2"), ("0.125", "1/8"), (",5", "1/2"), (".5", "1/2")),
    *(("1.50", "3/2"), ("1,2345", "2469/2000"), ("1234,567", "1234567/1000"), ("012.345", "12345/1000")),
    *(("1.500.000", "1500000"), ("1,500,000", "1500000"), ("1 500", "1500"), ("1 500 000", "1500000")),
    *(("1.500,25", "6001/4"), ("1,500.25", "6001/4"), ("1.234.567,8", "12345678/10"), ("1 500,125", "12001/8")),
    *(("-5", "-5"), ("\u22125", "-5"), ("\u2013 5", "-5"), ("+5", "5"), ("-0,5", "-1/2")),
    *(("1/2", "1/2"), ("3 / 4", "3/4"), ("-1/3", "-1/3"), ("4/2", "2")),
    *(("5.", "5"), ("5,", "5"), (" “5” ", "5"), ("(5)", "5"), ("5!", "5"), ("\uff11\uff12", "12"), ("\u200b5", "5")),
    *(("1500 km", "1500"), ("1500KM", "1500"), ("km 1500", "1500"), ("1500 km.", "1500")),
    *(("tahun 5", "5"), ("dua puluh lima", "25"), ("seribu lima ratus", "1500"), ("2 juta", "2000000")),
    *(("1,5 juta", "1500000"), ("1,5 ribu km", "1500"), ("0,25 miliar", "250000000")),
]
TWO_READINGS = [
    *(("1.500", 1500), ("1,500", 1500), ("12.345", 12345), ("999,999", 999999), ("-1.500", -1500), ("1.500 km", 1500)),
    *(("1.500.", 1500), ("1.500 juta", 1500_000_000)),
]
NO_NUMBER = [
    *("", " ", "km", "lima puluhan", "entah", "1.5.3", "1,5,3", "1.50,3.2", "1.500.00", "15.00,000", "1..5", "1,,5"),
    *("1/0", "1/2/3", "--5", "5-7", "700-800", "1 50", "1 5000", "0x10", "1e3", "\u0661", "5 kg", "5 km km", "juta"),
    *("nan", "inf", "1_000", "9" * 201, "½½", "1,500,00.5", "- ", "."),
]


@pytest.mark.parametrize(("text", "value"), ONE_READING)
def test_what_has_one_reading(text: str, value: str) -> None:
    assert read_number(text, "id", "km") == Number(Fraction(value))


@pytest.mark.parametrize(("text", "whole"), TWO_READINGS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_has_two_readings_is_never_guessed(text: str, whole: int, language: str) -> None:
    if "juta" in text and language == "en":
        return
    assert read_number(text, language, "km") == Number(Fraction(whole), Fraction(whole, 1000))


@pytest.mark.parametrize("text", NO_NUMBER)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text, "id", "km") is None


def test_the_edges_of_reading() -> None:
    assert read_number("1 500 juta", "id") == Number(Fraction(1_500_000_000))
    assert read_number("9" * 200, "id") == Number(Fraction("9" * 200))
    assert read_number("“1500 km”.", "id", "km") == read_number("(1500 km!)", "id", "km") == Number(Fraction(1500))


def test_a_unit_before_the_number() -> None:
    for text in ("Rp5,5", "Rp. 5,5", "rp 5,5"):
        assert read_number(text, "id", "Rp") == read_number(text, "id", "Rp.") == Number(Fraction(11, 2))


@pytest.mark.parametrize(
    ("unit", "value", "texts"),
    [
        ("miliar rupiah", "27/10", ("2,7", "2,7 miliar", "Rp 2,7 miliar", "2,7 miliar rupiah", "2.700.000.000 rupiah")),
        ("juta orang", "21/5", ("4,2", "4,2 juta", "4.200.000", "4200000 orang", "4.2 juta orang")),
        ("juta orang", "2", ("2", "dua juta", "2 juta orang")),
        ("rupiah", "135", ("Rp 135", "Rp135", "Rp. 135", "135 rupiah")),
        ("persen", "61", ("61%", "61 %", "61 persen", "enam puluh satu persen")),
    ],
)
def test_a_scale_or_a_sign_of_the_unit_may_be_typed_with_the_number(
    unit: str, value: str, texts: tuple[str, ...]
) -> None:
    assert {read_number(text, "id", unit) for text in texts} == {Number(Fraction(value))}


def test_a_scale_in_the_unit_guesses_no_more_than_before() -> None:
    assert read_number("2.700", "id", "miliar rupiah") == Number(Fraction(2700), Fraction(27, 10))
    assert read_number("1.500 ribu", "id", "ribu orang") == Number(Fraction(1500), Fraction(3, 2))


def test_two_readings_that_come_to_one_number_in_the_scale_are_one() -> None:
    assert read_number("1.500", "id", "ribu orang") == Number(Fraction(3, 2))  # 1500, or one and a half thousand
    assert read_number("-1.500", "id", "ribu orang") == Number(Fraction(-3, 2))
    assert read_number("999.999", "id", "ribu orang") == Number(Fraction(999_999, 1000))


@given(st.fractions(max_denominator=5000), st.sampled_from(["id", "en", "xx"]))
def test_what_is_written_is_read_back(value: Fraction, language: str) -> None:
    assert read_number(written(value, language), language) == Number(value)


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        *(("1500", "id", "1500"), ("3/2", "id", "1,5"), ("3/2", "en", "1.5"), ("-1/8", "id", "-0,125")),
        *(("1/3", "id", "1/3"), ("1234567/1000", "id", "1234,567"), ("1234/1000", "id", "1,2340"), ("0", "id", "0")),
        *(("1/1000", "en", "0.001"), ("1/6", "en", "1/6")),
    ],
)
def test_how_numbers_are_written(value: str, language: str, text: str) -> None:
    assert written(Fraction(value), language) == text


@pytest.mark.parametrize("text", ["17%", "17 %", "17 percent", "17 per cent", "17 persen"])
@pytest.mark.parametrize("unit", ["%", "percent", "per cent", "persen"])
def test_a_share_is_read_with_any_spelling_of_its_unit(text: str, unit: str) -> None:
    assert read_number(text, "en", unit) == Number(Fraction(17))
