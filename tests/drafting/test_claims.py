"""Claims retold without "bahwa": what a verb of saying takes for one, and what it takes for a thing."""

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.sourcing import claims, sayings
from tests.drafting.drafted import stems, text_of

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
        ("Salah seorang warga Tabaru, Delila Rasai (38), menuturkan ia hanya sempat membawa tas.", "menuturkan",
         "ia hanya sempat membawa tas"),
        (f"{MAYOR} membantah kabar yang beredar di media sosial bahwa lahar menutup jalan di Sadang.",
         "membantah kabar yang beredar di media sosial", "lahar menutup jalan di Sadang"),
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
        "Badan Geologi mengumumkan hasil survei di Pegunungan Meratus, Senin (3/3/2025).",
        f"{MAYOR} mengaku panik saat Gunung Ibu meletus.",
        f"{MAYOR} membantah kabar itu bahwa lahar menutup jalan di Sadang.",
    ],
)
def test_a_thing_a_name_a_condition_or_a_feeling_is_none(sentence: str) -> None:
    assert not claimed(sentence)


def test_one_of_several_people_is_the_subject_behind_a_comma() -> None:
    text = text_of("Seorang penumpang, Wa Ode Sarlina (29), ditolong nelayan di Wawonii.")
    assert [(one.subject, one.main.text) for one in text.clauses][:1] == [("Wa Ode Sarlina", "ditolong")]


def test_a_mountain_may_be_called_like_a_title() -> None:
    assert [name.text for name in text_of("Abu dari Gunung Ibu jatuh di laut.").names.names] == ["Gunung Ibu"]


def test_what_ends_with_a_not_is_no_subject() -> None:
    text = text_of("Sekitar 1.900 buku basah dan tidak dapat dibaca di Wanci.")
    assert not any(one.line.address == "p1.1" for one in text.clauses)


@pytest.mark.parametrize(
    ("quotation", "asked"),
    [
        ("Yang kami dahulukan adalah pembinaan pedagang,", True),
        ("Yang kami dahulukan di pasar itu sejak awal,", False),
        ("Dan kami mendahulukan pembinaan pedagang,", False),
    ],
)
def test_what_somebody_puts_first_is_a_whole_quotation(quotation: str, *, asked: bool) -> None:
    text = text_of(f"“{quotation}” kata Retno Wulandari.")
    assert any(isinstance(one, Finding) and one.rule == "said" for one in sayings(text)) is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Badan Geologi mengumumkan hasil survei di Pegunungan Meratus, Senin (3/3/2025).", True),
        ("Badan Geologi mengumumkan kenaikan tarif survei di Pegunungan Meratus pada 3 Maret 2025.", False),
        ("Badan Geologi mengumumkan bahwa survei dimulai di Pegunungan Meratus, Senin (3/3/2025).", False),
    ],
)
def test_a_day_in_brackets_is_that_of_an_announcement(sentence: str, *, asked: bool) -> None:
    assert any(stem.startswith("Kapan Badan Geologi mengumumkan") for stem in stems(sentence)) is asked


def test_a_day_before_another_is_not_asked_with() -> None:
    asked = stems(f"{MAYOR} meninjau gudang logistik di Pulau Bontoala sehari sebelumnya.")
    assert not any("sehari sebelumnya" in stem for stem in asked)


def test_a_reason_that_may_be_anybody_s_refuses_the_claim_before_it() -> None:
    said = "Bupati Poso Siti Aminah mengatakan pasar beras di Kota Palu akan dibuka, mengingat jalan ke Poso rusak."
    assert not any("Siapa" in stem and "pasar beras" in stem for stem in stems(said))


def test_what_nobody_is_known_to_have_said_proves_no_description() -> None:
    told = "“Hujan akan turun di seluruh pesisir,” katanya dalam siaran Radio Ombak, sebuah lembaga penyiaran swasta."
    assert not any("penyiaran" in stem for stem in stems(told))
