"""Class codes survive being read aloud and typed on phones; PINs follow from the key and betray nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.class_code import (
    CODE_BITS,
    LETTERS,
    class_code,
    pin_matches,
    pin_of,
    read_code,
    shown_code,
    tries_key,
)
from quizapp.core.cohort import BadCode, Enrolment

NUMBERS = st.integers(0, 2**CODE_BITS - 1)
KEYS = st.text(min_size=32, max_size=64)
STUDENT = Enrolment(1, "a" * 26, 1, "Budi", None, None, None, generation=1, joined=datetime(2026, 1, 1, tzinfo=UTC))
KEY = "k" * 32


@given(NUMBERS, NUMBERS)
def test_every_number_has_its_own_code(one: int, other: int) -> None:
    assert (class_code(one) == class_code(other)) == (one == other)
    assert len(class_code(one)) == 8
    assert set(class_code(one)) <= set(LETTERS)


def test_the_ends_of_the_range() -> None:
    assert class_code(0) == "00000000"
    assert class_code(2**CODE_BITS - 1) == "ZZZZZZZZ"
    for outside in (-1, 2**CODE_BITS):
        with pytest.raises(ValueError, match="40 bits"):
            class_code(outside)


@given(NUMBERS, st.data())
def test_a_code_is_read_however_it_is_typed(number: int, data: st.DataObject) -> None:
    code = class_code(number)
    alike = {"0": "0Oo", "1": "1IiLl"}
    wide = {letter: chr(ord(letter) + 0xFEE0) for letter in LETTERS}
    typed = ""
    for letter in code:
        forms = alike.get(letter, letter + letter.lower()) + wide[letter]
        typed += data.draw(st.sampled_from(forms)) + data.draw(st.sampled_from(["", "", " ", "-", "–", "\u200b"]))
    assert read_code(typed) == code
    assert read_code(shown_code(code)) == code


def test_a_code_is_shown_in_two_groups() -> None:
    assert shown_code("7KMQ2X9D") == "7KMQ-2X9D"
    assert shown_code("") == ""


@given(st.text())
def test_any_text_is_a_code_or_refused(typed: str) -> None:
    try:
        read = read_code(typed)
    except BadCode:
        return
    assert len(read) == 8
    assert set(read) <= set(LETTERS)


@pytest.mark.parametrize(
    "typed", ["", "7KMQ-2X9", "7KMQ-2X9DD", "7KMQ-2X9U", "7KMQ'2X9D", "\x00" * 8, "-" * 100_000, "7KMQ2X9D" + " " * 99]
)
def test_other_texts_are_refused(typed: str) -> None:
    with pytest.raises(BadCode):
        read_code(typed)


@given(KEYS, st.integers(1, 10**6), st.sampled_from(["{}", " {} ", "\t{}\n"]))
def test_a_pin_opens_and_is_the_same_every_time(key: str, generation: int, typed: str) -> None:
    student = replace(STUDENT, generation=generation)
    pin = pin_of([key], student)
    assert pin == pin_of([key, "another" * 8], student)
    assert len(pin) == 6
    assert pin.isdigit()
    for form in (typed.format(pin), f"{pin[:3]} {pin[3:]}", f"{pin[:3]}-{pin[3:]}", pin.translate(WIDE)):
        assert pin_matches([key], student.public_id, generation, form)


WIDE = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}


@given(st.text())
def test_any_other_text_does_not_open(typed: str) -> None:
    assert pin_matches([KEY], STUDENT.public_id, 1, typed) == (typed.strip() == pin_of([KEY], STUDENT))


def test_a_former_key_still_opens_and_an_unknown_one_never_did() -> None:
    pin = pin_of(["old" * 12], STUDENT)
    assert pin_matches([KEY, "old" * 12], STUDENT.public_id, 1, pin)
    assert not pin_matches([KEY], STUDENT.public_id, 1, pin)
    assert not pin_matches([], STUDENT.public_id, 1, pin)


def test_pins_differ_by_student_and_generation() -> None:
    students = [replace(STUDENT, public_id=f"{number:026}") for number in range(300)]
    generations = [replace(STUDENT, generation=number) for number in range(1, 301)]
    pins = [pin_of([KEY], each) for each in (*students, *generations)]
    assert len(set(pins)) > 595  # of 600 in a million, 0.2 pairs meet on the average


def test_pins_use_all_digits_at_every_place() -> None:
    pins = [pin_of([KEY], replace(STUDENT, generation=number)) for number in range(1, 3001)]
    for place in range(6):
        counts = Counter(pin[place] for pin in pins)
        assert set(counts) == set("0123456789")
        assert max(counts.values()) < 400  # 300 each on the average, six deviations off


def test_tries_are_counted_for_the_nickname_not_for_its_spelling() -> None:
    assert tries_key("7KMQ2X9D", "Budi") == tries_key("7KMQ2X9D", " BUDI ") != tries_key("7KMQ2X9D", "Budi 2")
    assert tries_key("7KMQ2X9D", "Budi") != tries_key("7KMQ2X9E", "Budi")
    assert len(tries_key("7KMQ2X9D", "\ud800\x00" * 1000)) == 64
