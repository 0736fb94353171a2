"""What a strict teacher would strike out: a first deed left in, scenes, the time of another half."""

import pytest

from quizapp.itemtypes.numeric.content import Numeric
from quizapp.itemtypes.single_choice.content import Choices
from tests.drafting.drafted import drafts_of, stems


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Polisi telah memeriksa enam saksi dan menyita kabel tembaga sepanjang 40 meter untuk diuji di Bogor.",
            "Menurut bacaan, polisi telah menyita kabel tembaga sepanjang berapa meter untuk diuji di Bogor?",
            "40",
        ),
        (
            "Polisi telah memeriksa enam saksi dan akan menyita kabel tembaga sepanjang 40 meter untuk diuji di Bogor.",
            "Menurut bacaan, polisi akan menyita kabel tembaga sepanjang berapa meter untuk diuji di Bogor?",
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
