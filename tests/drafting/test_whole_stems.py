"""Indonesian stems that keep what they need, and lose what only ties them to the sentence before."""

from __future__ import annotations

import pytest

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.counting import numbers
from quizapp.drafting.rules.rivals import acts
from quizapp.drafting.words.reading import read_article
from tests.drafting.drafted import stems, text_of


def test_a_but_without_a_comma_is_no_part_of_a_question() -> None:
    found = stems("Tapi 17 keluarga di Kampung Baru menolak ganti rugi dan menggugat ke Pengadilan Negeri Padang.")
    assert found
    assert not any("tapi" in stem.lower() for stem in found)


def test_half_of_a_range_is_not_asked_for() -> None:
    found = stems("Di Pasar Terong, Makassar, cabai rawit masih dijual Rp22.000 hingga Rp25.000 per kilogram.")
    assert not any("berapa rupiah hingga" in stem for stem in found)


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Jembatan gantung Muaro Lamo di Kota Sawahlunto, Sumatera Barat, kembali dibuka mulai Sabtu, 6 Juli 2024.",
            "Di kota mana jembatan gantung Muaro Lamo kembali dibuka mulai Sabtu, 6 Juli 2024?",
        ),
        ("Petani cabai di Kabupaten Enrekang, Sulawesi Selatan, terpukul.", ""),
    ],
)
def test_a_place_that_ends_a_subject_is_asked_for_with_yang_or_not_at_all(sentence: str, stem: str) -> None:
    assert next((asked for asked in stems(sentence) if " mana " in asked), "") == stem


def test_a_sum_is_not_asked_for_without_the_aim_that_another_sentence_names() -> None:
    found = stems("Untuk perawatan tersebut, Pemerintah Kabupaten Karangasem mengalokasikan dana Rp 320 juta.")
    assert not any("berapa juta rupiah" in stem for stem in found)


def test_what_is_explained_without_bahwa_may_be_a_clause_and_is_no_deed() -> None:
    told = (
        "Ketua Kelompok Tani Tambakrejo, Abdul Mukhlis, hadir. "
        "Abdul menjelaskan penanaman pertama pada 2018 gagal total. "
        "“Ombaknya terlalu besar,” kata Wali Kota Semarang Siti Zulaikhah. "
        "“Bibitnya kurang,” tutur Kepala Dinas Kelautan Jawa Tengah, Retno Wulan. "
    )
    assert not any("menjelaskan penanaman" in stem for stem in stems(told))


def test_to_what_somebody_adds_is_no_part_of_a_question() -> None:
    found = stems("Kepala Dinas Pertanian Muh Tahir menambahkan bahwa tiga pabrik saus di Gresik siap membeli cabai.")
    assert not any("menambahkan" in stem for stem in found)


def test_a_name_behind_what_it_explains_is_asked_about_without_its_comma() -> None:
    found = stems(
        "Perusahaan rintisan penyewaan alat pertanian, SawahKita, memperoleh pendanaan Rp 210 miliar dari Singapura."
    )
    assert "Berapa miliar rupiah pendanaan yang diperoleh SawahKita dari Singapura?" in found


def test_an_everyday_word_before_a_place_is_written_small_inside_a_question() -> None:
    found = stems("Warga Desa Banjararum, Kabupaten Kulon Progo, membangun 132 tandon air hujan untuk kemarau.")
    assert any("bacaan, warga Desa Banjararum" in stem for stem in found)


def test_a_measure_of_a_thing_inside_the_subject_is_not_asked_for() -> None:
    found = stems("Biaya sebuah gudang berkapasitas 50 ton di Brebes diperkirakan Rp 4,5 miliar.")
    assert not any("kapasitas biaya" in stem for stem in found)


def test_hard_to_do_stays_together_behind_yang() -> None:
    found = stems("Sebanyak 34 tempat pemungutan suara di Pulau Lembeh sulit dijangkau saat ombak tinggi.")
    assert "Berapa tempat pemungutan suara di Pulau Lembeh yang sulit dijangkau saat ombak tinggi?" in found


def test_a_field_that_opens_with_a_title_is_no_name() -> None:
    told = "Menteri Haji dan Umrah Irfan Yusuf mengakui bahwa keterlambatan terjadi di 14 maktab di Mina."
    assert not any("dan Umrah Irfan" in name.text for name in text_of(told).names.names)


def test_a_customary_title_inside_a_name_cuts_nothing_off() -> None:
    told = "Wali Nagari Pasir Batang, Asrul Datuk Rajo Lelo, meminta warga menjauhi danau di Agam."
    assert not any(name.text == "Rajo Lelo" for name in text_of(told).names.names)


def test_who_won_votes_is_not_asked_among_people_who_won_none() -> None:
    told = (
        "Pada penghitungan pertama, Kepala Desa Sumberwangi, Kasmuri Hadi, meraih 1.409 suara. "
        "“Kami mengulang,” kata Camat Gondosari, Retno Wulandari. "
        "“Tiga lembar rusak,” ujar Kapolsek Gondosari, Joko Lelono."
    )
    assert not any("1.409 suara" in stem for stem in stems(told))


@pytest.mark.parametrize(
    ("object_", "nouns"), [("tendangan Galang Pamungkas", []), ("tudingan bahwa wasit memihak", ["bantahan"])]
)
def test_only_a_charge_can_be_denied_by_brushing_it_off(object_: str, nouns: list[str]) -> None:
    text = text_of(f"Ketua Panitia Piala Bupati Demak, Rangga Saputra, menepis {object_} di Kalibening.")
    assert [act.noun for act in acts(text)] == nouns


def test_an_acting_head_keeps_the_acting() -> None:
    found = stems(
        "“Enam kapal mangkrak,” kata pelaksana tugas Kepala Dinas Perikanan Lawangan, Nurhayati Saleh. "
        "“Kami kecewa,” ujar Ketua Kelompok Nelayan Sinar Laut, Darmin Hasan."
    )
    assert not any(stem.endswith("sebagai Kepala Dinas Perikanan Lawangan?") for stem in found)


def test_a_contrast_that_somebody_makes_is_not_one_of_the_passage() -> None:
    told = (
        "Panen padi di Demak naik tahun ini. Wali Kota Semarang Siti Zulaikhah menyambut kesepakatan itu, "
        "tetapi mengingatkan bahwa tarif dapat naik. Warga menunggu di balai desa."
    )
    assert not any("mempertentangkan" in stem for stem in stems(told))


def test_a_firm_that_owns_something_is_no_person() -> None:
    told = "Pemilik usaha tambang, CV Watu Lawang, membantah dugaan itu di Banjarnegara."
    assert not any(name.kind == "person" for name in text_of(told).names.names)


def test_a_rank_ends_the_name_of_a_body() -> None:
    told = "Kepala Kepolisian Resor Pelabuhan Ajun Komisaris Besar Rudi Hamzah mengerahkan 180 personel."
    assert not any("Ajun" in name.text for name in text_of(told).names.names)


def test_adapun_is_no_part_of_a_question() -> None:
    found = stems("Adapun Kepala Kepolisian Resor Demak Rudi Hamzah mengerahkan 180 personel untuk menjaga pasar.")
    assert found
    assert not any("adapun" in stem for stem in found)


def test_a_measure_of_where_a_thing_comes_from_is_not_that_of_the_thing() -> None:
    found = stems("Material dari tebing setinggi 80 meter meluncur dan menimbun 11 rumah di Banjarnegara.")
    assert not any("tinggi material" in stem for stem in found)


def test_a_short_town_before_a_dash_is_a_line_of_place() -> None:
    article = read_article("Judul\n\nSOE — Program perpustakaan kelas di Timor mulai menunjukkan hasil.", "id")
    assert article.dateline == "SOE"


def test_a_question_keeps_letters_in_brackets_with_their_noun() -> None:
    text = text_of("Dinas Kesehatan Kota Bima mencatat 312 kasus demam berdarah dengue (DBD) sepanjang Januari 2025.")
    asked = "Berapa kasus demam berdarah dengue (DBD) yang dicatat Dinas Kesehatan Kota Bima sepanjang Januari 2025?"
    assert asked in [one.question for one in numbers(text) if isinstance(one, Finding)]


def test_what_somebody_raises_a_sum_to_is_asked_for_in_its_place() -> None:
    found = stems("Rina Sari menaikkan sewa kios di Pasar Raya dari Rp 45 juta menjadi Rp 80 juta setahun.")
    assert not any(stem.startswith("Menjadi") for stem in found)


def test_a_number_in_words_is_small_inside_a_question() -> None:
    found = stems("Empat pasien meninggal dunia di Kota Bima, tiga di antaranya anak berusia di bawah 10 tahun.")
    assert not any("ari Empat" in stem for stem in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jamal Rahim pulang dari Teluk Palu dengan hasil yang hanya cukup untuk membeli bensin.",
        "Kebiasaan warga menampung air karena pasokan yang tidak lancar, lanjutnya, ikut memperparah keadaan.",
    ],
)
def test_nothing_is_asked_of_what_only_suffices_or_of_a_custom(sentence: str) -> None:
    assert not any("menjelaskan" in stem for stem in stems(sentence))
