"""Names that are to be typed: what else may be typed for them, and when a question without options is none."""

import pytest

from quizapp.drafting.draft import draft
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.words.lexicon import lexicon
from quizapp.drafting.words.predicates import unfinished
from quizapp.itemtypes.short_answer.content import ShortAnswer
from tests.drafting.drafted import FILL, drafts_of, stems

COMPLAINT = "Bank Arta Pesisir membuka layanan pengaduan bagi nasabah di Surabaya."


def forms(article: str, word: str, language: str = "id", title: str = "Judul") -> list[str]:
    found = draft(f"{title}\n\n{article}\n\n{FILL[language]}", language).items
    contents = (item.content for item in found if word in item.stem)
    return [form.text for one in contents if isinstance(one, ShortAnswer) for form in one.accepted]


def test_a_part_of_a_name_that_means_nobody_else_may_be_typed() -> None:
    said = "“You do not forget that you own three apartments,” said Sinead Hanratty, a councillor in Cork."
    assert forms(said, "apartments", "en") == ["Sinead Hanratty", "Sinead", "Hanratty"]
    sister = " “Nobody in this town sleeps well before the ferry leaves,” said Moira Hanratty, a teacher in Cork."
    assert "Hanratty" not in forms(said + sister, "apartments", "en")


def test_a_firm_may_be_typed_without_its_head_word_and_is_not_asked_for_where_the_title_tells() -> None:
    assert forms(COMPLAINT, "bank mana") == ["Bank Arta Pesisir", "Arta Pesisir"]
    assert forms(COMPLAINT, "bank mana", title="Data Nasabah Bank Arta Pesisir Bocor") == []


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Data Badan Pusat Statistik menunjukkan harga rata-rata nasional pada September 2026 sebesar Rp 15.240.",
            "pada September 2026 sebesar berapa rupiah",
        ),
        (
            "Sepanjang Januari-Agustus 2026, aparat Indonesia menangkap 23 kapal di Laut Natuna Utara.",
            "sepanjang Januari-Agustus 2026, aparat Indonesia menangkap berapa kapal",
        ),
    ],
)
def test_the_year_of_a_month_is_no_number_and_a_span_is_no_name(sentence: str, stem: str) -> None:
    assert any(stem in one for one in stems(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Direktur Utama Bank Arta Pesisir Stefanus Halim mengakui adanya akses tidak sah ke sistem itu pada Juli 2025.",
        "Bank Arta Pesisir membuka layanan pengaduan 24 jam bagi semua nasabah di Kota Surabaya.",
    ],
)
def test_a_noun_is_no_claim_and_what_is_always_open_is_not_counted(sentence: str) -> None:
    assert not any("bahwa adanya" in stem or "berapa jam" in stem for stem in stems(sentence))


def test_a_doctor_of_engineering_has_his_own_name() -> None:
    sentence = "Pakar keamanan siber Universitas Airlangga, Dr Eng Fajar Baskara, menilai data itu asli."
    assert "Fajar Baskara" in {entity.name["id"] for entity in drafts_of(sentence).entities}


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("called for an inquiry into whether the tax measure", True),
        ("called for an inquiry into whether the tax measure had helped the minister", False),
        ("asked residents whether to stay", False),
    ],
)
def test_a_clause_that_lost_its_verb_is_not_whole(text: str, cut: bool) -> None:
    assert unfinished(text, lexicon("en")) is cut


@pytest.mark.parametrize(("claim", "leans"), [("had expected more", True), ("had expected more guests", False)])
def test_more_says_of_what_there_is_more(claim: str, leans: bool) -> None:
    assert (leaning(claim, lexicon("en")) is not None) is leans


def test_half_a_quotation_that_goes_on_from_the_other_is_not_asked() -> None:
    quote = "“Begitu berita itu keluar, harganya turun. Padahal minggu lalu masih Rp 7.100,” ujar Karsidi Darmawan."
    assert not any("Padahal" in stem for stem in stems(f"Ketua Serikat Tani, Karsidi Darmawan, datang. {quote}"))


def test_a_cause_inside_a_relative_clause_is_that_of_its_noun_only() -> None:
    rules = (
        "Kedua negara bertemu di Batam. Nelayan yang melintas karena cuaca buruk tidak akan ditahan. Pos dibuka lagi."
    )
    assert not any(one.rule == "cause" for one in drafts_of(rules).drafts)


def test_an_age_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    opened = "Seventeen-year-old Niamh Marchbank won the county title in Leeds on 3 May 2025."
    names = {entity.name["en"] for entity in drafts_of(opened, "en").entities}
    assert not any("year-old" in name for name in names)


def test_a_contrast_inside_a_cause_is_none_about_the_subject() -> None:
    nested = "Dewi Mahmud mendesak jaksa bekerja karena namanya disebut dalam sidang, tetapi belum diperiksa."
    assert not any(
        one.rule == "contrast" for one in drafts_of(f"Ketua Forum Air, Dewi Mahmud, datang. {nested}").drafts
    )
