"""Identity is final: these literals were shipped. A failing test here means that students would get a deck twice."""

from __future__ import annotations

from quizapp.anki.identity import NOTE_TYPE_IDS, deck_id, guid
from quizapp.core.card import Facet

BANK = "7f1c2f0e-5d0b-4c53-9a55-2f6f6f6b1a01"


def test_guids_are_what_they_were() -> None:
    assert guid(BANK, "tahun-buka", Facet.CLOZE, "", "id") == "XZDZBVKCQKKALIVTSJMH7XFO"
    assert guid(BANK, "dijual", Facet.CHOICE, "", "id") == "2PH46Y6F3GCKV5RYTQVYC2R7"
    assert guid(BANK, "dijual", Facet.CHOICE, "", "en") == "OTMJKMARN7RTY4PIN2VOVKUW"
    assert guid(BANK, "dijual", Facet.CHOICE, "", "id-en") == "M6CEJZPHI3WHPWUMJKL6DOAB"
    assert guid(BANK, "benar-salah", Facet.RECALL, "s1", "id") == "BA6PQ62LJOPUVWX7PW4JRMWF"
    assert guid("", "é", Facet.TYPED, '"', "id") == "ZQQTAP4YTHIK6CO77SDPLIS2"


def test_every_part_of_the_identity_counts() -> None:
    whole = (BANK, "dijual", Facet.CHOICE, "", "id")
    others = [
        (BANK.replace("7", "8"), "dijual", Facet.CHOICE, "", "id"),
        (BANK, "dijual-2", Facet.CHOICE, "", "id"),
        (BANK, "dijual", Facet.RECALL, "", "id"),
        (BANK, "dijual", Facet.CHOICE, "s1", "id"),
        (BANK, "dijual", Facet.CHOICE, "", "en"),
    ]
    assert len({guid(*whole), *(guid(*other) for other in others)}) == 6


def test_joined_parts_cannot_be_mistaken() -> None:
    assert guid(BANK, "a", Facet.RECALL, "b-c", "id") != guid(BANK, "a-b", Facet.RECALL, "c", "id")


def test_numbers_are_what_they_were() -> None:
    assert NOTE_TYPE_IDS == {"recall": 1486920131, "cloze": 1735204867, "choice": 1902577443, "typed": 1290643519}
    assert all(2**30 <= number < 2**31 for number in NOTE_TYPE_IDS.values())
    assert deck_id(BANK, "id", "Fakta") == 1475129427
    assert deck_id(BANK, "id", "Latihan") == 2081882564
    assert deck_id(BANK, "en", "Facts") == 1078691903
