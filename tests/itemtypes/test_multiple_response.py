"""Multiple response: four rules, how many to choose, weights, and what authors get wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from quizapp.core.card import RecallCard
from quizapp.core.i18n import Message
from quizapp.core.response import Blank, Given, Invalid
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.edited import submitted
from tests.itemtypes.pages import ask, dice, macro, read

KIND = item_type("multiple_response")
ORDER = ("d", "b", "a", "c", "e")


def option(name: str, **more: object) -> dict[str, Any]:
    return {"id": name, "text": f"Pilihan {name}", **more}


KEYED = [option("a", key=True), option("b", key=True), option("c", key=True)]
FIVE = {"options": [*KEYED, option("d"), option("e")]}


def picked(names: str) -> Given:
    return Given({"options": [*names]})


@pytest.mark.parametrize(
    ("rule", "names", "score"),
    [
        *(
            ("net", "abc", "1"),
            ("net", "ab", "2/3"),
            ("net", "abd", "1/3"),
            ("net", "ade", "0"),
            ("net", "abcde", "1/3"),
        ),
        *(("net", "d", "0"), ("net", "abcd", "2/3")),
        *(("all_or_nothing", "abc", "1"), ("all_or_nothing", "ab", "0"), ("all_or_nothing", "abcd", "0")),
        *(
            ("per_option", "abc", "1"),
            ("per_option", "ab", "4/5"),
            ("per_option", "de", "0"),
            ("per_option", "a", "3/5"),
        ),
        *(("weights", "abc", "1"), ("weights", "abd", "1/6"), ("weights", "ad", "0"), ("weights", "a", "1/3")),
    ],
)
def test_rules(rule: str, names: str, score: str) -> None:
    found = KIND.score(bound("multiple_response", FIVE), picked(names), rule)
    assert found.fraction == Fraction(score)


def test_the_denominators() -> None:
    made = bound("multiple_response", FIVE)
    assert {rule: KIND.denominator(made, rule) for rule in KIND.rules} == {
        "net": 3, "all_or_nothing": 1, "per_option": 5, "weights": 6,
    }  # fmt: skip


def test_own_weights_go_before_equal_shares_and_stay_between_0_and_1() -> None:
    weighed = [
        *(option("a", key=True, weight="3/4"), option("b", key=True, weight="3/4"), option("c", weight="0")),
        option("d"),
    ]
    made = bound("multiple_response", {"options": weighed})
    scores = {names: KIND.score(made, picked(names), "weights").fraction for names in ("a", "ab", "ac", "ad", "cd")}
    assert scores == {"a": Fraction(3, 4), "ab": 1, "ac": Fraction(3, 4), "ad": Fraction(1, 4), "cd": 0}


def test_options_that_do_not_exist_count_for_nothing() -> None:
    made = bound("multiple_response", FIVE)
    for nonsense in ([], ["zz"], "abc", [["a"]], [None], {"a": 1}, 7):
        assert KIND.score(made, Given({"options": nonsense}), "per_option").fraction == 0
        assert KIND.classify(made, Given({"options": nonsense})) == ()
    assert KIND.score(made, Given({"options": ["zz", "a", "a"]}), "net").fraction == Fraction(1, 3)


@pytest.mark.parametrize(
    ("rule", "names", "says"),
    [
        ("net", "abd", "Every key you chose adds 1/3, every other option you chose takes 1/3; it never falls below 0."),
        ("all_or_nothing", "abd", "The full score needs exactly the keys; otherwise the score is 0."),
        (
            "per_option", "abd",
            "So you judged 3 of 5 options rightly, left ones included; each earns an equal share.",
        ),
        ("weights", "abd", "What you chose weighs 1/6 together; a score is never below 0 or above 1."),
    ],
)  # fmt: skip
def test_the_mark_is_explained_in_words(rule: str, names: str, says: str) -> None:
    score = KIND.score(bound("multiple_response", FIVE), picked(names), rule)
    earned = f"You earn {score.fraction} of the full score." if score.numerator else "You earn nothing."
    assert str(score.explain) == f"Keys chosen: 2 of 3. Other options chosen: 1. {says} {earned}"


def test_right_wrong_blank_and_invalid_are_four_things() -> None:
    made = bound("multiple_response", FIVE)
    assert KIND.parse(made, ["2", "1"], ORDER) == Given({"options": ["a", "b"]})  # the author's order
    assert KIND.parse(made, None, ORDER) == KIND.parse(made, "", ORDER) == KIND.parse(made, [], ORDER) == Blank()
    for forged in (["5"], ["a"], ["0", 1], [["0"]], "0", ("0",), {"0": "0"}, ["0", "zz"]):
        parsed = KIND.parse(made, forged, ORDER)
        assert isinstance(parsed, Invalid)
        assert "not among those shown" in str(parsed.reason)
    parsed = KIND.parse(made, ["0", "0"], ORDER)
    assert isinstance(parsed, Invalid)
    assert str(parsed.reason) == "One option came twice. Tick each option once."


def test_who_is_told_how_many_may_choose_fewer_but_not_more() -> None:
    made = bound("multiple_response", FIVE | {"tell_count": True})
    assert KIND.parse(made, ["0", "1"], ORDER) == Given({"options": ["b", "d"]})
    assert isinstance(KIND.parse(made, ["0", "1", "2"], ORDER), Given)
    parsed = KIND.parse(made, ["0", "1", "2", "3"], ORDER)
    assert isinstance(parsed, Invalid)
    assert str(parsed.reason) == "You chose 4 options. Choose at most 3."
    assert "Choose 3 options." in ask(KIND, made, ORDER, Blank()).text
    assert "Choose 3 options." in macro(KIND, "paper", made, ORDER, 1).text
    assert "Choose every option that is right." in ask(KIND, bound("multiple_response", FIVE), ORDER, Blank()).text


def test_each_option_says_right_wrong_or_missed() -> None:
    made = bound("multiple_response", FIVE)
    given = picked("ad")
    page = macro(KIND, "feedback", made, ("a", "b", "d", "e", "c"), given, KIND.score(made, given, "net"))
    looks = [row["class"].split()[1] for row in page.all("li")]
    assert looks == ["is-right", "is-missed", "is-wrong", "is-neutral", "is-missed"]
    words = [text for text in page.texts if text.startswith("You ")]
    assert words == ["You chose it: right", "You missed this key", "You chose it: not right", "You missed this key"]


def test_pinned_options_keep_their_place() -> None:
    made = bound("multiple_response", {"options": [*KEYED, option("d", pinned=True), option("e")]})
    orders = {KIND.order(made, dice(seed)) for seed in range(40)}
    assert len(orders) > 5
    assert all(order[3] == "d" for order in orders)
    assert KIND.order(bound("multiple_response", FIVE | {"shuffle": False}), dice(1)) == ("a", "b", "c", "d", "e")


def test_the_order_on_the_page_changes_no_response() -> None:
    made = bound("multiple_response", FIVE)
    for order in (ORDER, ("a", "b", "c", "d", "e")):
        assert read(KIND, made, order, ask(KIND, made, order, picked("ae")).sent()) == picked("ae")


@pytest.mark.parametrize(
    ("options", "field", "code"),
    [
        ([option("a"), option("b")], "options", "no-key"),
        ([option("a", key=True), option("b", key=True)], "options", "all-keys"),
        ([option("a", key=True, weight="1/2"), option("b")], "options", "keys-weigh-little"),
        ([option("a", key=True, weight="3/2"), option("b")], "options[1].weight", "weight-range"),
        ([option("a", key=True), option("b", weight="-1/21")], "options[2].weight", "weight-range"),
        ([option("a", key=True), option("b", weight="1/0")], "options[2].weight", "weight-range"),
        ([option("a", key=True), option("b", weight="0.5")], "options[2].weight", "shape-form"),
        ([option("a", key=True), option("a") | {"text": "Lain"}], "options[2].id", "doubled-id"),
        ([option("a", key=True), option("b") | {"text": "pilihan A."}], "options[2].text", "equal-texts"),
        ([option(name, key=name == "a") for name in "abcdefghijklm"], "options", "shape-count"),
    ],
)
def test_authors_hear_what_is_wrong_and_where(options: list[dict[str, Any]], field: str, code: str) -> None:
    assert faults(KIND, {"options": options}) == {field: code}


def test_the_form_keeps_weights_and_the_count_that_is_told() -> None:
    changes = {"options-0-text": "Hujan", "options-0-key": "y", "options-1-text": "Salju", "options-1-weight": "-1/2"}
    _, made, page = submitted("multiple_response", changes | {"tell_count": "y"})
    assert made is not None
    assert made["tell_count"] is True
    assert [row.get("weight") for row in made["options"]] == [None, "-1/2"]
    assert "Tell students how many options are right" in page.text


def test_one_key_becomes_a_card_and_a_list_does_not() -> None:
    single = {"options": [option("a", key=True), option("b")]}
    item = example_item(KIND, "Yang mana?", single, "Bacaan.")
    assert KIND.cards(item, bound("multiple_response", single)) == (RecallCard("Yang mana?", "Pilihan a", "Bacaan."),)
    assert isinstance(KIND.cards(item, bound("multiple_response", FIVE)), Message)


def test_nobody_errs_by_choosing_rightly_under_any_rule() -> None:
    heavy = {"options": [option("a", key=True, weight="1"), option("b", key=True, weight="1"), option("c", weight="0")]}
    made = bound("multiple_response", heavy)
    for seed in range(30):
        wrong = KIND.wrong(made, dice(seed))
        assert not any(KIND.score(made, wrong, rule).right for rule in KIND.rules)
