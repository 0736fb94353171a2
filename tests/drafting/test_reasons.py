"""What a sentence gives a reason for, in words that stand alone, and where no other sentence may be meant."""

import pytest

from quizapp.drafting.rules.explaining import explained
from quizapp.drafting.rules.sole_reasons import sole_reasons
from quizapp.itemtypes.evidence_selection.content import Evidence
from tests.drafting.drafted import drafts_of, text_of

PLAIN = "Petugas datang dari Poso. Warga menunggu di balai desa yang besar."
CLOSED = "Pelabuhan Poso ditutup selama dua hari karena gelombang tinggi di laut."


def events(paragraph: str, language: str = "id") -> list[str]:
    return [one.event for one in explained(text_of(paragraph, language))]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        (CLOSED, "Pelabuhan Poso ditutup selama dua hari"),
        ("Menurut Budi Hartono, panen padi gagal karena sawah kering sejak awal musim.", "panen padi gagal"),
        ("Budi Hartono mengatakan pengiriman beras terlambat karena jalan rusak parah.", "pengiriman beras terlambat"),
        ("Lomba itu dibuka pagi hari, tetapi final ditunda karena lapangan terendam air.", "final ditunda"),
        ("Pertandingan dijadwalkan pada Mei 2024, tetapi batal lantaran lapangan rusak.", "pertandingan batal"),
        ("Karena gelombang tinggi di laut, Pelabuhan Poso ditutup.", "Pelabuhan Poso ditutup"),
        ("Gelombang laut sangat tinggi, sehingga Pelabuhan Poso ditutup.", "Pelabuhan Poso ditutup"),
        (
            "Bandara Poso ditutup pagi hari sehingga penerbangan dari Palu dibatalkan, sementara pelabuhan dibuka.",
            "penerbangan dari Palu dibatalkan",
        ),
        ("Pelatihan petani juga terhenti akibat dana bantuan habis.", "pelatihan petani terhenti"),
        (
            "Anggaran sekolah berkurang Rp 900 juta akibat pemotongan dana daerah.",
            "anggaran sekolah berkurang Rp 900 juta",
        ),
    ],
)
def test_the_event_before_a_reason_is_told_in_words_of_its_own(sentence: str, event: str) -> None:
    assert events(sentence) == [event]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pelabuhan Poso ditutup bukan karena gelombang tinggi di laut.",
        "Pelabuhan Poso ditutup antara lain karena gelombang tinggi di laut.",
        "Pengelola menghitung kerugian akibat banjir besar di pasar.",  # a noun with its cause
        "Tim ahli menyelidiki sebab kebakaran besar di pasar.",
        "Polisi menahan pria yang mencuri beras karena lapar.",  # whose hunger, and why he was held?
        "Petugas menutup jalan dan menahan tiga sopir karena surat mereka palsu.",
        "Karena itu, Pelabuhan Poso ditutup selama dua hari.",  # the reason is told elsewhere
        "Karena gelombang tinggi, kata Budi Hartono, Pelabuhan Poso ditutup.",
        "Rencana itu batal karena dana habis.",
        "Jembatan itu ambles karena hujan dan roboh karena banjir.",
        "“Pelabuhan ditutup karena gelombang tinggi,” kata Budi Hartono.",
        "Ia pulang karena itu.",
        "Petugas mengevakuasi 30 pengungsi akibat banjir besar.",
        "Penyelidik belum memastikan apakah feri Poso tenggelam karena bocor.",
        "Budi Hartono membantah pasar Poso ditutup karena korupsi.",
        "Pemerintah Poso membangun tanggul setelah banjir merusak pasar karena tanggul lama jebol.",
    ],
)
def test_no_event_is_taken_where_the_reason_may_be_that_of_another_thing(sentence: str) -> None:
    assert events(sentence) == []


def test_what_follows_from_the_sentence_before_is_asked_for_there() -> None:
    told = "Jalan menuju Desa Lembah terputus di tiga titik. Karena itu, beras dan obat dikirim dengan helikopter."
    draft = next(one for one in drafts_of(f"{PLAIN}\n\n{told}").drafts if one.rule == "reason")
    assert draft.item.stem.endswith("mengapa beras dan obat dikirim dengan helikopter?")
    assert isinstance(draft.item.content, Evidence)
    assert draft.item.content.keys == (("p2.1",),)
    assert list(draft.item.content.tempting) == ["p2.2"]


def test_what_follows_from_several_sentences_is_not_asked_for() -> None:
    told = f"{PLAIN} Karena itu, beras dan obat dikirim dengan helikopter."
    assert events(told) == []


def sole(paragraph: str) -> list[bool]:
    return [one.inside for one in sole_reasons(text_of(paragraph))]


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (CLOSED, [False]),
        (f"{PLAIN} {CLOSED}", [True]),  # among three sentences it is looked for in the paragraph
        (f"{CLOSED} “Ombak naik tiga meter,” kata Budi Hartono.", []),  # the same reason in other words
        (f"{CLOSED} Gelombang tinggi terjadi sepanjang pekan.", []),
        (f"{CLOSED} Angin kencang memicu ombak besar.", []),
        (f"{CLOSED}\n\nBanjir membuat Pelabuhan Poso ditutup selama dua hari.", []),
        ("Pelabuhan Poso ditutup selama dua hari karena gelombang.", []),  # nothing is left to be found
    ],
)
def test_a_reason_is_asked_for_where_no_other_sentence_may_give_it(paragraph: str, found: list[bool]) -> None:
    assert sole(paragraph) == found


def test_the_event_is_named_rather_than_any_cause_of_the_paragraph() -> None:
    drafts = drafts_of(f"{PLAIN} {CLOSED}").drafts
    assert [one.rule for one in drafts if one.rule in {"reason", "cause"}] == ["reason"]
    item = next(one.item for one in drafts if one.rule == "reason")
    assert (
        item.stem == "Kalimat mana dalam paragraf ke-1 yang menjelaskan mengapa Pelabuhan Poso ditutup selama dua hari?"
    )
    assert item.content == Evidence((("p1.3",),), paragraphs=("p1",))


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        (
            "Bupati Poso Budi Hartono mengatakan harga ikan naik karena nelayan tidak melaut.",
            ["mengapa harga ikan naik, menurut Budi Hartono?"],
        ),
        ("Para pedagang mengatakan harga ikan naik karena nelayan tidak melaut.", []),  # who else may tell why?
    ],
)
def test_a_reason_that_somebody_gives_is_asked_for_with_their_name(sentence: str, asked: list[str]) -> None:
    stems = [one.item.stem for one in drafts_of(sentence).drafts if one.rule == "reason"]
    assert [stem.partition(" menjelaskan ")[2] for stem in stems] == asked


def test_an_english_reason_is_asked_for_too() -> None:
    told = "Kenya left the race in 2019 because of a cut in the prize money."
    stems = [one.item.stem for one in drafts_of(told, "en").drafts if one.rule == "reason"]
    assert stems == ["Which sentence of the passage explains why Kenya left the race in 2019?"]
