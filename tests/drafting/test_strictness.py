"""What a strict teacher would strike out: a first deed left in, scenes, the time of another half."""

import pytest

from quizapp.drafting.words.lexicon import lexicon
from quizapp.drafting.words.times import bare_month
from quizapp.itemtypes.cloze_typed.content import ClozeTyped
from quizapp.itemtypes.numeric.content import Numeric
from quizapp.itemtypes.single_choice.content import Choices
from tests.drafting.drafted import drafts_of, stems


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Polisi telah memeriksa enam saksi dan menyita kabel tembaga sepanjang 40 meter untuk diuji di Bogor.",
            "Berapa meter panjang kabel tembaga yang telah disita polisi untuk diuji di Bogor?",
            "40",
        ),
        (
            "Polisi telah memeriksa enam saksi dan akan menyita kabel tembaga sepanjang 40 meter untuk diuji di Bogor.",
            "Berapa meter panjang kabel tembaga yang akan disita polisi untuk diuji di Bogor?",
            "40",
        ),
    ],
)
def test_an_indonesian_question_leaves_out_the_deed_before_the_one_it_asks_about(
    sentence: str, stem: str, key: str
) -> None:
    assert stems(sentence)[stem] == key


def test_the_unit_of_a_share_is_percent_alone() -> None:
    (answer,) = (
        one.item.content
        for one in drafts_of("Kota Bandung menyumbang 61 persen pendapatan daerah pada 2024.").drafts
        if isinstance(one.item.content, Numeric) and not one.item.content.year
    )
    assert answer.unit == "persen"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Belasan anak duduk bersila di lantai Perpustakaan Ngudi Kawruh, Minggu (19/5/2024) pagi.", "id"),
        ("Belasan warga tampak tersenyum di halaman Balai Kota Bandung, Minggu (19/5/2024) pagi.", "id"),
        ("Mayor Ana Silva smiled at the children of Porto on 19 May 2024.", "en"),
        ("Neither side has ruled out taking the case to the International Court of Justice in The Hague.", "en"),
    ],
)
def test_a_scene_or_what_points_elsewhere_gives_nothing(sentence: str, language: str) -> None:
    assert stems(sentence, language) == {}


def test_a_second_half_without_the_time_of_the_first_is_not_asked_for() -> None:
    told = "Saham Nusa Pangan ditutup turun 3,8 persen pada perdagangan Rabu, sedangkan Indeks Harga Saham naik {}."
    assert not any("Indeks Harga Saham naik" in stem for stem in stems(told.format("0,2 persen")))


def test_options_for_what_may_last_lie_before_it_or_a_year_later() -> None:
    (item,) = (
        one.item
        for one in drafts_of(
            "Uji lapangan baterai garam dijadwalkan berlangsung di Pulau Sapudi pada April 2025."
        ).drafts
        if one.item.stem.startswith("Kapan")
    )
    assert isinstance(item.content, Choices)
    assert [option.text for option in item.content.options] == [
        "November 2024", "Februari 2025", "April 2025", "Juni 2026",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Museum director Greta Holm said the gold would be melted down.", "as the museum director?"),
        ("Greta Holm, director of the Trier Museum, said the gold would melt.", "as director of the Trier Museum?"),
        ("The farmer's lawyer, Greta Holm, said the gold would be melted down.", ""),
    ],
)
def test_an_english_post_has_its_article_and_a_trade_that_is_somebodys_is_not_asked_for(
    sentence: str, asked: str
) -> None:
    others = " Paul Stein, a jeweller in Bonn, denied it. Anna Vogt, a historian at Bonn University, denied it."
    found = [one for one in stems(sentence + others, "en") if one.startswith("Who is described") and "Bonn" not in one]
    assert [one.endswith(asked) for one in found] == ([True] if asked else [])


@pytest.mark.parametrize(
    ("sentence", "language", "gapped", "key"),
    [
        (
            "Di Kecamatan Muara Tiga, 112 imam gampong mengikuti pelatihan imunisasi polio.", "id",
            "Di Kecamatan Muara Tiga, {{g1}} (angka) imam gampong mengikuti pelatihan imunisasi polio.", "112",
        ),
        (
            "Semasa hidup, Sri Hartati menghasilkan lebih dari 600 karya batik tulis.", "id",
            "Semasa hidup, Sri Hartati menghasilkan lebih dari {{g1}} (angka) karya batik tulis.", "600",
        ),
        (
            "Under Irish ethics law, members of parliament must register land worth more than 13,000 euros.",
            "en",
            "Under Irish ethics law, members of parliament must register land worth more than {{g1}} (number) euros.",
            "13,000",
        ),
    ],
)  # fmt: skip
def test_a_gap_takes_a_number_behind_an_opening_place_and_a_bound(
    sentence: str, language: str, gapped: str, key: str
) -> None:
    drafted = drafts_of(sentence, language).drafts
    assert [(one.item.content.text, one.key) for one in drafted if isinstance(one.item.content, ClozeTyped)] == [
        (gapped, key)
    ]


def test_a_bare_place_before_a_number_is_that_of_another_sentence() -> None:
    assert stems("Di luar gedung, sekitar 200 anggota Serikat Buruh Cakung menggelar aksi syukur.") == {}


def test_days_up_to_a_date_of_the_same_year_are_certain() -> None:
    sentence = "Pemerintah Kabupaten Banjarnegara menetapkan status tanggap darurat selama 14 hari, terhitung sejak "
    stem = "Berapa hari status tanggap darurat yang ditetapkan Pemerintah Kabupaten Banjarnegara?"
    assert stems(f"{sentence}22 Januari hingga 4 Februari 2025.") == {stem: "14"}
    assert bare_month("sejak 22 Januari hingga Februari", lexicon("id"))


def test_what_is_owned_twice_has_the_same_owner() -> None:
    told = "Kepala desa Sri Rahayu tiba. Sri Rahayu memulai usahanya pada 2013 dengan 75 buku bekas di garasi rumahnya."
    assert [stem for stem in stems(told) if stem.endswith("buku bekas di garasi rumahnya?")]
    stray = "Kepala desa Sri Rahayu tiba. Pasar itu dibuka pada Maret 2013 di garasi rumahnya yang luas."
    assert not [stem for stem in stems(stray) if "rumahnya" in stem]


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Jembatan yang menghubungkan dua desa di Kabupaten Lebak, Banten, ambruk pada Rabu (12/11/2025) pagi.",
            "Kapan jembatan yang menghubungkan dua desa di Kabupaten Lebak ambruk?",
        ),
        (
            "Pelabuhan peti kemas Siring di Kabupaten Kaur, Bengkulu, mulai melayani kapal niaga, Senin (14/10/2024).",
            "Kapan pelabuhan peti kemas Siring di Kabupaten Kaur mulai melayani kapal niaga?",
        ),
    ],
)
def test_an_indonesian_subject_may_hold_a_place_with_its_region(sentence: str, stem: str) -> None:
    assert list(stems(sentence)) == [stem]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pasar tradisional di Tegal, Brebes, dan Pemalang ditutup pada 14 Oktober 2024.",
        "Kementerian Pekerjaan Umum mengalokasikan Rp 360 miliar untuk memperbaiki jalan lintas barat pada 2025.",
    ],
)
def test_a_list_of_places_is_no_region_and_a_year_of_a_purpose_is_not_asked_for(sentence: str) -> None:
    assert not [stem for stem in stems(sentence) if stem.startswith(("Kapan", "Pada tahun"))]


def test_an_english_name_with_its_article_has_it_small_inside_a_question() -> None:
    sentence = "The Alhambra, which opened in 1894, is one of three theatres in Britain. They played at the Alhambra."
    assert stems(sentence, "en")["In which year did the Alhambra open?"] == "1894"


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Sanggar yang didirikan Sawitri di Losari kini memiliki 65 murid.",
            "Menurut bacaan, sanggar yang didirikan Sawitri di Losari memiliki berapa murid?",
            "65",
        ),
        (
            "Ruang anak yang berkapasitas 40 tempat tidur di RS Hillers kini menampung 73 pasien.",
            "Menurut bacaan, ruang anak yang berkapasitas 40 tempat tidur di RS Hillers menampung berapa pasien?",
            "73",
        ),
    ],
)
def test_what_lasts_is_asked_for_without_its_now(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence) == {stem: key}


def test_what_is_so_today_only_stays_out() -> None:
    assert stems("Koperasi Tani Makmur kini menjual 812 karung beras di enam desa.") == {}
    assert stems("Keluarga Halim sampai kini menguasai 54 persen saham Nusa Pangan.") == {}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        (
            "Ketika itu, Pemerintah Kabupaten Solok membangun tanggul sepanjang 18 kilometer di tepi Batang Sangir.",
            "id",
        ),
        ("At that time, Harlow Borough Council employed 312 gardeners in the Lea Valley.", "en"),
        ("The most popular was Swallows and Amazons, which Arthur Ransome published in 1930.", "en"),
    ],
)
def test_what_another_sentence_dates_or_names_is_not_asked_for(sentence: str, language: str) -> None:
    assert stems(sentence, language) == {}


def test_an_english_count_for_each_trip_says_per() -> None:
    told = "The Lady Constance carried 180 passengers a trip before the First World War. They saw the Lady Constance."
    assert stems(told, "en") == {
        "How many passengers did the Lady Constance carry per trip before the First World War?": "180"
    }


def test_the_number_that_a_sentence_is_about_is_asked_for_before_the_others() -> None:
    sentence = "Hasil survei di 12 kelurahan di Sikka menunjukkan angka bebas jentik hanya 61 persen."
    stem = "Menurut bacaan, hasil survei di 12 kelurahan di Sikka menunjukkan angka bebas jentik berapa persen?"
    assert stems(sentence) == {stem: "61"}


def test_a_gap_stands_without_what_ties_its_sentence_to_the_one_before() -> None:
    told = "Adapun Pemkab Sikka sendiri menyiapkan dana belanja tidak terduga sebesar Rp 2,3 miliar."
    (item,) = (one.item.content for one in drafts_of(told).drafts if isinstance(one.item.content, ClozeTyped))
    assert item.text == "Pemkab Sikka menyiapkan dana belanja tidak terduga sebesar Rp {{g1}} (angka) miliar."


@pytest.mark.parametrize(("done", "asked"), [("situasi aman", False), ("situasi Pasar Inpres aman", True)])
def test_nobody_asks_who_did_what_names_nothing(done: str, asked: bool) -> None:
    told = f"Kepala Polres Sigi Budi Santoso memastikan {done}. Ani Lestari dan Citra Dewi datang dari Palu."
    assert (f"Siapa yang memastikan {done}?" in stems(told)) is asked


@pytest.mark.parametrize(
    ("sentence", "language", "unit"),
    [
        ("Engineers removed 8.8 million cubic meters of rock near Randaberg.", "en", "million cubic meters"),
        ("Kapal MV Laut Jaya membawa 312 peti kemas berisi pupuk dari Surabaya.", "id", "peti kemas"),
        ("Galway County Council planted 240 young oak trees along the River Corrib.", "en", "trees"),
    ],
)  # fmt: skip
def test_a_unit_is_whole(sentence: str, language: str, unit: str) -> None:
    found = (one.item.content for one in drafts_of(sentence, language).drafts)
    assert [content.unit for content in found if isinstance(content, Numeric)] == [unit]
