"""Names, speakers, times and numbers: taken where they are certain, left where they are not."""

import re

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.filling import filled
from quizapp.drafting.rules.sourcing import claims
from quizapp.drafting.words.passive import passive
from quizapp.drafting.words.times import times
from tests.drafting.drafted import drafts_of, stems, text_of

WHO_SAYS = re.compile(r"Siapa yang (?!disebut dalam bacaan)|Menurut siapa")


@pytest.mark.parametrize(
    ("sentence", "person", "office"),
    [
        ("Ketua KPU Kota Malang, Fitri Maharani, tiba di kantor.", "Fitri Maharani", "Ketua KPU Kota Malang"),
        ("Menteri Keuangan Sri Rahayu tiba di kantor.", "Sri Rahayu", "Menteri Keuangan"),
        ("Wakil Gubernur Jawa Timur Budi Hartono tiba di kantor.", "Budi Hartono", "Wakil Gubernur Jawa Timur"),
        ("Budi Hartono (45), peneliti senior BRIN, tiba di kantor.", "Budi Hartono", "peneliti senior BRIN"),
        (
            "Uang itu diberikan kepada mantan Bupati Wanasari, Sudarmaji, pada 2022.",
            "Sudarmaji",
            "mantan Bupati Wanasari",
        ),
        ("Pelatih Persib Bandung Bojan Hodak tiba di kantor.", "Bojan Hodak", "Pelatih Persib Bandung"),
        ("Hakim konstitusi Ani Wulandari tiba di kantor.", "Ani Wulandari", "Hakim konstitusi"),
    ],
)
def test_people_are_known_by_their_office(sentence: str, person: str, office: str) -> None:
    assert [found[0] for found in text_of(sentence).names.offices[person]] == [office]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kapten Persopa Marc Klok tiba di kantor.",
        "Amnesty International mengatakan bahwa laporan telah selesai.",
        "Rapat dihadiri Budi Hartono, gubernur Jawa Barat, dan sejumlah bupati.",
        "Kepala Dinas Pendidikan Sinar Jayadwipa tiba di kantor.",
        "Kepala klinik KM Siwalima tiba di kantor.",
    ],
)
def test_in_doubt_nobody_is_a_person_with_an_office(sentence: str) -> None:
    assert dict(text_of(sentence).names.offices) == {}


def test_a_capital_is_its_country_where_the_article_names_it() -> None:
    names = text_of("Rusia dan Ukraina berunding. Moskow menunggu jawaban Kyiv.").names
    assert {name.text for name in names.names} == {"Rusia", "Ukraina"}


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        (
            "“Kami akan membuka dialog dengan semua pihak,” kata Budi Hartono, dosen Universitas Airlangga.",
            "Budi Hartono",
        ),
        ("“Kami akan membuka dialog dengan semua pihak,” katanya.", ""),
        ("“Hal itu akan membuka dialog dengan semua pihak,” kata Budi Hartono.", ""),
        ("Menteri Sosial Ani Lestari membantah bahwa bantuan beras datang terlambat.", "Ani Lestari"),
        ("Menteri Sosial Ani Lestari membantah bahwa bantuan tersebut datang terlambat.", ""),
        ("Menurut Menteri Sosial Ani Lestari, bantuan beras tiba di pelabuhan.", "Ani Lestari"),
        ("Juru bicara Kremlin Dmitri Antonov mengatakan, bantuan beras datang terlambat.", "Dmitri Antonov"),
        ("Menteri Sosial Ani Lestari membantah kabar bahwa bantuan beras datang terlambat.", "Ani Lestari"),
        ("Menteri Sosial Ani Lestari, M.Si., mengatakan bahwa bantuan beras datang terlambat.", "Ani Lestari"),
        ("Ani Lestari dari Universitas Airlangga mengatakan bahwa bantuan beras datang terlambat.", "Ani Lestari"),
    ],
)
def test_words_have_a_speaker_or_are_not_asked(sentence: str, key: str) -> None:
    asked = {stem: found for stem, found in stems(sentence).items() if WHO_SAYS.match(stem)}
    assert set(asked.values()) == ({key} if key else set())


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Palang Merah Indonesia mengirim 25 ton beras ke Aceh.",
            "Berapa ton beras yang dikirim Palang Merah Indonesia ke Aceh?",
            "25",
        ),
        ("Sekitar 1.500 warga mengungsi ke balai desa.", "Sekitar berapa warga yang mengungsi ke balai desa?", "1.500"),
        ("Gunung Semeru meletus pada 4 Desember 2021.", "Kapan Gunung Semeru meletus?", "4 Desember 2021"),
        ("Pada tahun 2018, gempa besar mengguncang Palu.", "Pada tahun berapa gempa besar mengguncang Palu?", "2018"),
    ],
)
def test_numbers_and_dates_become_questions(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence).get(stem) == key


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Norwegia dan Swedia menandatangani perjanjian dagang di Jakarta.",
            "Menurut bacaan, dua negara mana yang menandatangani perjanjian dagang di Jakarta?",
            "Norwegia dan Swedia",
        ),
        (
            "Wawancara itu disiarkan oleh Mahameru, sebuah stasiun radio komunitas.",
            "Apa nama stasiun radio komunitas yang disebut dalam bacaan?",
            "Mahameru",
        ),
        (
            "Menteri Sosial Ani Lestari membantah bahwa bantuan tersebut datang terlambat.",
            "Kalimat mana dalam bacaan yang memuat bantahan Ani Lestari?",
            "Menteri Sosial Ani Lestari membantah bahwa bantuan tersebut datang terlambat.",
        ),
        (
            "Aturan tersebut dicabut pada tahun 2011 ketika Norwegia pertama kali membuka pasar ikan.",
            "Pada tahun berapa Norwegia pertama kali membuka pasar ikan?",
            "2011",
        ),
        (
            "Pemerintah Kabupaten Sigi menyiapkan dana Rp 1,5 triliun untuk jalan.",
            "Berapa triliun rupiah dana yang disiapkan Pemerintah Kabupaten Sigi untuk jalan?",
            "1,5",
        ),
        (
            "Karena jembatan rusak, Palang Merah Indonesia mengirim beras dengan perahu. Palang Merah Indonesia tiba.",
            "Kalimat mana dalam bacaan yang menjelaskan mengapa Palang Merah Indonesia mengirim beras dengan perahu?",
            "Karena jembatan rusak, Palang Merah Indonesia mengirim beras dengan perahu.",
        ),
    ],
)
def test_a_pair_a_description_and_an_act_become_questions(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence).get(stem) == key


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Bank Sentral menurunkan suku bunga acuan sebesar 2,5 persen.",
            "Sebesar berapa persen Bank Sentral menurunkan suku bunga acuan?",
            "2,5",
        ),
        (
            "Menteri Sosial Ani Lestari mengatakan bahwa bantuan beras akan dikirim ke Kabupaten Sigi.",
            "Menurut Ani Lestari, ke kabupaten mana bantuan beras akan dikirim?",
            "Kabupaten Sigi",
        ),
        (
            "Sejak pelabuhan ditutup, Norwegia bergantung pada Swedia untuk pasokan gandum.",
            "Pada negara mana Norwegia bergantung untuk pasokan gandum?",
            "Swedia",
        ),
    ],
)
def test_a_question_word_takes_the_place_of_a_number_or_a_place(sentence: str, stem: str, key: str) -> None:
    text = text_of(sentence)
    found = [one for one in filled(text, tuple(claims(text)), ()) if isinstance(one, Finding)]
    assert {one.question: one.answer for one in found} == {stem: key}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kapal itu mengangkut 312 dari 575 penumpang ke Pulau Seram.",
        "Petugas menyita dua mobil, 14 telepon, dan lima sepeda di Kota Ambon.",
        "Radius aman diperluas 4 kilometer sejak Senin.",
        "Jika harga naik, pemerintah akan mengirim 25 kapal ke Ambon.",
    ],
)
def test_what_is_one_of_several_or_cut_by_a_floating_time_does_not(sentence: str) -> None:
    assert [stem for stem in stems(sentence) if "berapa" in stem] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Lebih dari 25 ton beras dikirim ke Aceh oleh relawan.",
        "Gunung Semeru meletus pada 2019, 2020, dan 2021.",
        "Gunung Semeru tenang sejak tahun 2018.",
        "Gempa itu mengguncang Palu pada tahun 2018.",
        "Gubernur Jawa Tengah Nana Lestari menargetkan tanggul laut selesai pada Desember 2026.",
    ],
)
def test_rough_numbers_and_open_times_do_not(sentence: str) -> None:
    asked = [stem for stem in stems(sentence) if stem.startswith(("Berapa", "Kapan", "Pada tahun", "Sekitar"))]
    assert asked == []


@pytest.mark.parametrize(
    ("sentence", "language", "key"),
    [
        ("Norwegia melarang ekspor ikan pada 12 Mei 2023.", "id", "12 Mei 2023"),
        ("Norwegia melarang ekspor ikan pada Juli 2023.", "id", "Juli 2023"),
        ("Norway banned the export of cod on 26 October 2023.", "en", "26 October 2023"),
    ],
)
def test_a_date_stands_among_near_ones_of_its_own_grain(sentence: str, language: str, key: str) -> None:
    (item,) = (one for one in drafts_of(sentence, language).items if one.id.startswith("date"))
    options = {option.text: option.key for option in getattr(item.content, "options", ())}
    assert [text for text, right in options.items() if right] == [key]
    assert len(options) > 2
    assert {len(text.split()) for text in options} == {len(key.split())}


def test_a_sentence_without_a_question_gets_a_gap_with_a_hint() -> None:
    drafts = drafts_of("The Zephyria Society tends 5,400 hives in Leeds.", "en")
    (item,) = (one for one in drafts.items if one.id.startswith("gap-p1"))
    assert getattr(item.content, "text", "") == "The Zephyria Society tends {{g1}} (number) hives in Leeds."


def test_no_wrong_option_is_another_name_of_the_key_or_stands_in_its_sentence() -> None:
    sentence = "Rusia menandatangani perjanjian dagang dengan Tiongkok di Beijing pada tahun 2019. Moskow menunggu."
    for item in drafts_of(sentence).items:
        wrong = {option.text for option in getattr(item.content, "options", ()) if not option.key}
        assert not wrong & {"Rusia", "Moskow", "Tiongkok", "Beijing"}


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("mengirim", "dikirim"),
        ("memperbaiki", "diperbaiki"),
        ("menyapu", "disapu"),
        ("memilih", "dipilih"),
        ("tiba", ""),
    ],
)
def test_verbs_are_turned_or_not_at_all(verb: str, wanted: str) -> None:
    assert passive(verb) == wanted


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("pada Kamis, 12 Maret 2026 di sini", "id", ["date"]),
        ("pada Selasa (18/11/2025) pagi", "id", ["date"]),
        ("sejak tahun 1998 dan pada Juli 2023", "id", ["year", "month"]),
        ("pekan lalu dan Kamis malam", "id", ["floating", "floating"]),
        ("on 12 March 2026, in 1998 and last week", "en", ["date", "year", "floating"]),
        ("on March 12, 2026", "en", ["date"]),
    ],
)
def test_times_are_found_by_kind(text: str, language: str, kinds: list[str]) -> None:
    assert [time.kind for time in times(text, language)] == kinds
