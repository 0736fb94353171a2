"""Events with their times in order: what is certainly later, and which year is that of a whole sentence."""

import pytest

from quizapp.drafting.questions.findings import Asks, Finding
from quizapp.drafting.rules.chronology import in_order
from quizapp.itemtypes.ordering.content import Ordering
from tests.drafting.drafted import drafts_of, text_of

SENTENCE = "Pelabuhan Poso ramai."


def dated(event: str, order: tuple[int, int, int]) -> Finding:
    return Finding("date", "p1.1", Asks.DATE, "", "", SENTENCE, event=event, order=order)


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ((2019, 0, 0), (2020, 0, 0), True),
        ((2019, 0, 0), (2019, 5, 0), False),
        ((2019, 4, 0), (2019, 5, 2), True),
        ((2019, 5, 0), (2019, 5, 2), False),
        ((2019, 5, 1), (2019, 5, 2), True),
    ],
)
def test_only_what_is_certainly_later_follows(
    one: tuple[int, int, int], other: tuple[int, int, int], sure: bool
) -> None:
    found = in_order([dated("Pasar dibuka.", other), dated("Jalan dibuka.", one)], text_of(SENTENCE))
    assert [finding.event for finding in found] == (["Jalan dibuka.", "Pasar dibuka."] if sure else ["Jalan dibuka."])


def test_a_birth_is_put_into_no_order() -> None:
    found = in_order(
        [dated("Ani lahir di Poso.", (1960, 0, 0)), dated("Pasar dibuka.", (1999, 0, 0))], text_of(SENTENCE)
    )
    assert [finding.event for finding in found] == ["Pasar dibuka."]


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Pada 2019, KRI Tunas Samudra pernah singgah di Siprus dan Malta.", True),
        ("Benteng Oranje, tempat Museum Poso berada, dibangun oleh Cornelis Matelief pada 1607.", True),
        ("Koleksi Museum Poso tertua adalah sebuah meriam perunggu yang dibuat pada 1511.", False),
    ],
)
def test_the_year_of_a_whole_sentence_dates_it(sentence: str, event: bool) -> None:
    year = "".join(filter(str.isdigit, sentence))
    gap = Finding("gap", "p1.1", Asks.WORD, "", year, sentence)
    found = in_order([gap], text_of(sentence))
    assert [year not in finding.event and finding.event.endswith(".") for finding in found] == [True] * event


def test_three_events_of_an_article_are_put_in_order() -> None:
    sentence = (
        "Pelabuhan Poso dibuka oleh Presiden Sukarno pada 1952. Pada 2019, Pelabuhan Poso pernah rusak oleh gempa. "
        "Museum Poso di Kota Palu dibangun oleh Budi Hartono pada 1984."
    )
    found = [one.item.content for one in drafts_of(sentence).drafts if one.rule == "order"]
    assert [[entry.text.split()[:2] for entry in one.entries] for one in found if isinstance(one, Ordering)] == [
        [["Pelabuhan", "Poso"], ["Museum", "Poso"], ["Pelabuhan", "Poso"]]
    ]


def test_a_date_in_numbers_is_written_out_in_a_question() -> None:
    sentence = "Palang Merah Indonesia membuka dapur umum di Kota Palu mulai Senin (6/4/2026)."
    asked = [one.item.stem for one in drafts_of(sentence).drafts if one.rule == "doer"]
    assert [stem.endswith("mulai Senin, 6 April 2026?") for stem in asked] == [True]
