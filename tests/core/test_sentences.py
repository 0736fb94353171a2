"""Sentences: nothing is lost, abbreviations and quotations stay whole, and no text takes long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.sentences import LONGEST, sentences_of


@pytest.mark.parametrize(
    ("sentences"),
    [
        ("Hujan turun.", "Air naik!", "Mengapa?", "Tidak ada yang tahu…"),
        ("Prof. Dr. Andi S. Wijaya, M.Sc., tiba.", "Ia tinggal di Jl. Merdeka No. 12 sejak 1961."),
        ("Harganya Rp 1.500,50 per kg.", "Pukul 03.00 pasar dibuka."),
        ("Ada beras, gula, dll. di pasar.", "Ada beras, dll.", "Pasar tutup."),
        ("“Kami siap. Kami kuat,” kata Budi.", "Ia lalu pergi."),
        ('"Apa ini?" tanya Sari.', '"Kami siap."', "Budi pergi."),
        ("(Ia datang. Lalu pergi.)", "Selesai."),
        ("Mr. Smith met Sen. J. K. Rowe in Washington D.C. on Monday.", "They talked."),
        ("The U.S. economy grew.", "“We won!” she said."),
        ("1. Pertama kita baca.", "Kedua kita tulis."),
        ('Layar 5" itu pecah.', "Ia diganti."),
    ],
)  # fmt: skip
def test_sentences_are_told_apart(sentences: tuple[str, ...]) -> None:
    assert sentences_of(" ".join(sentences)) == sentences


def test_a_quotation_longer_than_a_passage_holds_is_cut() -> None:
    long = "“" + "Kami siap bekerja. " * 80 + "Ya.”"
    assert all(len(sentence) <= LONGEST for sentence in sentences_of(long))


@given(st.text(alphabet="aB .!?…“”\"'()1\n", max_size=200) | st.text(max_size=200))
def test_nothing_is_lost(text: str) -> None:
    found = sentences_of(text)
    assert " ".join(found) == " ".join(text.split())
    assert all(found)


@pytest.mark.parametrize("bomb", ['"', "(", ". ", "A. ", "a.a", "“", "x", "1. ", "dll. "])
def test_no_text_takes_long(bomb: str) -> None:
    start = time.process_time()
    sentences_of(bomb * 30_000)
    assert time.process_time() - start < 20  # on a slow machine; what goes back again and again takes minutes
