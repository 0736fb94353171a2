"""Questions about who did it leave out what a sentence only adds, and no name is cut."""

from __future__ import annotations

import pytest

from quizapp.drafting.rules.supplements import without_supplement
from tests.drafting.drafted import stems, text_of


@pytest.mark.parametrize(
    ("predicate", "left"),
    [
        (
            "naik ke posisi kedua dengan 19 poin, terpaut dua angka dari PSMS",
            "naik ke posisi kedua dengan 19 poin",
        ),
        (
            "memasukkan Rizal pada menit ke-80, keputusan yang membuat penonton heran",
            "memasukkan Rizal pada menit ke-80",
        ),
        ("menang, unggul dua gol", "menang, unggul dua gol"),
        ("menolak tawaran itu, kata yang lain", "menolak tawaran itu, kata yang lain"),
    ],
)
def test_what_is_only_added_goes(predicate: str, left: str) -> None:
    assert without_supplement(predicate) == left


def test_a_long_name_behind_its_first_word_is_whole() -> None:
    text = text_of("Hakim ketua Ni Made Ayu Lestari membaca putusan. “Ia sadar,” kata Ni Made di Kota Bima.")
    assert [(name.text, name.aliases) for name in text.names.names if name.kind == "person"] == [
        ("Ni Made Ayu Lestari", ("Ni Made",))
    ]


def test_whose_challenger_somebody_was_is_not_left_open() -> None:
    told = "Bupati Sri Rahayu memimpin rapat di Kota Bima. Pada 2020 Hasan Basri menjadi {} di Kabupaten Bima."
    assert stems(told.format("ketua panitia pemilihan"))
    assert not [stem for stem in stems(told.format("penantangnya")) if "penantangnya" in stem]
