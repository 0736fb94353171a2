"""Talking a quiz over: counts that add up, only after the closing, never while another class is tested on the items."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from quizapp.core.assignment import Window
from quizapp.core.policy import Policy, Purpose
from quizapp.core.refusal import NotFound, NotNow
from quizapp.core.response import Given
from quizapp.db.engine import Database
from quizapp.services import assignments, revisions
from quizapp.services.discussing import CountedAnswers, Discussion, discussion
from tests.databases import counted
from tests.services import classroom
from tests.services.lesson import HOUR, OPEN, Lesson, a_lesson
from tests.services.school import NOW

TEST = Policy(purpose=Purpose.TEST)
AFTER = NOW + 2 * HOUR
GRID = {"cabai": "benar", "jagung": "benar", "tomat": "benar"}


@pytest.fixture
def lesson(garden: Database) -> Lesson:
    """Return a class of three of whom one left blanks, after a test."""
    lesson = a_lesson(garden, TEST)
    for name, option in (("Ani", "sari"), ("Budi", "budi"), ("Cici", "sari")):
        lesson.take(lesson.student(name).person, {1: Given({"option": option}), 2: Given({"rows": GRID})})
    lesson.take(lesson.student("Dodi").person, {3: Given({"text": "kentang"})})
    return lesson


def found(lesson: Lesson, number: int = 1, now: datetime = AFTER) -> Discussion:
    with lesson.database.reads() as reads:
        return discussion(reads, assignment=lesson.assignment, teacher=lesson.teacher, number=number, now=now)


def told(part: CountedAnswers) -> dict[str, tuple[int, bool]]:
    return {str(bar.choice.text): (bar.number, bar.choice.right) for bar in part.bars}


def test_every_answer_is_counted_and_the_keys_are_known(lesson: Lesson) -> None:
    first = found(lesson)
    assert (first.count, first.students, first.blank) == (4, 4, 1)
    (options,) = first.parts
    assert told(options) == {"Sari": (2, True), "Budi": (1, False), "Tono": (0, False), "Wati": (0, False)}
    second = found(lesson, 2)
    assert [(part.heading, told(part)) for part in second.parts] == [
        ("Sari menanam cabai.", {"Benar": (3, True), "Salah": (0, False)}),
        ("Sari menanam jagung.", {"Benar": (3, False), "Salah": (0, True)}),
        ("Sari menanam tomat.", {"Benar": (3, True), "Salah": (0, False)}),
    ]
    assert told(found(lesson, 3).parts[0])["other answers"] == (1, False)
    assert found(lesson, 4).blank == 4


def test_of_several_attempts_the_last_one_counts(garden: Database) -> None:
    lesson = a_lesson(garden)
    budi = lesson.student("Budi").person
    for minute, option in enumerate(("tono", "sari")):
        lesson.take(budi, {1: Given({"option": option})}, NOW + timedelta(minutes=minute))
    first = found(lesson)
    assert first.students == 1
    assert told(first.parts[0])["Sari"] == (1, True)


def test_it_is_refused_until_the_quiz_has_closed_for_the_class(lesson: Lesson) -> None:
    with pytest.raises(NotNow, match="still open"):
        found(lesson, now=NOW + HOUR - timedelta(seconds=1))
    assert found(lesson, now=NOW + HOUR).count == 4


@pytest.mark.parametrize("closes", [AFTER + HOUR, None])
def test_it_is_refused_while_another_class_has_the_items_in_a_test(lesson: Lesson, closes: datetime | None) -> None:
    other = a_lesson(lesson.database, TEST, Window(NOW, closes), lesson.teacher, "Kelas 8B")
    with pytest.raises(NotNow, match="not closed yet"):
        found(lesson)
    with lesson.database.change() as session:
        assignments.withdraw(session, assignment=other.assignment, by=lesson.teacher, now=AFTER)
    assert found(lesson).count == 4


def test_it_is_refused_while_one_student_has_longer(lesson: Lesson) -> None:
    eka = lesson.student("Eka")
    with lesson.database.change() as session:
        assignments.extend(
            session, assignment=lesson.assignment, enrolment=eka.enrolment.public_id, by=lesson.teacher, now=NOW,
            closes=AFTER + HOUR,
        )  # fmt: skip
    with pytest.raises(NotNow, match="not closed yet"):
        found(lesson)


def test_practice_of_the_same_items_elsewhere_does_not_hold_it(lesson: Lesson) -> None:
    a_lesson(lesson.database, Policy(), Window(NOW, None), lesson.teacher, "Kelas 8B")
    assert found(lesson).count == 4


def test_there_is_nothing_before_anything_is_handed_in(garden: Database) -> None:
    lesson = a_lesson(garden, window=OPEN)
    lesson.begin(lesson.student("Budi").person)
    with pytest.raises(NotNow, match="Nobody"):
        found(lesson)


@pytest.mark.parametrize("number", [0, 5, -1, 10**30])
def test_there_are_no_other_items(lesson: Lesson, number: int) -> None:
    with pytest.raises(NotFound):
        found(lesson, number)


def test_another_teacher_sees_nothing(lesson: Lesson) -> None:
    adi = classroom.teacher(lesson.database, "Pak Adi")
    with pytest.raises(NotFound), lesson.database.reads() as reads:
        discussion(reads, assignment=lesson.assignment, teacher=adi, number=1, now=AFTER)


def test_statements(lesson: Lesson) -> None:
    revisions.forget(lesson.database.engine)
    with counted(lesson.database.engine) as cold:
        found(lesson)
    with counted(lesson.database.engine) as warm:
        found(lesson, 2)
    assert (cold, warm) == (["SELECT"] * 6, ["SELECT"] * 4)
