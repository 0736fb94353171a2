"""Measure how many answers share one commit on SQLite when the disk is slow: 32 threads save as fast as they are answered.

    python -m tests.bench.commit_sharing [--threads 32] [--sync-ms 5] [--answers 2000] [--read]

Only here is a commit slowed down: a hook waits before each COMMIT, as fsync does on a slow disk. The writer itself waits
for nobody; answers share a commit because they come while the one before is on its way. ``--read`` opens the item page
before every save, as the site does. Prints figures; asserts nothing.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, event

from quizapp.core.attempt import AnswerWrite, Stored
from quizapp.db import migrate
from quizapp.db.engine import Database
from quizapp.services import attempts
from tests.services import school

PLACE, OPTIONS = 1, ("sari", "budi", "tono", "wati")


@dataclass
class Figures:
    """Collect what happened; times in seconds."""

    commits: int = 0
    waits: list[float] = field(default_factory=list)
    seconds: float = 0

    @property
    def shared(self) -> float:
        """Return the answers of a commit, on average."""
        return len(self.waits) / max(self.commits, 1)


@dataclass
class Tab:
    """One student who saves again and again."""

    sitting: school.Sitting
    reads: bool
    version: int = 0

    def __post_init__(self) -> None:
        self.page = self.sitting.snapshot(PLACE)

    def request(self) -> AnswerWrite:
        """Return the next answer, from a page opened for it or from the one of the beginning."""
        page = self.sitting.snapshot(PLACE) if self.reads else self.page
        response = school.Given({"option": OPTIONS[self.version % len(OPTIONS)]})
        first = attempts.respond(page, response, flag=False, key=f"key-{self.version:08}", seen=0, now=school.NOW)
        return replaced(first, self.version)


def replaced(write: AnswerWrite, seen: int) -> AnswerWrite:
    """Return a write from a page that showed a version."""
    from dataclasses import replace

    return replace(write, seen=seen)
