"""Acts that one sentence reports (a warning, a promise), and whom a pronoun stands for behind the sentence of one."""

import pytest

from quizapp.drafting.sense.subjects import subjects
from tests.drafting.drafted import drafts_of, text_of

HEAD = "Kepala Dinas Pertanian Brebes, Tarmizi Hidayat, mengatakan luas panen bawang merah mencapai 7.800 hektare."
CRIED = f"{HEAD} Ia sempat menangis sebentar. Ia pulang pada malam hari."
HELD = (
    "Dr Amit Sethi, a physician at Harlow General Hospital, said that swimming was good for the hearts of old people."
)


def acts(sentence: str, language: str = "id") -> list[tuple[str, tuple[str, ...]]]:
    return [(one.item.stem, one.item.evidence) for one in drafts_of(sentence, language).drafts if one.rule == "act"]


@pytest.mark.parametrize(
    ("sentence", "language", "stem", "place"),
    [
        ("Bupati Brebes, Idza Priyanti, menolak hal itu.", "id", "penolakan Idza Priyanti?", "p1.1"),
        (f"{HEAD} Ia meminta petani menunda panen.", "id", "permintaan Tarmizi Hidayat?", "p1.2"),
        (f"{HEAD} Namun, ia mengingatkan bahwa gudang penuh.", "id", "peringatan Tarmizi Hidayat?", "p1.2"),
        (
            f"{HELD} He estimated that closing the pool would cost the town a lot.",
            "en",
            "an estimate by Amit Set",
            "p1.2",
        ),
        (f"{HELD} However, he declined to say who would pay.", "en", "a refusal by Amit Sethi?", "p1.2"),
    ],
)
def test_an_act_is_asked_for_with_the_name_of_who_did_it(sentence: str, language: str, stem: str, place: str) -> None:
    found = acts(sentence, language)
    assert [(place,)] == [evidence for asked, evidence in found if stem in asked]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{HEAD} Wahyudin datang. Ia meminta petani menunda panen.\n\nTarmizi meminta hujan.",  # two of one kind
        f"{HEAD} Ia meminta petani menunda panen. “Jangan dijual dulu bawang itu,” katanya.",  # his words go on
        f"{HEAD} Ia meminta petani menunda panen. Ia mengatakan harga akan naik.",  # so may these
        f"{HEAD} Di rumah Siti Aminah, ia meminta petani menunda panen.",  # which of two
        f"{HEAD}\n\nIa meminta petani menunda panen.",  # another paragraph
        f"{HEAD} Ia tidak meminta petani menunda panen.",
    ],
)
def test_an_act_that_another_sentence_may_be_or_somebody_else_may_have_done_is_not_asked_for(sentence: str) -> None:
    assert not [asked for asked, _ in acts(sentence) if "permintaan" in asked]


@pytest.mark.parametrize(
    "rival",
    [
        "Tarmizi mendesak bupati membangun gudang.",
        "Tarmizi mengimbau pedagang menahan diri.",
        "“Perbaiki dulu gudangnya,” kata Tarmizi.",
        "Menurut Tarmizi, pemerintah harus membeli bawang itu.",
    ],
)
def test_what_is_nearly_the_same_act_leaves_the_question_to_its_paragraph_or_drops_it(rival: str) -> None:
    lone = f"{rival}\n\n{HEAD} Ia meminta petani menunda panen."
    assert not [asked for asked, _ in acts(lone) if "permintaan" in asked]
    three = f"{lone} Gudang bawang di kota itu penuh."
    assert [asked for asked, _ in acts(three) if "permintaan" in asked] == [
        "Kalimat mana dalam paragraf ke-2 yang memuat permintaan Tarmizi Hidayat?"
    ]


@pytest.mark.parametrize(
    ("rival", "asked"),
    [("“Kami akan membuka posko,” kata Tarmizi.", []), ("“Gudang penuh,” kata Tarmizi.", ["bacaan"])],
)
def test_a_promise_in_words_is_beside_one_retold(rival: str, asked: list[str]) -> None:
    found = acts(f"{rival}\n\n{HEAD} Ia berjanji membangun gudang di Losari.")
    assert [stem.split()[3] for stem, _ in found if "janji" in stem] == asked


@pytest.mark.parametrize(("lead", "found"), [("She", 1), ("He", 0)])
def test_a_rejection_of_the_same_person_only_is_beside_a_denial(lead: str, found: int) -> None:
    sentence = f"{HELD} He denied that the pool would be closed in May.\n\n{lead} rejected the report on the gym."
    assert len([asked for asked, _ in acts(sentence, "en") if "a denial by Amit" in asked]) == found


def test_an_act_of_another_kind_behind_it_does_not_go_on_with_it() -> None:
    found = [asked for asked, _ in acts(f"{HEAD} Ia meminta petani menunda panen. Tarmizi juga menawarkan pupuk.")]
    assert [asked.split()[-3] for asked in found] == ["permintaan", "tawaran"]


@pytest.mark.parametrize(
    ("sentence", "since"),
    [
        (
            CRIED,
            {"p1.1": (), "p1.2": ("p1.1",), "p1.3": ("p1.1", "p1.2")},
        ),
        (f"{HEAD} Hujan turun sangat deras. Ia pulang pada malam hari.", {"p1.1": ()}),
        (f"{HEAD}\n\nIa pulang pada malam hari.", {"p1.1": ()}),
    ],
)
def test_a_pronoun_is_followed_back_to_its_name_inside_a_paragraph(
    sentence: str, since: dict[str, tuple[str, ...]]
) -> None:
    found = {address: about.since for address, about in subjects(text_of(sentence)).items()}
    assert found == since


def test_a_date_of_a_pronoun_is_asked_for_by_name_with_both_sentences_as_evidence() -> None:
    sentence = "Pelukis Sri Hartati Widodo menetap di Yogyakarta. Pada 1988, ia mendirikan Sanggar Canting Biru."
    found = [one.item for one in drafts_of(sentence).drafts if one.rule == "date"]
    assert [(one.stem, one.evidence) for one in found] == [
        ("Pada tahun berapa Sri Hartati Widodo mendirikan Sanggar Canting Biru?", ("p1.1", "p1.2"))
    ]


def test_no_comment_is_no_act() -> None:
    assert acts(f"{HELD} He declined to comment on the report.", "en") == []


@pytest.mark.parametrize(
    ("behind", "found"), [("Pintu gudang tetap harus dijaga.", 0), ("Pintu gudang dijaga polisi.", 1)]
)
def test_a_warning_that_goes_on_with_what_must_be_is_not_one_sentence(behind: str, found: int) -> None:
    sentence = "Bupati Brebes, Idza Priyanti, mengingatkan bahwa gudang sudah penuh."
    assert len(acts(f"{sentence} {behind} Warga pulang.")) == found


DENIED = "Juru bicara perundingan, Ratri Handayani, membantah kabar bahwa perundingan batas laut menemui jalan buntu."


@pytest.mark.parametrize(
    "words",
    [
        "“Menambah satu hari itu hal yang lumrah,” ujarnya kepada wartawan di Jakarta.",
        "“Pembahasan memang rinci sekali,” kata Ratri.",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_an_act_is_not_asked_for_where_the_speakers_own_words_may_be_it(words: str, gap: str) -> None:
    assert not [asked for asked, _ in acts(f"{DENIED}{gap}{words}") if "bantahan" in asked]


def test_words_of_the_speaker_elsewhere_leave_the_act_to_its_paragraph() -> None:
    asked = f"{HEAD} Ia meminta petani menunda panen. Gudang bawang di kota itu penuh."
    said = "“Makin lama aturan itu menggantung, makin rugi petani kita,” kata Tarmizi."
    assert [stem for stem, _ in acts(f"{asked}\n\nHujan turun.\n\n{said}") if "permintaan" in stem] == [
        "Kalimat mana dalam paragraf ke-1 yang memuat permintaan Tarmizi Hidayat?"
    ]
