"""True or false: the options speak the language of the item, true stands first, each choice is told its own."""

from __future__ import annotations

import pytest

from quizapp.core.card import ChoiceCard, ChoiceOption
from quizapp.core.response import Blank, Given, Invalid
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.edited import submitted
from tests.itemtypes.pages import ask, dice, macro

KIND = item_type("true_false")
FALSE = {"answer": False, "when_true": "Baca lagi.", "when_false": "Tepat."}


@pytest.mark.parametrize(
    ("language", "words"), [("id", ["Benar", "Salah"]), ("en", ["True", "False"]), ("xx", ["True", "False"])]
)
def test_the_options_speak_the_language_of_the_item(language: str, words: list[str]) -> None:
    made = bound("true_false", FALSE, language=language)
    order = KIND.order(made, dice(3))
    assert order == ("true", "false")
    page = ask(KIND, made, order, Blank())
    assert [text for text in page.texts if text in words] == words
    assert KIND.summarise(made, Given({"option": "true"})) == words[0]


def test_scores_and_chance() -> None:
    made = bound("true_false", FALSE)
    assert KIND.score(made, Given({"option": "false"}), "one_key").right
    assert KIND.score(made, Given({"option": "true"}), "one_key").fraction == 0
    assert KIND.denominator(made, "one_key") == 1
    assert str(KIND.chance(made, "one_key")) == "1/2"
    assert KIND.key(made) == Given({"option": "false"})
    assert KIND.wrong(made, dice(1)) == Given({"option": "true"})


def test_places_are_read_and_nothing_else() -> None:
    made = bound("true_false", FALSE)
    assert KIND.parse(made, "1", ("true", "false")) == Given({"option": "false"})
    assert KIND.parse(made, "", ("true", "false")) == Blank()
    assert isinstance(KIND.parse(made, "true", ("true", "false")), Invalid)


def test_each_choice_is_told_its_own() -> None:
    made = bound("true_false", FALSE)
    taken = Given({"option": "true"})
    told = macro(KIND, "feedback", made, ("true", "false"), taken, KIND.score(made, taken, "one_key")).text
    assert "Your answer: not right" in told
    assert "Baca lagi." in told
    assert "The key" in told


def test_it_becomes_a_choice_card_that_keeps_its_order() -> None:
    item = example_item(KIND, "Air laut turun.", FALSE, "Bacaan.")
    options = (
        ChoiceOption("true", "Benar", key=False, pinned=True),
        ChoiceOption("false", "Salah", key=True, pinned=True),
    )
    assert KIND.cards(item, bound("true_false", FALSE)) == (ChoiceCard("Air laut turun.", options, "Bacaan."),)


@pytest.mark.parametrize(
    ("content", "field", "code"),
    [
        ({}, "answer", "shape-missing"),
        ({"answer": "benar"}, "answer", "shape-flag"),
        ({"answer": True, "shuffle": True}, "shuffle", "shape-unknown"),
        ({"answer": True, "when_true": ""}, "when_true", "shape-empty"),
    ],
)
def test_authors_hear_what_is_wrong_and_where(content: dict[str, object], field: str, code: str) -> None:
    assert faults(KIND, content) == {field: code}


def test_the_form() -> None:
    _, plain, _ = submitted("true_false", {"answer": "false", "when_true": "Baca lagi."})
    assert plain == {"answer": False, "when_true": "Baca lagi."}
    form, plain, page = submitted("true_false", {"answer": "maybe"})
    assert plain is None
    assert form["answer"].errors
    assert page.all("fieldset")[0]["aria-describedby"] == "answer-error"
