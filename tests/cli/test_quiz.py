"""``quizapp quiz close-overdue``: hands in what is over, says how many, and does nothing the second time."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from quizapp.core.policy import Policy
from quizapp.db.engine import Database
from quizapp.db.models import AttemptRow
from tests.cli.running import run
from tests.services import school
from tests.services.school import BANK, NOW


@pytest.fixture
def folder(tmp_path: Path, sqlite_template: Path) -> Path:
    """Return a folder whose site has two attempts that were over a minute ago, and an endless one."""
    (tmp_path / "data").mkdir()
    shutil.copyfile(sqlite_template, tmp_path / "data" / "quizapp.sqlite3")
    database = Database(f"sqlite:///{tmp_path}/data/quizapp.sqlite3")
    timed = replace(BANK.quizzes[0], policy=Policy(time_limit=30))
    school.publish(database, replace(BANK, quizzes=(timed,)))
    for name in ("Budi", "Sari"):
        school.sit_down(database, name)
    school.publish(database, BANK, now=NOW + timedelta(hours=1))
    school.sit_down(database, "Tono")
    with database.change() as session:
        over = datetime.now(UTC) - timedelta(minutes=1)
        session.execute(update(AttemptRow).where(AttemptRow.due_at.is_not(None)).values(due_at=over))
    database.close()
    return tmp_path


def test_overdue_attempts_are_handed_in_once(folder: Path) -> None:
    assert run(folder, "quiz", "close-overdue") == (0, "Handed in 2 overdue attempts.\n", "")
    assert run(folder, "quiz", "close-overdue") == (0, "Handed in 0 overdue attempts.\n", "")
