"""Categorise: two rules, other accepted bins, chance against full enumeration, and entries that become notes."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from quizapp.core.card import RecallCard
from quizapp.core.i18n import Message
from quizapp.core.response import Blank, Given, Invalid
from quizapp.itemtypes.example import example_item
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound, faults
from tests.itemtypes.edited import submitted
from tests.itemtypes.pages import ask, dice, macro

KIND = item_type("categorise")
BINS = [{"id": name, "text": name.title()} for name in ("fakta", "klaim", "opini")]
A, B = ({"id": text.lower(), "text": text, "bin": "fakta"} for text in "AB")


def sorting(count: int = 4, bins: int = 3, also: dict[int, list[str]] | None = None) -> dict[str, Any]:
    entries = [{"id": f"e{n}", "text": f"Kalimat {n}.", "bin": "fakta" if n % 2 else "klaim"} for n in range(count)]
    for number, names in (also or {}).items():
        entries[number]["also"] = names  # type: ignore[assignment]  # the one field that is a list
    return {"bins": BINS[:bins], "entries": entries}


def answered(*bins: str) -> Given:
    """Put e0, e1 ... into these bins; "" leaves one out."""
    return Given({"entries": {f"e{n}": name for n, name in enumerate(bins) if name}})


@pytest.mark.parametrize(
    ("rule", "bins", "score"),
    [
        ("per_entry", ("klaim", "fakta", "klaim", "fakta"), "1"),
        ("per_entry", ("klaim", "fakta", "klaim", "opini"), "3/4"),
        ("per_entry", ("klaim", "", "", ""), "1/4"),
        ("per_entry", ("opini", "opini", "opini", "opini"), "0"),
        ("net", ("klaim", "fakta", "klaim", "fakta"), "1"),
        ("net", ("klaim", "fakta", "klaim", "opini"), "1/2"),
        ("net", ("klaim", "fakta", "klaim", ""), "3/4"),
        ("net", ("klaim", "opini", "opini", "fakta"), "0"),
        ("net", ("opini", "opini", "opini", "opini"), "0"),
    ],
)
def test_rules(rule: str, bins: tuple[str, ...], score: str) -> None:
    assert KIND.score(bound("categorise", sorting()), answered(*bins), rule).fraction == Fraction(score)


def test_another_accepted_bin_is_right_too() -> None:
    made = bound("categorise", sorting(2, 3, {0: ["opini"]}))
    for name, score in (("klaim", 1), ("opini", 1), ("fakta", Fraction(1, 2))):
        assert KIND.score(made, answered(name, "fakta"), "per_entry").fraction == score


@pytest.mark.parametrize("also", [{}, {0: ["opini"]}, {0: ["opini"], 3: ["klaim"]}])
@pytest.mark.parametrize("rule", KIND.rules)
def test_chance_is_the_mean_over_every_answer(rule: str, also: dict[int, list[str]]) -> None:
    made = bound("categorise", sorting(4, 3, also))
    scores = [KIND.score(made, answered(*way), rule).fraction for way in product(("fakta", "klaim", "opini"), repeat=4)]
    assert KIND.chance(made, rule) == sum(scores, Fraction(0)) / 81


def test_chance_of_a_long_list_takes_no_time() -> None:
    made = bound("categorise", sorting(20, 2))
    assert KIND.chance(made, "per_entry") == Fraction(1, 2)
    assert 0 < KIND.chance(made, "net") < Fraction(1, 10)


def test_the_mark_is_explained_in_words() -> None:
    made = bound("categorise", sorting())
    assert str(KIND.score(made, answered("klaim", "fakta", "opini"), "net").explain) == (
        "You got 2 of 4 entries right and left 1 blank. Every right entry earns an equal share, every wrong one takes "
        "such a share away, down to 0. You earn 1/4 of the full score."
    )
    assert str(KIND.score(made, answered("klaim", "fakta", "klaim", "fakta"), "per_entry").explain) == (
        "You got 4 of 4 entries right. Every right entry earns an equal share. You earn the full score."
    )
    assert str(KIND.score(made, Blank(), "net").explain) == "You left this item blank. A blank earns nothing."


def test_right_wrong_blank_and_invalid_are_four_things() -> None:
    made, order = bound("categorise", sorting(3)), ("e2", "e0", "e1")
    assert KIND.parse(made, {"0": "1", "2": "0"}, order) == Given({"entries": {"e1": "fakta", "e2": "klaim"}})
    assert KIND.parse(made, {"0": ""}, order) == Blank()
    for forged in ({"0": "3"}, {"3": "0"}, {"0": "fakta"}, {"0": ["0", "1"]}, "0"):
        assert isinstance(KIND.parse(made, forged, order), Invalid)


def test_few_short_bins_are_a_table_and_others_selects() -> None:
    made = bound("categorise", sorting())
    table = ask(KIND, made, KIND.order(made, dice(1)), Blank())
    assert table.all("table")
    assert not table.all("select")
    for bins in ([*BINS, *({"id": f"b{n}", "text": f"Wadah {n}"} for n in range(2))],
                 [*BINS[:2], {"id": "panjang", "text": "Pernyataan yang belum dibuktikan"}]):  # fmt: skip
        wide = bound("categorise", sorting() | {"bins": bins})
        page = ask(KIND, wide, KIND.order(wide, dice(1)), Blank())
        assert len(page.all("select")) == 4
        assert not page.all("table")


def test_feedback_names_every_accepted_bin() -> None:
    made = bound("categorise", sorting(2, 3, {0: ["opini"]}))
    given = answered("fakta", "fakta")
    page = macro(KIND, "feedback", made, ("e0", "e1"), given, KIND.score(made, given, "net"))
    assert "Klaim / Opini" in page.text
    assert [row["class"] for row in page.all("li")] == ["fb-row is-wrong", "fb-row is-right"]


def test_tables_and_counts() -> None:
    made = bound("categorise", sorting(3))
    assert KIND.classify(made, answered("opini", "", "klaim")) == ("e0:opini", "e2:klaim")
    assert KIND.summarise(made, answered("opini", "", "klaim")) == "Kalimat 0.: Opini; Kalimat 2.: Klaim"


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"entries": [A | {"bin": "ragu"}, B]}, "entries[1].bin", "unknown-bin"),
        ({"entries": [A | {"also": ["ragu"]}, B]}, "entries[1].also", "also-bins"),
        ({"entries": [A | {"also": ["fakta"]}, B]}, "entries[1].also", "also-bins"),
        ({"entries": [A | {"also": ["klaim", "opini"]}, B]}, "entries[1].also", "every-bin"),
        ({"entries": [A, B | {"id": "a"}]}, "entries[2].id", "doubled-id"),
        ({"entries": [A, B | {"text": "a."}]}, "entries[2].text", "equal-texts"),
        ({"bins": [*BINS, {"id": "lain", "text": "fakta"}]}, "bins[4].text", "equal-texts"),
        ({"entries": [A]}, "entries", "shape-count"),
    ],
)
def test_authors_hear_what_is_wrong_and_where(change: dict[str, Any], field: str, code: str) -> None:
    assert faults(KIND, sorting() | change) == {field: code}


def test_an_entry_worth_remembering_becomes_a_note() -> None:
    plain = sorting(2, 3, {0: ["opini"]})
    plain["entries"][0] |= {"remember": True, "rationale": "Belum terbukti."}
    item = example_item(KIND, "Termasuk apa?", plain, "Bacaan.")
    assert KIND.cards(item, bound("categorise", plain)) == (
        RecallCard(
            "Termasuk apa? — Kalimat 0. (Fakta / Klaim / Opini?)", "Klaim / Opini", "Belum terbukti.", part="e0"
        ),
    )
    assert isinstance(KIND.cards(item, bound("categorise", sorting())), Message)


def test_a_form_names_bins_by_their_places() -> None:
    changes = {f"bins-{n}-text": text for n, text in ((0, "Fakta"), (1, "Klaim"), (2, "Opini"))}
    changes |= {"entries-0-text": "A", "entries-0-bin": "1", "entries-0-also": "2"}
    changes |= {"entries-2-text": "B", "entries-2-bin": "0"}
    _, plain, _ = submitted("categorise", changes)
    assert plain is not None
    fact, claim, opinion = (each["id"] for each in plain["bins"])
    assert [(entry["bin"], entry.get("also")) for entry in plain["entries"]] == [(claim, [opinion]), (fact, None)]
    form, nothing, _ = submitted("categorise", changes | {"entries-2-bin": "7"})
    assert nothing is None
    assert form["entries"][2].form["bin"].errors
