"""No question hides what it asks inside a long sentence; such a sentence gets a gap instead."""

from __future__ import annotations

import pytest

from tests.drafting.drafted import drafts_of, stems


@pytest.mark.parametrize(
    "sentence",
    [
        "Pasar Raba selesai diperbaiki dengan mengganti 31 tiang kayu di Kota Bima.",
        "Tebing setinggi 60 meter runtuh dan menimbun belasan rumah di Desa Sari, Kecamatan Wera, Kabupaten Bima.",
    ],
)
def test_a_number_in_a_clause_of_its_own_is_left_out(sentence: str) -> None:
    found = drafts_of(sentence).drafts
    assert [one.item.stem for one in found if one.rule == "filled"] == []
    assert [one for one in found if one.rule == "gap"]


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Sanggar yang didirikan Sawitri di Losari memiliki 65 murid.",
            "Menurut bacaan, sanggar yang didirikan Sawitri di Losari memiliki berapa murid?",
        ),
        (
            "Saham PT Lontar Jaya ditutup melemah 4,4 persen ke level Rp 870.",
            "Menurut bacaan, saham PT Lontar Jaya ditutup melemah 4,4 persen ke level berapa rupiah?",
        ),
        (
            "Gelar pencetak gol terbanyak diraih Hasan Basri dengan delapan gol.",
            "Menurut bacaan, gelar pencetak gol terbanyak diraih Hasan Basri dengan berapa gol?",
        ),
    ],
)
def test_a_number_in_the_main_clause_is_asked_for(sentence: str, stem: str) -> None:
    assert stem in stems(sentence)


def test_the_country_of_a_currency_stays_with_it() -> None:
    asked = stems("Data Dinas Perikanan Kota Bima menunjukkan nilai ekspor 61,3 juta dollar AS sepanjang 2024.")
    stem = "Berapa juta dollar AS nilai ekspor yang ditunjukkan data Dinas Perikanan Kota Bima sepanjang 2024?"
    assert asked.get(stem) == "61,3"


def test_no_number_is_asked_for_inside_what_somebody_says() -> None:
    told = "Pemerintah Kabupaten Bima berkilah bahwa anggaran relokasi sebesar Rp 4,2 miliar dialihkan."
    assert not [stem for stem in stems(told) if "sebesar berapa" in stem]


def test_what_is_done_by_saying_so_is_no_claim() -> None:
    told = (
        "Jaksa Nurul Hidayah menyatakan banding atas vonis Hasan, tetapi menerima putusan lain. Hakim Siti Aminah "
        "menutup sidang. Pengacara Budi Santoso menolak vonis."
    )
    assert not [stem for stem in stems(told) if "bahwa banding" in stem]
