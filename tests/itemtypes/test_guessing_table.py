"""What guessing earns under each rule for choosing several, to the printed digits; ours beside those of others.

The figures were computed once by enumeration and are written down here as printed. Rules that we do not offer are
comparison functions of this file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations

import pytest

from quizapp.core.response import Given
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import bound

KIND = item_type("multiple_response")
OPTIONS = 5
Rule = Callable[[int, int, int], Fraction]  # keys, keys chosen, others chosen -> score


def held(score: Fraction) -> Fraction:
    """Hold a score between 0 and 1."""
    return min(Fraction(1), max(Fraction(0), score))


def ours(rule: str, wrong: str = "") -> Rule:
    """Return a rule of our type; ``wrong`` is the weight of every option that is not a key."""

    def score(keys: int, right: int, others: int) -> Fraction:
        taken = [*range(right), *range(keys, keys + others)]
        response = Given({"options": [f"o{place}" for place in taken]})
        return KIND.score(bound("multiple_response", content(keys, wrong)), response, rule).fraction

    return score


def content(keys: int, wrong: str = "", *, tell: bool = False) -> dict[str, object]:
    options = [
        {"id": f"o{place}", "text": f"Pilihan {place}"}
        | ({"key": True} if place < keys else {"weight": wrong} if wrong else {})
        for place in range(OPTIONS)
    ]
    return {"options": options, "tell_count": tell}


def r_exams_false2(keys: int, right: int, others: int) -> Fraction:
    """Score as R/exams does by default: a wrong tick costs 1 / (others, at least 2)."""
    return held(Fraction(right, keys) - Fraction(others, max(OPTIONS - keys, 2)))


def coverage(keys: int, right: int, others: int) -> Fraction:
    """Score as PrairieLearn's coverage does: share of the keys ticked times share of the ticks that are keys."""
    return Fraction(right, keys) * Fraction(right, right + others)


def no_deduction(keys: int, right: int, others: int) -> Fraction:  # noqa: ARG001 - that is what is wrong with it
    """Score the keys ticked, whatever else is."""
    return Fraction(right, keys)


def chosen(sizes: range, keys: int) -> Iterator[tuple[int, int]]:
    """Yield keys chosen and others chosen of every set of these sizes."""
    for size in sizes:
        for taken in combinations(range(OPTIONS), size):
            right = sum(place < keys for place in taken)
            yield right, size - right


def mean(rule: Rule, keys: int, sizes: range) -> Fraction:
    scores = [rule(keys, *counts) for counts in chosen(sizes, keys)]
    return sum(scores, Fraction(0)) / len(scores)


def printed(value: Fraction) -> str:
    """Return a share as the table prints it: three digits without the zero before the point."""
    return f"{float(value):.3f}".removeprefix("0") if value else "0"


ANY = range(1, OPTIONS + 1)
TABLE: list[tuple[str, Rule, tuple[str, str, str, str, str]]] = [
    ("all or nothing", ours("all_or_nothing"), ("0", ".032", ".100", "0", ".032")),
    ("net, per key", ours("net"), (".333", ".247", ".300", "0", ".113")),
    ("Moodle, wrong = -1/W", ours("weights"), ("0", ".194", ".200", "0", ".194")),
    ("Moodle, wrong = -100 %", ours("weights", "-1"), ("0", ".129", ".100", "0", ".065")),
    ("R/exams false2", r_exams_false2, ("0", ".194", ".200", "0", ".194")),
    ("coverage", coverage, (".600", ".358", ".400", ".400", ".279")),
    ("each option counts", ours("per_option"), (".600", ".503", ".520", ".400", ".497")),
    ("no deduction", no_deduction, ("1.000", ".516", ".600", "1.000", ".516")),
]


@pytest.mark.parametrize(("rule", "row"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_the_table_of_guessing(rule: Rule, row: tuple[str, ...]) -> None:
    found = (
        rule(3, 3, 2), mean(rule, 3, ANY), mean(rule, 3, range(3, 4)), rule(2, 2, 3), mean(rule, 2, ANY),
    )  # fmt: skip
    assert tuple(map(printed, found)) == row


@pytest.mark.parametrize("rule", KIND.rules)
@pytest.mark.parametrize("keys", [1, 2, 3, 4])
def test_chance_is_what_the_table_says(rule: str, keys: int) -> None:
    assert KIND.chance(bound("multiple_response", content(keys)), rule) == mean(ours(rule), keys, ANY)
    told = bound("multiple_response", content(keys, tell=True))
    assert KIND.chance(told, rule) == mean(ours(rule), keys, range(keys, keys + 1))
