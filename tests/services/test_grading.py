"""Grading by hand: what waits, who may grade it, what the student then sees; nothing that was marked is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from quizapp.core.attempt import Result, Tally
from quizapp.core.person import Person, Role
from quizapp.core.refusal import Malformed, NotFound, NotNow
from quizapp.core.response import Given
from quizapp.core.score import Mark
from quizapp.db.engine import Database
from quizapp.db.models import MarkRow
from quizapp.services import attempts, grading, reports
from quizapp.services.reports import ReviewedItem
from tests.databases import counted
from tests.services import classroom
from tests.services.essays import ESSAY, FULL, WRITTEN, grade
from tests.services.school import ITEMS, NOW, Sitting, item, publish, sit_down, with_items


@pytest.fixture
def sitting(database: Database) -> Sitting:
    """Return a student with an open attempt whose fourth item is an essay worth 3 points."""
    essay = item("apa-pendapat", "essay", ESSAY, "mengevaluasi", points=3)
    publish(database, with_items(*ITEMS[:3], essay))
    return sit_down(database)


@pytest.fixture
def handed_in(sitting: Sitting) -> Sitting:
    """Return a student who handed in a right answer to the first item and an essay."""
    sitting.save(1, Given({"option": "sari"}))
    sitting.save(4, WRITTEN)
    sitting.submit()
    return sitting


@pytest.fixture
def teacher(sitting: Sitting) -> Person:
    """Return the teacher of a class that the student is in."""
    person = classroom.teacher(sitting.database)
    classroom.join(sitting.database, classroom.a_class(sitting.database, person).code, person=sitting.person)
    return person


def result(sitting: Sitting) -> Result:
    with sitting.database.look() as session:
        return reports.result(session, attempt=sitting.attempt, person=sitting.person, now=NOW)


def reviewed(sitting: Sitting) -> ReviewedItem:
    with sitting.database.look() as session:
        return reports.review(session, attempt=sitting.attempt, person=sitting.person, now=NOW).items[3]


def waiting(sitting: Sitting, teacher: Person) -> list[tuple[str, int, str]]:
    with sitting.database.look() as session:
        return [(one.attempt, one.place, one.name) for one in grading.waiting(session, teacher=teacher)]


def test_until_it_is_graded_it_counts_nowhere(handed_in: Sitting) -> None:
    found = result(handed_in)
    assert found.mark.points == 2
    assert found.mark.possible == 4
    assert (found.mark.waiting, found.mark.waiting_points) == (1, 3)
    assert found.tally == Tally(right=1, partly=0, wrong=0, blank=2, waiting=1)
    evaluating = found.by_process[-1]
    assert (evaluating.mark.possible, evaluating.mark.waiting, evaluating.right) == (0, 1, 0)
    with handed_in.database.look() as session:
        (listed,) = attempts.my_attempts(session, person=handed_in.person, now=NOW)
    assert listed.mark == found.mark
    seen = reviewed(handed_in)
    assert seen.score.waiting
    assert seen.mark == Mark(0, 4, 0, 1, 3)


def test_an_attempt_that_waits_as_a_whole_has_no_score_yet(database: Database) -> None:
    publish(database, with_items(item("apa-pendapat", "essay", ESSAY, "mengevaluasi", points=3)))
    sitting = sit_down(database)
    sitting.save(1, WRITTEN)
    sitting.submit()
    found = result(sitting)
    assert (found.mark.possible, found.mark.waiting) == (0, 1)
    assert found.mark.share == 0


def test_a_blank_earns_nothing_at_once_and_waits_for_nobody(sitting: Sitting, teacher: Person) -> None:
    sitting.submit()
    assert result(sitting).tally == Tally(0, 0, 0, 4, 0)
    assert result(sitting).mark.possible == 7
    assert waiting(sitting, teacher) == []
    with pytest.raises(NotNow, match="needs no grading by hand"):
        grade(sitting, teacher, FULL)


def test_a_teacher_s_mark_counts_and_is_explained(handed_in: Sitting, teacher: Person) -> None:
    assert waiting(handed_in, teacher) == [(handed_in.attempt, 4, "Budi")]
    total = grade(handed_in, teacher, {"isi": 2, "bahasa": 1}, "Bagus,\r\nlanjutkan. ")
    assert total.points == 2 + Fraction(9, 4)
    assert (total.possible, total.waiting) == (7, 0)
    assert result(handed_in).mark == total
    assert result(handed_in).tally == Tally(1, 1, 0, 2, 0)
    seen = reviewed(handed_in)
    assert (seen.comment, dict(seen.score.judged)) == ("Bagus,\nlanjutkan.", {"isi": 2, "bahasa": 1})
    assert str(seen.score.explain).startswith("Your teacher judged: Isi 2/2; Bahasa 1/2.")
    assert waiting(handed_in, teacher) == []


def test_every_mark_stays_and_the_newest_counts(handed_in: Sitting, teacher: Person) -> None:
    grade(handed_in, teacher, {"isi": 0, "bahasa": 0}, "Pertama.")
    total = grade(handed_in, teacher, FULL)
    assert total.points == 5
    assert reviewed(handed_in).comment == ""
    with handed_in.database.look() as session:
        marks = session.execute(select(MarkRow).where(MarkRow.reason == "judged").order_by(MarkRow.id)).scalars().all()
    assert [(mark.numerator, mark.is_current, mark.by, mark.comment) for mark in marks] == [
        (0, False, teacher.public_id, "Pertama."), (4, True, teacher.public_id, None),
    ]  # fmt: skip
    assert (marks[0].rule, marks[0].rule_version, marks[0].judgement) == (
        "rubric",
        1,
        {"rows": {"isi": 0, "bahasa": 0}},
    )


@pytest.mark.parametrize("column", ["judgement = NULL", "comment = 'lain'", "numerator = 4"])
def test_the_database_lets_nobody_alter_a_judgement(handed_in: Sitting, teacher: Person, column: str) -> None:
    grade(handed_in, teacher, {"isi": 1, "bahasa": 1}, "Bagus.")
    with pytest.raises(DBAPIError, match="never changes"), handed_in.database.engine.begin() as connection:
        connection.execute(text(f"UPDATE mark SET {column} WHERE reason = 'judged'"))  # noqa: S608 - our own words


def test_teachers_who_grade_at_once_leave_one_current_mark_and_its_total(handed_in: Sitting, teacher: Person) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: grade(handed_in, teacher, {"isi": number % 3, "bahasa": 1}), range(12)))
    with handed_in.database.look() as session:
        marks = session.execute(select(MarkRow).where(MarkRow.reason == "judged")).scalars().all()
    (current,) = [mark for mark in marks if mark.is_current]
    assert len(marks) == 12
    assert result(handed_in).mark.points == 2 + Fraction(3 * current.numerator, 4)


def test_only_the_student_s_own_teachers_and_administrators_grade(handed_in: Sitting, teacher: Person) -> None:
    database = handed_in.database
    stranger, admin = classroom.teacher(database, "Pak Adi"), classroom.account(database, "Admin", Role.ADMIN)
    myself = replace(handed_in.person, roles=frozenset({Role.ADMIN, Role.TEACHER}))
    for person in (stranger, handed_in.person, myself, replace(teacher, roles=frozenset())):
        assert waiting(handed_in, person) == []
        with pytest.raises(NotFound):
            grade(handed_in, person, FULL)
        with pytest.raises(NotFound), database.look() as session:
            grading.response_to_grade(session, attempt=handed_in.attempt, place=4, teacher=person)
    assert grade(handed_in, admin, FULL).points == 5
    with database.look() as session:
        assert (
            grading.response_to_grade(session, attempt=handed_in.attempt, place=4, teacher=teacher).response == WRITTEN
        )


@pytest.mark.parametrize(
    ("place", "rows", "refusal"),
    [(1, FULL, NotNow), (2, FULL, NotNow), (5, FULL, NotFound), (0, FULL, NotFound), (4, {"isi": 2}, Malformed)],
    ids=["graded by the site", "blank", "no such place", "place 0", "a row is missing"],
)
def test_what_cannot_be_graded_is_refused_and_changes_nothing(
    handed_in: Sitting, teacher: Person, place: int, rows: dict[str, int], refusal: type[Exception]
) -> None:
    before = result(handed_in)
    with pytest.raises(refusal):
        grade(handed_in, teacher, rows, place=place)
    assert result(handed_in) == before


@pytest.mark.parametrize("comment", ["x" * 2001, "a\x00b", "\ud800"])
def test_a_comment_that_cannot_be_stored_is_refused(handed_in: Sitting, teacher: Person, comment: str) -> None:
    with pytest.raises(Malformed):
        grade(handed_in, teacher, FULL, comment)
    assert waiting(handed_in, teacher) != []


def test_an_open_attempt_is_not_graded(sitting: Sitting, teacher: Person) -> None:
    sitting.save(4, WRITTEN)
    assert waiting(sitting, teacher) == []
    with pytest.raises(NotNow, match="not handed in"):
        grade(sitting, teacher, FULL)


def test_statement_counts(handed_in: Sitting, teacher: Person) -> None:
    grade(handed_in, teacher, {"isi": 1, "bahasa": 1})
    with counted(handed_in.database.engine) as graded:
        grade(handed_in, teacher, FULL)
    assert graded[:7] == [
        "SELECT",
        "SELECT",
        "UPDATE",
        "INSERT",
        "INSERT",
        "SELECT",
        "UPDATE",
    ]  # the deed's seal follows
    assert len(graded) <= 11
    with counted(handed_in.database.engine) as told:
        result(handed_in)
    assert told == ["SELECT", "SELECT"]
    with counted(handed_in.database.engine) as listed:
        waiting(handed_in, teacher)
    assert listed == ["SELECT"]
