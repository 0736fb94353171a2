"""Indonesian questions that would be no whole sentence, or have lost a limit, and are not asked."""

from __future__ import annotations

import pytest

from quizapp.drafting.questions.findings import Asks, Finding, Refused
from quizapp.drafting.questions.proposed import proposed
from quizapp.drafting.questions.whole import whole
from quizapp.drafting.words.passive import passive
from tests.drafting.drafted import stems, text_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Satelit nano Rasi 1 karya mahasiswa Universitas Lontar mengorbit di atas Indonesia.",
        "Pandemi Covid-19 menewaskan banyak warga Kabupaten Bima.",
        "Klub Liga 2 asal Kabupaten Bima mendatangkan pelatih dari Brasil.",
    ],
)
def test_a_number_that_belongs_to_a_name_is_not_asked_for(sentence: str) -> None:
    assert not any("berapa" in stem.lower() for stem in stems(sentence))


def test_a_number_behind_the_name_of_a_region_is_asked_for() -> None:
    asked = stems("Di Kabupaten Bima 40 orang mengungsi ke Desa Sari.")
    assert any("erapa orang" in stem for stem in asked)


def test_who_loses_something_is_asked_for_with_its_own_verb() -> None:
    asked = stems("Sebanyak 2.140 karyawan PT Sol Jaya kehilangan pekerjaan hanya sebulan menjelang Lebaran.")
    assert asked == {"Berapa karyawan PT Sol Jaya yang kehilangan pekerjaan hanya sebulan menjelang Lebaran?": "2.140"}


def test_an_illness_is_no_deed() -> None:
    asked = stems("Jumlah kasus demam berdarah (DBD) di Kota Bima, Nusa Tenggara Barat, turun separuh pada 2024.")
    assert not any(stem.endswith("di kota mana?") for stem in asked)


def test_what_somebody_means_to_do_is_no_predicate() -> None:
    assert stems("Niat Suparto hanya memperdalam tambak bandengnya di Desa Rabadompu, Kecamatan Raba.") == {}
    asked = stems("Rencana PT Lontar Jaya membangun hotel di Pulau Sangeang ditolak 120 keluarga nelayan.")
    stem = "Berapa keluarga nelayan yang menolak rencana PT Lontar Jaya membangun hotel di Pulau Sangeang?"
    assert asked == {stem: "120"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kemarin saham Bumi Lestari ditutup melemah 4,4 persen ke level Rp 870.",
        "Kemarin malam petani Desa Sari menjual 40 ton garam ke Surabaya.",
    ],
)
def test_a_time_without_a_comma_is_no_part_of_the_subject(sentence: str) -> None:
    asked = stems(sentence)
    assert asked
    assert not any("emarin" in stem or "aham" in stem.replace("saham", "") for stem in asked)


def test_what_held_before_something_only_is_not_told_without_it() -> None:
    told = "Sebelum laga ini, Salma Putri hanya bermain 22 menit sepanjang musim."
    assert not any("22 menit" in stem for stem in stems(f"Salma Putri mencetak dua gol. {told}"))
    assert not any("ditampung" in stem for stem in stems("Sebelum pandemi, Pasar Ubud menampung 600 pedagang."))
    assert "Berapa pedagang yang ditampung Pasar Ubud?" in stems("Setelah gempa, Pasar Ubud menampung 600 pedagang.")


@pytest.mark.parametrize(
    ("second", "addresses"),
    [
        ("Dinas Kesehatan kehilangan Rp 37 miliar.", ["p1.2"]),
        ("Dinas Kesehatan sudah kehilangan Rp 37 miliar.", []),
        ("Pendapatan daerah diperkirakan mencapai Rp 3 triliun.", []),
    ],
)
def test_what_follows_a_proposal_may_be_proposed(second: str, addresses: list[str]) -> None:
    text = text_of(f"Pemerintah Kabupaten Bima mengusulkan pemangkasan anggaran. {second}")
    assert list(proposed(text.lines, text.lexicon)) == addresses


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Siapa yang menyebut angka yang lebih rendah?", False),
        ("Siapa yang menyebut angka yang lebih rendah daripada 40 ton?", True),
        ("Siapa yang dahulu termasuk yang menolak?", False),
        ("Berapa karyawan bekerja di sana yang menjelang malam?", False),
        ("Siapa yang menanam (dan menjual garam?", False),
        ("Siapa yang menanam xarampq di Desa Sari?", False),
        ("Siapa yang menanam garam di Desa Sari?", True),
    ],
)
def test_a_question_that_is_not_whole_is_refused(question: str, kept: bool) -> None:
    text = text_of("Petani Desa Sari menanam garam.")
    found = Finding("doer", "p1.1", Asks.NAME, question, "Budi", "Budi menanam garam.")
    assert isinstance(whole(found, text.lines[0], text), Refused) is not kept


@pytest.mark.parametrize(
    ("verb", "other"),
    [
        ("memangkas", "dipangkas"),
        ("memungut", "dipungut"),
        ("memberhentikan", "diberhentikan"),
        ("melonjak", ""),
        ("merugi", ""),
    ],
)
def test_the_passive_of_a_verb_is_told_where_it_has_one(verb: str, other: str) -> None:
    assert passive(verb) == other


def test_nothing_is_asked_about_what_is_only_proposed() -> None:
    said = "Pemerintah Kabupaten Bima mengusulkan pemangkasan."
    told = f"{said} Bantuan bagi sekolah turun dari Rp 52 juta menjadi Rp 29 juta."
    assert not any("berapa" in stem.lower() for stem in stems(told))
