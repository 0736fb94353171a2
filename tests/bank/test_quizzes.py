"""Quizzes: pools and policies come back as they were written; what cannot be drawn is a problem with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.files import read_folder
from quizapp.bank.plain import dump_quiz, load_quiz
from quizapp.core.assembly import askable
from quizapp.core.bank import Pool, Quiz
from quizapp.core.item import Difficulty, Process
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from tests.bank.factory import ids, make_folder, policies

some_ids = st.lists(ids, min_size=1, max_size=3, unique=True).map(tuple)
pools = st.builds(
    Pool, ids, st.integers(1, 1000), st.just(()) | some_ids,
    st.lists(st.sampled_from(Process), max_size=3, unique=True).map(tuple),
    st.lists(st.sampled_from(Difficulty), max_size=3, unique=True).map(tuple),
    st.sampled_from([(), ("grid",), ("single_choice", "grid")]),
)  # fmt: skip
quizzes = st.builds(
    Quiz, ids, st.just({"id": "Kuis"}), st.just({"id": "Kuis."}), st.just(("id",)), some_ids,
    st.lists(pools, max_size=3).map(tuple), st.booleans(), policies, school_grade=st.integers(0, 12),
)  # fmt: skip
QUIZ = """\
- id: kuis
  title: {id: Kuis}
  description: {id: Kuis.}
  languages: [id]
"""


@given(quizzes)
def test_a_quiz_comes_back(quiz: Quiz) -> None:
    problems = Problems()
    assert load_quiz(from_plain(dump_quiz(quiz), Place("test")), Scope(problems)) == quiz
    assert list(problems) == []


def problems_of(path: Path, lines: str) -> dict[str, tuple[str, int]]:
    _, problems = read_folder(make_folder(path, {"quizzes.yaml": QUIZ + lines}))
    return {problem.code: (problem.subject, problem.place.line) for problem in problems}


@pytest.mark.usefixtures("fake_types")
@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("  pools: [{id: semua, take: 1}]\n", {}),
        ("  pools: [{id: semua, take: 2}]\n", {"pool-small": ("kuis", 5)}),
        ("  items: [soal-satu]\n  pools: [{id: semua, take: 1}]\n", {"pool-small": ("kuis", 6)}),
        ("  pools: [{id: semua, take: 1, processes: [mengevaluasi]}]\n", {"pool-small": ("kuis", 5)}),
        (
            "  pools: [{id: semua, take: 1, topics: [entah]}]\n",
            {"topic-unknown": ("kuis", 5), "pool-small": ("kuis", 5)},
        ),
        ("  pools: [{id: semua, take: 1, types: [entah]}]\n", {"shape-word": ("kuis", 5)}),
        ("  pools: [{id: semua, take: 1}, {id: semua, take: 1}]\n", {"id-twice": ("kuis", 5)}),
        ("  behaviour: deferred\n", {"quiz-empty": ("kuis", 1)}),
        ("  items: [soal-satu]\n  penalty: 4/3\n", {"share-range": ("kuis", 6)}),
        ("  items: [soal-satu]\n  penalty: 1/0\n", {"share-range": ("kuis", 6)}),
        ("  items: [soal-satu]\n  time_limit: 0\n", {"shape-number": ("kuis", 6)}),
        ("  items: [soal-satu]\n  school_grade: 13\n", {"shape-number": ("kuis", 6)}),
        ("  items: [soal-satu]\n  review: {kunci: [during]}\n", {"shape-form": ("kuis", 6)}),
        ("  items: [soal-satu]\n  review: {key: [kapan]}\n", {"shape-word": ("kuis", 6)}),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, lines: str, found: dict[str, tuple[str, int]]) -> None:
    assert problems_of(tmp_path, lines) == found


@pytest.mark.usefixtures("fake_types")
def test_a_quiz_can_ask_its_own_items_and_what_its_pools_fit(tmp_path: Path) -> None:
    bank, _ = read_folder(make_folder(tmp_path))
    assert bank is not None
    items, text = bank.editions["id"].items, {"id": "Kuis"}
    assert askable(Quiz("k", text, text, ("id",), ("soal-satu", "entah")), items) == {"soal-satu"}
    assert askable(Quiz("k", text, text, ("id",), pools=(Pool("p", 1),)), items) == {item.id for item in items}
    assert askable(Quiz("k", text, text, ("id",), pools=(Pool("p", 1, types=("grid",)),)), items) == set()
