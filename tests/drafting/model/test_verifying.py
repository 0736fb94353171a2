"""Nothing that a model says is believed: each invented or doubtful proposal is refused for its own reason."""

from typing import Any

import pytest

from quizapp.drafting.model.proposal import read_reply
from quizapp.drafting.model.verifying import fault, stands
from tests.drafting.model.replies import article, choice, proof, reply

LONGER = {"text": "tiang tengahnya retak sepanjang dua meter lebih", "why": "Bukan."}
WRONG = {"text": "bautnya hilang", "why": "Tidak dibahas."}


def why(entry: dict[str, Any]) -> str:
    (proposal,) = read_reply(reply(entry)).proposals
    return str(fault(proposal, article()) or "")


@pytest.mark.parametrize("entry", [choice(), proof()])
def test_what_the_text_bears_out_is_taken(entry: dict[str, Any]) -> None:
    assert why(entry) == ""


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (choice(evidence=[{"sentence": "p9.9", "quote": "tiang tengahnya retak sepanjang"}]), "no sound sentence"),
        (choice(evidence=[{"sentence": "p1.2", "quote": "tiang tengahnya retak sepanjang"}]), "do not stand in"),
        (choice(evidence=[{"sentence": "p1.1", "quote": "tiang tengah sudah retak"}]), "do not stand in"),
        (choice(evidence=[{"sentence": "p1.1", "quote": "retak"}]), "do not stand in"),
        (choice(key="tiang tengah terlalu pendek"), "key does not stand"),
        (choice(key="bertambah empat puluh menit"), "key does not stand"),
        (choice(key="jembatan tua di Jalan Merbabu"), "holds its own key"),
        (choice(stem="Mengapa Pemerintah Kota Semarang menutup jembatan itu?"), "“Semarang”"),
        (choice(stem="Mengapa Pemerintah Kota Salatiga menutup jembatan pada 2019?"), "“2019”"),
        (choice(stem="Mengapa KPK menutup jembatan tua di Jalan Merbabu?"), "“KPK”"),
        (choice(stem="Semarang menutup jembatan tua di Jalan Merbabu karena apa?"), "“Semarang”"),
        (choice(stem="Pemerintah Kota Salatiga menutup jembatan tua di Jalan Merbabu."), "no question"),
        (proof(stem="Apakah perjalanan ke pasar bertambah empat puluh menit?"), "says the sentence"),
        (choice(rationale="Menurut Kementerian, tiang itu retak."), "“Kementerian”"),
        (choice(stem="Mengapa jembatan tersebut ditutup oleh Pemerintah Kota Salatiga?"), "points at something"),
        (choice(distractors=[WRONG]), "too few"),
        (choice(distractors=[WRONG, {"text": "jembatan tua", "why": "Bukan."}]), "stands in the sentence"),
        (choice(distractors=[WRONG, LONGER]), "another name"),
        (proof(evidence=[
            {"sentence": "p1.1", "quote": "menutup jembatan tua di Jalan Merbabu"},
            {"sentence": "p1.2", "quote": "perjalanan ke pasar bertambah empat puluh menit"},
        ]), "More than one"),
        (choice(
            stem="Berapa lama perbaikan jembatan berlangsung?",
            key="sembilan bulan",
            rationale="Perbaikan berlangsung sembilan bulan.",
            evidence=[{"sentence": "p2.1", "quote": "perbaikan membutuhkan waktu sembilan bulan"}],
        ), "does not name the speaker"),
    ],
)  # fmt: skip
def test_what_the_text_does_not_bear_out_is_refused(entry: dict[str, Any], reason: str) -> None:
    assert reason in why(entry)


HARTINI = {
    "key": "sembilan bulan",
    "rationale": "Kepala dinas menyebut perbaikan yang membutuhkan waktu sembilan bulan.",
    "evidence": [{"sentence": "p2.1", "quote": "perbaikan membutuhkan waktu sembilan bulan"}],
    "distractors": [{"text": "dua minggu", "why": "Tidak dibahas."}, {"text": "lima tahun", "why": "Tidak dibahas."}],
}
SUPARMAN = {
    "key": "pembeli berkurang",
    "rationale": "Pedagang itu membantah bahwa pembelinya berkurang.",
    "evidence": [{"sentence": "p2.2", "quote": "membantah bahwa pembeli berkurang"}],
    "distractors": [{"text": "harga naik", "why": "Tidak dibahas."}, {"text": "jalan rusak", "why": "Tidak dibahas."}],
}


@pytest.mark.parametrize(
    ("stem", "more", "reason"),
    [
        ("Menurut Kepala Dinas Pekerjaan Umum Salatiga Hartini Prabowo, berapa lama perbaikan?", HARTINI, ""),
        ("Berapa lama perbaikan jembatan di Salatiga berlangsung?", HARTINI, "does not name the speaker"),
        ("Menurut Hartini Prabowo, berapa lama perbaikan di Jalan Merbabu?", HARTINI, "“Jalan”"),
        ("Mengapa Pemerintah Kota Salatiga memutar lewat Jalan Lawu?", {}, "“Lawu”"),
        ("Apa yang dibantah pedagang sayur Suparman?", SUPARMAN, ""),
        ("Apa yang dikatakan pedagang sayur Suparman?", SUPARMAN, "denies something"),
    ],
)
def test_a_question_keeps_who_what_and_whether_of_its_evidence(stem: str, more: dict[str, Any], reason: str) -> None:
    found = why(choice(stem=stem) | more)
    assert reason in found if reason else found == ""


def test_a_list_that_is_empty_or_long_is_not_the_form_that_was_asked() -> None:
    long = [WRONG] * 6
    assert read_reply(reply(choice(distractors=[]), choice(distractors=long), choice(evidence=[]))).unreadable == 3


def test_a_country_under_another_name_is_no_wrong_option() -> None:
    entry = choice(key="tiang tengahnya")
    assert why(entry | {"distractors": [WRONG, {"text": "baut dan mur", "why": "Tidak dibahas."}]}) == ""
    moscow = {"text": "Moskow", "why": "Bukan."}, {"text": "Kremlin", "why": "Bukan."}
    (proposal,) = read_reply(reply(choice(key="Rusia", distractors=list(moscow)))).proposals
    assert fault(proposal, article()) is not None


@pytest.mark.parametrize(("span", "held"), [("“retak”", True), ("Tiang  tengahnya", True), ("tengah", False)])
def test_a_span_stands_word_for_word(span: str, *, held: bool) -> None:
    assert stands(span, "Sebab tiang tengahnya retak.") is held
