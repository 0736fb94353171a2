"""Parts of a whole, things with full names, explained words, and figures as they may be typed."""

from __future__ import annotations

import pytest

from quizapp.core.text import match
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.parts import parts
from quizapp.drafting.rules.sourcing import claims
from quizapp.drafting.words.spellings import spelled
from quizapp.itemtypes.numeric.content import Numeric
from quizapp.itemtypes.short_answer.content import ShortAnswer
from tests.drafting.drafted import drafts_of, stems, text_of


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Dari 26 puskesmas di Kabupaten Ende, hanya 15 yang memiliki tenaga gizi tetap.",
            "Dari 26 puskesmas di Kabupaten Ende, berapa yang memiliki tenaga gizi tetap?",
            "15",
        ),
        (
            "Hingga kini, dari 540 pedagang yang terdaftar, baru 87 orang yang menerima kembali kiosnya secara utuh.",
            "Dari 540 pedagang yang terdaftar, berapa orang yang menerima kembali kiosnya secara utuh?",
            "87",
        ),
        (
            "Dari 130 kilometer jalan provinsi di Kabupaten Ende, sekitar 40 persen rusak berat.",
            "Dari 130 kilometer jalan provinsi di Kabupaten Ende, sekitar berapa persen yang rusak berat?",
            "40",
        ),
        (
            "Di SD Negeri Watuneso, 12 dari 90 orang tua menolak menandatangani surat persetujuan.",
            "Di SD Negeri Watuneso, dari 90 orang tua, berapa yang menolak menandatangani surat persetujuan?",
            "12",
        ),
        (
            "Dari 1.250 keluarga di Desa Tiworo, 310 di antaranya belum memiliki sertifikat tanah.",
            "Dari 1.250 keluarga di Desa Tiworo, berapa yang belum memiliki sertifikat tanah?",
            "310",
        ),
        (
            "Data Dinas Perhubungan Ende menunjukkan, dari 512 kilometer jalan, sepanjang 203 kilometer rusak berat.",
            "Menurut data Dinas Perhubungan Ende, dari 512 kilometer jalan, berapa kilometer yang rusak berat?",
            "203",
        ),
        (
            "Dari 30 anggota DPRD Ende, 27 orang menghadiri rapat, Senin (3/11/2025).",
            "Dari 30 anggota DPRD Ende, berapa orang yang menghadiri rapat?",
            "27",
        ),
        (
            "Sebanyak 64 orang tewas di Kabupaten Ende, 12 di antaranya anak-anak.",
            "Dari 64 orang yang tewas di Kabupaten Ende, berapa yang merupakan anak-anak?",
            "12",
        ),
        (
            "Badan Penanggulangan Bencana Daerah (BPBD) Ende mencatat 412 rumah rusak, 96 di antaranya rusak berat.",
            "Dari 412 rumah rusak yang dicatat Badan Penanggulangan Bencana Daerah Ende, berapa yang rusak berat?",
            "96",
        ),
        (
            "Sebanyak 38 kapal bersandar di Pelabuhan Ende, 15 di antaranya berbendera asing.",
            "Dari 38 kapal yang bersandar di Pelabuhan Ende, berapa yang berbendera asing?",
            "15",
        ),
        (
            "Polda Bali menyita 14 senjata, tiga di antaranya senjata rakitan.",
            "Dari 14 senjata yang disita Polda Bali, berapa yang merupakan senjata rakitan?",
            "tiga",
        ),
        (
            "Pada 2024, dari 410 kasus malaria di Kabupaten Ende, 300 kasus menyerang anak-anak.",
            "Pada 2024, dari 410 kasus malaria di Kabupaten Ende, berapa kasus yang menyerang anak-anak?",
            "300",
        ),
        (
            "Dari 18 ruas jalan di Kabupaten Ende, 14 ruas sudah diaspal, sedangkan sisanya masih berupa tanah.",
            "Dari 18 ruas jalan di Kabupaten Ende, berapa ruas yang sudah diaspal?",
            "14",
        ),
    ],
)
def test_a_part_of_a_whole_is_asked_for_with_the_whole(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence).get(stem) == key


def test_a_part_of_what_somebody_says_keeps_its_speaker() -> None:
    said = "Bupati Ende Rudi Hartono memperkirakan tujuh dari sepuluh rumah sakit daerah masih memakai genset tua."
    text = text_of(said)
    found = next(one for one in parts(text, tuple(claims(text))) if isinstance(one, Finding))
    stem = "Menurut Rudi Hartono, dari sepuluh rumah sakit daerah, berapa yang masih memakai genset tua?"
    assert (found.question, found.value, found.speaker and found.speaker.text) == (stem, "7", "Rudi Hartono")


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Seven of the nine judges of the High Court of Tonga voted against the ban on night fishing.",
            "How many of the nine judges of the High Court of Tonga voted against the ban on night fishing?",
            "Seven",
        ),
        (
            "In 2020, nine of the 14 villages along the Orkla had no shop.",
            "In 2020, how many of the 14 villages along the Orkla had no shop?",
            "nine",
        ),
        (
            "About 15 of the 60 caves at Cresswell have been explored.",
            "About how many of the 60 caves at Cresswell have been explored?",
            "15",
        ),
        (
            "Of the 40 houses in Upper Varley, only 13 were swept away by the flood.",
            "How many of the 40 houses in Upper Varley were swept away by the flood?",
            "13",
        ),
        (
            "Of 1,200 voters questioned by Nordpoll, about 60 per cent opposed the bridge to Sweden.",
            "About what percentage of 1,200 voters questioned by Nordpoll opposed the bridge to Sweden?",
            "60",
        ),
    ],
)
def test_an_english_part_is_asked_for_with_its_whole(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence, "en").get(stem) == key


@pytest.mark.parametrize(
    ("sentence", "language", "stem"),
    [
        (
            "Bupati Ende Rudi Hartono mengatakan, dari 230 desa di Ende, baru 90 desa yang teraliri listrik.", "id",
            "Siapa yang mengatakan bahwa dari 230 desa di Ende, baru 90 desa yang teraliri listrik?",
        ),
        (
            "Minister Karen Doyle said 12 of the 30 bridges in Cork needed repair.", "en",
            "Who said that 12 of the 30 bridges in Cork needed repair?",
        ),
    ],
)  # fmt: skip
def test_a_claim_may_open_with_a_part(sentence: str, language: str, stem: str) -> None:
    assert stem in stems(sentence, language)


@pytest.mark.parametrize(
    "sentence",
    [
        "Of the three finalists from Ghana, one was a teacher.",  # "was" tells that it is one
        "Seven out of 10 trees in Sherwood Forest are more than a century old.",  # a share, of no ten trees
        "Two of her sisters still live in Galway.",
        "Of those, 35 were children from Syria.",
        "Nine of the 12 bakers interviewed by the chamber had left jobs in Paris.",  # which chamber?
    ],
)
def test_no_english_part_is_asked_for_in_doubt(sentence: str) -> None:
    assert not any("how many of" in stem.lower() for stem in stems(sentence, "en"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 580 anggota, sebanyak 342 orang menandatangani daftar hadir.",  # of what?
        "Dari 200 baris yang diperiksa timnya secara acak, sebanyak 187 baris memiliki format yang sah.",  # whose team?
        "Dari 25 anggota dewan yang hadir, 19 orang menyatakan setuju.",  # to what?
        "Dari 240 rumah yang rusak di Desa Tiris, 85 unit rusak berat dan 155 unit rusak ringan.",  # both counted
        "Dari 40 siswa di Ende, 12 putri mendapat beasiswa dari Universitas Flores.",  # are the girls a part?
        "Sebanyak 38 dari 50 kapal di Ende rusak, lima di antaranya rusak berat.",  # a part of a part
        "Gempa itu merusak 640 rumah, 96 di antaranya rusak berat.",  # which?
        "Pekan lalu, dari 40 sapi di Desa Wolowaru, 12 ekor mati.",
        "Bantuan itu baru menjangkau 12 dari 41 kelompok petambak.",
    ],
)
def test_a_part_of_what_another_sentence_names_is_not_asked_for(sentence: str) -> None:
    assert not any(stem.lower().startswith("dari") or ", berapa" in stem for stem in stems(sentence))


def test_a_number_in_words_is_the_value_of_a_part() -> None:
    found = drafts_of("Di Desa Wolowaru, lima dari 17 korban luka dirawat di RSUD Ende karena patah tulang.").drafts
    contents = [one.item.content for one in found if one.item.stem.startswith("Di Desa Wolowaru, dari 17 ")]
    assert [content.value for content in contents if isinstance(content, Numeric)] == ["5"]


@pytest.mark.parametrize(
    ("typed", "answer", "language"),
    [
        ("enam puluh", "60", "id"), ("sixty", "60", "en"), ("twenty one", "21", "en"), ("3.100", "3,100", "en"),
        ("3,100", "3.100", "id"), ("3100", "3.100", "id"), ("9.4", "9,4", "id"), ("1,340,000", "1.340.000", "id"),
    ],
)  # fmt: skip
def test_a_figure_may_be_typed_as_either_language_writes_it(typed: str, answer: str, language: str) -> None:
    found = match(typed, spelled(answer, language), language=language, rivals=(), steps_off=frozenset(), near=False)
    assert found.index >= 0


@pytest.mark.parametrize(
    ("sentence", "language", "stem", "keys"),
    [
        (
            "KM Cahaya Ende berlayar menuju Maumere dengan muatan semen.", "id",
            "Menurut bacaan, kapal mana yang berlayar menuju Maumere dengan muatan semen?",
            ["KM Cahaya Ende", "Cahaya Ende"],
        ),
        (
            "Peraturan Daerah tentang Pengelolaan Parkir akan dikirim kepada Gubernur Bali untuk dievaluasi.", "id",
            "Menurut bacaan, peraturan daerah tentang apa yang akan dikirim kepada Gubernur Bali untuk dievaluasi?",
            ["Pengelolaan Parkir"],
        ),
        (
            "The Meghri line was built between 1939 and 1941. It was the only line of the valley.", "en",
            "According to the passage, which line was built between 1939 and 1941?", ["Meghri line", "Meghri"],
        ),
    ],
)  # fmt: skip
def test_a_thing_is_asked_for_by_its_kind_and_typed(sentence: str, language: str, stem: str, keys: list[str]) -> None:
    contents = [one.item.content for one in drafts_of(sentence, language).drafts if one.item.stem == stem]
    typed = [[each.text for each in content.accepted] for content in contents if isinstance(content, ShortAnswer)]
    assert typed == [keys]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The Kenyan runner broke a record that had stood since 2014, and no runner came near it.", "en"),  # a person
        ("The Ludford weekend began as a party for a new church roof, and the weekend grew.", "en"),
        ("The Judges of Rome met in a hall that had been built for the judges.", "en"),  # several
        ("Koperasi itu terpaksa menunda pembayaran pinjaman kepada para anggotanya.", "id"),  # which?
        ("Koperasi Tani dan Koperasi Nelayan Wolowaru menunda pembayaran pinjaman di Ende.", "id"),  # two
        ("Operasi SAR dihentikan sementara oleh petugas karena jarak pandang terbatas.", "id"),  # no name of its own
        ("Program kerja Pemerintah Kabupaten Ende dan Sikka dijalankan oleh semua dinas.", "id"),
    ],
)
def test_what_is_no_single_named_thing_is_not_asked_for(sentence: str, language: str) -> None:
    asked = [stem for stem in stems(sentence, language) if not stem.startswith("Kalimat mana ")]
    assert not any("which" in stem or " mana " in stem for stem in asked)


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Preeklamsia adalah komplikasi kehamilan yang ditandai tekanan darah tinggi. Kasus preeklamsia naik.",
            "Apa sebutan untuk komplikasi kehamilan yang ditandai tekanan darah tinggi?",
            "preeklamsia",
        ),
        (
            "Petani Wolowaru membuang aflatoksin, racun yang dihasilkan jamur pada biji yang kurang kering.",
            "Apa sebutan untuk racun yang dihasilkan jamur pada biji yang kurang kering?",
            "aflatoksin",
        ),
        (
            "Para nelayan Ende memakai rumpon, alat pengumpul ikan dari daun kelapa, untuk menjaring tuna.",
            "Apa sebutan untuk alat pengumpul ikan dari daun kelapa?",
            "rumpon",
        ),
    ],
)
def test_a_rare_word_is_asked_for_by_what_the_article_says_it_is(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence).get(stem) == key


@pytest.mark.parametrize(
    "sentence",
    [
        "Denda adalah jalan terakhir yang ditempuh pemerintah untuk warga yang membakar lahan.",  # an everyday word
        "Kusnadi adalah pelukis pertama yang memasukkan kereta api ke dalam lukisan kaca.",  # a name
        "Di laboratorium mikologi, alat yang dipakai oleh para peneliti rusak akibat banjir.",  # no meaning of it
        "Warga Wolowaru membeli rumah, bangunan yang dulu dipakai sebagai sekolah.",  # one house, not what a house is
        "Berbeda dengan pelukis kanvas, pelukis kaca bekerja dari belakang lukisan.",
        "Jika sorgum dipanen, tanaman yang kering dapat dipakai sebagai pakan ternak.",
        "Warga menggelar pesta bersama Rambu, perempuan yang datang dari Desa Lewa.",
        "Ia menderita preeklamsia, penyakit yang membunuh ibunya pada tahun yang sama.",  # whose mother?
    ],
)
def test_no_everyday_word_or_name_is_asked_for_by_a_meaning(sentence: str) -> None:
    assert not any(stem.startswith("Apa sebutan") for stem in stems(sentence))
