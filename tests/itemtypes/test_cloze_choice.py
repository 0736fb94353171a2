"""Cloze by choosing: weights, gaps left out, own options and shared words, chance, and the text as a note."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from quizapp.core.card import ClozeCard
from quizapp.core.i18n import Message
from quizapp.core.response import Blank, Given, Invalid
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.gapped import filled, stretches
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.edited import submitted
from tests.itemtypes.pages import ask, dice, macro

KIND = item_type("cloze_choice")
OPTIONS: list[dict[str, Any]] = [
    {"id": "a", "text": "satu", "key": True},
    {"id": "b", "text": "dua"},
    {"id": "c", "text": "tiga"},
]
WORDS = [{"id": f"w{n}", "text": f"kata {n}"} for n in range(4)]
TEXT = "Awal {{g1}}, lalu {{g2}} dan {{g3}}."


def cloze(*weights: int) -> dict[str, Any]:
    """Return a text with three gaps; the first option is right in each."""
    shares = weights or (1, 1, 1)
    gaps = [{"id": f"g{number}", "options": OPTIONS[:3], "weight": share} for number, share in enumerate(shares, 1)]
    return {"text": TEXT, "gaps": gaps}


def shared() -> dict[str, Any]:
    """Return the same text with a bank of four words."""
    return {"text": TEXT, "gaps": [{"id": f"g{n}", "word": f"w{n}"} for n in (1, 2, 3)], "words": WORDS}


def answered(*options: str) -> Given:
    """Fill the gaps; "" leaves one out."""
    return Given({"gaps": {f"g{n}": name for n, name in enumerate(options, 1) if name}})


@pytest.mark.parametrize(
    ("weights", "options", "score"),
    [
        *(((1, 1, 1), ("a", "a", "a"), "1"), ((1, 1, 1), ("a", "b", "c"), "1/3"), ((1, 1, 1), ("a", "a", ""), "2/3")),
        *(((3, 1, 1), ("a", "b", "b"), "3/5"), ((3, 1, 1), ("b", "a", "a"), "2/5"), ((3, 1, 1), ("", "", "a"), "1/5")),
        *(((1, 1, 1), ("b", "c", "b"), "0"), ((9, 9, 2), ("b", "c", "a"), "1/10")),
    ],
)
def test_weights(weights: tuple[int, ...], options: tuple[str, ...], score: str) -> None:
    made = bound("cloze_choice", cloze(*weights))
    assert KIND.score(made, answered(*options), "per_gap").fraction == Fraction(score)


@pytest.mark.parametrize("weights", [(1, 1, 1), (3, 1, 2)])
def test_chance_is_the_mean_over_every_answer(weights: tuple[int, ...]) -> None:
    plain = cloze(*weights)
    plain["gaps"][1]["options"] = OPTIONS[:2]
    made = bound("cloze_choice", plain)
    ways = list(product("abc", "ab", "abc"))
    earned = [KIND.score(made, answered(*way), "per_gap").fraction for way in ways]
    assert KIND.chance(made, "per_gap") == sum(earned, Fraction(0)) / len(ways)
    assert KIND.chance(bound("cloze_choice", shared()), "per_gap") == Fraction(1, 4)


def test_the_mark_is_explained_in_words() -> None:
    assert str(KIND.score(bound("cloze_choice", cloze()), answered("a", "b"), "per_gap").explain) == (
        "You got 1 of 3 gaps right and left 1 blank. Every right gap earns an equal share. "
        "You earn 1/3 of the full score."
    )
    assert str(KIND.score(bound("cloze_choice", cloze(3, 1, 1)), answered("a", "b", "a"), "per_gap").explain) == (
        "You got 2 of 3 gaps right. The gaps weigh differently: your right ones 4 of 5. You earn 4/5 of the full score."
    )


def test_right_wrong_blank_and_invalid_are_four_things() -> None:
    made = bound("cloze_choice", cloze())
    order = tuple(f"g{n}:{option}" for n in (1, 2, 3) for option in "cab")
    assert KIND.parse(made, {"0": "1", "2": "0"}, order) == answered("a", "", "c")
    assert KIND.parse(made, {"0": "", "1": None}, order) == Blank()
    for forged in ({"0": "3"}, {"3": "0"}, {"0": "a"}, {"g1": "0"}, {"0": ["0", "1"]}, "0", ["0"]):
        assert isinstance(KIND.parse(made, forged, order), Invalid)


def test_a_bank_of_words_is_in_one_order_in_all_gaps() -> None:
    made = bound("cloze_choice", shared())
    order = KIND.order(made, dice(3))
    ways = {tuple(name.split(":")[1] for name in order if name.startswith(gap)) for gap in ("g1", "g2", "g3")}
    assert len(ways) == 1
    assert sorted(ways.pop()) == ["w0", "w1", "w2", "w3"]
    assert len({KIND.order(made, dice(seed)) for seed in range(30)}) > 10
    assert KIND.order(bound("cloze_choice", cloze() | {"shuffle": False}), dice(1))[:3] == ("g1:a", "g1:b", "g1:c")


def test_gaps_stand_in_the_order_of_the_text_whatever_the_list_says() -> None:
    plain = shared() | {"text": "{{g3}} lalu {{g1}} lalu {{g2}}"}
    made = bound("cloze_choice", plain)
    order = KIND.order(made, dice(1))
    page = ask(KIND, made, order, KIND.key(made))
    assert page.sent()["response-0"] == str([name for name in order if name.startswith("g3:")].index("g3:w3"))
    assert KIND.summarise(made, KIND.key(made)) == "(1) kata 3; (2) kata 1; (3) kata 2"
    assert KIND.classify(made, KIND.key(made)) == ("g3:w3", "g1:w1", "g2:w2")


def test_each_gap_is_called_by_its_number_and_the_text_runs_on() -> None:
    made = bound("cloze_choice", cloze())
    page = ask(KIND, made, KIND.order(made, dice(1)), Blank())
    labels = {label["for"]: label for label in page.all("label")}
    assert set(labels) == {select["id"] for select in page.all("select")}
    assert "Awal <span" in page.html
    assert "</span>, lalu <span" in page.html


def test_feedback_shows_the_whole_text_and_every_gap() -> None:
    made, given = bound("cloze_choice", cloze()), answered("a", "b")
    page = macro(KIND, "feedback", made, KIND.order(made, dice(1)), given, KIND.score(made, given, "per_gap"))
    assert [row["class"] for row in page.all("li")] == ["fb-row is-right", "fb-row is-wrong", "fb-row is-missed"]
    assert len(page.all("strong")) == 3


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"text": "Awal {{g1}} dan {{g2}}."}, "gaps[3].id", "gap-once"),
        ({"text": TEXT + " {{g1}}"}, "gaps[1].id", "gap-once"),
        ({"text": TEXT + " {{g9}}"}, "text", "unknown-gap"),
        ({"text": TEXT + " {{ g1 }}"}, "text", "gap-braces"),
        ({"text": TEXT + " }}"}, "text", "gap-braces"),
        ({"gaps": [*cloze()["gaps"][:2], {"id": "g3"}]}, "gaps[3].options", "no-key"),
        ({"gaps": [*cloze()["gaps"][:2], {"id": "g3", "options": OPTIONS[1:]}]}, "gaps[3].options", "no-key"),
        (
            {"gaps": [*cloze()["gaps"][:2], {"id": "g3", "options": [OPTIONS[0], OPTIONS[1] | {"key": True}]}]},
            "gaps[3].options[2].key",
            "two-keys",
        ),
        (
            {"gaps": [*cloze()["gaps"][:2], {"id": "g3", "options": [OPTIONS[0], OPTIONS[1] | {"text": "Satu."}]}]},
            "gaps[3].options[2].text",
            "equal-texts",
        ),
        ({"gaps": [*cloze()["gaps"][:2], cloze()["gaps"][2] | {"word": "w1"}]}, "gaps[3].word", "no-words"),
        ({"gaps": cloze(9, 9, 3)["gaps"]}, "gaps", "gap-weights"),
        ({"gaps": cloze(1, 1, 1)["gaps"][:0]}, "gaps", "shape-count"),
    ],
)
def test_authors_hear_what_is_wrong_and_where(change: dict[str, Any], field: str, code: str) -> None:
    found = faults(KIND, cloze() | change)
    assert found.pop(field) == code
    assert set(found) <= {"gaps[3].options", "text"}


def test_a_bank_of_words_and_options_do_not_mix() -> None:
    assert faults(KIND, cloze() | {"words": WORDS}) == {
        f"gaps[{n}].{field}": code
        for n in (1, 2, 3)
        for field, code in (("options", "options-and-words"), ("word", "unknown-word"))
    }
    unknown = shared() | {"gaps": [*shared()["gaps"][:2], {"id": "g3", "word": "w9"}]}
    assert faults(KIND, unknown) == {"gaps[3].word": "unknown-word"}


def test_the_text_becomes_a_cloze_note_numbered_as_the_gaps_are() -> None:
    plain = {
        "text": "{{g3}} dan {{g1}}",
        "gaps": [{"id": "g1", "word": "w1"}, {"id": "g3", "word": "w3"}],
        "words": WORDS,
    }
    item = example_item(KIND, "Lengkapi.", plain, "Bacaan.")
    assert KIND.cards(item, bound("cloze_choice", plain)) == (
        ClozeCard("{{c3::kata 3}} dan {{c1::kata 1}}", "Bacaan."),
    )
    named = plain | {"text": "{{x}} dan {{y}}", "gaps": [{"id": "y", "word": "w1"}, {"id": "x", "word": "w3"}]}
    assert KIND.cards(item, bound("cloze_choice", named)) == (
        ClozeCard("{{c2::kata 3}} dan {{c1::kata 1}}", "Bacaan."),
    )
    strange = shared() | {"words": [*WORDS[:3], {"id": "w3", "text": "a::b::c"}]}
    assert isinstance(KIND.cards(item, bound("cloze_choice", strange)), Message)


def test_a_form_takes_options_or_words() -> None:
    gap = {"text": "Ada {{ikan}}.", "gaps-0-id": "ikan"}
    options = {"gaps-0-options-0-text": "hiu", "gaps-0-options-2-text": "paus", "gaps-0-options-2-key": "y"}
    _, plain, _ = submitted("cloze_choice", gap | options | {"gaps-0-weight": "3"})
    assert plain is not None
    assert plain["gaps"][0]["weight"] == "3"
    texts = [(option["text"], option.get("key")) for option in plain["gaps"][0]["options"]]
    assert texts == [("hiu", None), ("paus", True)]
    words = {"words-0-text": "hiu", "words-1-text": "pari", "gaps-0-word": "1"}
    _, plain, _ = submitted("cloze_choice", gap | words)
    assert plain is not None
    assert plain["gaps"] == [{"id": "ikan", "word": plain["words"][1]["id"]}]


def test_options_of_a_gap_without_a_name_are_not_lost() -> None:
    form, plain, _ = submitted("cloze_choice", {"text": "Ada.", "gaps-0-options-0-text": "hiu"})
    assert plain is None
    assert form["gaps"][0].form["id"].errors


def test_texts_are_cut_and_filled_at_their_gaps() -> None:
    assert stretches("{{a}} b {{c-1}}") == (("", "a"), (" b ", "c-1"), ("", ""))
    assert stretches("tanpa {{A}}") == (("tanpa {{A}}", ""),)
    assert filled("{{a}} b {{c}}", {"a": "1", "c": "{{a}}"}) == "1 b {{a}}"
