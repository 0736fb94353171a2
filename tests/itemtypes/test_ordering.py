"""Ordering: three rules against tables and full enumeration, ties, places left out or given twice, "what came next"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations, pairwise, permutations
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from quizapp.core.card import RecallCard
from quizapp.core.i18n import Message
from quizapp.core.response import Blank, Given, Invalid
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.ordering import scoring
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.orderings import ordering
from tests.itemtypes.pages import answer_form, ask, dice, macro, read

KIND = item_type("ordering")
Order = Sequence[int]
Rule = Callable[[Order], Fraction]


def put(letters: str) -> Given:
    """Return the response with these entries at places 1, 2 ...; a dot leaves a place blank."""
    return Given({"order": [None if letter == "." else letter for letter in letters]})


def earned(rule: str, letters: str, *ties: str) -> Fraction:
    return KIND.score(bound("ordering", ordering(len(letters), *ties)), put(letters), rule).fraction


# -- the table of rules: mean of a random order / the first item put last / the list reversed


def chosen(rule: str) -> Rule:
    """Return one of our rules on orders of numbers."""
    grading = scoring.RULES[rule]
    return lambda order: Fraction(grading.numerator(order, sorted(order)), grading.denominator(sorted(order)))


def by_place(order: Order) -> Fraction:
    return Fraction(sum(place == item for place, item in enumerate(order)), len(order))


def by_next_pair(order: Order) -> Fraction:
    return Fraction(sum(second == first + 1 for first, second in pairwise(order)), len(order) - 1)


def by_all_pairs(order: Order) -> Fraction:
    right = [first < second for first, second in combinations(order, 2)]
    return Fraction(sum(right), len(right))


def by_distance(order: Order) -> Fraction:
    return 1 - Fraction(sum(abs(place - item) for place, item in enumerate(order)), len(order) * (len(order) - 1))


RULES: dict[str, Rule] = {
    "exact": chosen("exact"),
    "absolute place": by_place,
    "next pair": by_next_pair,
    "all pairs": by_all_pairs,
    "longest": chosen("lcs"),
    "distance": by_distance,
}
TABLE = {
    4: (".04 / 0 / 0", ".25 / 0 / 0", ".25 / .67 / 0", ".50 / .50 / 0", ".59 / .75 / 0", ".58 / .50 / .33"),
    5: (".01 / 0 / 0", ".20 / 0 / .20", ".20 / .75 / 0", ".50 / .60 / 0", ".56 / .80 / 0", ".60 / .60 / .40"),
    6: (".00 / 0 / 0", ".17 / 0 / 0", ".17 / .80 / 0", ".50 / .67 / 0", ".52 / .83 / 0", ".61 / .67 / .40"),
}


def mean(rule: Rule, count: int) -> Fraction:
    orders = list(permutations(range(count)))
    return sum(map(rule, orders), Fraction(0)) / len(orders)


def printed(value: Fraction, *, mean: bool = False) -> str:
    return "0" if not value and not mean else f"{float(value):.2f}".removeprefix("0")


@pytest.mark.parametrize("count", TABLE)
def test_the_table_of_rules_is_reproduced(count: int) -> None:
    right = range(count)
    rows = ((mean(rule, count), rule([*right[1:], right[0]]), rule([*reversed(right)])) for rule in RULES.values())
    said = (f"{printed(row[0], mean=True)} / {printed(row[1])} / {printed(row[2])}" for row in rows)
    assert tuple(said) == TABLE[count]


def test_the_stated_figures_of_the_default_rule() -> None:
    assert earned("pairs", "bacde") == Fraction("0.80")
    assert earned("pairs", "bcdea") == Fraction("0.20")
    assert f"{float(KIND.chance(bound('ordering', ordering(5)), 'pairs')):.2f}" == "0.16"
    assert mean(by_all_pairs, 5) == Fraction(1, 2)


# -- our rules


@pytest.mark.parametrize(
    ("rule", "letters", "ties", "score"),
    [
        *(("pairs", "abcde", (), "1"), ("pairs", "edcba", (), "0"), ("pairs", "abced", (), "4/5")),
        *(("pairs", "cadbe", (), "2/5"), ("pairs", "ebcda", (), "0"), ("pairs", "abcd.", (), "1/5")),
        *(("pairs", "acbd", ("bc",), "1"), ("pairs", "bacd", ("bc",), "3/5"), ("pairs", "abc", ("ab",), "1")),
        *(("pairs", "acb", ("ab",), "0"), ("pairs", "cab", ("ab",), "0"), ("pairs", "gfedcab", ("abcdef",), "0")),
        *(("exact", "abcde", (), "1"), ("exact", "abced", (), "0"), ("exact", "abcd.", (), "0")),
        *(("exact", "acbd", ("bc",), "1"), ("exact", "badc", ("ab", "cd"), "1"), ("exact", "acbd", ("ab", "cd"), "0")),
        *(("lcs", "bcdea", (), "4/5"), ("lcs", "edcba", (), "0"), ("lcs", "edcab", (), "2/5")),
        *(("lcs", "a....", (), "0"), ("lcs", "a.c..", (), "2/5"), ("lcs", "dcba", ("bc",), "1/2")),
    ],
)  # fmt: skip
def test_rules(rule: str, letters: str, ties: tuple[str, ...], score: str) -> None:
    assert earned(rule, letters, *ties) == Fraction(score)


@pytest.mark.parametrize("ties", [(), ("ab",), ("bcd",), ("ab", "cd")])
@pytest.mark.parametrize("rule", KIND.rules)
def test_chance_is_the_mean_over_every_order_a_page_takes(rule: str, ties: tuple[str, ...]) -> None:
    made = bound("ordering", ordering(5, *ties))
    orders = [{str(row): str(place) for row, place in enumerate(way)} for way in permutations(range(5))]
    given = [KIND.parse(made, data, ("c", "a", "e", "b", "d")) for data in orders]
    assert len({str(one) for one in given}) == 120
    scores = [KIND.score(made, one, rule).fraction for one in given if isinstance(one, Given)]
    assert KIND.chance(made, rule) == sum(scores, Fraction(0)) / 120


def test_every_denominator_keeps_totals_small() -> None:
    for count in range(3, 9):
        for made in (ordering(count), *([ordering(count, "ab"), ordering(count, "bc")] if count < 8 else [])):
            assert 232_792_560 % KIND.denominator(bound("ordering", made), "pairs") == 0


def test_the_mark_is_explained_in_words() -> None:
    made = bound("ordering", ordering(5))
    assert str(KIND.score(made, put("bacde"), "pairs").explain) == (
        "9 of 10 pairs of entries stand in the right order. Guessing gets half of them right, so only what is above "
        "half counts: (2 × 9 − 10) / 10, and never less than 0. You earn 4/5 of the full score."
    )
    assert str(KIND.score(made, put("abcde"), "exact").explain) == (
        "Your order is right from first to last. You earn the full score."
    )
    assert str(KIND.score(made, put("abcd."), "exact").explain) == (
        "Entries left without a place: 1. The full score needs the whole order right; otherwise the score is 0. "
        "You earn nothing."
    )
    assert str(KIND.score(made, put("bcdea"), "lcs").explain).startswith(
        "Leaving out the others, at most 4 of 5 entries stand in the right order"
    )
    assert str(KIND.score(made, Blank(), "lcs").explain) == "You left this item blank. A blank earns nothing."


# -- asking


@pytest.mark.parametrize("ties", [(), ("ab",), ("bc",)])
def test_the_start_order_is_never_right(ties: tuple[str, ...]) -> None:
    made = bound("ordering", ordering(3, *ties))
    starts = [KIND.order(made, dice(seed)) for seed in range(200)]
    right = {start for start in permutations("abc") if KIND.score(made, Given({"order": list(start)}), "exact").right}
    assert set(starts) == set(permutations("abc")) - right


def test_right_wrong_blank_and_invalid_are_four_things() -> None:
    made, order = bound("ordering", ordering(3)), ("b", "c", "a")
    assert KIND.parse(made, {"0": "1", "1": "2", "2": "0"}, order) == put("abc")
    assert KIND.parse(made, {"0": "0", "1": "2"}, order) == put("b.c")
    assert KIND.parse(made, {"0": "", "1": None}, order) == Blank()
    for forged in ({"0": "3"}, {"3": "0"}, {"0": "a"}, {"0": ["0", "1"]}, {"0": 0}, "0"):
        parsed = KIND.parse(made, forged, order)
        assert isinstance(parsed, Invalid)
        assert "from 1 to 3" in str(parsed.reason)


def test_a_place_given_twice_is_told_at_the_fields_that_hold_it() -> None:
    made, order = bound("ordering", ordering(4)), ("b", "c", "d", "a")
    sent = MultiDict({"response-0": "1", "response-1": "1", "response-2": "3", "response-3": ""})
    form = answer_form(KIND, made, order, Blank(), sent)
    parsed = KIND.parse(made, form.response.data, order)
    assert isinstance(parsed, Invalid)
    assert str(parsed.reason) == "Place 2 is given more than once. Give each entry a place of its own."
    form.response.errors = [str(parsed.reason)]
    page = macro(KIND, "ask", form.response, made, order, "q1")
    invalid = [select for select in page.all("select") if select.get("aria-invalid")]
    assert [select["name"] for select in invalid] == ["response-0", "response-1"]
    assert {select["aria-describedby"] for select in invalid} == {"q1-error"}
    assert page.sent() == sent


@pytest.mark.parametrize("order", [["a", "a", "b"], ["a", "b"], ["a", "b", "z"], ["a", 1, "b"], "abc", None, {"a": 1}])
def test_a_stored_order_that_is_nonsense_counts_as_blank(order: object) -> None:
    made = bound("ordering", ordering(3))
    assert KIND.classify(made, Given({"order": order})) == ()  # type: ignore[dict-item]  # nonsense on purpose


def test_a_page_shows_the_saved_places_again() -> None:
    made = bound("ordering", ordering(4))
    order = KIND.order(made, dice(2))
    assert read(KIND, made, order, ask(KIND, made, order, put("d.ab")).sent()) == put("d.ab")


def test_tables_and_counts() -> None:
    made = bound("ordering", ordering(3))
    assert KIND.classify(made, put("c.a")) == ("c:1", "a:3")
    assert KIND.summarise(made, put("c.a")) == "1. Peristiwa c.; 3. Peristiwa a."


def test_feedback_takes_tied_entries_in_either_place() -> None:
    made = bound("ordering", ordering(4, "bc"))
    page = macro(KIND, "feedback", made, tuple("dcba"), put("acb."), KIND.score(made, put("acb."), "pairs"))
    rows = [row["class"] for row in page.all("li")]
    assert rows == ["fb-row is-right", "fb-row is-right", "fb-row is-right", "fb-row is-missed"]
    assert "Right place: 4" in page.text


# -- authors


@pytest.mark.parametrize(
    ("plain", "field", "code"),
    [
        (ordering(2), "entries", "shape-count"),
        (ordering(4, "ac"), "ties[1]", "tie-neighbours"),
        (ordering(4, "ax"), "ties[1]", "tie-neighbours"),
        (ordering(4, "aa"), "ties[1]", "tie-neighbours"),
        (ordering(4, "ab", "bc"), "ties[2]", "tie-neighbours"),
        (ordering(3, "abc"), "ties", "all-tied"),
        (ordering(8, "ab"), "ties", "tie-entries"),
        (ordering(4, "a"), "ties[1]", "shape-count"),
        ({"entries": [*ordering(3)["entries"], {"id": "c", "text": "Lain"}]}, "entries[4].id", "doubled-id"),
    ],
)
def test_authors_hear_what_is_wrong_and_where(plain: dict[str, Any], field: str, code: str) -> None:
    assert faults(KIND, plain)[field] == code


def test_what_came_next_becomes_notes() -> None:
    plain = ordering(4)
    plain["entries"][1]["rationale"] = "Sebab a."
    item = example_item(KIND, "Urutkan.", plain, "Bacaan.")
    cards = KIND.cards(item, bound("ordering", plain))
    assert isinstance(cards, tuple)
    assert cards[0] == RecallCard(
        "Urutkan. Apa yang berikutnya sesudah “Peristiwa a.”?", "Peristiwa b.", "Sebab a.", part="b"
    )
    assert [card.part for card in cards] == ["b", "c", "d"]
    english = KIND.cards(item, bound("ordering", plain, language="en"))
    assert isinstance(english, tuple)
    assert "What came next after “Peristiwa a.”?" in str(english[0])


def test_a_tie_has_no_single_next() -> None:
    item = example_item(KIND, "Urutkan.", ordering(5, "de"), "Bacaan.")
    cards = KIND.cards(item, bound("ordering", ordering(5, "de")))
    assert isinstance(cards, tuple)
    assert [card.part for card in cards] == ["b", "c"]
    assert isinstance(KIND.cards(item, bound("ordering", ordering(3, "bc"))), Message)
