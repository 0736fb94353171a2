"""Measure what results cost: a class of 36 with 36 items, and quizzes with 100,000 attempts, page by page.

Database time is that of the driver: every statement of a page is sent again and all of its rows are fetched; the median
of five times. Run: python -m tests.bench.results [--attempts 100000] [--url postgresql+psycopg://...]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from quizapp.bank.plain import load_quiz
from quizapp.core.bank import Bank
from quizapp.db import migrate
from quizapp.db.engine import Database, make_engine
from quizapp.services import class_results, grading_queue, results_lists, revisions
from tests.plans import caught, milliseconds
from tests.services import many, school
from tests.services.classroom import teacher
from tests.services.lesson import Lesson, a_lesson

A_CLASS = 36


def bank(items: int) -> Bank:
    """Return the small bank with a quiz of ``items`` items."""
    made = tuple(school.item(f"soal-{place}", "single_choice", school.CHOICE, "menemukan") for place in range(items))
    quiz = school.loaded(load_quiz, school.QUIZ | {"items": [item.id for item in made]})
    found = school.with_items(*made)
    return type(found)(**{**{name: getattr(found, name) for name in found.__slots__}, "quizzes": (quiz,)})


def measure(name: str, database: Database, page: Callable[[], object]) -> None:
    """Print statements, database time and the time of all of a page, read anew."""
    page()
    revisions.forget(database.engine)
    with caught(database.engine) as sent:
        begun = time.perf_counter()
        page()
        whole = (time.perf_counter() - begun) * 1000
    base = sum(milliseconds(database.engine, each) for each in sent)
    print(f"{name:<58} {len(sent)} statements, {base:7.2f} ms in the database, {whole:7.1f} ms in all")


def pages(name: str, lesson: Lesson) -> None:
    """Measure the pages of an assignment."""
    database = lesson.database

    def grid(page: int) -> Callable[[], object]:
        def read() -> object:
            with database.reads() as reads:
                return class_results.class_results(
                    reads, assignment=lesson.assignment, teacher=lesson.teacher, page=page
                )

        return read

    def runs(after: str) -> Callable[[], object]:
        def read() -> object:
            with database.reads() as reads:
                return results_lists.runs(reads, assignment=lesson.assignment, teacher=lesson.teacher, after=after)

        return read

    def waiting() -> object:
        with database.reads() as reads:
            return grading_queue.waiting_items(reads, teacher=lesson.teacher)

    measure(f"{name}: grid, first page", database, grid(1))
    measure(f"{name}: attempts, newest", database, runs(""))
    middle = (school.NOW - results_lists.ZERO).total_seconds() + 2500
    measure(f"{name}: attempts, from the middle", database, runs(f"{int(middle * 1_000_000)}-1"))
    measure(f"{name}: what waits to be graded", database, waiting)


def main() -> None:
    """Build the databases and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attempts", type=int, default=100_000, help="of four items each")
    parser.add_argument("--url", default="", help="an empty database; else a file that is thrown away")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = chosen.url or f"sqlite:///{Path(folder) / 'site.sqlite3'}"
        engine = make_engine(url)
        migrate.upgrade(engine)
        engine.dispose()
        database = Database(url)
        school.publish(database, bank(A_CLASS))
        person = teacher(database)
        small = a_lesson(database, by=person)
        many.hand_in(small, many.students(small, A_CLASS), 1)
        pages("36 students x 36 items", small)
        crowd = a_lesson(database, by=person, name="Kelas besar")
        many.hand_in(crowd, many.students(crowd, 1000), chosen.attempts // 1000, asked=4)
        with database.change() as session:
            session.execute(text("ANALYZE"))
        pages(f"{chosen.attempts} attempts, a class of 1000", crowd)
        pages("the class of 36 beside them", small)
        database.close()


if __name__ == "__main__":
    main()
