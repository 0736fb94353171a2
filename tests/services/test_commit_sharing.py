"""On a slow disk a class that saves at once shares commits; the bench of the same name measures it at full size."""

from __future__ import annotations

import shutil
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from quizapp.db.engine import Database
from tests.bench.commit_sharing import measure
from tests.services import school

STUDENTS = 32
SYNC_MS = 200  # so long that on a slow machine, too, all of them have saved again meanwhile


def test_answers_share_commits_when_the_disk_is_slow(sqlite_template: Path, tmp_path: Path) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "site.sqlite3")
    with closing(Database(f"sqlite:///{tmp_path}/site.sqlite3")) as site:
        school.publish(site)
        sittings = [school.sit_down(site, f"s{number}") for number in range(STUDENTS)]
        figures = measure(sittings, Namespace(threads=STUDENTS, sync_ms=SYNC_MS, answers=256), opening=True)
    assert len(figures.waits) / figures.commits >= 8
