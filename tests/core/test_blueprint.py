"""The blueprint of a quiz: points by topic and reading process, of drawn items the expected ones, and what is off."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.bank import Pool, Quiz
from quizapp.core.blueprint import AskableItem, Blueprint, Cell, blueprint
from quizapp.core.item import Difficulty, Process

QUIZ = Quiz("q", {"id": "Kuis"}, {"id": "Kuis"}, ("id",))
TOPICS = {"laut": "Laut", "darat": "Darat", "udara": "Udara"}


def item(name: str, process: Process = Process.LOCATE, topic: str = "laut", **more: object) -> AskableItem:
    values = {"type": "single_choice", "difficulty": Difficulty.EASY, "points": 1} | more
    return AskableItem(name, process=process, topics=(topic,) if topic else (), **values)  # type: ignore[arg-type]  # the fields by name


MIXED = [
    *(item(f"l{number}", Process.LOCATE, "laut") for number in range(3)),
    *(item(f"i{number}", Process.INTERPRET, "darat", difficulty=Difficulty.HARD) for number in range(4)),
    *(item(f"e{number}", Process.EVALUATE, "udara") for number in range(3)),
]


def made(quiz: Quiz, items: list[AskableItem]) -> Blueprint:
    return blueprint(quiz, items, TOPICS)


def said(found: Blueprint) -> str:
    return " | ".join(map(str, found.warnings))


def test_fixed_items_are_counted_under_their_first_topic() -> None:
    quiz = replace(QUIZ, items=tuple(each.id for each in MIXED), points={"l0": 4})
    table = made(quiz, MIXED)
    assert table.topics == ("laut", "darat", "udara")
    cell = table.cells["laut", Process.LOCATE]
    assert cell == Cell(Fraction(3), Fraction(6))
    assert table.total == Cell(Fraction(10), Fraction(13))
    assert not table.drawn


def test_a_mixed_quiz_has_nothing_to_say() -> None:
    assert made(replace(QUIZ, items=tuple(each.id for each in MIXED)), MIXED).warnings == ()


def test_drawn_items_are_expected_ones() -> None:
    quiz = replace(QUIZ, items=("l0",), pools=(Pool("a", 2, processes=(Process.INTERPRET,)), Pool("b", 3)))
    table = made(quiz, MIXED)
    assert table.drawn
    assert table.of_process(Process.INTERPRET).items > 2
    assert table.cells["laut", Process.LOCATE].items > 1


def test_one_sided_quizzes_are_warned_of() -> None:
    alike = [item(f"x{number}") for number in range(6)]
    found = said(made(replace(QUIZ, items=tuple(each.id for each in alike)), alike))
    assert "same reading process" in found
    assert "equally hard" in found
    lopsided = [*MIXED, *(item(f"m{number}") for number in range(20))]
    found = said(made(replace(QUIZ, items=tuple(each.id for each in lopsided)), lopsided))
    assert "locating" in found
    assert "one topic: Laut" in found
    assert "usual" in found


def test_a_heavy_item_and_a_missing_one_are_named() -> None:
    quiz = replace(QUIZ, items=(*(each.id for each in MIXED), "gone"), points={"e0": 9})
    found = said(made(quiz, MIXED))
    assert "a quarter of all points: e0" in found
    assert "not published now: 1" in found


def test_a_draw_that_finds_too_few_is_named() -> None:
    found = made(replace(QUIZ, pools=(Pool("a", 99),)), MIXED)
    assert "takes 99 items, but only 10" in said(found)
    assert found.total.items == 10


@given(
    fixed=st.sets(st.integers(0, 9)),
    pools=st.lists(st.tuples(st.integers(1, 12), st.sets(st.sampled_from(list(Process)))), max_size=4),
)
def test_expectations_stay_within_what_there_is(fixed: set[int], pools: list[tuple[int, set[Process]]]) -> None:
    draws = tuple(Pool(f"p{place}", take, processes=tuple(only)) for place, (take, only) in enumerate(pools))
    quiz = replace(QUIZ, items=tuple(MIXED[place].id for place in sorted(fixed)), pools=draws)
    table = made(quiz, MIXED)
    assert Fraction(len(fixed)) <= table.total.items <= min(10, len(fixed) + sum(take for take, _ in pools))
    assert sum((table.of_process(each).items for each in Process), Fraction(0)) == table.total.items
    assert sum((table.of_topic(each).points for each in table.topics), Fraction(0)) == table.total.points
