"""Single choice: credits, the neutral penalty, pinned options, and what authors get wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from quizapp.core.card import ChoiceCard
from quizapp.core.problem import Place, Problems
from quizapp.core.response import Blank, Given, Invalid
from quizapp.core.shape import Scope
from quizapp.core.tree import Branch, Leaf, Row
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.pages import answer_form, ask, dice, macro

KIND = item_type("single_choice")


def options(*more: dict[str, Any]) -> dict[str, Any]:
    return {"options": [{"id": "hujan", "text": "Hujan", "key": True}, {"id": "salju", "text": "Salju"}, *more]}


B = {"id": "b", "text": "B"}
FOUR = options({"id": "kabut", "text": "Kabut", "credit": "1/2"}, {"id": "embun", "text": "Embun", "credit": "1/3"})


def test_credits_share_one_denominator() -> None:
    made = bound("single_choice", FOUR)
    assert KIND.denominator(made, "key") == 6
    scores = {name: KIND.score(made, Given({"option": name}), "key") for name in ("hujan", "salju", "kabut", "embun")}
    assert {name: score.numerator for name, score in scores.items()} == {"hujan": 6, "salju": 0, "kabut": 3, "embun": 2}
    assert KIND.chance(made, "key") == Fraction(11, 24)


@pytest.mark.parametrize(("count", "cost"), [(2, -1), (3, Fraction(-1, 2)), (5, Fraction(-1, 4))])
def test_the_neutral_penalty_makes_guessing_worth_nothing(count: int, cost: Fraction) -> None:
    made = bound(
        "single_choice", {"options": [{"id": f"o{n}", "text": f"Pilihan {n}", "key": n == 0} for n in range(count)]}
    )
    assert KIND.score(made, Given({"option": "o1"}), "neutral_penalty").fraction == cost
    assert KIND.score(made, Given({"option": "o0"}), "neutral_penalty").fraction == 1
    assert KIND.score(made, Blank(), "neutral_penalty").fraction == 0
    assert KIND.chance(made, "neutral_penalty") == 0


def test_the_mark_is_explained_in_words() -> None:
    made = bound("single_choice", FOUR)
    said = {name: str(KIND.score(made, Given({"option": name}), "key").explain) for name in ("hujan", "salju", "kabut")}
    assert said["hujan"] == "You chose the key. It earns the full score."
    assert said["salju"] == "You chose an option that is not the key. It earns nothing."
    assert said["kabut"] == "You chose an option that is partly right. It earns 1/2 of the full score."
    assert str(KIND.score(made, Blank(), "key").explain) == "You left this item blank. A blank earns nothing."
    assert "With 4 options, this costs 1/3" in str(
        KIND.score(made, Given({"option": "salju"}), "neutral_penalty").explain
    )


def test_pinned_options_keep_their_place_and_the_others_move() -> None:
    made = bound("single_choice", options(*({"id": f"o{n}", "text": f"Lain {n}", "pinned": n == 3} for n in range(4))))
    seen = {KIND.order(made, dice(seed)) for seed in range(40)}
    assert len(seen) > 10
    assert {order[5] for order in seen} == {"o3"}
    assert all(sorted(order) == sorted(option.id for option in made.content.options) for order in seen)


def test_without_shuffle_the_author_s_order_stays() -> None:
    made = bound("single_choice", FOUR | {"shuffle": False})
    assert {KIND.order(made, dice(seed)) for seed in range(9)} == {("hujan", "salju", "kabut", "embun")}


def test_moving_the_key_changes_nothing_on_the_page() -> None:
    moved = {"options": [option | {"key": option["id"] == "salju"} for option in FOUR["options"][:2]]}
    order = ("salju", "hujan")
    pages = [ask(KIND, bound("single_choice", plain), order, Blank()).html for plain in (options(), moved)]
    assert pages[0] == pages[1]


def test_an_absent_choice_is_a_blank_even_after_one_was_saved() -> None:
    made = bound("single_choice", FOUR)
    page = ask(KIND, made, ("salju", "hujan"), Given({"option": "hujan"}))
    assert [radio["value"] for radio in page.all("input") if "checked" in radio] == ["1"]
    back = page.sent()
    back["response"] = ""  # "take my answer back"
    for sent in (back, type(back)([("other", "x")])):
        form = answer_form(KIND, made, ("salju", "hujan"), Given({"option": "hujan"}), sent)
        assert KIND.parse(made, form.response.data, ("salju", "hujan")) == Blank()


def test_two_choices_at_once_are_invalid() -> None:
    made = bound("single_choice", FOUR)
    page = ask(KIND, made, ("salju", "hujan"), Blank())
    sent = page.sent()
    sent.setlist("response", ["0", "1"])
    form = answer_form(KIND, made, ("salju", "hujan"), Blank(), sent)
    assert form.validate()
    assert isinstance(KIND.parse(made, form.response.data, ("salju", "hujan")), Invalid)


@pytest.mark.parametrize(
    ("plain", "field", "code"),
    [
        ({"options": [{"id": "a", "text": "A"}, B]}, "options", "no-key"),
        (options({"id": "c", "text": "C", "key": True}), "options[3].key", "two-keys"),
        (options({"id": "salju", "text": "C"}), "options[3].id", "doubled-id"),
        (options({"id": "c", "text": " “salju”. "}), "options[3].text", "equal-texts"),
        (options({"id": "c", "text": "C", "credit": "3/2"}), "options[3].credit", "credit-range"),
        (options({"id": "c", "text": "C", "credit": "1/0"}), "options[3].credit", "credit-range"),
        (options({"id": "c", "text": "C", "credit": "1/21"}), "options[3].credit", "credit-range"),
        (options({"id": "c", "text": "C", "credit": "0.5"}), "options[3].credit", "shape-form"),
        ({"options": [{"id": "a", "text": "A", "key": True, "credit": "1/2"}, B]}, "options[1].credit", "key-credit"),
        ({"options": [{"id": "a", "text": "A", "key": True}]}, "options", "shape-count"),
        ({"options": [{"id": str(n), "text": f"T{n}", "key": n == 0} for n in range(21)]}, "options", "shape-count"),
        (options({"id": "C!", "text": "C"}), "options[3].id", "shape-form"),
        (options({"id": "c"}), "options[3].text", "shape-missing"),
        (options({"id": "c", "text": "C", "correct": True}), "options[3].correct", "shape-unknown"),
    ],
)
def test_authors_hear_what_is_wrong_and_where(plain: dict[str, Any], field: str, code: str) -> None:
    assert faults(KIND, plain) == {field: code}


def test_problems_name_the_line() -> None:
    def leaf(text: str, line: int) -> tuple[Place, Leaf]:
        place = Place("items.id.yaml", line, 5)
        return place, Leaf(text, place)

    rows = [
        Branch({"id": leaf("a", 1), "text": leaf("A", 2), "key": leaf("true", 3)}, Place("items.id.yaml", 1)),
        Branch({"id": leaf("b", 4), "text": leaf("B", 5), "key": leaf("true", 6)}, Place("items.id.yaml", 4)),
    ]
    place = Place("items.id.yaml", 1)
    node = Branch({"options": (place, Row(tuple(rows), place))}, place)
    problems = Problems()
    content = KIND.load(node, Scope(problems, "apa").at("content"))
    KIND.check(content, node, Scope(problems, "apa").at("content"))
    assert [(str(fault.place), fault.field, fault.subject) for fault in problems] == [
        ("items.id.yaml:6:5", "content.options[2].key", "apa")
    ]


def test_it_becomes_a_choice_card() -> None:
    item = example_item(KIND, "Apa yang turun?", FOUR, "Hujan turun.")
    cards = KIND.cards(item, bound("single_choice", FOUR))
    assert isinstance(cards, tuple)
    (card,) = cards
    assert isinstance(card, ChoiceCard)
    assert (card.front, card.why) == ("Apa yang turun?", "Hujan turun.")
    assert [(option.id, option.key) for option in card.options][:2] == [("hujan", True), ("salju", False)]


def test_feedback_says_in_words_what_was_chosen_and_what_is_right() -> None:
    made = bound("single_choice", FOUR)
    order = ("kabut", "salju", "hujan", "embun")
    told = {
        name: macro(KIND, "feedback", made, order, Given({"option": name}), None).text
        for name in ("hujan", "salju", "kabut")
    }
    assert "Your answer: right" in told["hujan"]
    assert "The key" not in told["hujan"]
    assert "Your answer: not right" in told["salju"]
    assert "The key" in told["salju"]
    assert "Your answer: partly right" in told["kabut"]
    assert "Your answer" not in macro(KIND, "feedback", made, order, Blank(), None).text
