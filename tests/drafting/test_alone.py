"""Words of a question that point at another sentence: refused, and what only looks like it is asked."""

import pytest

from quizapp.drafting.sense.alone import nameless
from quizapp.drafting.words.lexicon import lexicon
from tests.drafting.drafted import stems


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Palang Merah Indonesia mengirim bantuan berupa 500 tenda dan 2.000 selimut ke Aceh.", "id"),
        ("Kasus terbanyak ditemukan di Kecamatan Kulawi, yaitu 83 kasus demam.", "id"),
        ("Partai Padi Makmur meraih 31 persen suara, Partai Bahari 22 persen, dan Partai Bukit 17 persen.", "id"),
        ("Tahun lalu, Palang Merah Indonesia mengirim 25 ton beras ke Aceh.", "id"),
        ("Pabrik di Kabupaten Sigi ditargetkan selesai pada kuartal ketiga tahun ini.", "id"),
        ("Manajemen akan membagikan dividen Rp 135 per saham pada 21 Mei 2026.", "id"),
        ("Beban pokok naik 5 persen, di luar perkiraan pasar, karena harga gandum dunia turun.", "id"),
        ("Tim Indonesia dijadwalkan bertanding melawan Malaysia di Kuala Lumpur.", "id"),
        ("Norway sent 140 rescue workers and a field hospital within hours of the appeal.", "en"),
        ("At the same time, Norway sent 140 rescue workers to Turkey.", "en"),
        ("Norway sent 140 tents and 60 blankets to Turkey.", "en"),
        ("Pencarian melibatkan 86 personel, empat kapal, dan satu helikopter di Selat Lombok.", "id"),
        ("Sebanyak 70 persen dana berasal dari pinjaman Bank Pembangunan Asia.", "id"),
        ("The International Cycling Federation opened an inquiry.", "en"),
        ("Sejak beroperasi pada Oktober 2023, kereta cepat telah mengangkut 17 juta penumpang.", "id"),
        ("Pendapatan perusahaan mencapai Rp 88 miliar pada 2025.", "id"),
        ("Sebanyak 2.100 karyawan dirumahkan untuk sementara.", "id"),
        ("Kapal pertama dijadwalkan tiba pada 25 Agustus 2026.", "id"),
        ("Pemungutan suara akan digelar pada 25 November 2026.", "id"),
        ("Powys County Council rejected the application in 2024.", "en"),
        ("Penerbit Gunung Api Press di Poso mencetaknya 2.000 eksemplar pada Februari 2025.", "id"),
        ("Kerugian perusahaan mencapai 11 miliar rupiah di Kabupaten Sigi.", "id"),
        ("Penghargaan pemain terbaik diraih gelandang berusia 18 tahun, Arya Wicaksana.", "id"),
        ("Pemerintah kota menyiapkan 30 truk dan panggung hiburan di Poso.", "id"),
        ("Catatan datang dari Provinsi Bali dalam sidang terbuka.", "id"),
    ],
)
def test_no_question_is_made_of_a_list_of_numbers_or_of_what_points_outside(sentence: str, language: str) -> None:
    asked = stems(sentence, language)
    harmless = (
        "yang mengirim bantuan berupa",
        "which country sent 140 tents",
        "Lengkapi",
        "di kecamatan mana?",
        "Di kecamatan mana",
    )
    assert [stem for stem in asked if not any(part in stem for part in harmless)] == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Menteri Sosial Ani Lestari mengatakan bahwa sedikitnya 80 karya akan ditampilkan.", "id"),
        ("Menteri Sosial Ani Lestari mengatakan bahwa ekspor beras naik dua kali lipat tahun lalu.", "id"),
        ("Menteri Sosial Ani Lestari mengatakan bahwa kedua negara akan membuka pasar beras.", "id"),
        ("Ruth Bell, the mayor of Oakham, said that the Turkish people would not forget that help.", "en"),
        ("Ruth Bell, the mayor of Oakham, said that the government would ban trawling in the area.", "en"),
        ("Menteri Sosial Ani Lestari mengatakan bahwa perusahaan telah membangun 12 tungku di Poso.", "id"),
        ("Ruth Bell, the mayor of Oakham, said that the company had cut the height of the tower.", "en"),
        ("Ruth Bell, the mayor of Oakham, said that figure was far too high for a small town.", "en"),
        ("Menteri Sosial Ani Lestari mengatakan bahwa nelayan menjadi orang pertama yang tiba di lokasi.", "id"),
        ("Menteri Sosial Ani Lestari mengatakan bahwa keputusan akan diumumkan sebelum 30 September 2026.", "id"),
        ("Menteri Sosial Ani Lestari mengatakan bahwa harga akan kembali normal dalam dua pekan.", "id"),
    ],
)
def test_a_claim_says_of_what_it_is(sentence: str, language: str) -> None:
    assert [stem for stem in stems(sentence, language) if "mengatakan" in stem or "said" in stem] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 580 anggota, sebanyak 342 orang menandatangani daftar hadir.",
        "Pada saat yang sama, Indeks Harga Saham Gabungan melemah 4 persen.",
        "Tahun lalu, perseroan membagikan dividen Rp 110 per saham.",
        "Seluruh 21 penumpang dan lima awak kapal selamat.",
        "Sedikitnya 14 penerbangan dibatalkan dan 900 penumpang telantar.",
        "Perbaikan diperkirakan memakan waktu 18 hari.",
        "Tiga relawan selamat, tetapi 400 buku rusak.",
        "Pada triwulan pertama, konsumsi rumah tangga di Bali naik 4,8 persen.",
        "Revenue fell 9 percent to 312 million pounds.",
        "Critics in India have called that schedule cruel.",
        "The Norwegian champion had not lost a game in Oslo since 2018.",
        "In 2023, the federation shortened two stages of the race in Spain.",
    ],
)
def test_no_gap_is_made_in_what_points_outside(sentence: str) -> None:
    assert stems(sentence, "en" if sentence.startswith(("Revenue", "In ", "Critics", "The ")) else "id") == {}


@pytest.mark.parametrize("office", ["Kepala museum", "Direktur rumah sakit", "Kapten tim"])
def test_an_office_of_a_body_without_a_name_is_not_asked(office: str) -> None:
    assert stems(f"{office}, Setyawan Purnomo, tiba di kantor.") == {}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Ruth Bell, the mayor of Oakham, said the closure would save 9 million pounds a year.", "en"),
        ("Ruth Bell, the mayor of Oakham, said that the most likely reason was bad weather at sea.", "en"),
        ("Ruth Bell, the mayor of Oakham, said prices were high and the dividend looked unwise.", "en"),
        ("Menteri Sosial Ani Lestari mengatakan bahwa petugas juga akan membagikan beras kepada warga Poso.", "id"),
        ("Menteri Sosial Ani Lestari mengatakan bahwa beras akan dibagikan selama tiga bulan pertama.", "id"),
        ("Norway offered to host the next round.", "en"),
        ("Pelanggar diancam denda paling banyak Rp 5 juta dan teguran tertulis dari camat.", "id"),
        ("Anggaran yang disiapkan mencapai Rp 3,1 miliar, sebagian besar untuk pelatihan para kader.", "id"),
        ("Hingga pukul 10.00 WIB, Palang Merah Indonesia mencatat 14 gempa susulan di Sigi.", "id"),
    ],
)
def test_nothing_is_asked_whose_noun_belongs_to_another_sentence(sentence: str, language: str) -> None:
    assert [stem for stem in stems(sentence, language) if "disebut dalam" not in stem and "described" not in stem] == []


def test_a_claim_with_its_owner_or_the_only_one_of_its_kind_is_asked() -> None:
    told = "Ruth Bell, the mayor of Oakham, said that"
    assert "Who said that the roof of the market would be closed until 2031?" in stems(
        f"{told} the roof of the market would be closed until 2031.", "en"
    )
    assert "Who said that the government had built 40 schools?" in stems(
        f"{told} the government had built 40 schools.", "en"
    )


def test_years_of_the_earth_are_the_same_for_every_reader() -> None:
    sentence = "Ruth Bell, a geologist, said that the tower of coral began to grow about twenty million years ago."
    assert "Who said that the tower of coral began to grow about twenty million years ago?" in stems(sentence, "en")


def test_a_noun_behind_an_active_verb_is_its_object_and_no_nameless_subject() -> None:
    found = lexicon("id")
    assert nameless("PT Semen Tarakan menawarkan program pensiun dini", found) == ""
    assert nameless("program telah dimulai di Kupang", found) == "program"
