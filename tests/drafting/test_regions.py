"""Places asked for with the regions behind them cut off, and everyday words before a name."""

from __future__ import annotations

import pytest

from tests.drafting.drafted import drafts_of, stems


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Pekan budaya Flores berlangsung meriah di Kecamatan Detusoko, Kabupaten Ende, Nusa Tenggara Timur.",
            "Di kecamatan mana pekan budaya Flores berlangsung meriah?",
            "Kecamatan Detusoko",
        ),
        (
            "Nama Kusnadi dikenal luas setelah pameran lukisan kaca di Taman Ismail Marzuki, Jakarta.",
            "Menurut bacaan, nama Kusnadi dikenal luas setelah pameran lukisan kaca di taman mana?",
            "Taman Ismail Marzuki",
        ),
    ],
)
def test_a_place_is_asked_for_without_its_regions(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence).get(stem) == key


def test_a_list_of_places_is_no_place_with_its_regions() -> None:
    found = stems("Panen raya padi Jawa dan Bali berlangsung bersamaan di Brebes, Nganjuk, dan Bima.")
    assert not any(" mana" in stem for stem in found)


def test_a_town_that_is_read_without_its_kind_is_accepted_once() -> None:
    told = drafts_of("Pekan olahraga Maluku berlangsung meriah di Kota Tual, Maluku, dengan ribuan penonton.").drafts
    assert [one.key for one in told if one.rule == "filled"] == ["Kota Tual"]


def test_no_place_is_asked_for_whose_yang_tells_of_another() -> None:
    found = stems("Warga Ende mendesak pembangunan jembatan timbang di Kecamatan Nangapanda yang berhenti sejak 2022.")
    assert not any("kecamatan mana" in stem for stem in found)
