"""Indonesian sentences that open with what a name is, subjects that say too little, and figures not worth asking."""

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.counting import numbers
from quizapp.drafting.rules.dating import dates, plain_event
from quizapp.drafting.words.lexicon import lexicon
from tests.drafting.drafted import drafts_of, stems, text_of


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            (
                "Sebuah kapal ikan, KM Sinar Laut 07, terbalik di utara Pulau Kabaena, Selasa (4/6/2024) "
                "sekitar pukul 05.10 Wita."
            ),
            "Kapan KM Sinar Laut 07 terbalik di utara Pulau Kabaena?",
            "4/6/2024",
        ),
        (
            (
                "Ganda putra Indonesia, Wira Saputra/Adi Laksono, menjuarai Taipei Terbuka seusai "
                "mengalahkan pasangan tuan rumah, 21-19, 21-18, Minggu (8/9/2024)."
            ),
            "Kapan Wira Saputra/Adi Laksono menjuarai Taipei Terbuka?",
            "8/9/2024",
        ),
        (
            (
                "Produsen teh PT Daun Muda Tbk membukukan laba bersih Rp 318 miliar pada semester pertama 2024, "
                "turun 9 persen dibandingkan dengan tahun sebelumnya."
            ),
            (
                "Berapa miliar rupiah laba bersih yang dibukukan produsen teh PT Daun Muda Tbk pada "
                "semester pertama 2024?"
            ),
            "318",
        ),
        (
            "Sanggar Melati Putih didirikan pada 1974 di Cirebon oleh mendiang Salim Hartono, ayah Rudi Hartono.",
            "Pada tahun berapa Sanggar Melati Putih didirikan di Cirebon oleh mendiang Salim Hartono?",
            "1974",
        ),
    ],
)
def test_a_sentence_may_open_with_what_its_subject_is(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence).get(stem) == key


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebagian besar diserahkan secara tunai kepada warga di sebuah rumah makan di Lubuklinggau.",
        "Setiap penggantian menghabiskan biaya sekitar Rp 3 juta dan waktu dua hari di bengkel Pasar Kulawi.",
        "Separuh disimpan di gudang Perum Bulog di Kabupaten Sigi selama 14 hari.",
    ],
)
def test_a_portion_of_something_said_before_is_no_subject(sentence: str) -> None:
    assert not any(one.rule == "filled" for one in drafts_of(sentence).drafts)


def test_a_number_is_asked_without_what_it_was_before() -> None:
    sentence = "Porsi ekspor PT Daun Muda Tbk mencapai 16 persen dari penjualan, dari 12 persen pada 2023."
    asked = stems(sentence)
    assert asked.get("Menurut bacaan, porsi ekspor PT Daun Muda Tbk mencapai berapa persen dari penjualan?") == "16"


def test_a_second_verb_behind_a_price_belongs_to_something_else() -> None:
    sentence = "Tarif kapal kayu dari Kendari ke Pulau Wawonii Rp 60.000 per orang dan berangkat setiap hari."
    asked = stems(sentence)
    stem = "Berapa rupiah per orang tarif kapal kayu dari Kendari ke Pulau Wawonii?"
    assert asked.get(stem) == "60.000"


def test_a_day_is_cut_out_with_the_word_that_looks_back() -> None:
    sentence = "Bupati Poso Tono Subekti mengatakan Rina Pohan diberhentikan sejak ditahan pada 19 Januari lalu."
    assert "Siapa yang mengatakan bahwa Rina Pohan diberhentikan sejak ditahan?" in stems(sentence)


def test_a_subject_loses_the_capital_of_its_sentence_where_the_article_writes_it_small() -> None:
    sentence = "Dakwaan dibacakan di Pengadilan Negeri Palu, Selasa, 11 Juni 2024. Jaksa membaca dakwaan 94 lembar."
    assert "Kapan dakwaan dibacakan di Pengadilan Negeri Palu?" in stems(sentence)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Jaksa menjerat Hendra dengan Pasal 12 huruf a Undang-Undang Pemberantasan Korupsi.", "id"),
        ("Pengunjung museum di Kota Palu berkurang sejak pandemi Covid-19 pada 2020.", "id"),
        ("Nurses have left the hospitals of Leeds since the COVID-19 pandemic began in 2020, citing exhaustion.", "en"),
    ],
)
def test_no_gap_is_left_in_the_number_of_an_article_or_the_year_of_a_pandemic(sentence: str, language: str) -> None:
    assert not any(one.rule == "gap" for one in drafts_of(sentence, language).drafts)


def test_the_year_of_a_name_is_no_time() -> None:
    text = text_of("Wali Kota Palu Ani Lestari mengesahkan Anggaran Daerah Tahun 2025 pada 28 November 2024.")
    assert [one.answer for one in dates(text) if isinstance(one, Finding)] == ["28 November 2024"]


def test_what_a_person_is_to_another_is_no_part_of_an_event() -> None:
    assert plain_event("dibuka oleh Salim Hartono, ayah Rudi", lexicon("id")) == "dibuka oleh Salim Hartono"
    assert plain_event("dibuka di Palu, Sulawesi Tengah", lexicon("id")) == "dibuka di Palu, Sulawesi Tengah"


def test_a_town_before_a_dash_is_where_the_article_was_written() -> None:
    assert text_of("Jakarta - Produsen teh PT Daun Muda Tbk merugi.").lines[0].text.startswith("Produsen teh")


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Saham Daun Muda ditutup turun tipis 0,8 persen pada perdagangan Rabu.",
            "Berapa persen saham Daun Muda ditutup turun pada perdagangan Rabu?",
            "0,8",
        ),
        (
            "Pendapatan asli Kabupaten Sigi hanya diproyeksikan Rp 512 miliar dari pajak.",
            "Menurut bacaan, pendapatan asli Kabupaten Sigi diproyeksikan berapa miliar rupiah dari pajak?",
            "512",
        ),
        (
            "Laskar Palu menjuarai Liga Sulawesi setelah mengalahkan Poso Muda 2-1 di Kota Palu, Minggu (24/5/2026).",
            "Kapan Laskar Palu menjuarai Liga Sulawesi?",
            "24/5/2026",
        ),
        (
            (
                "Dewan Perwakilan Rakyat Daerah Kota Palu mengesahkan Anggaran Pendapatan dan Belanja Daerah Tahun "
                "2025 dalam rapat paripurna, Kamis (28/11/2024) malam."
            ),
            (
                "Kapan Dewan Perwakilan Rakyat Daerah Kota Palu mengesahkan Anggaran Pendapatan dan Belanja "
                "Daerah Tahun 2025 dalam rapat paripurna?"
            ),
            "28/11/2024",
        ),
    ],
)
def test_figures_of_sport_trade_and_councils_are_asked_for(sentence: str, stem: str, key: str) -> None:
    assert {**stems(sentence), **_findings(sentence)}.get(stem) == key


def test_two_deeds_with_a_date_each_are_two_questions() -> None:
    asked = _findings("Sanggar Melati Putih pindah ke Kota Palu pada 1989 dan membuka galeri di Poso pada 2003.")
    assert asked.get("Pada tahun berapa Sanggar Melati Putih pindah ke Kota Palu?") == "1989"
    assert asked.get("Pada tahun berapa Sanggar Melati Putih membuka galeri di Poso?") == "2003"


def test_the_degrees_behind_a_name_do_not_end_a_question() -> None:
    assert plain_event("mengangkat Ir. Hasan Siregar, S.T., M.T", lexicon("id")) == "mengangkat Ir. Hasan Siregar"


@pytest.mark.parametrize("office", ["pemain Denmark", "kurator Belanda"])
def test_nobody_is_asked_for_by_a_foreign_country_and_a_trade(office: str) -> None:
    asked = stems(f"Wali Kota Palu Ani Lestari menyambut {office}, Mikkel Sander, di Kota Palu.")
    assert f"Siapa yang disebut dalam bacaan sebagai {office}?" not in asked


def test_a_price_is_asked_without_the_tail_that_holds_a_month() -> None:
    asked = stems(
        "Di Pasar Kulawi, harga cabai merah menyentuh Rp 85.000 per kilogram, naik dari Rp 48.000 pada awal Oktober."
    )
    assert (
        asked.get("Menurut bacaan, di Pasar Kulawi, harga cabai merah menyentuh berapa rupiah per kilogram?")
        == "85.000"
    )


def test_a_date_behind_a_condition_is_not_that_of_the_verb() -> None:
    sentence = "Sanggar Melati Putih berpeluang lolos apabila menang melawan Sanggar Kenanga pada 6 Maret 2024."
    assert _findings(sentence) == {}


def test_nobody_is_asked_for_by_an_office_in_a_club_without_its_name() -> None:
    asked = stems("Penasihat klub, Braditi Mulya, mengatakan bahwa Liga Sulawesi dimulai pada pekan kedua.")
    assert "Siapa yang disebut dalam bacaan sebagai penasihat klub?" not in asked


def _findings(sentence: str) -> dict[str, str]:
    text = text_of(sentence)
    results = (*dates(text), *numbers(text))
    return {one.question: one.answer for one in results if isinstance(one, Finding)}
