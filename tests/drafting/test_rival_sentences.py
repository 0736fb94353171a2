"""Items that ask for a sentence: none where another sentence may be said to do the same."""

import pytest

from quizapp.drafting.draft import draft
from tests.drafting.drafted import FILL

ENGLISH = {
    "turn": "The town has set aside £2 million for the bridge, but the work has yet to begin.",
    "cause": "The ferry stayed in the harbour because a rope had caught in its engine.",
    "condition": "The bridge will close in May if the council finds no builder.",
}
INDONESIAN = {
    "turn": "Pinjaman dari bank daerah sudah disetujui pada Desember, tetapi dananya belum cair.",
    "cause": "Kapal penumpang itu menunda pelayaran karena tali tersangkut di mesinnya.",
    "condition": "Jembatan gantung akan ditutup pada Mei jika pemerintah desa menunda perbaikan.",
}


def rules_of(rule: str, rival: str, language: str) -> list[str]:
    key = (ENGLISH if language == "en" else INDONESIAN)[rule]
    first = "The river runs through Alston." if language == "en" else "Sungai mengalir melalui Pangale."
    article = f"Judul\n\n{first} {rival} {key}\n\n{FILL[language]}"
    return [one.rule for one in draft(article, language).drafts if one.rule == rule]


@pytest.mark.parametrize(
    ("rule", "language", "rival"),
    [(rule, "en", "The old crossing stood near the mill.") for rule in ENGLISH]
    + [(rule, "id", "Jalan desa terbentang di tepi hutan.") for rule in INDONESIAN],
)
def test_a_sentence_that_alone_does_something_is_asked_for(rule: str, language: str, rival: str) -> None:
    assert rules_of(rule, rival, language) == [rule]


@pytest.mark.parametrize(
    ("rule", "rival"),
    [
        ("turn", "Each boat costs £5,500, compared with £300 for a raft."),
        ("turn", "The ferry takes 50 minutes and the bus takes 11."),
        ("turn", "Fewer people cross the river in spring."),
        ("turn", "Farmers cross at the mill instead."),
        ("cause", "After the storm the crossing was shut."),
        ("cause", "A fallen tree forced the mill to close."),
        ("cause", "The mill was shut, leaving farmers without flour."),
        ("cause", "The bus was late, which led to long queues."),
        ("condition", "Boats may land only with a permit."),
        ("condition", "Farmers must show a permit at the mill."),
    ],
)
def test_no_english_sentence_is_asked_for_beside_one_that_may_do_the_same(rule: str, rival: str) -> None:
    assert rules_of(rule, rival, "en") == []


@pytest.mark.parametrize(
    ("rule", "rival"),
    [
        ("turn", "Harga satu perahu Rp 5 juta, dibandingkan Rp 300.000 untuk satu rakit."),
        ("turn", "Gelombang mencapai 1,5 meter, masih dalam batas yang diizinkan."),
        ("turn", "Petani justru menyeberang di dekat penggilingan."),
        ("turn", "Ongkos rakit ketimbang ongkos perahu menjadi perhatian petani."),
        ("cause", "Penggilingan padi tutup gara-gara banjir."),
        ("cause", "Pohon tumbang itu membuat jalan desa terputus."),
        ("cause", "Nakhoda beralasan mesin kapal sedang diperbaiki."),
        ("cause", "Penggilingan padi sepi imbas jalan yang rusak."),
        ("condition", "Perahu wajib membawa surat izin."),
        ("condition", "Petani boleh menyeberang asalkan membawa pelampung."),
    ],
)
def test_no_indonesian_sentence_is_asked_for_beside_one_that_may_do_the_same(rule: str, rival: str) -> None:
    assert rules_of(rule, rival, "id") == []


def acts_of(behind: str, language: str) -> list[str]:
    said = {
        "en": "Fraser Donnelly, the mayor of Alston, warned that the old bridge would not last the winter.",
        "id": "Kepala Desa Pangale, Rina Sari, memperingatkan bahwa jembatan gantung lama itu tidak akan bertahan.",
    }[language]
    found = draft(f"Judul\n\n{said} {behind}\n\n{FILL[language]}", language).drafts
    return [one.rule for one in found if one.rule == "act"]


def test_who_is_quoted_beside_an_act_or_elsewhere_may_do_it_in_other_words() -> None:
    assert acts_of("The school stands near the mill.", "en") == ["act"]
    assert acts_of("The school is near. “Ice breaks everything here,” Donnelly told the council of Alston.", "en") == []
    quoted = "“Dua minggu pertama itu masa yang berat,” ujarnya kepada wartawan di Jakarta."
    assert acts_of(quoted, "id") == []
