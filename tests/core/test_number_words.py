"""Number words of both languages become the digits they say, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.language import language_data
from quizapp.core.language.numbers import digits

BELOW = {
    "id": ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"],
    "en": [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
}
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {
    "id": [(10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu")],
    "en": [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")],
}


def read(text: str, language: str) -> str:
    return " ".join(digits(text.split(), language_data(language).numbers))


def indonesian(number: int) -> str:
    """Say a number below 1000 in Indonesian, long forms where short ones exist too."""
    hundreds, rest = divmod(number, 100)
    said = [f"{BELOW['id'][hundreds]} ratus" if hundreds > 1 else "seratus"] if hundreds else []
    if rest in (10, 11):
        said.append("sepuluh" if rest == 10 else "sebelas")
    elif 11 < rest < 20:
        said.append(f"{BELOW['id'][rest - 10]} belas")
    else:
        tens, ones = divmod(rest, 10)
        said += [f"{BELOW['id'][tens]} puluh"] if tens else []
        said += [BELOW["id"][ones]] if ones or not number else []
    return " ".join(said)


def english(number: int) -> str:
    """Say a number below 1000 in English."""
    hundreds, rest = divmod(number, 100)
    said = [f"{BELOW['en'][hundreds]} hundred"] if hundreds else []
    if rest and hundreds:
        said.append("and")
    if 0 < rest < 20 or not number:
        said.append(BELOW["en"][rest])
    elif rest:
        tens, ones = divmod(rest, 10)
        said.append(TENS[tens] + (f" {BELOW['en'][ones]}" if ones else ""))
    return " ".join(said)


def spoken(number: int, language: str) -> str:
    """Say any number."""
    small = indonesian if language == "id" else english
    said = []
    for scale, name in SCALES[language]:
        group, number = divmod(number, scale) if number >= scale else (0, number)
        if group:
            said.append("seribu" if (language, scale, group) == ("id", 1000, 1) else f"{small(group)} {name}")
    return " ".join([*said, small(number)]) if number or not said else " ".join(said)


@pytest.mark.parametrize("language", ["id", "en"])
@given(number=st.integers(0, 3000) | st.integers(0, 10**15 - 1))
def test_every_spoken_number_is_read(language: str, number: int) -> None:
    assert read(spoken(number, language), language) == str(number)


@given(st.integers(10, 99), st.integers(10, 99))
def test_years_in_pairs(first: int, second: int) -> None:
    assert read(f"{english(first)} {english(second)}", "en") == f"{first}{second}"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "satu sembilan enam satu", "1961"),
        ("id", "nol delapan satu", "081"),
        ("id", "2 juta", "2000000"),
        ("id", "tiga negara", "3 negara"),
        ("id", "pada tahun dua ribu", "pada tahun 2000"),
        ("id", "satu juta", "1000000"),
        ("id", "sejuta", "1000000"),
        ("id", "SERIBU", "1000"),
        ("en", "two hundred and five", "205"),
        ("en", "three and a half", "3 and a half"),
        ("en", "nineteen hundred", "1900"),
        ("id", "1961", "1961"),
        ("id", "007 12", "007 12"),
    ],
)
def test_other_ways_of_saying_numbers(language: str, text: str, expected: str) -> None:
    assert read(text, language) == expected


NONSENSE = {
    "id": """ribu|puluh dua|satu ratus dua ratus|satu ribu dua juta|belas|satu puluh satu puluh|1961 satu
        |dua puluh belas|setengah|5 ribu 2000|10000000000000000 juta""",
    "en": "hundred|and|twenty zero|five hundred hundred|thousand nine|one thousand nineteen hundred",
}


@pytest.mark.parametrize("language", NONSENSE)
def test_what_makes_no_number_stays_as_it_is(language: str) -> None:
    for text in map(str.strip, NONSENSE[language].split("|")):
        assert read(text, language) == text


WORDS = [*BELOW["id"], *["puluh", "belas", "ratus", "ribu", "juta", "sepuluh", "seratus", "12", "x", "²", "٣"]]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_any_run_of_words_is_read_without_a_fall(words: list[str]) -> None:
    assert read(" ".join(words), "id") is not None
