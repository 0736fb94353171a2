"""Kill the site, or its PostgreSQL server, again and again while a class answers; nothing acknowledged may be lost.

    python -m tests.drills.kill                                50 kills of the site on SQLite, 1,000 answers
    python -m tests.drills.kill --database postgres            20 kills of PostgreSQL's postmaster, 1,000 answers
    python -m tests.drills.kill --canary loss|double|hasty     the judge must find what was done; ends with 1

Students take quizzes over HTTP on loopback, by the site's own pages and forms and by what its script asks for: graded
at the end, checked once or tried several times, with and without a time limit. Every reply "saved" goes into a ledger,
with fsync, before the student does anything else. After the last restart everything unacknowledged is sent again under
the same keys, every attempt is handed in, and ledger and database are compared. Everything lies in a temporary folder.
"""

from __future__ import annotations

import argparse
import random
import secrets
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.db.engine import make_engine
from tests.cli.running import COMMAND
from tests.drills.broken import Breakable, Postmaster, Site, postmaster
from tests.drills.judge import Verdict, judge, plant_double, plant_loss
from tests.drills.ledger import Ledger, read
from tests.drills.student import DrillFailedError, Storm, Student
from tests.drills.terms import set_terms

KILLS = {"sqlite": 50, "postgres": 20}
HASTY = (*COMMAND[:-1], "tests.drills.hasty")
WATCH_SECONDS = 0.002


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is done. ``threads`` are the site's, ``minutes`` bound the whole drill, ``seed`` draws every choice."""

    database: str = "sqlite"
    kills: int = 50
    answers: int = 1000
    students: int = 40
    threads: int = 16
    minutes: float = 30
    seed: int = 0
    canary: str = ""


@dataclass(slots=True)
class Report:
    """What came of it; ``back`` are the seconds from a kill to the next acknowledged answer."""

    verdict: Verdict
    statuses: Counter[str]
    misread: list[str]
    kinds: Counter[str] = field(default_factory=Counter)
    back: list[float] = field(default_factory=list)
    seconds: float = 0
    starts: int = 0

    @property
    def fine(self) -> bool:
        return self.verdict.fine and not self.misread


def drill(plan: Plan, folder: Path) -> Report:
    """Do what is planned with all files in ``folder``.

    Raises DrillFailedError when the site gives an answer that it must never give, or the time is over.
    """
    begun = time.monotonic()
    with _database(plan, folder) as (url, server), _site(plan, folder, url) as site:
        _vary(url)
        ledger = Ledger(folder / "ledger")
        storm = Storm(site.port, ledger, begun + plan.minutes * 60)
        kinds, back = _blow(plan, storm, server or site)
        ledger.close()
        verdict = _judged(plan, url, folder / "ledger")
        starts = server.tries if server else 0
    return Report(verdict, storm.statuses, storm.misread, kinds, back, time.monotonic() - begun, starts)


@contextmanager
def _database(plan: Plan, folder: Path) -> Iterator[tuple[str, Postmaster | None]]:
    if plan.database == "sqlite":
        yield f"sqlite:///{folder / 'data' / 'quizapp.sqlite3'}", None
        return
    with postmaster() as server:
        yield server.server.create_database(), server


def _vary(url: str) -> None:
    engine = make_engine(url)
    set_terms(engine)
    engine.dispose()


@contextmanager
def _site(plan: Plan, folder: Path, url: str) -> Iterator[Site]:
    command = HASTY if plan.canary == "hasty" else COMMAND
    site = Site(folder, command, QUIZAPP_DATABASE_URL=url.replace("+psycopg", ""), QUIZAPP_THREADS=str(plan.threads))
    try:
        site.start()
        yield site
    finally:
        site.close()


def _blow(plan: Plan, storm: Storm, victim: Breakable) -> tuple[Counter[str], list[float]]:
    """Let students take quizzes while the victim is killed as often as planned; return kinds and times."""
    each = -(-plan.answers // plan.students)
    chances = [random.Random(f"{plan.seed} {number}") for number in range(plan.students)]  # noqa: S311 - to be drawn again
    with ThreadPoolExecutor(plan.students) as pool, ExitStack() as leaving:
        students = [leaving.enter_context(closing(Student(storm, chance, each))) for chance in chances]
        list(pool.map(Student.start, students))
        taking = [pool.submit(student.take_quizzes) for student in students]
        try:
            figures = _kill_at_random(plan, storm, victim)
        except BaseException:
            storm.until = 0  # everybody stops at the next look at the clock
            raise
        finally:
            storm.over.set()
            wait(taking)
    for each_student in taking:
        each_student.result()
    return figures


def _kill_at_random(plan: Plan, storm: Storm, victim: Breakable) -> tuple[Counter[str], list[float]]:
    chance = random.Random(plan.seed)  # noqa: S311 - to be drawn again
    kinds: Counter[str] = Counter()
    back: list[float] = []
    most = max(2, 2 * plan.answers // (plan.kills + 1))
    for _ in range(plan.kills):
        _wait_for(storm, storm.ledger.acknowledged + chance.randint(1, most))
        time.sleep(chance.uniform(0, 0.03))
        killed = time.monotonic()
        kinds[victim.kill(chance)] += 1
        acknowledged = storm.ledger.acknowledged
        victim.start()
        _wait_for(storm, acknowledged + 1)
        back.append(time.monotonic() - killed)
    return kinds, back


def _wait_for(storm: Storm, acknowledged: int) -> None:
    while storm.ledger.acknowledged < acknowledged:
        storm.check_time()
        time.sleep(WATCH_SECONDS)


def _judged(plan: Plan, url: str, ledger: Path) -> Verdict:
    engine = make_engine(url)
    try:
        if plan.canary == "loss":
            plant_loss(engine)
        if plan.canary == "double":
            plant_double(engine)
        return judge(engine, read(ledger))
    finally:
        engine.dispose()


def told(plan: Plan, report: Report) -> str:
    """Return the figures of a drill as text."""
    verdict = report.verdict
    kinds = ", ".join(f"{times} {kind}" for kind, times in sorted(report.kinds.items()))
    back = f"median {statistics.median(report.back):.1f} s, most {max(report.back):.1f} s" if report.back else "-"
    replies = ", ".join(f"{times} {what}" for what, times in sorted(report.statuses.items()))
    lines = (
        f"{plan.database}, seed {plan.seed}: {report.kinds.total()} kills ({kinds}) in {report.seconds:.0f} s",
        f"{verdict.acknowledged} answers acknowledged, {verdict.repeated} of them sent more than once",
        f"{verdict.tries} tries counted",
        f"{verdict.landed} of these had been stored, though the reply never came",
        f"from a kill to the next acknowledged answer: {back}; starts of the database server: {report.starts}",
        f"replies: {replies}",
        f"lost {len(verdict.lost)}, doubled {len(verdict.doubled)}, wrong {len(verdict.wrong)}",
        f"misread {len(report.misread)}, unfinished {len(verdict.unfinished)} of {verdict.attempts} attempts",
    )
    findings = (*verdict.lost, *verdict.doubled, *verdict.wrong, *verdict.unfinished, *report.misread)
    return "\n".join([*lines, *(f"  {finding}" for finding in findings[:20])])


def main() -> None:
    """Read the options, do the drill, say what came of it; end with 1 when anything was found."""
    drawn = secrets.randbits(32)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=sorted(KILLS), default="sqlite")
    parser.add_argument("--kills", type=int, help="default: 50 on SQLite, 20 on PostgreSQL")
    parser.add_argument("--answers", type=int, default=1000, help="at least so many are acknowledged (default: 1000)")
    parser.add_argument("--students", type=int, default=40, help="who answer at once (default: 40)")
    parser.add_argument("--threads", type=int, default=16, help="threads of the site (default: 16)")
    parser.add_argument("--minutes", type=float, default=30, help="the drill fails when it takes longer (default: 30)")
    parser.add_argument("--seed", type=int, default=drawn, help="draws every choice (default: another each time)")
    parser.add_argument("--canary", choices=("loss", "double", "hasty"), default="",
                        help="plant a lost or a doubled answer, or let the site answer before it writes")  # fmt: skip
    options = vars(parser.parse_args())
    plan = Plan(**options | {"kills": KILLS[options["database"]] if options["kills"] is None else options["kills"]})
    with tempfile.TemporaryDirectory(prefix="quizapp-kill-") as made:
        try:
            report = drill(plan, Path(made))
        except (DrillFailedError, RuntimeError) as failure:
            sys.exit(f"seed {plan.seed}: {failure}")
    print(told(plan, report))  # noqa: T201 - what the command is for
    sys.exit(not report.fine)


if __name__ == "__main__":
    main()
