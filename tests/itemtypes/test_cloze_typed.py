"""Cloze by typing: each gap a short answer through the whole pipeline, weighed, with notes on the spelling."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from quizapp.core.bank import Entity
from quizapp.core.card import ClozeCard
from quizapp.core.i18n import Message
from quizapp.core.problem import Place, Problems
from quizapp.core.response import Blank, Given, Invalid
from quizapp.core.score import Score
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.itemtypes.cloze_typed import scoring
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.edited import submitted
from tests.itemtypes.hostile import HOSTILE
from tests.itemtypes.pages import answer_form, ask, dice, macro, read

KIND = item_type("cloze_typed")
NORTH = Entity("utara", "place", {"id": "Korea Utara"}, {"id": ("Korut",)}, {"id": ("Pyongyang",)})
SOUTH = Entity("selatan", "place", {"id": "Korea Selatan"}, {"id": ("Korsel",)}, {"id": ("Seoul",)})


def gap(name: str, *texts: str, **more: object) -> dict[str, Any]:
    return {"id": name, "accepted": [{"text": text} for text in texts], **more}


TREATY: dict[str, Any] = {
    "text": "Pada {{tahun}} **{{negara}}** membuat perjanjian dengan {{mitra}}.",
    "gaps": [
        gap("negara", "Korea Utara", entity="utara", weight=3),
        gap("tahun", "1961", answer_kind="year", near_misses=False),
        {"id": "mitra", "accepted": [{"text": "Uni Soviet"}, {"text": "Rusia", "credit": "1/2", "feedback": "Kini."}]},
    ],
}


def scored(**texts: str) -> Score:
    return KIND.score(bound("cloze_typed", TREATY, (NORTH, SOUTH)), Given({"gaps": texts}), "per_gap")


@pytest.mark.parametrize(
    ("texts", "score"),
    [
        ({"negara": "korut", "tahun": "tahun 1961", "mitra": "USSR"}, "1"),
        ({"negara": "Korea Utra", "tahun": "seribu sembilan ratus enam puluh satu", "mitra": "Uni Sovyet"}, "1"),
        ({"negara": "Korea Selatan", "tahun": "1961", "mitra": "Uni Soviet"}, "2/5"),
        ({"negara": "Korea Selatn"}, "0"),
        ({"negara": "Pyongyang", "mitra": "rusia"}, "1/10"),
        ({"negara": "Korut"}, "3/5"),
        ({"tahun": "1962", "mitra": "Rusia"}, "1/10"),
        ({"strange": "Korut"}, "0"),
    ],
)
def test_each_gap_goes_the_whole_way_of_a_short_answer(texts: dict[str, str], score: str) -> None:
    assert scored(**texts).fraction == Fraction(score)


@pytest.mark.parametrize(
    ("step", "text"),
    [("case", "KOREA UTARA"), ("number_words", "dua"), ("titles", "Presiden Putin"), ("clitics", "perjanjiannya")],
)
def test_a_step_is_switched_off_in_one_gap_alone(step: str, text: str) -> None:
    key = {"case": "Korea Utara", "number_words": "2", "titles": "Putin", "clitics": "perjanjian"}[step]
    gaps = [gap("a", key, near_misses=False, steps_off=[step]), gap("b", key, near_misses=False)]
    made = bound("cloze_typed", {"text": "{{a}} {{b}}", "gaps": gaps})
    judged = made.content.judged(made, Given({"gaps": {"a": text, "b": text}}))
    assert [one.right for one in judged] == [False, True]


def test_the_denominator_is_constant() -> None:
    assert {scored(**texts).denominator for texts in ({}, {"mitra": "rusia"}, {"negara": "korut"})} == {10}
    assert scoring.denominator([1, 1, 1], [[], [], []]) == 3
    assert scoring.denominator([2, 1], [[Fraction(1, 2)], []]) == 3
    assert scoring.denominator([1, 1], [[Fraction(1, 3)], []]) == 6
    assert scoring.denominator([4], [[Fraction(3, 4)]]) == 4
    assert scoring.earned([2, 1], [Fraction(1, 2), Fraction(1)]) == Fraction(2, 3)


def test_the_mark_is_explained_in_words() -> None:
    said = str(scored(negara="Korea Utra", tahun="1962", mitra="Rusia").explain)
    assert said == (
        "You got 1 of 3 gaps right. Partly right: 1. The gaps weigh differently: your right ones 7/2 of 5. "
        "You earn 7/10 of the full score. Check the spelling: “Korea Utara”."
    )
    assert str(scored(negara="Korut").explain) == (
        "You got 1 of 3 gaps right and left 2 blank. The gaps weigh differently: your right ones 3 of 5. "
        "You earn 3/5 of the full score."
    )
    assert str(scored().explain) == "You left this item blank. A blank earns nothing."
    even = bound("cloze_typed", {"text": "{{a}} {{b}}", "gaps": [gap("a", "satu"), gap("b", "dua")]})
    assert str(KIND.score(even, Given({"gaps": {"a": "satu", "b": "tiga"}}), "per_gap").explain) == (
        "You got 1 of 2 gaps right. Every right gap earns an equal share. You earn 1/2 of the full score."
    )


def test_right_wrong_blank_and_invalid_are_four_things() -> None:
    made = bound("cloze_typed", TREATY)
    parsed = KIND.parse(made, {"1": " Korut ", "0": "", "2": None}, ())
    assert parsed == Given({"gaps": {"negara": "Korut"}})
    everything = KIND.parse(made, {"2": "c", "0": "a", "1": "b"}, ())
    assert isinstance(everything, Given)
    assert str(everything.data["gaps"]) == "{'tahun': 'a', 'negara': 'b', 'mitra': 'c'}"  # in the order of the text
    for nothing in (None, "", {}, {"0": " "}, {"0": "\u200b", "1": None}):
        assert KIND.parse(made, nothing, ()) == Blank()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        *(({"3": "x"}, "not in this text"), ({"x": "x"}, "not in this text"), (["x"], "not in this text")),
        *(({"1": "x" * 201}, "Gap 2: Your answer has 201 characters"), ({"0": "a\x00"}, "Gap 1: Your answer holds")),
        *(({"2": ["a", "b"]}, "Gap 3: This is not a typed answer"), ({"0": "\ud800"}, "Gap 1: ")),
    ],
)
def test_what_cannot_be_is_named_by_its_gap(data: object, says: str) -> None:
    parsed = KIND.parse(bound("cloze_typed", TREATY), data, ())
    assert isinstance(parsed, Invalid)
    assert says in str(parsed.reason)


def test_gaps_are_called_by_their_number_in_the_text() -> None:
    made = bound("cloze_typed", TREATY)
    page = ask(KIND, made, (), Blank())
    lines = [control for control in page.all("input") if "typed" in control.get("class", "")]
    assert [line["name"] for line in lines] == ["response-0", "response-1", "response-2"]
    assert {line["size"] for line in lines} == {"14"}  # the length of the key would be a hint
    assert [text.strip() for text in page.texts if text.strip().startswith("Gap")] == ["Gap 1", "Gap 2", "Gap 3"]
    assert "(1) Write the year only." in page.text
    assert page.all("fieldset")[0]["aria-describedby"] == "q1-hint"
    given = Given({"gaps": {"negara": "Korut"}})
    assert read(KIND, made, (), ask(KIND, made, (), given).sent()) == given


def test_feedback_says_right_partly_wrong_missed_and_spelling() -> None:
    made = bound("cloze_typed", TREATY, (NORTH, SOUTH))
    for texts, looks, words in (
        (
            {"tahun": "1962", "negara": "Korea Utra", "mitra": "Rusia"},
            ["is-wrong", "is-right", "is-part"],
            ["Not right", "Right, but check the spelling", "Partly right", "Kini."],
        ),
        ({"negara": "Korut"}, ["is-missed", "is-right", "is-missed"], ["Left blank", "Right"]),
    ):
        given = Given({"gaps": texts})
        page = macro(KIND, "feedback", made, (), given, KIND.score(made, given, "per_gap"))
        assert [row["class"].split()[1] for row in page.all("li")] == looks
        assert all(word in page.text for word in words)
        assert "Uni Soviet" in page.text


def test_hostile_answers_are_shown_as_text() -> None:
    made = bound("cloze_typed", TREATY)
    nasty = Given({"gaps": {"negara": f"\u202e{HOSTILE}"}})
    for page in (
        ask(KIND, made, (), nasty),
        macro(KIND, "feedback", made, (), nasty, KIND.score(made, nasty, "per_gap")),
    ):
        assert not page.all("script", "img", "b")
        assert HOSTILE in page.said
    assert KIND.summarise(made, nasty) == f"(2) {HOSTILE}"
    form = answer_form(KIND, made, (), Blank(), None)
    form.response.errors = ["Gap 2: something."]
    assert "q1-error" in macro(KIND, "ask", form.response, made, (), "q1").all("fieldset")[0]["aria-describedby"]


def test_counts_and_tables() -> None:
    made = bound("cloze_typed", TREATY, (NORTH, SOUTH))
    given = Given({"gaps": {"negara": "Korut", "mitra": "Uni Sovyet", "tahun": "1"}})
    assert KIND.classify(made, given) == ("tahun:other", "negara:Korea Utara", "mitra:Uni Soviet")
    assert KIND.summarise(made, given) == "(1) 1; (2) Korut; (3) Uni Sovyet"
    assert made.names["utara"] == ("Korea Utara", "Korut")
    assert made.names["selatan"] == ("Korea Selatan", "Korsel", "Seoul")


def test_one_errs_by_another_gap_s_word_or_by_leaving_one() -> None:
    made = bound("cloze_typed", TREATY)
    replies = [KIND.wrong(made, dice(seed)) for seed in range(30)]
    assert not any(KIND.score(made, reply, "per_gap").right for reply in replies)
    assert {len(reply.data["gaps"]) for reply in replies if isinstance(reply, Given)} == {2, 3}  # type: ignore[arg-type]  # mappings


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"gaps": [gap("a", "x")]}, "text", "unknown-gap"),
        ({"text": "{{a}}", "gaps": [gap("a", "x"), gap("b", "y")]}, "gaps[2].id", "gap-once"),
        ({"text": "{{a}} {{a}}", "gaps": [gap("a", "x")]}, "gaps[1].id", "gap-once"),
        ({"text": "{{a}} }}", "gaps": [gap("a", "x")]}, "text", "gap-braces"),
        ({"text": "{{a}}", "gaps": [gap("a", "x", "X.")]}, "gaps[1].accepted[2].text", "equal-texts"),
        (
            {"text": "{{a}}", "gaps": [{"id": "a", "accepted": [{"text": "x", "credit": "1/2"}]}]},
            "gaps[1].accepted", "no-full-credit",
        ),
        ({"text": "{{a}} {{b}}", "gaps": [gap("a", "x", weight=15), gap("b", "y", weight=6)]}, "gaps", "gap-weights"),
        (
            {
                "text": "{{a}} {{b}}",
                "gaps": [
                    gap("a", "x", weight=15),
                    {"id": "b", "weight": 1, "accepted": [{"text": "y"}, {"text": "z", "credit": "1/16"}]},
                ],
            },
            "gaps", "gap-too-fine",
        ),
        ({"text": "{{a}}", "gaps": [gap("a", "x", steps_off=["magic"])]}, "gaps[1].steps_off[1]", "shape-word"),
        ({"text": "{{a}}", "gaps": []}, "gaps", "shape-count"),
    ],
)  # fmt: skip
def test_authors_hear_what_is_wrong_and_where(change: dict[str, Any], field: str, code: str) -> None:
    assert faults(KIND, TREATY | change).get(field) == code


def test_the_form() -> None:
    changes = {
        "text": "Pada {{tahun}}.",
        "gaps-0-id": "tahun",
        "gaps-0-accepted-0-text": "1961",
        "gaps-0-exact": "y",
        "gaps-0-weight": "2",
        "gaps-0-steps_off": "number_words",
    }
    _, plain, _ = submitted("cloze_typed", changes)
    assert plain == {
        "text": "Pada {{tahun}}.",
        "gaps": [
            {
                "id": "tahun",
                "weight": "2",
                "accepted": [{"text": "1961"}],
                "near_misses": False,
                "steps_off": ["number_words"],
            }
        ],
    }
    assert plain is not None
    _, again, page = submitted("cloze_typed", {}, KIND.load(from_plain(plain, Place("test")), Scope(Problems())))
    assert again == plain
    ticked = [box["value"] for box in page.all("input") if box["name"] == "gaps-0-steps_off" and "checked" in box]
    assert ticked == ["number_words"]
    form, plain, _ = submitted("cloze_typed", changes | {"gaps-0-accepted-0-credit": "1/2"})
    assert plain is None
    assert form["gaps"][0].form["accepted"].own_errors == ["No accepted text earns the full score."]


def test_it_becomes_one_cloze_card() -> None:
    item = example_item(KIND, "Lengkapi.", TREATY, "Bacaan.")
    text = "Pada {{c2::1961}} **{{c1::Korea Utara}}** membuat perjanjian dengan {{c3::Uni Soviet}}."
    assert KIND.cards(item, bound("cloze_typed", TREATY)) == (ClozeCard(text, "Bacaan."),)
    braced = {"text": "{{a}}", "gaps": [gap("a", "x}} y")]}
    assert isinstance(KIND.cards(item, bound("cloze_typed", braced)), Message)
