"""A class comes in at once while others take a quiz: the bench of the same name, small."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.class_start import run, told

pytestmark = pytest.mark.slow

STUDENTS, OTHERS = 40, 4


def test_a_class_comes_in_and_nobody_waits_for_all_of_it(tmp_path: Path) -> None:
    figures = run(tmp_path, joins=STUDENTS, others=OTHERS, within=4)
    assert not figures.errors, told(figures)
    assert len(figures.took["join"]) == len(figures.took["PIN"]) == STUDENTS
    assert figures.meanwhile >= OTHERS, told(figures)
    assert figures.memory < 150, told(figures)
