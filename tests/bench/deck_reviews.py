"""Measure the reading of an export with many reviews: processor and wall seconds, and the peak of memory.

    python -m tests.bench.deck_reviews [REVIEWS]

The export is made by the real Anki, in both of its formats: our deck of many notes with reviews written into its tables
as Anki writes them. Then the hostile files of the tests, until they are refused. Prints figures; asserts nothing.
"""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageRequest

from quizapp.anki.build import deck_bytes
from quizapp.anki.reviews import CHILD, CardReading, read_export
from quizapp.core.refusal import Malformed
from tests.anki.exports import ARCHIVES, DATABASES, archive
from tests.anki.factories import bank, fact

REVIEWS = 100_000
NOTES = 2_000
LAUNCHER = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def export(folder: Path, reviews: int, *, legacy: bool) -> bytes:
    """Return an export of a deck with so many reviews."""
    path = folder / "deck.apkg"
    made = bank(facts=tuple(replace(fact(), id=f"fakta-{number}") for number in range(NOTES)), items=())
    path.write_bytes(deck_bytes(made, "id", NOW))
    file = folder / f"{legacy}.anki2"
    collection = Collection(str(file))
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path)))
    collection.close()
    _review(file, reviews)
    collection = Collection(str(file))
    out = folder / f"out-{legacy}.apkg"
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=False, legacy=legacy)
    collection.export_anki_package(out_path=str(out), options=options, limit=None)
    collection.close()
    return out.read_bytes()


def _review(file: Path, reviews: int) -> None:
    """Write reviews into the tables themselves: through Anki it takes minutes."""
    with closing(sqlite3.connect(file)) as database:
        cards = [row[0] for row in database.execute("select id from cards")]
        database.execute("update cards set type = 2, queue = 2, ivl = 30, due = 40, reps = 50, lapses = 2")
        first = int(NOW.timestamp() * 1000) - reviews * 1000
        rows = ((first + place * 1000, cards[place % NOTES]) for place in range(reviews))
        database.executemany("insert into revlog values (?, ?, -1, 3, 30, 20, 2500, 8000, 1)", rows)
        database.commit()


def _peak(folder: Path, content: bytes) -> float:
    """Return the memory (MiB) of the reading process, started by a small one: a child counts what its parent had."""
    export, scratch = folder / "export", folder / "scratch"
    export.write_bytes(content)
    scratch.mkdir(exist_ok=True)
    command = [sys.executable, "-I", "-c", LAUNCHER, sys.executable, "-I", str(CHILD), str(export), str(scratch)]
    return int(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout) / 1024


def main(reviews: int) -> None:
    """Measure both formats."""
    with tempfile.TemporaryDirectory() as folder:
        for legacy in (True, False):
            content = export(Path(folder), reviews, legacy=legacy)
            found, cpu, spent = _timed(content)
            kind = "legacy" if legacy else "new"
            print(
                f"{kind}: {len(content) / 2**20:.1f} MiB, {len(found)} notes, {reviews} reviews: "
                f"{cpu:.2f} s of processor, {spent:.2f} s wall, peak {_peak(Path(folder), content):.0f} MiB"
            )
        for make in (*ARCHIVES, *DATABASES):
            content = make(Path(folder)) if make in ARCHIVES else archive(make(Path(folder)))
            _, cpu, spent = _timed(content)
            peak = _peak(Path(folder), content)
            print(f"{make.__name__}: refused after {cpu:.2f} s of processor, {spent:.2f} s wall, peak {peak:.0f} MiB")


def _timed(content: bytes) -> tuple[Mapping[str, CardReading], float, float]:
    """Read a file; return what it says, nothing for one that is refused, with processor and wall seconds."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    found: Mapping[str, CardReading] = {}
    with suppress(Malformed):
        found = read_export(content)
    spent, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return found, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, spent


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REVIEWS)
