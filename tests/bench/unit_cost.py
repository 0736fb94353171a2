"""Measure what a unit (open an item page, save one answer) costs the server, beside a reference app in the same run.

    python -m tests.bench.unit_cost REFERENCE_APP.py                             SQLite; variants orm and group
    python -m tests.bench.unit_cost REFERENCE_APP.py --students 64               latencies under load
    python -m tests.bench.unit_cost REFERENCE_APP.py --database postgres --variants fast
    python -m tests.bench.unit_cost --database postgres --nodes 2 --students 32  two processes of ours beside one

REFERENCE_APP.py is a plain quiz app with the same unit of work: its variants are chosen by the environment variable
VARIANT, its database by DB; ``REFERENCE_APP.py init`` makes its data, ``GET /login/<n>`` signs in and returns the CSRF
token, ``GET /quiz/1`` is the page, ``POST /quiz/1/answer`` the save. ``matched.py`` gives it as large a page as ours,
packed alike, and as many writes; ``--as-it-is`` leaves it alone. All servers run at once, each on core 0 (several nodes
on all cores), and are loaded in turns, round by round, so that whatever else the machine does troubles them alike. The
generator has the last core; everything stays on 127.0.0.1. Prints CPU milliseconds a unit (user + system of all server
processes), units a second, latencies and proportional memory of each, and the median of the rounds' ratios to ours.
Asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from quizapp.config import Settings
from tests.bench.serving import REPOSITORY, free_port, granian, quizapp, serving, usage
from tests.bench.students import Product, Reference, Student, UnexpectedError
from tests.drills.broken import postmaster

WARM_UP_SECONDS = 1.0
MOST_ERRORS = 5  # of one student, who then gives up


@dataclass
class Level:
    """Collect what one round measured; times in milliseconds, CPU and wall in seconds, memory in MiB."""

    units: int = 0
    errors: int = 0
    pages: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    cpu: float = 0.0
    wall: float = 0.0
    memory: float = 0.0

    @property
    def cost(self) -> float:
        """Return CPU milliseconds a unit."""
        return self.cpu / max(self.units, 1) * 1e3

    @property
    def rate(self) -> float:
        """Return units a second."""
        return self.units / self.wall


@dataclass
class Subject:
    """Hold one thing measured: its server processes, its students, its rounds."""

    name: str
    roots: list[int]
    students: Sequence[Student]
    levels: list[Level] = field(default_factory=list)


def run_level(subject: Subject, seconds: float) -> Level:
    """Let all students open and save in a closed loop for some seconds."""
    for student in subject.students:
        student.browser.close()  # a server does not keep idle connections, and says nothing when it drops them
    level, lock = Level(), threading.Lock()
    before, started = usage(subject.roots)[0], time.perf_counter()

    def study(student: Student) -> None:
        mine = Level()
        while time.perf_counter() < started + seconds and mine.errors <= MOST_ERRORS:
            first = time.perf_counter()
            try:
                page = student.open()
                second = time.perf_counter()
                student.save(page)
            except (UnexpectedError, OSError, KeyError) as error:
                print("  error:", type(error).__name__, error)
                mine.errors += 1
                continue
            mine.pages.append((second - first) * 1e3)
            mine.saves.append((time.perf_counter() - second) * 1e3)
        with lock:
            level.units += len(mine.saves)
            level.errors += mine.errors
            level.pages += mine.pages
            level.saves += mine.saves

    threads = [threading.Thread(target=study, args=(student,)) for student in subject.students]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    level.wall = time.perf_counter() - started
    after, level.memory = usage(subject.roots)
    level.cpu = after - before
    return level


@contextmanager
def database(options: argparse.Namespace, folder: Path) -> Iterator[dict[str, str]]:
    """Yield the address of a database of its own for each name asked for."""
    names = ["quizapp", *options.variants]
    if options.database == "sqlite":
        yield {name: f"sqlite:///{folder}/{name}.db" for name in names}
        return
    with postmaster() as server:  # as durable as it is when installed
        yield {name: server.server.create_database() for name in names}


def ours(options: argparse.Namespace, folder: Path, url: str, leaving: ExitStack) -> Iterator[Subject]:
    """Start our nodes; yield the first one alone, on core 0, and all of them where there are several."""
    environment = {"PYTHONPATH": str(REPOSITORY), "QUIZAPP_DATABASE_URL": url.replace("+psycopg", "")}
    if options.threads:
        environment["QUIZAPP_THREADS"] = str(options.threads)
    ports, roots = [], []
    cores = ["0", *(f"0-{(os.cpu_count() or 1) - 1}" for _ in range(options.nodes if options.nodes > 1 else 0))]
    for core in cores:
        port = free_port()
        roots.append(leaving.enter_context(serving(quizapp(port, folder / "data"), port, environment, folder, core)))
        ports.append(port)
    yield Subject("quizapp", roots[:1], [Product(ports[0], number) for number in range(options.students)])
    if options.nodes > 1:
        spread = [Product(ports[1 + number % options.nodes], number) for number in range(options.students)]
        yield Subject(f"{options.nodes} nodes", roots[1:], spread)


def variant(options: argparse.Namespace, folder: Path, environment: dict[str, str], leaving: ExitStack) -> Subject:
    """Start a variant of the reference app."""
    name, reference = environment["VARIANT"], options.reference.resolve()
    app = reference if options.as_it_is else Path(__file__).with_name("matched.py")
    environment |= {"REFERENCE": str(reference), "PYTHONPATH": str(app.parent)}
    subprocess.run([sys.executable, str(app), "init"], env={**os.environ, **environment}, check=True)
    port, threads = free_port(), options.threads or Settings(data=folder).threads
    command = granian(f"{app.stem}:app", port, threads)
    root = leaving.enter_context(serving(command, port, environment, folder))
    return Subject(name, [root], list(map(partial(Reference, port), range(options.students))))


def told(subject: Subject) -> str:
    """Return one line for a subject."""
    levels = subject.levels
    pages = [time for level in levels for time in level.pages] or [0.0]
    saves = sorted(time for level in levels for time in level.saves) or [0.0]
    last = statistics.median(
        sorted(level.saves)[int(len(level.saves) * 0.99)] / statistics.median(level.saves) for level in levels
    )
    cost, rate = (statistics.median(getattr(level, name) for level in levels) for name in ("cost", "rate"))
    return (
        f"{subject.name:9} {cost:6.2f} ms CPU a unit {rate:7.1f} units/s   page p50 {statistics.median(pages):6.1f} ms"
        f"   save p50 {statistics.median(saves):6.1f} p99 {saves[int(len(saves) * 0.99)]:6.1f} most {saves[-1]:6.1f} ms"
        f" (p99/p50 by round {last:.1f})   {max(level.memory for level in levels):4.0f} MiB"
        f"   {sum(level.errors for level in levels)} errors"
    )


def compared(first: Subject, other: Subject) -> str:
    """Return the ratios of two subjects, round by round."""
    pairs = list(zip(first.levels, other.levels, strict=True))
    cost = statistics.median(mine.cost / theirs.cost for mine, theirs in pairs)
    rate = statistics.median(mine.rate / theirs.rate for mine, theirs in pairs)
    return f"{first.name} / {other.name}: CPU {cost:.2f}, units/s {rate:.2f}"


def measure(options: argparse.Namespace, folder: Path) -> None:
    """Start everything, run the rounds in turns, print."""
    with database(options, folder) as urls, ExitStack() as leaving:
        subjects = list(ours(options, folder, urls["quizapp"], leaving))
        student = subjects[0].students[0]
        student.open()
        page = student.browser.request("GET", getattr(student, "page", "/"))
        size = len(page.text.encode())
        print(
            f"our page: {size} bytes, {len(page.body)} on the wire; after start {usage(subjects[0].roots)[1]:.0f} MiB"
        )
        for name in options.variants:
            environment = {"VARIANT": name, "DB": urls[name], "PAGE_BYTES": str(size)}
            subjects.append(variant(options, folder, environment, leaving))
        for subject in subjects:
            run_level(subject, WARM_UP_SECONDS)
        for _ in range(options.rounds):
            for subject in subjects:
                subject.levels.append(run_level(subject, options.seconds))
    print(f"{options.students} students, {options.rounds} rounds of {options.seconds:g} s each in turns")
    for subject in subjects:
        print(told(subject))
    for subject in subjects[1:]:
        print(compared(subjects[0], subject))


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path, nargs="?", help="without it, ours alone is measured")
    parser.add_argument("--variants", default="orm,group")
    parser.add_argument("--as-it-is", action="store_true", help="do not give the reference our page and our writes")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--nodes", type=int, default=1, help="measure so many of ours on one PostgreSQL, too")
    parser.add_argument("--threads", type=int, default=0, help="of every server (default: what ours starts with)")
    parser.add_argument("--students", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    options.variants = options.variants.split(",") if options.reference else []
    os.sched_setaffinity(0, {(os.cpu_count() or 1) - 1})
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as made:
        measure(options, Path(made))


if __name__ == "__main__":
    main()
