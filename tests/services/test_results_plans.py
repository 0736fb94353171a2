"""How results are read: by an index, never by going through all attempts; the same on both databases."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text

from quizapp.db.engine import Database
from quizapp.services import class_results, discussing, grading_queue, results_lists
from tests.plans import caught, explained
from tests.services import many
from tests.services.lesson import HOUR, Lesson, a_lesson
from tests.services.school import NOW

TABLES = "attempt|attempt_item|response|mark"
THROUGH_ALL = re.compile(rf"\bSCAN ({TABLES})\b(?! USING)|Seq Scan on ({TABLES})\b")
PAGES = ("grid", "runs", "later runs", "waiting", "list", "grades")


@pytest.fixture
def lesson(garden: Database) -> Lesson:
    """Return a class of 36 beside six with 500 attempts each, and statistics as the database keeps them."""
    lesson = a_lesson(garden)
    many.hand_in(lesson, many.students(lesson, 36), 1)
    for name in "ABCDEF":
        crowd = a_lesson(garden, by=lesson.teacher, name=f"Kelas {name}")
        many.hand_in(crowd, many.students(crowd, 50), 10)
    with garden.change() as session:
        session.execute(text("ANALYZE"))
    return lesson


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.slow
def test_no_page_goes_through_all_attempts(lesson: Lesson, page: str) -> None:
    database, assignment, teacher = lesson.database, lesson.assignment, lesson.teacher
    with caught(database.engine) as sent, database.reads() as reads:
        if page == "grid":
            class_results.class_results(reads, assignment=assignment, teacher=teacher)
        elif page == "runs":
            results_lists.runs(reads, assignment=assignment, teacher=teacher)
        elif page == "later runs":
            results_lists.runs(reads, assignment=assignment, teacher=teacher, after="1795505400000000-5")
        elif page == "waiting":
            grading_queue.waiting_items(reads, teacher=teacher)
        elif page == "grades":
            class_results.grade_lists(reads, assignment=assignment, teacher=teacher)
        else:
            results_lists.assignments(reads, teacher=lesson.teacher)
    assert sent
    for each in sent:
        plan = explained(database.engine, each)
        assert not THROUGH_ALL.search(plan), f"{each.text}\n{plan}"


def test_going_through_all_would_be_seen(lesson: Lesson) -> None:
    database = lesson.database
    with caught(database.engine) as sent, database.reads() as reads:
        reads.execute(text("SELECT count(title) FROM attempt WHERE seed > 0"))
    assert THROUGH_ALL.search(explained(database.engine, sent[0]))


def test_a_wall_of_a_class_reads_that_class_alone(lesson: Lesson) -> None:
    database = lesson.database
    with caught(database.engine) as sent, database.reads() as reads:
        found = discussing.discussion(
            reads, assignment=lesson.assignment, teacher=lesson.teacher, number=1, now=NOW + 2 * HOUR
        )
    assert found.students == 36
    assert not [plan for plan in (explained(database.engine, each) for each in sent) if "SCAN attempt\n" in plan]
