"""Indonesian nouns that are always of something, and do not say of what, make no question."""

from __future__ import annotations

import pytest

from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.relating import bare_object, nearby, ownerless
from quizapp.drafting.words.lexicon import lexicon
from tests.drafting.drafted import stems

ID = lexicon("id")


@pytest.mark.parametrize(
    ("claim", "subject"),
    [
        ("60 persen biaya pembangunan berasal dari pinjaman bank", "60 persen biaya pembangunan"),
        ("kebutuhan yang paling mendesak adalah tenda dan selimut", "kebutuhan"),
        ("pengungsi paling membutuhkan tenda", "pengungsi"),
        ("pembahasan berlangsung selama 14 bulan", "pembahasan"),
        ("sebagian besar korban adalah anak berusia di bawah 12 tahun", "sebagian besar korban"),
        ("penggerebekan berawal dari laporan warga", "penggerebekan"),
        ("nilai kontrak mencapai Rp 8,9 miliar", "nilai kontrak"),
        ("hasil penyelidikan awal akan diumumkan", "hasil penyelidikan awal"),
    ],
)
def test_a_noun_of_nothing_belongs_to_another_sentence(claim: str, subject: str) -> None:
    assert ownerless(claim, ID) == subject


@pytest.mark.parametrize(
    "claim",
    [
        "biaya pembangunan pabrik berasal dari pinjaman bank",
        "politik uang dapat membatalkan kemenangan calon",
        "permintaan dari Nigeria dan Mesir melampaui perkiraan",
        "pembahasan rancangan berlangsung selama 14 bulan",
        "anggaran yang disiapkan Pemerintah Kota Padang mencapai Rp 2 miliar",
        "enam korban menderita patah tulang",
        "kenaikan harga batu bara menekan industri semen",
        "laba PT Semen Tarakan Tbk turun 12 persen",
    ],
)
def test_a_noun_that_says_of_what_it_is_stands_alone(claim: str) -> None:
    assert ownerless(claim, ID) == ""


def test_english_is_left_alone() -> None:
    assert ownerless("costs rose by 3 percent", lexicon("en")) == ""


def test_setempat_needs_a_place_before_it() -> None:
    assert nearby("Kepala Dinas Pekerjaan Umum setempat") == "setempat"
    assert nearby("polisi di Tobelo meminta warga setempat mengungsi") == ""
    assert leaning("sanksi yang dimaksud berupa teguran", ID) is not None


@pytest.mark.parametrize(
    ("predicate", "thing"),
    [
        ("mendesak DPRD menunda pengesahan selama enam bulan", "pengesahan"),
        ("menyambut baik putusan hakim", ""),
        ("melakukan pemeriksaan pada 2024", ""),
        ("menolak permintaan", "permintaan"),
        ("memiliki stok 120.000 ton", "stok"),
        ("menolak permintaan pedagang", ""),
    ],
)
def test_what_a_deed_is_done_to_says_of_what_it_is(predicate: str, thing: str) -> None:
    assert bare_object(predicate, ID) == thing


def test_who_only_joins_in_is_not_asked_for() -> None:
    assert not any(
        one.startswith("Siapa yang ikut") for one in stems("Bupati Sigi Rudi Hartono ikut mengantar bantuan ke Kulawi.")
    )
