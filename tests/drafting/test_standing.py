"""Indonesian figures asked for with their source, claims that open with a number, and what nobody asks so."""

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.enumerating import enumerated
from quizapp.itemtypes.numeric.content import Numeric
from tests.drafting.drafted import drafts_of, stems, text_of


def test_what_data_show_is_asked_with_the_data_as_its_source() -> None:
    asked = stems("Data Dinas Pertanian Kabupaten Sigi menunjukkan, luas sawah di Kulawi turun menjadi 41 hektar.")
    stem = "Menurut data Dinas Pertanian Kabupaten Sigi, luas sawah di Kulawi turun menjadi berapa hektar?"
    assert asked.get(stem) == "41"


def test_a_number_is_not_asked_for_where_it_is_the_subject() -> None:
    asked = stems("Sebesar Rp 600 juta berasal dari dana alokasi khusus Kementerian Pendidikan untuk Kabupaten Sigi.")
    assert not any("berapa" in stem for stem in asked)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bupati Sigi, Eduard Kasim, menyampaikan 212 rumah, empat gereja dan satu puskesmas rusak di Kulawi.",
        "Bupati Sigi, Eduard Kasim, menyebutkan 19 pasien dirawat di tenda karena dinding rumah sakit retak.",
    ],
)
def test_a_claim_that_opens_with_a_number_is_no_deed(sentence: str) -> None:
    assert not any(one.rule == "doer" for one in drafts_of(sentence).drafts)


def test_a_claim_that_opens_with_a_number_is_asked_with_bahwa() -> None:
    asked = stems("Bupati Sigi, Eduard Kasim, menyebutkan 19 sekolah di Kulawi ditutup selama banjir melanda Sigi.")
    stem = "Siapa yang menyebutkan bahwa 19 sekolah di Kulawi ditutup selama banjir melanda Sigi?"
    assert asked.get(stem) == "Eduard Kasim"


def test_a_date_is_asked_for_without_pernah() -> None:
    asked = stems("Kabupaten Sigi pernah diguncang gempa bermagnitudo 7,4 pada 28 September 2018.")
    assert asked.get("Kapan Kabupaten Sigi diguncang gempa bermagnitudo 7,4?") == "28 September 2018"


def test_a_foreign_origin_gives_its_holder_away() -> None:
    asked = stems("Sanggar Kenanga didirikan oleh dokter asal Swiss, Hans Keller, pada 1998.")
    assert "Siapa yang disebut dalam bacaan sebagai dokter asal Swiss?" not in asked


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Sri Hartati meninggalkan empat anak, 13 cucu, dan 21 cicit.",
            "Berapa cicit yang ditinggalkan Sri Hartati?",
            "21",
        ),
        (
            "Palang Merah Indonesia mengirim 300 tenda dan 12 relawan dari Sorong.",
            "Berapa relawan yang dikirim Palang Merah Indonesia dari Sorong?",
            "12",
        ),
    ],
)
def test_a_thing_of_a_list_is_asked_for_by_its_noun(sentence: str, stem: str, key: str) -> None:
    found = (one for one in enumerated(text_of(sentence)) if isinstance(one, Finding))
    assert {one.question: one.answer for one in found} == {stem: key}


@pytest.mark.parametrize(
    "sentence",
    [
        "Palang Merah Indonesia mengirim 300 tenda dan 12 tenda dari Sorong.",
        "Palang Merah Indonesia mengirim 300 tenda, lalu memulangkan 12 relawan ke Sorong.",
        "Palang Merah Indonesia mengirim 300 tenda dan beras ke Sorong.",
        "Palang Merah Indonesia mencatat 300 rumah dan 12 sekolah rusak.",
    ],
)
def test_no_list_is_made_of_anything_else(sentence: str) -> None:
    assert not any(isinstance(one, Finding) for one in enumerated(text_of(sentence)))


def test_a_day_that_closes_a_sentence_goes_with_its_since() -> None:
    sentence = "Badan Meteorologi Palu sebenarnya telah mengeluarkan peringatan gelombang tinggi sejak Minggu."
    assert "Menurut bacaan, lembaga mana yang telah mengeluarkan peringatan gelombang tinggi?" in stems(sentence)


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Museum Tekstil Melati dibuka pada 1984 dan dikunjungi rata-rata 2.100 orang per bulan.",
            "Pada tahun berapa Museum Tekstil Melati dibuka?",
            "1984",
        ),
        (
            "Kementerian Sosial menyalurkan tenda dan pompa kepada warga Kabupaten Sigi pada Oktober lalu.",
            "Menurut bacaan, lembaga mana yang menyalurkan tenda dan pompa kepada warga Kabupaten Sigi?",
            "Kementerian Sosial",
        ),
    ],
)
def test_what_is_usual_and_a_month_that_looks_back_are_left_out(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence).get(stem) == key


def test_of_two_years_none_is_left_out_where_a_number_stands() -> None:
    sentence = (
        "Produksi garam rakyat di Kabupaten Sigi turun dari 312 ribu ton pada 2023 menjadi 187 ribu ton pada 2024."
    )
    assert [one.key for one in drafts_of(sentence).drafts] == ["187"]


def test_the_heirs_of_a_person_are_not_that_person() -> None:
    asked = stems("Wali Kota Palu Ani Lestari membeli kain dari ahli waris saudagar Haji Abdul Roni di Kabupaten Sigi.")
    assert not any("ahli waris" in stem and "sebagai" in stem for stem in asked)


def test_a_title_may_be_the_name_of_a_mountain() -> None:
    text = text_of("Gunung Ibu meletus pada Desember 1998, dan warga Kabupaten Halmahera Barat mengungsi.")
    assert "Gunung Ibu" in {name.text for name in text.names.names}


def test_an_amount_behind_its_noun_is_not_asked_for_before_the_verb() -> None:
    asked = stems("Sisa dana hibah Kabupaten Sigi sebesar Rp 3,1 miliar akan dikembalikan kepada Kementerian Sosial.")
    assert not any("sebesar berapa" in stem for stem in asked)


def test_a_unit_of_two_words_is_whole_and_a_hospital_without_a_name_is_not_asked_about() -> None:
    drafts = drafts_of("Sanggar Melati Putih memiliki 214 tempat tidur. Rumah sakit menambah 18 tempat tidur di Palu.")
    units = {one.item.stem: one.item.content.unit for one in drafts.drafts if isinstance(one.item.content, Numeric)}
    assert units == {"Berapa tempat tidur yang dimiliki Sanggar Melati Putih?": "tempat tidur"}


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        (
            "Dokumen APBD selanjutnya diserahkan kepada Gubernur NTT untuk dievaluasi paling lama 15 hari kerja.",
            "dokumen APBD diserahkan",
        ),
        ("Dinas Sosial Sigi pun menyalurkan 315 paket makanan kepada warga Kulawi.", "mana yang menyalurkan"),
    ],
)
def test_what_ties_a_sentence_to_the_one_before_is_left_out(sentence: str, asked: str) -> None:
    assert any(asked in stem for stem in stems(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Tahap selanjutnya diikuti 24 tim dari Kabupaten Sigi dan Kota Palu di lapangan desa.",
        "Pengurus menunjuk auditor independen yang menemukan 187 transaksi tanpa dasar sejak Januari 2020.",
    ],
)
def test_the_next_of_something_and_the_board_of_nobody_are_not_asked_about(sentence: str) -> None:
    assert not drafts_of(sentence).drafts
