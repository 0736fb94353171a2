"""Longer texts: what is stored of them, what cannot be, and how many words they have."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.refusal import Malformed
from quizapp.core.writing import clean_writing, word_count


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  Karena Bulan.\r\n\r\nTitik. ", "Karena Bulan.\n\nTitik."),
        ("a\rb\u2028c\u2029d\x85e\x0bf\x0cg", "a\nb\nc\nd\ne\nf\ng"),
        ("Cafe\u0301\tya", "Caf\u00e9 ya"),
        ("\u202ekanan ke kiri", "\u202ekanan ke kiri"),
        (" \u200b\n\u3000\ufeff", ""),
        ("", ""),
    ],
)
def test_what_is_kept(text: str, clean: str) -> None:
    assert clean_writing(text, 100) == clean


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x\udfff", "\x1b[31m", "\x7f"])
def test_what_cannot_be_stored_is_refused(text: str) -> None:
    with pytest.raises(Malformed, match="cannot be stored"):
        clean_writing(text, 100)


def test_too_long_says_how_long() -> None:
    assert clean_writing("x" * 100 + " \n", 100) == "x" * 100
    with pytest.raises(Malformed, match="has 101 characters; at most 100 fit"):
        clean_writing("x" * 101, 100)


@given(st.text(max_size=80))
def test_cleaning_again_changes_nothing(text: str) -> None:
    try:
        clean = clean_writing(text, 300)
    except Malformed:
        return
    assert clean_writing(clean, 300) == clean
    assert unicodedata.normalize("NFC", clean) == clean
    clean.encode()


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("satu", 1), ("dua, tiga\n— empat.", 3), ("anak-anak 1961", 2), ("… — ?", 0)]
)
def test_words_are_counted(text: str, words: int) -> None:
    assert word_count(text) == words
