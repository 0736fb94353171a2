"""A backup taken while a class answers holds one moment of it: whole, sound, and everything acknowledged before."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import select

from quizapp.core.attempt import Stored
from quizapp.core.response import Given
from quizapp.db.backup import back_up, faults, restore
from quizapp.db.engine import Database, make_engine
from quizapp.db.models import AttemptRow, ResponseEventRow, ResponseRow
from tests.postgres_server import PostgresServer
from tests.services.school import Sitting, sit_down

STUDENTS = 6
OVERLAP = 12  # answers that must land while the backup is made
PATIENCE_SECONDS = 300
Saved: TypeAlias = tuple[str, int, int]  # attempt, place, version


@dataclass
class Class:
    """Students who answer until they are told to stop, and what was acknowledged to them."""

    sittings: list[Sitting]
    over: threading.Event = field(default_factory=threading.Event)
    acknowledged: list[Saved] = field(default_factory=list)

    def answer(self, sitting: Sitting) -> None:
        """Change the first item's answer again and again."""
        number = 0
        try:
            while not self.over.is_set():
                number += 1
                outcome = sitting.save(1, Given({"option": "sari" if number % 2 else "budi"}))
                assert isinstance(outcome, Stored)
                self.acknowledged.append((sitting.attempt, 1, outcome.version))
        finally:
            self.over.set()

    def wait_for(self, more: int) -> None:
        """Return when so many more answers were acknowledged."""
        wanted, until = len(self.acknowledged) + more, time.monotonic() + PATIENCE_SECONDS
        while len(self.acknowledged) < wanted:
            assert time.monotonic() < until
            assert not self.over.is_set()
            time.sleep(0.002)


@contextmanager
def answering(database: Database) -> Iterator[Class]:
    """Let a class answer meanwhile."""
    room = Class([sit_down(database, f"Siswa {number}", seed=number + 1) for number in range(STUDENTS)])
    with ThreadPoolExecutor(STUDENTS) as pool:
        going = [pool.submit(room.answer, sitting) for sitting in room.sittings]
        try:
            room.wait_for(STUDENTS)
            yield room
        finally:
            room.over.set()
        for each in going:
            each.result()


def saves(url: str) -> tuple[set[Saved], set[Saved]]:
    """Return every save in a database's log, and the current responses."""
    engine = make_engine(url)
    attempt = AttemptRow.public_id
    with engine.connect() as connection:
        logged = select(attempt, ResponseEventRow.place, ResponseEventRow.version).join(
            AttemptRow, AttemptRow.id == ResponseEventRow.attempt_id
        )
        current = select(attempt, ResponseRow.place, ResponseRow.version).join(
            AttemptRow, AttemptRow.id == ResponseRow.attempt_id
        )
        found = tuple({(row[0], row[1], row[2]) for row in connection.execute(each)} for each in (logged, current))
    engine.dispose()
    return found[0], found[1]


def elsewhere(database_url: str, tmp_path: Path, request: pytest.FixtureRequest, number: int) -> str:
    """Return the address of an empty database of the same kind."""
    if database_url.startswith("sqlite"):
        return f"sqlite:///{tmp_path}/restored-{number}.sqlite3"
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.create_database()


def test_a_backup_under_load_is_one_moment_and_loses_nothing(
    garden: Database, database_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with answering(garden) as room:
        for number in range(3):
            file = tmp_path / f"{number}.backup"
            before = set(room.acknowledged)
            began = len(room.acknowledged)
            back_up(database_url, file, overlapping(room))
            landed = len(room.acknowledged) - began
            assert landed > 0
            room.wait_for(STUDENTS)
            judge(file, elsewhere(database_url, tmp_path, request, number), tmp_path, before)
    everything, _ = saves(database_url)
    assert set(room.acknowledged) <= everything
    assert len(room.acknowledged) == len(everything)


def overlapping(room: Class) -> Callable[[int, int], None]:
    """Return what a backup calls as it goes on: it holds the backup up until answers have landed."""
    held = threading.Event()

    def step(_done: int, _of: int) -> None:
        if not held.is_set():
            held.set()
            room.wait_for(OVERLAP)

    return step


def judge(file: Path, fresh: str, folder: Path, before: set[Saved]) -> None:
    """Hold a backup against its checksum, and what it restores against what was acknowledged before it began."""
    subprocess.run(["sha256sum", "--check", "--strict", f"{file.name}.sha256"], cwd=folder, check=True)
    restore(fresh, file, folder)
    assert faults(fresh) == ()
    logged, current = saves(fresh)
    assert before <= logged
    newest = {(attempt, place): 0 for attempt, place, _ in logged}
    for attempt, place, version in logged:
        newest[attempt, place] = max(newest[attempt, place], version)
    assert {(attempt, place): version for attempt, place, version in current} == newest
    assert len(logged) == sum(newest.values())  # versions count from 1, and none is missing
