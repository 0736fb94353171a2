"""Matching: two rules, pairs left out, targets too many or reading the same, and pairs that become notes."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from quizapp.core.card import RecallCard
from quizapp.core.i18n import Message
from quizapp.core.response import Blank, Given, Invalid
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.edited import submitted
from tests.itemtypes.pages import answer_form, ask, dice, macro, read

KIND = item_type("matching")
TARGETS = [{"id": f"t{n}", "text": f"Jabatan {n}"} for n in range(5)]
A, B = ({"id": text.lower(), "text": text, "target": "t0"} for text in "AB")


def matching(pairs: int = 4, targets: int = 5) -> dict[str, Any]:
    prompts = [{"id": f"p{n}", "text": f"Tokoh {n}", "target": f"t{n}"} for n in range(pairs)]
    return {"prompts": prompts, "targets": TARGETS[:targets]}


def answered(right: int, wrong: int = 0) -> Given:
    """Match the first prompts rightly, the next ones wrongly, the others not at all."""
    placed = {f"p{n}": f"t{n}" for n in range(right)} | {f"p{n}": "t4" for n in range(right, right + wrong)}
    return Given({"pairs": placed})


@pytest.mark.parametrize(
    ("rule", "right", "wrong", "score"),
    [
        *(("per_pair", 4, 0, "1"), ("per_pair", 3, 1, "3/4"), ("per_pair", 3, 0, "3/4"), ("per_pair", 0, 4, "0")),
        *(("akm", 4, 0, "1"), ("akm", 3, 1, "0"), ("akm", 3, 0, "0"), ("akm", 1, 3, "0"), ("akm", 0, 4, "0")),
    ],
)
def test_rules(rule: str, right: int, wrong: int, score: str) -> None:
    assert KIND.score(bound("matching", matching()), answered(right, wrong), rule).fraction == Fraction(score)


@pytest.mark.parametrize(
    ("rule", "pairs", "targets", "chance"),
    [("per_pair", 4, 4, "1/4"), ("per_pair", 4, 5, "1/5"), ("akm", 4, 4, "1/256"), ("akm", 3, 5, "1/125")],
)
def test_chance(rule: str, pairs: int, targets: int, chance: str) -> None:
    assert KIND.chance(bound("matching", matching(pairs, targets)), rule) == Fraction(chance)


def test_the_mark_is_explained_in_words() -> None:
    made = bound("matching", matching())
    assert str(KIND.score(made, answered(3, 1), "per_pair").explain) == (
        "You got 3 of 4 pairs right. Every right pair earns an equal share. You earn 3/4 of the full score."
    )
    assert str(KIND.score(made, answered(3), "akm").explain) == (
        "You got 3 of 4 pairs right and left 1 blank. The full score needs every pair right; otherwise the score is 0. "
        "You earn nothing."
    )
    assert str(KIND.score(made, Blank(), "akm").explain) == "You left this item blank. A blank earns nothing."


def test_right_wrong_blank_and_invalid_are_four_things() -> None:
    made = bound("matching", matching())
    order = (*(f"p{n}" for n in (1, 0, 3, 2)), *(f"t{n}" for n in (4, 3, 2, 1, 0)))
    assert KIND.parse(made, {"0": "3", "1": "4"}, order) == Given({"pairs": {"p0": "t0", "p1": "t1"}})
    assert KIND.parse(made, {"0": "0"}, order) == Given({"pairs": {"p1": "t4"}})
    assert KIND.parse(made, {"0": "", "1": None}, order) == Blank()
    for forged in ({"0": "5"}, {"4": "0"}, {"0": "t0"}, {"0": ["0", "1"]}, {"0": "-1"}, "0", ["0"]):
        parsed = KIND.parse(made, forged, order)
        assert isinstance(parsed, Invalid)
        assert "Choose one for each row." in str(parsed.reason)


SAME = matching(2, 3) | {"targets": [*TARGETS[:2], {"id": "lagi", "text": "*jabatan* 0"}]}


def test_targets_that_read_the_same_are_one() -> None:
    plain = SAME | {"prompts": [SAME["prompts"][0] | {"target": "lagi"}, SAME["prompts"][1]]}
    made = bound("matching", plain)
    assert faults(KIND, plain) == {}
    assert KIND.dump(made.content) == plain
    assert sorted(KIND.order(made, dice(1))) == ["p0", "p1", "t0", "t1"]
    assert KIND.chance(made, "per_pair") == Fraction(1, 2)
    for name in ("t0", "lagi"):
        given = Given({"pairs": {"p0": name, "p1": "t1"}})
        assert KIND.score(made, given, "akm").right
        assert KIND.classify(made, given) == ("p0:t0", "p1:t1")


def test_prompts_and_targets_are_shuffled_apart_or_not_at_all() -> None:
    made = bound("matching", matching())
    orders = {KIND.order(made, dice(seed)) for seed in range(40)}
    assert len({order[:4] for order in orders}) > 10
    assert len({order[4:] for order in orders}) > 10
    fixed = bound("matching", matching() | {"shuffle": False})
    assert KIND.order(fixed, dice(1)) == ("p0", "p1", "p2", "p3", "t0", "t1", "t2", "t3", "t4")


def test_long_targets_are_shown_whole_beside_radio_buttons() -> None:
    plain = matching(2, 3)
    plain["targets"] = [
        *TARGETS[:2],
        {"id": "panjang", "text": "Jabatan yang namanya lebih panjang dari satu baris di telepon"},
    ]
    made = bound("matching", plain)
    order = KIND.order(made, dice(1))
    page = ask(KIND, made, order, KIND.key(made))
    assert not page.all("select")
    assert len([radio for radio in page.all("input") if radio["name"] == "response-0" and radio["value"]]) == 3
    assert read(KIND, made, order, page.sent()) == KIND.key(made)
    taken = MultiDict(page.sent().to_dict() | {"response-0": "", "response-1": ""})
    assert read(KIND, made, order, taken) == Blank()


def test_an_invalid_answer_says_so_at_the_field_and_keeps_the_rest() -> None:
    made = bound("matching", matching())
    order = KIND.order(made, dice(1))
    form = answer_form(KIND, made, order, Blank(), MultiDict({"response-0": "1", "response-1": "77"}))
    form.response.errors = ["Not among those shown."]
    page = macro(KIND, "ask", form.response, made, order, "q1")
    assert next(part for part in page.all("fieldset"))["aria-describedby"] == "q1-error"
    assert page.sent()["response-0"] == "1"


def test_tables_and_counts() -> None:
    made = bound("matching", matching())
    assert KIND.classify(made, answered(1, 1)) == ("p0:t0", "p1:t4")
    assert KIND.summarise(made, answered(1, 1)) == "Tokoh 0: Jabatan 0; Tokoh 1: Jabatan 4"


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"prompts": [A | {"target": "t9"}, B]}, "prompts[1].target", "unknown-target"),
        ({"prompts": [A, B | {"id": "a"}]}, "prompts[2].id", "doubled-id"),
        ({"prompts": [A, B | {"text": "a."}]}, "prompts[2].text", "equal-texts"),
        ({"prompts": [A]}, "prompts", "shape-count"),
        ({"targets": [*TARGETS, {"id": "t0", "text": "Lain"}]}, "targets[6].id", "doubled-id"),
        ({"prompts": [A, B], "targets": [TARGETS[0], TARGETS[0] | {"id": "t1"}]}, "targets", "one-target"),
    ],
)
def test_authors_hear_what_is_wrong_and_where(change: dict[str, Any], field: str, code: str) -> None:
    assert faults(KIND, matching() | change) == {field: code}


def test_a_pair_worth_remembering_becomes_a_note() -> None:
    plain = matching()
    plain["prompts"][1] |= {"remember": True, "rationale": "Kata bacaan."}
    item = example_item(KIND, "Siapa menjabat apa?", plain, "Bacaan.")
    assert KIND.cards(item, bound("matching", plain)) == (
        RecallCard("Siapa menjabat apa? — Tokoh 1", "Jabatan 1", "Kata bacaan.", part="p1"),
    )
    assert isinstance(KIND.cards(item, bound("matching", matching())), Message)


def test_a_form_names_targets_by_their_place() -> None:
    changes = {f"targets-{n}-text": f"T{n}" for n in (0, 2)}
    changes |= {"prompts-0-text": "A", "prompts-0-target": "2", "prompts-1-text": "B", "prompts-1-target": "0"}
    _, plain, _ = submitted("matching", changes)
    assert plain is not None
    ids = [target["id"] for target in plain["targets"]]
    assert [prompt["target"] for prompt in plain["prompts"]] == [ids[1], ids[0]]
    form, nothing, _ = submitted("matching", changes | {"prompts-1-target": "1"})
    assert nothing is None
    assert form["prompts"][1].form["target"].errors
