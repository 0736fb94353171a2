"""Parts of a whole, and figures as they may be typed."""

from __future__ import annotations

import pytest

from quizapp.core.text import match
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.parts import parts
from quizapp.drafting.rules.sourcing import claims
from quizapp.drafting.words.numbers import spelled
from quizapp.itemtypes.numeric.content import Numeric
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


def test_an_english_part_is_asked_for_with_its_whole() -> None:
    found = stems("Seven of the nine judges of the High Court of Tonga voted against the ban on night fishing.", "en")
    stem = "How many of the nine judges of the High Court of Tonga voted against the ban on night fishing?"
    assert found.get(stem) == "Seven"


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 580 anggota, sebanyak 342 orang menandatangani daftar hadir.",  # of what?
        "Dari 200 baris yang diperiksa timnya secara acak, sebanyak 187 baris memiliki format yang sah.",  # whose team?
        "Dari 25 anggota dewan yang hadir, 19 orang menyatakan setuju.",  # to what?
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
