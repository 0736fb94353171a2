"""Whom a pronoun means, where one person only can be meant; who says something in the middle of a sentence."""

import pytest

from quizapp.itemtypes.single_choice.content import Choices
from tests.drafting.drafted import drafts_of, stems, text_of

MIRA = "Direktur PT Surya Bahari, Mira Anggraini, mengatakan panel surya dipasang di sisi utara pulau."


@pytest.mark.parametrize(
    ("more", "question"),
    [
        ("Ia menilai baterai impor merugikan nelayan kecil.", "Siapa yang menilai bahwa baterai impor"),
        ("Namun, ia mengingatkan bahwa baterai impor cepat rusak.", "Siapa yang mengingatkan bahwa baterai impor"),
        ("Menurut dia, baterai impor tidak tahan air laut.", "Menurut siapa, baterai impor tidak tahan air laut"),
        ("Menurutnya, baterai impor tidak tahan air laut.", "Menurut siapa, baterai impor tidak tahan air laut"),
        ("Baterai impor, kata dia, tidak tahan air laut.", "Menurut siapa, baterai impor tidak tahan air laut"),
        ("Baterai impor, ujarnya, tidak tahan air laut.", "Menurut siapa, baterai impor tidak tahan air laut"),
        ("“Kami juga melatih enam pemuda pulau,” ujarnya.", "Siapa yang mengatakan “Kami juga melatih enam pemuda"),
        ("“Kami juga melatih enam pemuda pulau,” kata dia.", "Siapa yang mengatakan “Kami juga melatih enam pemuda"),
        ("Ia mengirim contoh garam kepada pemerintah Jepang.", "Siapa yang mengirim contoh garam kepada"),
    ],
)
def test_a_pronoun_means_the_one_person_of_the_sentence_before(more: str, question: str) -> None:
    found = [one for one in drafts_of(f"{MIRA} {more}").drafts if one.item.stem.startswith(question)]
    assert [(one.key, one.item.evidence) for one in found] == [("Mira Anggraini", ("p1.1", "p1.2"))]
    assert "kata ganti" in found[0].how
    assert more.rpartition(" ")[2].strip(".") in found[0].item.rationale


@pytest.mark.parametrize(
    "before",
    [
        "Direktur PT Surya Bahari, Mira Anggraini, memuji Bupati Demak Hendra Wicaksono.",
        "Direktur PT Surya Bahari, Mira Anggraini, menolong seorang nelayan di dermaga.",
        "Pembangkit itu diresmikan oleh Direktur PT Surya Bahari, Mira Anggraini.",
        "Warga menyambut pembangkit itu dengan gembira.",
    ],
)
def test_in_doubt_a_pronoun_means_nobody(before: str) -> None:
    text = text_of(f"{MIRA} {before} Ia menjual 40 ton garam ke Jepang.")
    assert text.antecedents.keys() <= {"p1.2"}


def test_a_paragraph_begins_anew_but_a_quotation_goes_on_behind_a_speaker() -> None:
    told = text_of(f"{MIRA}\n\nIa menjual 40 ton garam ke Jepang.")
    said = text_of(f"{MIRA}\n\n“Kami juga melatih enam pemuda pulau,” ujarnya.")
    done = text_of("Direktur PT Surya Bahari, Mira Anggraini, membeli kapal.\n\n“Kapal itu cepat,” ujarnya.")
    assert not told.antecedents
    assert said.antecedents["p2.1"].name.text == "Mira Anggraini"
    assert not done.antecedents


def test_a_pronoun_leads_on_to_the_next_for_three_sentences_only() -> None:
    more = ("Ia menjual garam.", "Ia membeli kapal.", "Ia memuji nelayan.", "Ia memanen garam.")
    found = text_of(" ".join((MIRA, *more))).antecedents
    assert [len(one.since) for one in found.values()] == [1, 2, 3]


def test_a_source_named_behind_a_verb_is_whom_the_next_pronoun_means() -> None:
    sentence = (
        "Hal senada disampaikan Mira Anggraini, direktur PT Surya Bahari. “Harga garam naik dua kali lipat,” katanya."
    )
    assert stems(sentence)["Siapa yang mengatakan “Harga garam naik dua kali lipat”?"] == "Mira Anggraini"


@pytest.mark.parametrize(
    "sentence",
    [
        "Hujan lebat, kata Mira Anggraini, masih sering merusak panel.",
        "Karena itu, menurut Mira Anggraini, hujan lebat masih sering merusak panel.",
    ],
)
def test_a_claim_around_its_speaker_is_retold(sentence: str) -> None:
    found = stems(f"{MIRA} {sentence}")
    assert found["Menurut siapa, hujan lebat masih sering merusak panel?"] == "Mira Anggraini"


def test_an_office_is_not_asked_for_beside_what_its_holder_says() -> None:
    assert not [stem for stem in stems(MIRA) if "Direktur PT Surya Bahari" in stem]


def test_people_with_offices_stand_beside_one_with_an_office_before_others() -> None:
    people = (
        "Warga Desa Anggrek, Jumadi (52), menjual es batu di pasar. "
        "Warga Desa Melati, Sarti (41), menjual jamu di pasar. "
        "Bupati Demak Hendra Wicaksono membuka pasar garam. Gubernur Jawa Tengah Taufik Hidayanto membuka jalan desa. "
        "Wali Kota Tegal Siti Aminah membuka museum batik."
    )
    asked = next(one for one in drafts_of(f"{MIRA} {people}").drafts if one.rule == "claimed")
    assert isinstance(asked.item.content, Choices)
    offered = {option.text for option in asked.item.content.options}
    assert offered == {"Mira Anggraini", "Hendra Wicaksono", "Taufik Hidayanto", "Siti Aminah"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Suami Ayu, Wisnu Aji, menjual garam di pasar.",
        "Istrinya, Linda Wijaya, menjual garam di pasar.",
        "Pelatih menurunkan tunggal putra Fahri Ramadhan pada partai ketiga.",
    ],
)
def test_kin_and_a_place_in_a_team_make_a_person(sentence: str) -> None:
    assert len(text_of(sentence).names.people()) == 1


def test_what_a_known_source_says_behind_a_comma_is_no_office() -> None:
    text = text_of(f"{MIRA} Menurut Mira, petani di Demak, Jawa Tengah, telah menanam garam.")
    assert [office for office, _ in text.names.offices["Mira Anggraini"]] == ["Direktur PT Surya Bahari"]


@pytest.mark.parametrize(
    ("claim", "question"),
    [
        ("mengatakan timnya akan menanam garam di pulau.", "bahwa timnya akan menanam garam di pulau"),
        ("mengatakan rumah sakitnya merawat 27 korban.", "bahwa rumah sakitnya merawat 27 korban"),
        ("menuturkan, ia sedang tidur ketika lemari roboh.", "bahwa ia sedang tidur ketika lemari roboh"),
    ],
)
def test_what_means_the_speaker_of_a_claim_points_nowhere_else(claim: str, question: str) -> None:
    assert [stem for stem in stems(f"Direktur PT Surya Bahari, Mira Anggraini, {claim}") if question in stem]


@pytest.mark.parametrize(
    "claim",
    ["mengatakan kandungannya tidak merusak panel.", "mengatakan panel itu merusak lahannya."],
)
def test_what_may_mean_another_is_not_retold(claim: str) -> None:
    asked = stems(f"Direktur PT Surya Bahari, Mira Anggraini, {claim}")
    assert not [stem for stem in asked if "mengatakan" in stem]


def test_a_claim_with_its_speaker_in_it_stands_in_no_grid() -> None:
    text = (
        "Direktur PT Surya Bahari, Mira Anggraini, mengatakan timnya akan menanam garam. "
        "Mira mengatakan garam menyelamatkan banyak nelayan. Mira menilai kapal merusak karang di laut. "
        "Mira menilai jalan merusak sawah di desa. "
        "Bupati Demak Hendra Wicaksono mengatakan jembatan menghubungkan dua desa. "
        "Gubernur Jawa Tengah Taufik Hidayanto mengatakan gudang menyelamatkan hasil panen."
    )
    found = [one for one in drafts_of(text).drafts if one.rule == "claims"]
    assert found
    assert "imnya" not in str(found[0].item.content)


@pytest.mark.parametrize("told", ["mengatakan, ", "menegaskan: ", "berkata kepada wartawan, "])
def test_a_quotation_behind_its_speaker_and_verb_is_theirs(told: str) -> None:
    asked = stems(f"Direktur PT Surya Bahari, Mira Anggraini, {told}“Harga garam naik dua kali lipat dalam sebulan.”")
    assert asked["Siapa yang mengatakan “Harga garam naik dua kali lipat dalam sebulan”?"] == "Mira Anggraini"


def test_a_sentence_may_introduce_two_people() -> None:
    sentence = "Terdakwanya mantan Bupati Demak, Andi Tenri, dan Direktur PT Bumi Jaya, Robert Lesmana."
    assert [name.text for name in text_of(sentence).names.people()] == ["Andi Tenri", "Robert Lesmana"]


def test_an_office_and_where_its_holder_is_from_introduce_a_person_together() -> None:
    sentence = (
        "Ketua dewan juri, Profesor Chetana Lim dari Universitas Silpakorn, memuji bahasa novel karya Sri Rahayu."
    )
    assert "Chetana Lim" in stems(sentence).values()
    assert text_of(sentence).names.offices["Chetana Lim"] == (("Ketua dewan juri", "p1.1"),)


def test_a_day_with_its_date_in_brackets_is_not_asked_with() -> None:
    asked = stems("Bupati Demak Hendra Wicaksono membuka museum garam di Demak, Jumat (12/6/2026).")
    assert not [stem for stem in asked if stem.startswith("Siapa") and "2026" in stem]


def test_kin_speak_and_are_meant_by_the_next_pronoun() -> None:
    sentence = "Novelis Ayu Rengganis menulis buku. Suami Ayu, Wisnu Aji, mengaku pernah menjual garam di pasar."
    asked = stems(f"{sentence} Ia mengatakan istrinya menulis pada pukul empat pagi.")
    assert asked["Siapa yang mengaku pernah menjual garam di pasar?"] == "Wisnu Aji"
    assert asked["Siapa yang mengatakan bahwa istrinya menulis pada pukul empat pagi?"] == "Wisnu Aji"


def test_kin_named_behind_a_quotation_said_it() -> None:
    asked = stems("“Ibu tidak pernah menolak murid dari desa,” kata putri sulungnya, Nani Sawitri (59).")
    assert asked["Siapa yang mengatakan “Ibu tidak pernah menolak murid dari desa”?"] == "Nani Sawitri"


def test_who_gives_no_answer_is_not_asked_for() -> None:
    assert not stems(
        "Direktur PT Surya Bahari, Mira Anggraini, menolak menjawab pertanyaan wartawan di Demak."
    ).keys() & {"Siapa yang menolak menjawab pertanyaan wartawan di Demak?"}


@pytest.mark.parametrize(("before", "meant"), [("Mira tiba di pulau itu", 1), ("Mira dan Siti tiba di pulau itu", 0)])
def test_a_name_that_opens_a_sentence_is_its_subject_whatever_it_does(before: str, meant: int) -> None:
    found = text_of(f"{MIRA} {before} pada Februari 2024. Ia lahir di Maumere pada 17 Juli 1996.").antecedents
    assert len(found) == meant
