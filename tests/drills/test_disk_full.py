"""The disk is full: answers are turned down with that sentence, what was saved stays, and room is enough to go on.

The disk is a small one of its own, in memory; to mount it needs root. Without root, mount it once by the line that the
error names.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from http import HTTPStatus
from itertools import cycle
from pathlib import Path

import pytest

from quizapp.db.engine import make_engine
from tests.drills.broken import Site, postmaster
from tests.drills.judge import judge
from tests.drills.ledger import Ledger, Save, read
from tests.drills.student import ITEMS, Reply, Storm, Student

pytestmark = pytest.mark.slow

MOUNTED = Path(tempfile.gettempdir()) / "quizapp-small-disk"
OPTIONS = "size=96m,mode=1777"  # a new PostgreSQL server takes 42 MB
TYPE = f"Type: mkdir -p {MOUNTED} && sudo mount -t tmpfs -o {OPTIONS} tmpfs {MOUNTED}"
NOT_SAVED = {"id": "tidak ada yang tersimpan", "en": "nothing was saved"}
FULL, SAVED = 507, 303


@pytest.fixture
def disk() -> Iterator[Path]:
    """Return an empty folder on a disk of 96 MB, where PostgreSQL's own user comes, too."""
    if os.geteuid() != 0:
        if not MOUNTED.is_mount():
            raise RuntimeError(f"A small disk is needed, and only root may mount one. {TYPE}")
        folder = Path(tempfile.mkdtemp(dir=MOUNTED))
        yield folder
        shutil.rmtree(folder)
        return
    folder = Path(tempfile.mkdtemp(prefix="quizapp-disk-"))
    folder.chmod(0o755)
    command = ["mount", "-t", "tmpfs", "-o", OPTIONS, "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"A small disk cannot be mounted here: {done.stderr.strip()} {TYPE}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        folder.rmdir()


@dataclass(frozen=True)
class Stored:
    """A running site with its database on the small disk: the address, and the file of it on SQLite."""

    site: Site
    url: str
    file: Path | None

    def whole(self) -> bool:
        """Tell whether SQLite finds nothing wrong with the file; PostgreSQL has no such question."""
        if self.file is None:
            return True
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def stored(request: pytest.FixtureRequest, disk: Path, tmp_path: Path) -> Iterator[Stored]:
    """Return a site with its database on the small disk and its log elsewhere."""
    with ExitStack() as cleaning:
        if request.param == "sqlite":
            file = disk / "data" / "quizapp.sqlite3"
            made = Stored(Site(tmp_path, data=file.parent), f"sqlite:///{file}", file)
        else:
            url = cleaning.enter_context(postmaster(disk)).server.create_database()
            made = Stored(Site(tmp_path, QUIZAPP_DATABASE_URL=url.replace("+psycopg", "")), url, None)
        cleaning.callback(made.site.close)
        made.site.start()
        yield made


@pytest.fixture
def student(stored: Stored, tmp_path: Path) -> Iterator[Student]:
    """Return a student with an open attempt."""
    storm = Storm(stored.site.port, Ledger(tmp_path / "ledger"), time.monotonic() + 600)
    with closing(storm.ledger), closing(Student(storm, random.Random(1), 0)) as made:  # noqa: S311 - any answers will do
        made.start()
        yield made


def fill(disk: Path) -> Path:
    """Take every byte of room that is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 9, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError as fault:
                if fault.errno != errno.ENOSPC:
                    raise
    return filler


def answer(student: Student, place: int) -> Reply:
    """Send an answer to a place from a fresh page; one that is turned down stays pending."""
    status, _, page = student.ask("GET", f"/attempts/{student.attempt}/items/{place}")
    assert status == 200
    return send(student, student.filled(place, page))


def send(student: Student, save: Save) -> Reply:
    """Send an answer; what is acknowledged goes into the ledger."""
    student.pending[save.place] = save
    student.storm.ledger.send(save)
    fields = {**save.fields, "key": save.key, "version": str(save.seen), "go": "next"}
    reply = student.ask("POST", f"/attempts/{save.attempt}/items/{save.place}", fields)
    if reply[0] == SAVED:
        student.storm.ledger.acknowledge(save)
        student.known[save.place] = student.pending.pop(save.place)
    return reply


def answer_until_full(student: Student) -> int:
    """Answer place after place, as some may fit into what the database holds; return the first that does not."""
    for place in cycle(range(1, ITEMS + 1)):
        status = answer(student, place)[0]
        if status != SAVED:
            assert status == FULL
            return place
    raise AssertionError("never full")


def test_answers_are_turned_down_and_saved_when_there_is_room_again(
    disk: Path, stored: Stored, student: Student, tmp_path: Path
) -> None:
    assert [answer(student, place)[0] for place in (1, 2)] == [SAVED] * 2
    filler = fill(disk)
    place = answer_until_full(student)
    for language, sentence in NOT_SAVED.items():
        student.ask("POST", "/language", {"language": language, "next": "/"})
        status, _, page = send(student, student.pending[place])
        assert (status, sentence in page) == (FULL, True)
    assert student.ask("GET", "/")[0] == 200
    assert stored.whole()
    filler.unlink()
    student.settle(place)
    for each in {*range(1, ITEMS + 1)} - student.known.keys():
        assert answer(student, each)[0] == SAVED
    student.finish()
    assert stored.whole()
    assert student.storm.misread == []
    engine = make_engine(stored.url)
    verdict = judge(engine, read(tmp_path / "ledger"))
    engine.dispose()
    assert verdict.fine, verdict
    assert verdict.acknowledged >= ITEMS


@pytest.mark.parametrize("stored", ["sqlite"], indirect=True)
def test_nothing_begins_or_ends_on_a_full_disk(disk: Path, stored: Stored, student: Student) -> None:
    site = stored.site
    assert answer(student, 1)[0] == SAVED
    filler = fill(disk)
    assert student.ask("POST", f"/attempts/{student.attempt}/submit", {})[0] == FULL
    site.close()
    with pytest.raises(RuntimeError, match="does not start"):
        site.start()
    said = site.log.read_text()
    assert "The disk of this site is full" in said
    assert "Traceback" not in said
    filler.unlink()
    site.close()
    site.start()
    student.until(lambda: student.ask("GET", "/"), HTTPStatus.OK)
    assert answer(student, 1)[0] == SAVED
    student.finish()
    assert student.storm.misread == []
