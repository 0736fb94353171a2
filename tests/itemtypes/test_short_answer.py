"""Short answer: entities as variants and rivals, near misses with a note, and what may be typed."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.bank import Entity
from quizapp.core.card import RecallCard
from quizapp.core.response import Blank, Given, Invalid
from quizapp.core.score import Score
from quizapp.core.text import DATA_VERSION
from quizapp.itemtypes.example import PASSAGE, example_item
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.hostile import HOSTILE, STRANGE_TEXT
from tests.itemtypes.pages import answer_form, ask, macro

KIND = item_type("short_answer")


def entity(name: str, called: str, aliases: tuple[str, ...] = (), metonyms: tuple[str, ...] = ()) -> Entity:
    return Entity(name, "place", {"id": called}, {"id": aliases}, {"id": metonyms})


NORTH = entity("utara", "Pulau Utara", ("Nusa Lor",), ("Kota Lama",))
SOUTH = entity("selatan", "Pulau Selatan")
EAST = entity("timur", "Pulau Utarra")
ABROAD = Entity("abroad", "place", {"en": "Far Island"})


def score(content: dict[str, Any], text: str, *entities: Entity, language: str = "id") -> Score:
    made = bound("short_answer", content, entities, language)
    return KIND.score(made, Given({"text": text}), "accepted")


PLACE = {"accepted": [{"text": "Pulau Utara"}], "entity": "utara"}


@pytest.mark.parametrize("text", ["pulau utara", "Nusa Lor", "NUSA  LOR.", "Pulau Utaar"])
def test_an_entity_s_other_names_are_accepted(text: str) -> None:
    assert score(PLACE, text, NORTH, SOUTH).right


@pytest.mark.parametrize("text", ["Pulau Selatan", "Kota Lama", "Pulau", "Nusa"])
def test_rivals_metonyms_and_parts_are_not_accepted(text: str) -> None:
    assert score(PLACE, text, NORTH, SOUTH).fraction == 0


def test_a_near_miss_as_near_to_another_entity_is_refused() -> None:
    assert score(PLACE, "Pulau Utarraa", NORTH).right
    assert score(PLACE, "Pulau Utarraa", NORTH, EAST).fraction == 0


def test_names_bind_in_the_item_s_language_only() -> None:
    made = bound("short_answer", PLACE, (NORTH, SOUTH, ABROAD))
    assert made.names == {"selatan": ("Pulau Selatan",), "utara": ("Pulau Utara", "Nusa Lor")}
    assert made.data_version == DATA_VERSION
    assert made.evidence == {
        "p1.1": PASSAGE.by_address()["p1.1"].text,
        "p1.2": PASSAGE.by_address()["p1.2"].text,
    }


def test_a_near_miss_is_right_and_carries_a_note_on_the_spelling() -> None:
    found = score(PLACE, "Pulau Utaraa", NORTH, SOUTH)
    assert found.right
    assert (
        str(found.explain) == "Your answer is accepted, but check the spelling: “Pulau Utara”. It earns the full score."
    )
    assert score(PLACE | {"near_misses": False}, "Pulau Utaraa", NORTH).fraction == 0


def test_credits_share_one_denominator_and_are_explained() -> None:
    content = {
        "accepted": [{"text": "pasang", "credit": "1/2"}, {"text": "pasang naik"}, {"text": "naik", "credit": "1/3"}]
    }
    assert score(content, "pasang").fraction == Fraction(1, 2)
    assert score(content, "naik").denominator == 6
    assert str(score(content, "naik").explain) == "Your answer is accepted. It earns 1/3 of the full score."
    assert str(score(content, "surut").explain) == "Your answer is not one of the accepted answers. It earns nothing."
    assert KIND.key(bound("short_answer", content)) == Given({"text": "pasang naik"})


def test_language_data_belongs_to_the_language() -> None:
    year = {"accepted": [{"text": "1961"}]}
    assert score(year, "seribu sembilan ratus enam puluh satu").right
    assert score(year, "nineteen sixty-one").fraction == 0
    assert score(year, "nineteen sixty-one", language="en").right
    assert score(year, "1961", language="xx").right


def test_steps_can_be_switched_off() -> None:
    year: dict[str, Any] = {"accepted": [{"text": "1961"}], "steps_off": ["number_words"]}
    assert score(year, "seribu sembilan ratus enam puluh satu").fraction == 0
    assert score({"accepted": [{"text": "Bulan"}], "steps_off": ["case"], "near_misses": False}, "bulan").fraction == 0


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x\udfff", "a\x07", "\x7f", "\x80", "x" * 201, "y" * 1_000_000])
def test_what_cannot_be_stored_is_invalid(text: str) -> None:
    made = bound("short_answer", PLACE)
    parsed = KIND.parse(made, text, ())
    assert isinstance(parsed, Invalid)
    asked = answer_form(KIND, made, (), Blank(), None)
    asked.response.data = text
    shown = str(asked.response())
    shown.encode()  # a page can be sent
    assert len(shown) < 7000


def test_too_long_says_how_long() -> None:
    parsed = KIND.parse(bound("short_answer", PLACE), "x" * 250, ())
    assert isinstance(parsed, Invalid)
    assert str(parsed.reason) == "Your answer has 250 characters; at most 200 fit."


@pytest.mark.parametrize("text", ["", "   ", "\t\n", "\u200b", " \ufeff\u2060 ", "\u3000"])
def test_what_nobody_can_see_is_a_blank(text: str) -> None:
    assert KIND.parse(bound("short_answer", PLACE), text, ()) == Blank()


@given(STRANGE_TEXT)
def test_any_text_is_stored_and_shown_safely_or_invalid(text: str) -> None:
    made = bound("short_answer", PLACE, (NORTH, SOUTH))
    parsed = KIND.parse(made, text, ())
    if isinstance(parsed, Invalid):
        return
    told = macro(KIND, "feedback", made, (), parsed, KIND.score(made, parsed, "accepted"))
    told.html.encode()
    assert KIND.parse(made, ask(KIND, made, (), parsed).sent()["response"], ()) == parsed
    assert not {unicodedata.category(letter) for letter in KIND.summarise(made, parsed)} & {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
    }


def test_hostile_answers_are_shown_as_text_and_kept_from_turning_the_line() -> None:
    made = bound("short_answer", PLACE)
    nasty = Given({"text": f"\u202e{HOSTILE}"})
    told = macro(KIND, "feedback", made, (), nasty, KIND.score(made, nasty, "accepted"))
    asked = ask(KIND, made, (), nasty)
    for page in (told, asked):
        assert not page.all("script", "img", "b")
        assert HOSTILE in page.said
        assert "49" not in page.said.replace("{{7*7}}", "")
    assert told.all("bdi")
    assert KIND.summarise(made, nasty) == HOSTILE


def test_the_hint_is_tied_to_the_field() -> None:
    made = bound("short_answer", PLACE | {"answer_kind": "year"})
    page = ask(KIND, made, (), Blank())
    assert "Write the year only." in page.text
    assert page.all("input")[0]["aria-describedby"] == "q1-hint"
    assert "aria-describedby" not in ask(KIND, bound("short_answer", PLACE), (), Blank()).all("input")[0]


@pytest.mark.parametrize(
    ("content", "text", "says", "model"),
    [
        (PLACE, "Pulau Utara", "Your answer: right", False),
        (PLACE, "Pulau Utaraa", "right, but check the spelling", True),
        (PLACE, "Danau", "Your answer: not right", True),
        (
            {"accepted": [{"text": "a"}, {"text": "b", "credit": "1/2", "feedback": "Hampir."}]},
            "b",
            "partly right",
            True,
        ),
    ],
)
def test_feedback_shows_response_model_and_note(content: dict[str, Any], text: str, says: str, *, model: bool) -> None:
    made = bound("short_answer", content)
    given = Given({"text": text})
    told = macro(KIND, "feedback", made, (), given, KIND.score(made, given, "accepted")).text
    assert says in told
    assert ("An accepted answer" in told) is model
    assert ("Hampir." in told) is (text == "b")


def test_classes_for_counting() -> None:
    made = bound("short_answer", PLACE, (NORTH,))
    classes = {text: KIND.classify(made, Given({"text": text})) for text in ("pulau utaraa", "nusa lor", "danau")}
    assert classes == {"pulau utaraa": ("Pulau Utara",), "nusa lor": ("Nusa Lor",), "danau": ("other",)}


@pytest.mark.parametrize(
    ("content", "field", "code"),
    [
        ({"accepted": [{"text": "a", "credit": "1/2"}]}, "accepted", "no-full-credit"),
        ({"accepted": [{"text": "Bulan"}, {"text": "“bulan”"}]}, "accepted[2].text", "equal-texts"),
        ({"accepted": []}, "accepted", "shape-count"),
        ({"accepted": [{"text": "x" * 201}]}, "accepted[1].text", "shape-long"),
        (PLACE | {"steps_off": ["magic"]}, "steps_off[1]", "shape-word"),
        (PLACE | {"answer_kind": "colour"}, "answer_kind", "shape-word"),
        (PLACE | {"entity": "Bad Id"}, "entity", "shape-form"),
    ],
)
def test_authors_hear_what_is_wrong_and_where(content: dict[str, Any], field: str, code: str) -> None:
    assert faults(KIND, content) == {field: code}


def test_it_becomes_a_recall_card() -> None:
    item = example_item(KIND, "Pulau apa?", PLACE, "Bacaan menyebutnya.")
    assert KIND.cards(item, bound("short_answer", PLACE)) == (
        RecallCard("Pulau apa?", "Pulau Utara", "Bacaan menyebutnya."),
    )


@given(st.text(max_size=40))
def test_blind_typing_scores_within_bounds(text: str) -> None:
    assert 0 <= score(PLACE, text, NORTH, SOUTH, EAST).fraction <= 1
