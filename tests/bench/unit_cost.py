"""Measure what a unit (open an item page, save one answer) costs the server, beside a reference app in the same run.

    python -m tests.bench.unit_cost REFERENCE_APP.py                             SQLite; variants orm and group
    python -m tests.bench.unit_cost REFERENCE_APP.py --students 64               latencies under load
    python -m tests.bench.unit_cost REFERENCE_APP.py --database postgres --variants fast
    python -m tests.bench.unit_cost --database postgres --nodes 2 --students 32  two processes of ours beside one

REFERENCE_APP.py is a plain quiz app with the same unit of work: its variants are chosen by the environment variable
VARIANT, its database by DB; ``REFERENCE_APP.py init`` makes its data, ``GET /login/<n>`` signs in and returns the CSRF
token, ``GET /quiz/1`` is the page, ``POST /quiz/1/answer`` the save. ``matched.py`` gives it as large a page as ours,
packed alike, and as many writes; ``--as-it-is`` leaves it alone.

All servers run at once, each on core 0, and are loaded in turns, round by round, so that whatever else the machine does
troubles them alike. The generator has the last core. With several nodes each has a core of its own, and so has the one
beside them; PostgreSQL and the generator then share the cores of those that are measured, so that twice the nodes have
twice the machine. Everything stays on 127.0.0.1.

Prints CPU milliseconds a unit (user + system of all server processes), units a second, latencies and proportional
memory of each, and the median of the rounds' ratios to ours. "Beside" is what PostgreSQL and the generator took.
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
from tests.bench.serving import REPOSITORY, granian, process_tree, quizapp, serving, usage
from tests.bench.students import Product, Reference, Student, UnexpectedError
from tests.drills.broken import postmaster
from tests.ports import free_port

CORES = os.cpu_count() or 1
WARM_UP_SECONDS = 1.0
MOST_ERRORS = 5  # of one student, who then gives up


@dataclass
class Level:
    """Collect what one round measured; times in milliseconds, CPU and wall in seconds, memory in MiB.

    ``beside`` is the CPU of PostgreSQL and of this generator, which share the cores with the server.
    """

    units: int = 0
    errors: int = 0
    pages: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    cpu: float = 0.0
    beside: float = 0.0
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
    """Hold one thing measured: its server processes, its students, PostgreSQL's process if there is one, its rounds.

    ``others`` are the cores of PostgreSQL and of the generator meanwhile, none for where they are.
    """

    name: str
    roots: list[int]
    students: Sequence[Student]
    databases: Sequence[int] = ()
    others: Sequence[int] = ()
    levels: list[Level] = field(default_factory=list)


def run_level(subject: Subject, seconds: float) -> Level:
    """Let all students open and save in a closed loop for some seconds."""
    for pid in (
        (os.getpid(), *(pid for root in subject.databases for pid in process_tree(root))) if subject.others else ()
    ):
        os.sched_setaffinity(pid, subject.others)
    for student in subject.students:
        student.browser.close()  # a server does not keep idle connections, and says nothing when it drops them
    level, lock = Level(), threading.Lock()
    before, started = usage(subject.roots)[0], time.perf_counter()
    beside = usage(subject.databases)[0] + time.process_time()

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
    level.beside = usage(subject.databases)[0] + time.process_time() - beside
    return level


@contextmanager
def database(options: argparse.Namespace, folder: Path) -> Iterator[tuple[dict[str, str], tuple[int, ...]]]:
    """Yield the address of a database of its own for each name asked for, and the process of their server, if any."""
    names = ["quizapp", *options.variants]
    if options.database == "sqlite":
        yield {name: f"sqlite:///{folder}/{name}.db" for name in names}, ()
        return
    with postmaster() as server:  # as durable as it is when installed
        yield {name: server.server.create_database() for name in names}, server.processes[:1]


def ours(options: argparse.Namespace, folder: Path, url: str, leaving: ExitStack) -> Iterator[Subject]:
    """Start our nodes; yield the first one alone, on core 0, and all of them where there are several."""
    environment = {"PYTHONPATH": str(REPOSITORY), "QUIZAPP_DATABASE_URL": url.replace("+psycopg", "")}
    if options.threads:
        environment["QUIZAPP_THREADS"] = str(options.threads)
    ports, roots = [], []
    for core in (0, *(number % CORES for number in range(options.nodes) if options.nodes > 1)):
        port = free_port()
        roots.append(
            leaving.enter_context(serving(quizapp(port, folder / "data"), port, environment, folder, str(core)))
        )
        ports.append(port)
    alone = Subject("quizapp", roots[:1], [Product(ports[0], number) for number in range(options.students)])
    yield alone
    if options.nodes > 1:
        spread = [Product(ports[1 + number % options.nodes], number) for number in range(options.students)]
        yield Subject(f"{options.nodes} nodes", roots[1:], spread, others=range(min(options.nodes, CORES)))
        alone.others = (0,)


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
    beside = statistics.median(level.beside / max(level.units, 1) * 1e3 for level in levels)
    cost, rate = (statistics.median(getattr(level, name) for level in levels) for name in ("cost", "rate"))
    return (
        f"{subject.name:9} {cost:6.2f} ms CPU a unit {rate:7.1f} units/s   page p50 {statistics.median(pages):6.1f} ms"
        f"   save p50 {statistics.median(saves):6.1f} p99 {saves[int(len(saves) * 0.99)]:6.1f} most {saves[-1]:6.1f} ms"
        f" (p99/p50 by round {last:.1f})   {max(level.memory for level in levels):4.0f} MiB"
        f"   {sum(level.errors for level in levels)} errors   (+ {beside:.2f} ms CPU beside)"
    )


def compared(first: Subject, other: Subject) -> str:
    """Return the ratios of two subjects, round by round."""
    pairs = list(zip(first.levels, other.levels, strict=True))
    cost = statistics.median(mine.cost / theirs.cost for mine, theirs in pairs)
    rate = statistics.median(mine.rate / theirs.rate for mine, theirs in pairs)
    return f"{first.name} / {other.name}: CPU {cost:.2f}, units/s {rate:.2f}"


def measure(options: argparse.Namespace, folder: Path) -> None:
    """Start everything, run the rounds in turns, print."""
    with database(options, folder) as (urls, servers), ExitStack() as leaving:
        subjects = list(ours(options, folder, urls["quizapp"], leaving))
        student = subjects[0].students[0]
        student.browser.close()  # the others may have taken a while to come in
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
            subject.databases = servers
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
    os.sched_setaffinity(0, {CORES - 1})
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as made:
        measure(options, Path(made))


if __name__ == "__main__":
    main()
