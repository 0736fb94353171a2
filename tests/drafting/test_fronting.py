"""Indonesian questions that open with what they ask, where a teacher would put it, and those that cannot."""

from __future__ import annotations

import pytest

from quizapp.drafting.words.passive import active
from tests.drafting.drafted import stems


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Harga garam di Pasar Raba naik sekitar 12 persen sejak Januari 2024.",
            "Sekitar berapa persen harga garam di Pasar Raba naik sejak Januari 2024?",
        ),
        (
            "Kapal Nusa Jaya tenggelam pada kedalaman 40 meter di dekat Pulau Sangeang.",
            "Pada kedalaman berapa meter kapal Nusa Jaya tenggelam di dekat Pulau Sangeang?",
        ),
        (
            "Pemerintah Kabupaten Sigi menetapkan masa tanggap darurat selama 14 hari.",
            "Berapa hari masa tanggap darurat yang ditetapkan Pemerintah Kabupaten Sigi?",
        ),
        (
            "Di Desa Kalibaru, 63 keluarga menolak tawaran Rp 385 ribu per meter persegi.",
            "Di Desa Kalibaru, berapa ribu rupiah tawaran per meter persegi yang ditolak 63 keluarga?",
        ),
        (
            "Letusan terbesar Gunung Raung terjadi pada 3 Mei 2024 dengan kolom abu setinggi 600 meter di atas puncak.",
            "",
        ),
    ],
)
def test_a_question_opens_with_what_it_asks_where_that_is_one_phrase(sentence: str, stem: str) -> None:
    fronts = ("Berapa", "Di ", "Menjadi", "Pada k", "Sekitar", "Selama")
    assert next((asked for asked in stems(sentence) if asked.startswith(fronts)), "") == stem


def test_a_rate_is_lowered_by_percents_and_does_not_consist_of_them() -> None:
    asked = stems("Bank Sentral menurunkan suku bunga acuan sebesar 2,5 persen.")
    assert not any(stem.startswith("Berapa") for stem in asked)


def test_what_would_be_asked_of_a_thing_inside_another_stays_in_its_place() -> None:
    asked = stems("Hasil survei di 12 kelurahan di Sikka menunjukkan angka bebas jentik hanya 61 persen.")
    assert (
        "Menurut bacaan, hasil survei di 12 kelurahan di Sikka menunjukkan angka bebas jentik berapa persen?" in asked
    )


@pytest.mark.parametrize(
    ("sentence", "stem", "answer"),
    [
        (
            "Yuliana Tefa mengajar di SD Negeri Oebola sejak 2006 dan hingga tahun lalu masih berstatus honorer.",
            "Sejak tahun berapa Yuliana Tefa mengajar di SD Negeri Oebola?",
            "2006",
        ),
        (
            "Komunitas Pusaka Bima, yang ikut merawat Istana Asi Mbojo sejak 2014, mempersoalkan kaca pelindung.",
            "Sejak tahun berapa Komunitas Pusaka Bima ikut merawat Istana Asi Mbojo?",
            "2014",
        ),
        (
            "Pemerintah Kabupaten Bima menutup pasar dan menyiapkan dana Rp1,2 miliar.",
            "Berapa miliar rupiah dana yang disiapkan Pemerintah Kabupaten Bima?",
            "1,2",
        ),
        (
            "Tiga dari enam fraksi meninggalkan ruang sidang sebelum pemungutan suara dimulai sehingga sidang bubar.",
            "Dari enam fraksi, berapa yang meninggalkan ruang sidang sebelum pemungutan suara dimulai?",
            "Tiga",
        ),
        (
            "Banjir merendam tiga kecamatan di Kabupaten Bima, Nusa Tenggara Barat.",
            "Berapa kecamatan yang direndam banjir di Kabupaten Bima, Nusa Tenggara Barat?",
            "tiga",
        ),
    ],
)
def test_years_since_second_deeds_parts_and_numbers_in_words_are_asked_for(
    sentence: str, stem: str, answer: str
) -> None:
    assert stems(sentence).get(stem) == answer


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunung Tambora tidak pernah meletus sejak 1967.",
        "Pemerintah Kabupaten Bima menutup tambang yang beroperasi sejak 2010.",
        "Bupati Bima menanam tiga atau empat pohon di Desa Sari.",
        "Bupati Bima menanam tiga puluh pohon di Desa Sari.",
        "Banjir merendam Desa Sari, sedangkan enam orang lain masih dinyatakan hilang.",
    ],
)
def test_what_is_no_number_by_itself_is_not_asked_for(sentence: str) -> None:
    assert not any("berapa" in stem.lower() for stem in stems(sentence))


@pytest.mark.parametrize(
    ("sentence", "stem", "answer"),
    [
        (
            "Di Desa Sari terdapat 14 sumur yang tercemar minyak.",
            "Berapa sumur di Desa Sari yang tercemar minyak?",
            "14",
        ),
        (
            "Harga nikel PT Lontar turun dari USD 16.900 menjadi USD 14.150 per ton.",
            "Menurut bacaan, harga nikel PT Lontar turun dari USD 16.900 menjadi berapa dolar Amerika Serikat per ton?",
            "14.150",
        ),
        (
            "Padahal, produksi garam Kabupaten Bima naik dari 63.900 ton menjadi 71.400 ton.",
            "Menurut bacaan, produksi garam Kabupaten Bima naik dari 63.900 ton menjadi berapa ton?",
            "71.400",
        ),
        (
            "Jumlah kasus demam berdarah (DBD) di Kota Bima, NTB, turun hampir separuh pada triwulan pertama 2025.",
            "Di kota mana jumlah kasus demam berdarah (DBD) turun hampir separuh pada triwulan pertama 2025?",
            "Kota Bima",
        ),
        (
            "Pemerintah Desa Sari membuka lahan seluas 40 hektare untuk tambak.",
            "Berapa hektare luas lahan yang dibuka Pemerintah Desa Sari untuk tambak?",
            "40",
        ),
    ],
)
def test_what_there_is_and_what_comes_of_it_is_asked_for_first(sentence: str, stem: str, answer: str) -> None:
    assert stems(sentence).get(stem) == answer


def test_the_sum_of_somebody_whom_a_pronoun_means_is_asked_for_with_the_name() -> None:
    told = "Kepala Desa Sari, Ratna Wulan, membuka rapat. Ia memangkas biaya rapat dari Rp 50 juta menjadi Rp 30 juta."
    stem = "Menurut bacaan, Ratna Wulan memangkas biaya rapat dari Rp 50 juta menjadi berapa juta rupiah?"
    assert stems(told).get(stem) == "30"


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Festival Danau Toba dihadiri 12.000 pengunjung dari lima negara.",
            "Berapa pengunjung dari lima negara yang menghadiri Festival Danau Toba?",
        ),
        (
            "Rumah Sakit Umum Daerah Tobelo merawat sembilan pasien luka bakar.",
            "Berapa pasien luka bakar yang dirawat Rumah Sakit Umum Daerah Tobelo?",
        ),
        (
            "Jalan Trans-Papua ruas Wamena sepanjang 34 kilometer rusak berat.",
            "Berapa kilometer panjang Jalan Trans-Papua ruas Wamena yang rusak berat?",
        ),
        (
            "Toko daring Ratu Kain menutup dua gudang dan memberhentikan 140 karyawan di Kota Bima.",
            "Berapa karyawan yang diberhentikan toko daring Ratu Kain di Kota Bima?",
        ),
        (
            "Pada 2022 Dinas Perikanan Sikka menebar 40.000 benih ikan di Waduk Napungete.",
            "Berapa benih ikan yang ditebar Dinas Perikanan Sikka di Waduk Napungete pada 2022?",
        ),
        (
            "Warga Dusun Sumberagung berjalan tiga kilometer menuju mata air.",
            "Berapa kilometer warga Dusun Sumberagung berjalan menuju mata air?",
        ),
        (
            "Bendungan Meninting di Lombok Barat mengairi 1.559 hektare sawah.",
            "Berapa hektare sawah yang diairi Bendungan Meninting di Lombok Barat?",
        ),
        (
            "Kepolisian Resor Brebes menahan lima orang terkait pencurian kabel.",
            "Berapa orang yang ditahan Kepolisian Resor Brebes terkait pencurian kabel?",
        ),
    ],
)
def test_a_question_turns_its_verb_where_the_number_stands_right_behind_it(sentence: str, stem: str) -> None:
    assert stem in stems(sentence)


@pytest.mark.parametrize(
    ("verb", "other"),
    [("dihadiri", "menghadiri"), ("ditolak", "menolak"), ("disaksikan", "menyaksikan"), ("dipadati", "memadati"),
     ("dikunjungi", "mengunjungi"), ("diikuti", "mengikuti"), ("diraih", "meraih"), ("dibantu", "membantu"),
     ("diperbaiki", ""), ("dicat", ""), ("rumah", "")],
)  # fmt: skip
def test_the_active_of_a_verb_is_told_where_it_is_certain(verb: str, other: str) -> None:
    assert active(verb) == other


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Pameran lukisan di Taman Budaya Yogyakarta menampilkan karya 34 perupa.",
            "Menurut bacaan, pameran lukisan di Taman Budaya Yogyakarta menampilkan karya berapa perupa?",
        ),
        (
            "Letusan Gunung Lewotobi memaksa 12.000 warga mengungsi.",
            "Menurut bacaan, letusan Gunung Lewotobi memaksa berapa warga mengungsi?",
        ),
        (
            "Rini Suharti berlari sejauh 42 kilometer selama empat jam.",
            "Sejauh berapa kilometer Rini Suharti berlari selama empat jam?",
        ),
        ("Lebih dari separuh dari 80 pedagang Pasar Anyar menolak pindah.", ""),
        ("Kereta Argo Bromo terlambat dua jam 15 menit.", ""),
    ],
)
def test_the_works_of_others_and_who_is_made_to_do_something_are_not_turned(sentence: str, stem: str) -> None:
    assert next((asked for asked in stems(sentence) if "berapa" in asked.lower()), "") == stem
