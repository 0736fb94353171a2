"""Let a school come in at once: students join a class by code while others open pages and save, all on two cores.

    python -m tests.bench.class_start [--joins 500] [--others 12] [--within 60]

Each student joins as a browser does: the form, then code and nickname, then the page with the PIN; all begin within the
given seconds, evenly spread, or all at once with ``--within 0``. The others open an item and save an answer in turns,
with half a second between. The site is ``quizapp serve`` with an SQLite file in a temporary folder; everything stays on
127.0.0.1. Prints errors and p50, p95 and the longest of each request; asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from quizapp.core.class_code import shown_code
from quizapp.db import migrate
from quizapp.db.engine import Database
from tests.bench.serving import REPOSITORY, quizapp, serving, usage
from tests.bench.students import Browser, Product, UnexpectedError, expect, hidden
from tests.ports import free_port
from tests.services import school
from tests.services.classroom import a_class, teacher

THINKING_SECONDS = 0.5
AT_ONCE = 64  # browsers that the generator lets wait for a reply at the same time
CLASS = 40  # students a class: as many classes are made as are needed


@dataclass
class Figures:
    """Collect seconds by what was asked for, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    seconds: float = 0
    memory: float = 0
    meanwhile: int = 0  # answers that the others had saved before the last one was in

    def timed(self, name: str, ask: Callable[[], object]) -> object:
        """Ask, and keep how long it took."""
        begun = time.perf_counter()
        answer = ask()
        self.took.setdefault(name, []).append(time.perf_counter() - begun)
        return answer

    @property
    def longest(self) -> dict[str, float]:
        """Return the longest of each request, in seconds."""
        return {name: max(took) for name, took in self.took.items()}


def join(port: int, code: str, nickname: str, figures: Figures) -> None:
    """Come into the class as a new student."""
    with closing(Browser(port)) as browser:
        try:
            page = hidden(expect(browser.request("GET", "/join"), HTTPStatus.OK, "join form").text)
            form = {"csrf_token": page["csrf_token"], "ticket": page["ticket"], "code": code, "nickname": nickname}
            reply = figures.timed("join", lambda: browser.request("POST", "/join", form))
            expect(reply, HTTPStatus.SEE_OTHER, "join")  # type: ignore[arg-type]  # what was asked for
            figures.timed("PIN", lambda: expect(browser.request("GET", "/join/pin"), HTTPStatus.OK, "PIN"))
        except (UnexpectedError, OSError, KeyError) as error:
            figures.errors[f"{type(error).__name__}: {error}"] += 1


def study(student: Product, over: threading.Event, figures: Figures) -> None:
    """Open an item and save until it is over."""
    while not over.wait(THINKING_SECONDS):
        try:
            page = figures.timed("page", student.open)
            figures.timed("save", lambda: student.save(page))  # type: ignore[arg-type]  # noqa: B023 - called at once
        except (UnexpectedError, OSError, KeyError) as error:
            figures.errors[f"{type(error).__name__}: {error}"] += 1


def two_cores() -> str:
    """Return two of the cores that we may use, or the only one."""
    return ",".join(map(str, sorted(os.sched_getaffinity(0))[:2]))


def prepare(url: str, classes: int) -> list[str]:
    """Make the small bank and some classes; return their codes as students type them."""
    with closing(Database(url)) as site:
        migrate.upgrade(site.engine)
        school.publish(site)
        person = teacher(site)
        return [shown_code(a_class(site, person, f"Kelas {number}").code) for number in range(classes)]


def run(folder: Path, *, joins: int, others: int, within: float) -> Figures:
    """Let everybody in and return what was measured."""
    codes = prepare(f"sqlite:///{folder / 'site.sqlite3'}", -(-joins // CLASS))
    environment = {"PYTHONPATH": str(REPOSITORY), "QUIZAPP_DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}"}
    port, figures, over = free_port(), Figures(), threading.Event()
    with serving(quizapp(port, folder / "data"), port, environment, folder, two_cores()) as root:
        students = [Product(port, number) for number in range(others)]
        studying = [threading.Thread(target=study, args=(student, over, figures)) for student in students]
        for thread in studying:
            thread.start()
        begun = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for number in range(joins):
                time.sleep(max(0.0, begun + within * number / joins - time.perf_counter()))
                pool.submit(join, port, codes[number % len(codes)], f"Siswa {number}", figures)
        figures.seconds = time.perf_counter() - begun
        figures.meanwhile = len(figures.took.get("save", ()))
        figures.memory = usage([root])[1]
        over.set()
        for thread in studying:
            thread.join()
        for student in students:
            student.browser.close()
    return figures


def told(figures: Figures) -> str:
    """Return figures as lines."""
    lines = [f"all in after {figures.seconds:.1f} s; {figures.memory:.0f} MiB; errors: {dict(figures.errors) or 0}"]
    for name, took in figures.took.items():
        p95 = sorted(took)[int(len(took) * 0.95)]
        lines.append(
            f"{name:5} {len(took):6} times   p50 {statistics.median(took) * 1e3:7.1f} ms   p95 {p95 * 1e3:7.1f} ms"
            f"   most {max(took) * 1e3:7.1f} ms"
        )
    return "\n".join(lines)


def main() -> None:
    """Read the options, let everybody in, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--joins", type=int, default=500)
    parser.add_argument("--others", type=int, default=12, help="students who take a quiz meanwhile (default: 12)")
    parser.add_argument("--within", type=float, default=60, help="seconds in which all begin (default: 60)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as made:
        print(told(run(Path(made), **vars(options))))


if __name__ == "__main__":
    main()
