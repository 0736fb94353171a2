"""Measure how many answers share a commit on SQLite when the disk is slow and 32 threads save as fast as they can.

    python -m tests.bench.commit_sharing [--threads 32] [--sync-ms 5] [--answers 4000]

Only here is a commit slowed down: a hook sleeps before each COMMIT, as long as fsync takes on a slow disk. The writer
itself waits for nobody; answers share a commit because they come while the one before is on its way. Measured twice:
saves alone, and each after opening its item page. Prints figures; asserts nothing.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from quizapp.core.attempt import Stored
from quizapp.core.response import Given
from quizapp.db import migrate
from quizapp.db.engine import Database
from tests.services import school

PLACE, OPTIONS = 1, ("sari", "budi", "tono", "wati")


@dataclass(slots=True)
class Figures:
    """Collect what happened; times in seconds."""

    commits: int = 0
    seconds: float = 0
    waits: list[float] = field(default_factory=list)


@contextmanager
def slow_commits(engine: Engine, seconds: float, figures: Figures) -> Iterator[None]:
    """Make each commit take so much longer meanwhile, and count."""

    def slow(_connection: Connection) -> None:
        figures.commits += 1
        time.sleep(seconds)

    event.listen(engine, "commit", slow)
    try:
        yield
    finally:
        event.remove(engine, "commit", slow)


def save(sitting: school.Sitting, times: int, *, opening: bool) -> list[float]:
    """Save an answer so many times, opening the page before each if so wished; return how long each took."""
    waits = []
    write = sitting.write(PLACE, school.BLANK)
    for seen in range(write.seen, write.seen + times):
        response = Given({"option": OPTIONS[seen % len(OPTIONS)]})
        key = f"key-of-page-{seen}"
        if opening:
            write = sitting.write(PLACE, response, key=key)
        else:
            write = replace(write, response=response, key=key, hash=f"{seen:064}", seen=seen)
        begun = time.perf_counter()
        outcome = sitting.database.writer.submit(write)
        waits.append(time.perf_counter() - begun)
        if outcome != Stored(seen + 1):
            raise RuntimeError(f"Version {seen + 1} was not stored: {outcome}.")
    return waits


def measure(sittings: list[school.Sitting], options: argparse.Namespace, *, opening: bool) -> Figures:
    """Let every thread save its share of the answers."""
    figures, times = Figures(), options.answers // options.threads
    engine = sittings[0].database.engine
    with slow_commits(engine, options.sync_ms / 1000, figures), ThreadPoolExecutor(options.threads) as pool:
        begun = time.perf_counter()
        done = list(pool.map(lambda sitting: save(sitting, times, opening=opening), sittings))
        figures.seconds = time.perf_counter() - begun
    figures.waits = sorted(wait for waits in done for wait in waits)
    return figures


def told(name: str, figures: Figures) -> str:
    """Return figures as a line."""
    waits, answers = figures.waits, len(figures.waits)
    return (
        f"{name:24} {answers / figures.commits:6.1f} answers a commit   {answers} answers, {figures.commits} commits, "
        f"{answers / figures.seconds:.0f} answers/s   p50 {statistics.median(waits) * 1e3:.1f} ms "
        f"p99 {waits[int(answers * 0.99)] * 1e3:.1f} ms"
    )


def main() -> None:
    """Make a site's database, let students save, print what was shared."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=32)
    parser.add_argument("--sync-ms", type=float, default=5, help="what a commit takes longer (default: 5)")
    parser.add_argument("--answers", type=int, default=4000)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Database(f"sqlite:///{Path(folder) / 'site.sqlite3'}")) as site,
    ):
        migrate.upgrade(site.engine)
        school.publish(site)
        sittings = [school.sit_down(site, f"s{number}") for number in range(options.threads)]
        print(f"{options.threads} threads, a commit {options.sync_ms:g} ms longer")
        print(told("saves alone", measure(sittings, options, opening=False)))
        print(told("page opened before each", measure(sittings, options, opening=True)))


if __name__ == "__main__":
    main()
