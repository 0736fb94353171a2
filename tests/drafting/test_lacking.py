"""Deeds that lack something without their sentence: an object, a comparison, a limit of time."""

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.happenings import doers
from tests.drafting.drafted import stems, text_of

OTHERS = "Lurah Oesapa Maria Nalle mendatangi rumah warga satu per satu. Bidan Ester Toh mencatat 40 peserta vaksinasi."
HEAD = "Ketua RW 04 Kelurahan Oesapa, Yohanes Lado,"


@pytest.mark.parametrize(
    "deed",
    [
        "mengaku dahulu termasuk yang menolak.",
        "menyebut angka yang lebih rendah, yakni Rp 71 miliar.",
        "menawarkan sewa lahan dengan harga lebih tinggi kepada petani.",
        "menyebut harga pupuk sebagai biang keladi.",
        "menganggap aturan baru itu sebagai penyebab utama.",
        "didampingi Lurah Maria Nalle, meninjau posko vaksinasi.",
    ],
)
def test_a_deed_that_says_nothing_whole_without_its_sentence_is_not_asked_for(deed: str) -> None:
    assert not [
        stem for stem, key in stems(f"{HEAD} {deed} {OTHERS}").items() if key == "Yohanes Lado" and "RW" not in stem
    ]


@pytest.mark.parametrize(
    "deed",
    [
        "menolak rencana penggusuran pasar ikan.",
        "menawar sewa lahan lebih tinggi daripada harga pasar di Kupang.",
        "menyebut harga pupuk sebagai biang keladi kemiskinan petani.",
    ],
)
def test_a_deed_with_its_object_is_asked_for(deed: str) -> None:
    findings = doers(text_of(f"{HEAD} {deed} {OTHERS}"))
    assert f"Siapa yang {deed[:-1]}?" in [one.question for one in findings if isinstance(one, Finding)]


def test_what_is_counted_up_to_a_time_is_not_asked_for_without_it() -> None:
    played = "Salsabila Putri hanya bermain 22 menit sepanjang musim. Fitria Nur mencetak 12 angka untuk Tirta."
    asked = [stem for stem in stems(f"Sebelum pertandingan ini, {played} {OTHERS}") if "22 menit" in stem]
    assert not asked


@pytest.mark.parametrize(
    "limited",
    [
        "mengatakan jalan Palu-Kulawi bisa dilalui sepeda motor, tetapi hanya sampai pukul 18.00.",
        "menyatakan sekolah di Marawola dibuka kembali, namun hanya untuk kelas enam.",
        "mengizinkan truk melintasi jembatan Beka, tetapi dengan syarat muatannya ringan.",
    ],
)
def test_what_is_taken_back_behind_a_comma_is_not_asked_for_without_it(limited: str) -> None:
    words = limited.partition(",")[0].split()[-3:]
    assert not [stem for stem in stems(f"{HEAD} {limited} {OTHERS}") if all(word in stem for word in words)]


def test_what_goes_on_behind_a_comma_with_something_else_is() -> None:
    claim = "mengatakan jalan Palu-Kulawi bisa dilalui sepeda motor, tetapi warga masih takut."
    asked = stems(f"{HEAD} {claim} {OTHERS}")
    assert "Siapa yang mengatakan bahwa jalan Palu-Kulawi bisa dilalui sepeda motor?" in asked
