"""Indonesian stems that would say too little, too much or give themselves away: bare nouns, hours, capitals, titles."""

import pytest

from quizapp.drafting.draft import draft
from quizapp.itemtypes.single_choice.content import Choices
from tests.drafting.drafted import FILL, drafts_of, stems

OFFICIAL = "Ketua delegasi Peru, Michael Tovali,"


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        ("Penetapan dilakukan dalam rapat pleno di Waingapu, Rabu (28/5/2025).", "Kapan penetapan"),
        (f"{OFFICIAL} menyambut baik hasil pertemuan.", "Siapa yang menyambut"),
        (f"{OFFICIAL} menduga luas sebenarnya mencapai dua kali lipat.", "Siapa yang menduga"),
        (f"{OFFICIAL} menjelaskan bahwa laporan pertama dihentikan polisi Lima.", "Siapa yang menjelaskan"),
        (f"{OFFICIAL} mengatakan bahwa kedua pos ditargetkan beroperasi pada akhir 2026.", "Siapa yang mengatakan"),
        ("Duta Besar Hasan Wirajaya menanam pohon di Poso pada 4 Mei 2025.", "sebagai Duta Besar"),
        ("Jakarta akan menanggung biaya pembangunan di sisi Peru sebesar Rp 212 miliar.", "biaya pembangunan"),
        ("Jakarta menyerahkan 40 kapal kepada armada Peru pada 4 Mei 2025.", "kota mana"),
        (
            "Keunggulan itu lenyap karena di Poso suara hilang, sedangkan perolehan Rudi bertambah 440 suara.",
            "bertambah",
        ),
        ("Perjalanan menuju Gunung Tarak memakan waktu enam jam dengan mobil.", "Apa yang menuju"),
    ],
)
def test_no_stem_holds_a_noun_of_which_another_sentence_tells(sentence: str, stem: str) -> None:
    assert not [asked for asked in stems(sentence) if stem in asked]


def test_a_region_of_the_title_is_not_asked_for_and_another_is() -> None:
    sentence = "Sumba Timur memiliki pelabuhan yang tersebar di 22 kecamatan."
    titled = draft(f"Pemungutan Suara di Sumba Timur\n\n{sentence}\n\n{FILL['id']}", "id")
    assert not [one for one in titled.drafts if one.rule == "doer"]
    assert [asked for asked in stems(sentence) if "mana yang memiliki pelabuhan" in asked]


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        ("Pidie pernah menjadi perhatian nasional pada November 2022.", "Kapan Pidie menjadi perhatian nasional?"),
        ("Sri Hartati meninggal di rumahnya di Poso, Jumat (7/2/2025) pukul 03.40.", "Kapan Sri Hartati meninggal?"),
    ],
)
def test_a_day_is_asked_for_plainly(sentence: str, stem: str) -> None:
    assert stem in stems(sentence)


def test_the_office_before_the_title_of_an_ambassador_is_asked_for() -> None:
    said = "Ketua delegasi Indonesia, Duta Besar Hasan Wirajaya, menanam pohon."
    assert "Siapa yang disebut dalam bacaan sebagai ketua delegasi Indonesia?" in stems(said)


def test_an_example_stands_by_itself_in_a_gap() -> None:
    found = drafts_of("Di TPS 03 Desa Kahiri, misalnya, surat suara melebihi daftar pemilih sebanyak 46 lembar.")
    assert not [one for one in found.drafts if "misalnya" in str(one.item.content)]


def test_months_of_the_article_come_first_and_four_options_are_found_at_the_end_of_a_year() -> None:
    said = "Pidie menjadi perhatian nasional pada November 2022. Indonesia menerima sertifikat itu pada Maret 2014."
    asked = next(one for one in drafts_of(said).drafts if one.rule == "date" and "Pidie" in one.item.stem)
    content = asked.item.content
    assert isinstance(content, Choices)
    assert [option.text for option in content.options] == [
        "Maret 2014",
        "Agustus 2022",
        "November 2022",
        "Januari 2023",
    ]


def test_a_denial_may_be_followed_by_what_was_done_instead() -> None:
    denied = "Pemilik kebun, Suhardi, membantah menembak satwa itu. Ia melapor ke kantor desa."
    assert [one.item.stem for one in drafts_of(denied).drafts if one.rule == "act"]


def test_what_somebody_thinks_follows_is_no_effect() -> None:
    first = "Petugas datang dari Poso. Warga menunggu di balai desa yang besar."
    found = drafts_of(f"{first} Mahdi menilai anaknya sehat sehingga tidak memerlukan vaksin.")
    assert not [one for one in found.drafts if one.rule == "cause"]
