"""A class comes in at once while others take a quiz: the bench of the same name, small."""

from __future__ import annotations

from pathlib import Path

from tests.bench.class_start import run, told

STUDENTS = 40


def test_a_class_comes_in_and_nobody_waits_long(tmp_path: Path) -> None:
    figures = run(tmp_path, joins=STUDENTS, others=4, within=4)
    assert not figures.errors, told(figures)
    assert len(figures.took["join"]) == len(figures.took["PIN"]) == STUDENTS
    assert len(figures.took["save"]) >= 4
    assert figures.longest["page"] < 1, told(figures)
    assert figures.longest["save"] < 1, told(figures)
    assert figures.memory < 150, told(figures)
