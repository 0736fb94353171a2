"""Grid: the four rules, rows left out, labels that do not exist, and statements that become notes."""

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
from tests.itemtypes.pages import answer_form, ask

KIND = item_type("grid")
LABELS = [{"id": "benar", "text": "Benar"}, {"id": "salah", "text": "Salah"}]
A, B = ({"id": text.lower(), "text": text, "label": "benar"} for text in "AB")
THIRD = {"id": "tak-ada", "text": "Tidak ada"}


def grid(rows: int, labels: list[dict[str, str]] | None = None) -> dict[str, Any]:
    statements = [
        {"id": f"s{n}", "text": f"Pernyataan {n}.", "label": "benar" if n % 2 else "salah"} for n in range(rows)
    ]
    return {"labels": labels or LABELS, "statements": statements}


def answered(rows: int, right: int, left: int = 0) -> Given:
    """Answer the first rows rightly, the last not at all, the others wrongly."""
    labels = {n: "benar" if n % 2 else "salah" for n in range(rows)}
    other = {"benar": "salah", "salah": "benar"}
    return Given(
        {"rows": {f"s{n}": label if n < right else other[label] for n, label in labels.items() if n < rows - left}}
    )


@pytest.mark.parametrize(
    ("rule", "rows", "right", "left", "score"),
    [
        *(("akm", 5, 5, 0, "1"), ("akm", 5, 4, 0, "0"), ("akm", 5, 4, 1, "0")),
        *(("akm", 6, 5, 0, "5/6"), ("akm", 6, 0, 0, "0")),
        *(("per_row", 4, 3, 0, "3/4"), ("per_row", 4, 3, 1, "3/4"), ("per_row", 4, 0, 0, "0")),
        *(("all_or_nothing", 6, 6, 0, "1"), ("all_or_nothing", 6, 5, 0, "0")),
        *(("one_slip_half", 4, 4, 0, "1"), ("one_slip_half", 4, 3, 0, "1/2")),
        *(("one_slip_half", 4, 3, 1, "1/2"), ("one_slip_half", 4, 2, 0, "0")),
    ],
)
def test_rules(rule: str, rows: int, right: int, left: int, score: str) -> None:
    made = bound("grid", grid(rows))
    assert KIND.score(made, answered(rows, right, left), rule).fraction == Fraction(score)


def test_akm_counts_rows_as_soon_as_there_are_three_labels() -> None:
    made = bound("grid", grid(4, [*LABELS, THIRD]))
    assert KIND.score(made, answered(4, 3), "akm").fraction == Fraction(3, 4)
    assert KIND.denominator(made, "akm") == 4
    assert KIND.denominator(bound("grid", grid(4)), "akm") == 1


def test_a_blank_earns_nothing_even_where_no_row_can_be_wrong_twice() -> None:
    made = bound("grid", grid(2))
    assert all(KIND.score(made, Blank(), rule).fraction == 0 for rule in KIND.rules)


@pytest.mark.parametrize(
    ("rule", "rows", "labels", "chance"),
    [
        *(("akm", 3, 2, "1/8"), ("akm", 6, 2, "1/2"), ("akm", 3, 3, "1/3")),
        *(("per_row", 5, 2, "1/2"), ("per_row", 4, 3, "1/3")),
        *(("all_or_nothing", 4, 3, "1/81"), ("one_slip_half", 3, 2, "5/16"), ("one_slip_half", 2, 3, "1/3")),
    ],
)
def test_chance(rule: str, rows: int, labels: int, chance: str) -> None:
    assert KIND.chance(bound("grid", grid(rows, [*LABELS, THIRD][:labels])), rule) == Fraction(chance)


def test_the_mark_is_explained_in_words() -> None:
    made = bound("grid", grid(4))
    said = str(KIND.score(made, answered(4, 3), "per_row").explain)
    assert said == "You got 3 of 4 rows right. Every right row earns an equal share. You earn 3/4 of the full score."
    said = str(KIND.score(made, answered(4, 2, 1), "akm").explain)
    assert said.startswith("You got 2 of 4 rows right and left 1 blank. The full score needs every row right")
    assert said.endswith("You earn nothing.")


def test_partly_answered_is_given_and_nothing_answered_is_blank() -> None:
    made = bound("grid", grid(3))
    order = ("s2", "s0", "s1")
    assert KIND.parse(made, {"0": "1"}, order) == Given({"rows": {"s2": "salah"}})
    assert KIND.parse(made, {"0": "", "1": None}, order) == Blank()
    both = KIND.parse(made, {"0": "1", "2": "0"}, order)
    assert isinstance(both, Given)
    rows = both.data["rows"]
    assert isinstance(rows, dict)
    assert list(rows.items()) == [("s1", "benar"), ("s2", "salah")]  # the author's order, whatever was shown


@pytest.mark.parametrize("name", ["response-3", "response-", "response-x", "response-0-1"])
def test_a_row_that_does_not_exist_is_invalid(name: str) -> None:
    made = bound("grid", grid(3))
    sent = ask(KIND, made, ("s0", "s1", "s2"), Blank()).sent()
    sent[name] = "0"
    form = answer_form(KIND, made, ("s0", "s1", "s2"), Blank(), sent)
    assert form.validate()
    assert isinstance(KIND.parse(made, form.response.data, ("s0", "s1", "s2")), Invalid)


def test_a_row_sent_twice_is_invalid() -> None:
    made = bound("grid", grid(3))
    sent = ask(KIND, made, ("s0", "s1", "s2"), Blank()).sent()
    sent.setlist("response-1", ["0", "1"])
    form = answer_form(KIND, made, ("s0", "s1", "s2"), Blank(), sent)
    assert isinstance(KIND.parse(made, form.response.data, ("s0", "s1", "s2")), Invalid)


def test_flipping_the_keys_changes_nothing_on_the_page() -> None:
    plain = grid(3)
    flipped = plain | {"statements": [row | {"label": "benar"} for row in plain["statements"]]}
    order = ("s1", "s0", "s2")
    pages = [ask(KIND, bound("grid", content), order, Blank()).html for content in (plain, flipped)]
    assert pages[0] == pages[1]


def test_each_radio_button_is_called_by_statement_and_label() -> None:
    page = ask(KIND, bound("grid", grid(3)), ("s1", "s0", "s2"), Blank())
    first = next(radio for radio in page.all("input") if radio["name"] == "response-0")
    assert first["aria-labelledby"] == f"q1-row-0 {first['id']}-text"


def test_classes_for_counting() -> None:
    made = bound("grid", grid(3))
    assert KIND.classify(made, answered(3, 3, 1)) == ("s0:salah", "s1:benar")
    assert KIND.summarise(made, answered(3, 3, 1)) == "Pernyataan 0.: Salah; Pernyataan 1.: Benar"


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"statements": [A | {"label": "ragu"}, B]}, "statements[1].label", "unknown-label"),
        ({"statements": [A, B | {"id": "a"}]}, "statements[2].id", "doubled-id"),
        ({"statements": [A, B | {"text": "a."}]}, "statements[2].text", "equal-texts"),
        ({"statements": [A]}, "statements", "shape-count"),
        ({"labels": [*LABELS, {"id": "lain", "text": "benar"}]}, "labels[3].text", "equal-texts"),
        ({"labels": LABELS[:1]}, "labels", "shape-count"),
    ],
)
def test_authors_hear_what_is_wrong_and_where(change: dict[str, Any], field: str, code: str) -> None:
    assert faults(KIND, grid(3) | change) == {field: code}


def test_statements_worth_remembering_become_cards() -> None:
    plain = grid(3)
    plain["statements"][1] |= {"remember": True, "rationale": "Karena pasang."}
    item = example_item(KIND, "Benar atau salah?", plain, "Bacaan.")
    cards = KIND.cards(item, bound("grid", plain))
    assert isinstance(cards, tuple)
    (card,) = cards
    assert card == RecallCard("Pernyataan 1. (Benar / Salah?)", "Benar", "Karena pasang.", part="s1")
    reason = KIND.cards(example_item(KIND, "Apa?", grid(3), "Bacaan."), bound("grid", grid(3)))
    assert isinstance(reason, Message)
