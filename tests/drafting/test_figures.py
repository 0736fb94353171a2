"""Questions for numbers, sums, shares and dates: which are asked, in which words, and which are not."""

import pytest

from quizapp.drafting.rules.dating import plain_event
from quizapp.drafting.words.lexicon import lexicon
from quizapp.itemtypes.single_choice.content import Choices
from tests.drafting.drafted import drafts_of, stems

ENGLISH = [
    (
        "Hebridean Lines, which operates 14 routes and employs 870 people, collapsed in November 2022.",
        "How many routes does Hebridean Lines operate?",
        "14",
    ),
    (
        "Hebridean Lines, which operates 14 routes and employs 870 people, collapsed in November 2022.",
        "How many people does Hebridean Lines employ?",
        "870",
    ),
    (
        "Hallam & Marsh, which was founded in 1887 by two brothers, employs 5,400 people in Britain.",
        "In which year was Hallam & Marsh founded by two brothers?",
        "1887",
    ),
    (
        "Galway County Council opened six shelters and received 1,140 calls for help.",
        "How many calls for help did Galway County Council receive?",
        "1,140",
    ),
    (
        "Farmers in Scotland will plant 12,000 trees along the River Tay.",
        "How many trees will farmers in Scotland plant along the River Tay?",
        "12,000",
    ),
    (
        "Aarhus University followed 4,212 pupils aged 12 to 15 in Denmark.",
        "How many pupils aged 12 to 15 did Aarhus University follow in Denmark?",
        "4,212",
    ),
    (
        "Galway County Council spent 2.3 million euros on flood barriers.",
        "How much, in millions of euros, did Galway County Council spend on flood barriers?",
        "2.3",
    ),
    (
        "Galway County Council spent 740,000 New Zealand dollars on flood barriers.",
        "How much, in New Zealand dollars, did Galway County Council spend on flood barriers?",
        "740,000",
    ),
    (
        "Galway County Council spent £14.2 million on flood barriers.",
        "How much, in millions of pounds, did Galway County Council spend on flood barriers?",
        "14.2",
    ),
    (
        "Wick St Mary, the oldest of the four schools, opened in 1871.",
        "In which year did Wick St Mary open?",
        "1871",
    ),
    (
        "Net profit at Harwood & Pell fell 12 percent in London.",
        "By what percentage did net profit at Harwood & Pell fall in London?",
        "12",
    ),
    (
        "Galway County Council raised parking fees by 4 percent in Clifden.",
        "By what percentage did Galway County Council raise parking fees in Clifden?",
        "4",
    ),
    (
        "Biologists have counted 58 wolves on the peninsula of Jutland, more than at any time before.",
        "How many wolves have biologists counted on the peninsula of Jutland?",
        "58",
    ),
    (
        "Aarhus University kept 16 common Sydney octopuses in tanks for two years.",
        "How many common Sydney octopuses did Aarhus University keep in tanks for two years?",
        "16",
    ),
    (
        "Russia, which supplies about 40 percent of Turkey's gas, made no comment.",
        "About what percentage of Turkey's gas does Russia supply?",
        "40",
    ),
]
INDONESIAN = [
    (
        "Pada 1995, Universitas Tadulako mendirikan Sekolah Rimba yang telah melatih 7.000 pemuda.",
        "Pada tahun berapa Universitas Tadulako mendirikan Sekolah Rimba?",
        "1995",
    ),
    (
        "Penjualan ekspor Sigi Jaya menyumbang 43 persen dari total pendapatan Sigi Jaya.",
        "Berapa persen dari total pendapatan Sigi Jaya yang disumbang penjualan ekspor Sigi Jaya?",
        "43",
    ),
    (
        "Pembangunan Jembatan Wae Rana menelan biaya Rp 8,4 miliar atau Rp 600 juta lebih rendah daripada anggaran.",
        "Menurut bacaan, pembangunan Jembatan Wae Rana menelan biaya berapa miliar rupiah?",
        "8,4",
    ),
    (
        "Sebelum ada jembatan, petani Poso harus memutar sejauh 27 kilometer untuk menjual panen.",
        "Menurut bacaan, sebelum ada jembatan, petani Poso harus memutar sejauh berapa kilometer untuk menjual panen?",
        "27",
    ),
    (
        "Penari Sri Hartati meninggal dunia di rumahnya di Yogyakarta, Jumat (19/6/2026) pagi, dalam usia 87 tahun.",
        "Pada usia berapa tahun Sri Hartati meninggal dunia?",
        "87",
    ),
    (
        "Penari Sri Hartati meninggal dunia di rumahnya di Yogyakarta, Jumat (19/6/2026) pagi, dalam usia 87 tahun.",
        "Kapan Sri Hartati meninggal dunia?",
        "19/6/2026",
    ),
    (
        "Produksi garam Madura pada 2025 mencapai 910.000 ton, naik 12 persen dibandingkan dengan tahun 2024.",
        "Menurut bacaan, produksi garam Madura pada 2025 mencapai berapa ton?",
        "910.000",
    ),
    (
        "Jalan sepanjang 18 kilometer dari Poso masih berupa tanah berbatu.",
        "Berapa kilometer panjang jalan dari Poso yang masih berupa tanah berbatu?",
        "18",
    ),
    (
        "Gempa bermagnitudo 6,1 mengguncang Kabupaten Sigi, Sulawesi Tengah.",
        "Berapa magnitudo gempa yang mengguncang Kabupaten Sigi, Sulawesi Tengah?",
        "6,1",
    ),
    (
        "Gunung Lokon terakhir kali meletus besar pada Juli 2011.",
        "Kapan Gunung Lokon terakhir kali meletus besar?",
        "Juli 2011",
    ),
    (
        "Pengendara di Magelang membayar Rp2.000 untuk parkir di Pasar Rejowinangun.",
        "Berapa rupiah yang dibayar pengendara di Magelang untuk parkir di Pasar Rejowinangun?",
        "2.000",
    ),
    (
        "Harga garam rakyat di Kabupaten Sigi naik dari Rp 1.100 menjadi Rp 2.650 per kilogram.",
        "Menurut bacaan, harga garam rakyat di Kabupaten Sigi naik dari Rp 1.100 menjadi berapa rupiah per kilogram?",
        "2.650",
    ),
    (
        "Pemerintah pusat menargetkan 35 jembatan gantung selesai pada 2026.",
        "Menurut bacaan, pemerintah pusat menargetkan berapa jembatan gantung selesai pada 2026?",
        "35",
    ),
]


@pytest.mark.parametrize(("sentence", "stem", "key"), ENGLISH)
def test_an_english_number_is_asked_for_with_its_verb_turned(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence, "en").get(stem) == key


@pytest.mark.parametrize(("sentence", "stem", "key"), INDONESIAN)
def test_an_indonesian_figure_is_asked_for_without_what_hangs_on_it(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence).get(stem) == key


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Sebanyak 420 santri cilik Poso dijadwalkan hadir pada Rabu mendatang.", "id"),  # at what?
        ("Jalan sepanjang 18 kilometer dari Poso masih rusak.", "id"),  # nobody asks "jalan sepanjang berapa"
        ("A female from Ulfborg walked 1,100 kilometres to Germany.", "en"),
        (
            "Rules introduced in 2020 limit the thickness of the sole in Kenya.",
            "en",
        ),  # a date of "rules", not of "limit"
        (
            "Pengendara sepeda motor tetap membayar Rp2.000, sementara pemilik mobil membayar Rp4.000.",
            "id",
        ),  # for what?
        ("Pembangunan jembatan menelan biaya Rp 8,4 miliar.", "id"),  # of which bridge?
        ("Rencana pembangunan jembatan diajukan warga pada 1998.", "id"),
        ("Galway Council sent 320 engineers to the county.", "en"),  # to which?
        ("Queensland closed the area to mining in 2018.", "en"),
    ],
)
def test_a_figure_of_which_too_little_is_said_is_not_asked_for(sentence: str, language: str) -> None:
    asked = [one.item.stem for one in drafts_of(sentence, language).drafts if one.rule in {"number", "date", "filled"}]
    assert asked == []


def test_each_wrong_date_says_by_how_much_it_misses() -> None:
    (item,) = (
        one.item for one in drafts_of("Banjir bandang melanda Kabupaten Sigi pada Minggu (11/1/2026).").drafts
        if one.rule == "date"
    )  # fmt: skip
    assert isinstance(item.content, Choices)
    reasons = [option.rationale for option in item.content.options if not option.key]
    assert "6 Januari 2026 tidak disebut dalam bacaan; tanggal itu 5 hari terlalu awal." in reasons
    assert len(set(reasons)) == len(reasons)


def test_a_death_is_dated_without_the_age() -> None:
    event = plain_event("meninggal di Yogyakarta, dalam usia 87 tahun", lexicon("id"))
    assert event == "meninggal di Yogyakarta"


def test_a_birth_is_dated_without_the_family() -> None:
    assert plain_event("lahir di Indramayu sebagai anak keempat dari tujuh bersaudara", lexicon("id")) == (
        "lahir di Indramayu"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Disputes over land have delayed 35 large projects in the country since Lagos grew.",
        "Patients were moved to Limerick, which lies about 90 kilometres to the south.",  # of which hospital?
        "In Jutland, the share was 37 percent in Denmark.",
    ],
)
def test_no_gap_is_left_in_what_does_not_say_of_whom_it_speaks(sentence: str) -> None:
    assert not [one for one in drafts_of(sentence, "en").drafts if one.rule == "gap"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hadiah sebesar 25.000 dolar AS diserahkan oleh Putri Sirivannavari.",  # which prize?
        "Koleksi tertua adalah sebuah meriam perunggu yang dibuat pada 1511.",  # of which museum?
    ],
)
def test_no_gap_is_left_in_an_indonesian_sentence_about_what_another_names(sentence: str) -> None:
    assert not [one for one in drafts_of(sentence).drafts if one.rule == "gap"]
