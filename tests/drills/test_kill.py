"""A small run of the drill that kills the site and its PostgreSQL server; at full size it is a command of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.drills.kill import Plan, drill, told
from tests.house import REPOSITORY

pytestmark = pytest.mark.slow

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.mark.parametrize("database", BOTH)
def test_nothing_acknowledged_is_lost_or_doubled(database: str, tmp_path: Path) -> None:
    plan = Plan(database, kills=2, answers=60, students=12, threads=8, minutes=60)
    report = drill(plan, tmp_path)
    assert report.fine, told(plan, report)
    assert report.verdict.acknowledged >= plan.answers
    assert len(report.back) == plan.kills


def test_a_site_that_answers_before_it_writes_is_convicted(tmp_path: Path) -> None:
    plan = Plan(kills=2, answers=60, students=12, threads=8, minutes=60, canary="hasty")
    report = drill(plan, tmp_path)
    assert report.verdict.lost, told(plan, report)


def test_the_command_tells_how_it_is_used() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.drills.kill", "--help"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "--canary" in told
