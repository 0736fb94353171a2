"""Claims retold without "bahwa": what a verb of saying takes for one, and what it takes for a thing."""

import pytest

from quizapp.drafting.sourcing import claims
from tests.drafting.drafted import text_of

MAYOR = "Bupati Kebumen Retno Wulandari"


def claimed(sentence: str) -> list[tuple[str, str]]:
    return [(one.verb, one.text) for one in claims(text_of(sentence)) if one.line.address == "p1.1"]


@pytest.mark.parametrize(
    ("sentence", "verb", "claim"),
    [
        (f"{MAYOR} menyebut kebakaran di Kerinci dipicu oleh api rokok.", "menyebut",
         "kebakaran di Kerinci dipicu oleh api rokok"),
        (f"{MAYOR} berpendapat kampanye di Sadang terlalu bertumpu pada baliho.", "berpendapat",
         "kampanye di Sadang terlalu bertumpu pada baliho"),
        (f"{MAYOR} menuturkan jembatan di Sadang roboh diterjang banjir.", "menuturkan",
         "jembatan di Sadang roboh diterjang banjir"),
        ("Kuasa hukum Hendra, Ferdinand Tarigan, membantah kliennya menerima suap.", "membantah",
         "kliennya menerima suap"),
        (f"Kendati demikian, {MAYOR} menilai jalan di Sadang masih layak.", "menilai",
         "jalan di Sadang masih layak"),
        ("Meski demikian, pengajar hukum di Universitas Riau, Dr Bambang Setyo, menilai jalan di Sadang masih layak.",
         "menilai", "jalan di Sadang masih layak"),
    ],
)  # fmt: skip
def test_a_clause_behind_a_verb_of_saying_is_a_claim(sentence: str, verb: str, claim: str) -> None:
    assert claimed(sentence) == [(verb, claim)]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{MAYOR} menyebut warga Sadang membuka lahan sebagai penyebab kebakaran.",
        f"{MAYOR} menyayangkan keputusan Pemerintah Kabupaten Siak membuka lahan di Kerinci.",
        f"{MAYOR} membantah jika disebut mengabaikan keluhan warga Sadang.",
        f"{MAYOR} menyebut jembatan Sadang.",
    ],
)
def test_a_thing_a_name_or_a_condition_is_none(sentence: str) -> None:
    assert not claimed(sentence)
