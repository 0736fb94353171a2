"""Class results: who stands in the grid, what counts, what is written down; all of it in the teacher's scope alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from quizapp.core.class_results import ClassResults, Outcome, Progress
from quizapp.core.grade import in_hundred
from quizapp.core.item import Process
from quizapp.core.person import Person, Role
from quizapp.core.policy import Grade, Policy
from quizapp.core.refusal import Malformed, NotFound
from quizapp.core.response import Given, Response
from quizapp.db.engine import Database
from quizapp.db.models import AuditRow
from quizapp.services import assignments, class_results, results_lists, revisions
from tests.databases import counted
from tests.services import classroom
from tests.services.essays import ESSAY, FULL, WRITTEN, grade
from tests.services.lesson import OPEN, Lesson, a_lesson
from tests.services.school import ITEMS, NOW, RIGHT, item, publish, quiz_id, with_items

MINUTE = timedelta(minutes=1)
PLACES = dict(enumerate(RIGHT.values(), 1))
FIRST_TWO: dict[int, Response] = {1: PLACES[1], 3: Given({"text": "kentang"})}


@pytest.fixture
def lesson(garden: Database) -> Lesson:
    return a_lesson(garden)


def found(lesson: Lesson, page: int = 1, teacher: Person | None = None) -> ClassResults:
    with lesson.database.reads() as reads:
        return class_results.class_results(
            reads, assignment=lesson.assignment, teacher=teacher or lesson.teacher, page=page
        )


def test_the_grid_holds_everybody_by_the_class_list(lesson: Lesson) -> None:
    lesson.take(lesson.student("Budi", 2, "0012345678").person, PLACES)
    lesson.take(lesson.student("Ani", 1).person, FIRST_TWO)
    lesson.begin(lesson.student("Tuti").person)
    lesson.student("Cici", 3)
    shown = found(lesson)
    assert [(row.line.name, row.line.progress, row.line.grade) for row in shown.rows] == [
        ("Ani", Progress.SUBMITTED, Fraction(40)),
        ("Budi", Progress.SUBMITTED, Fraction(100)),
        ("Cici", Progress.NOT_BEGUN, None),
        ("Tuti", Progress.OPEN, None),
    ]
    assert [column.item for column in shown.columns] == list(RIGHT)
    ani, budi = shown.rows[0], shown.rows[1]
    assert [ani.cells[name].outcome for name in RIGHT] == [Outcome.RIGHT, Outcome.BLANK, Outcome.WRONG, Outcome.BLANK]
    assert (ani.cells["mana-sulit"].given, budi.cells["siapa-menyiram"].given) == ("kentang", "Sari")
    assert budi.line.nisn == "0012345678"
    assert ani.process_grade(Process.LOCATE) == Fraction(667, 10)
    assert [shown.mean, shown.columns[0].mean, shown.columns[1].mean] == [70, 1, Fraction(1, 2)]
    assert shown.process_mean(Process.EVALUATE) == 50
    assert (shown.page, shown.pages, shown.head.students) == (1, 1, 4)


@pytest.mark.parametrize(
    ("method", "grade_", "outcome"),
    [
        ("best", 100, Outcome.RIGHT),
        ("first", 40, Outcome.WRONG),
        ("last", 0, Outcome.BLANK),
        ("mean", "46.7", Outcome.BLANK),
    ],
)
def test_the_attempt_that_counts_is_shown(garden: Database, method: str, grade_: object, outcome: Outcome) -> None:
    lesson = a_lesson(garden, Policy(grade=Grade(method)))
    budi = lesson.student("Budi").person
    for number, given_ in enumerate((FIRST_TWO, PLACES, {})):
        lesson.take(budi, given_, NOW + number * MINUTE)
    (row,) = found(lesson).rows
    assert row.line.grade == Fraction(str(grade_))
    assert row.line.attempts == 3
    assert row.cells["mana-sulit"].outcome is outcome


def test_an_essay_waits_and_then_counts(database: Database) -> None:
    publish(database, with_items(*ITEMS[:3], item("apa-pendapat", "essay", ESSAY, "mengevaluasi", points=3)))
    lesson = a_lesson(database)
    sitting = lesson.take(lesson.student("Budi").person, {1: PLACES[1], 4: WRITTEN})
    (row,) = found(lesson).rows
    assert (row.line.grade, row.line.waiting) == (None, 1)
    assert (row.cells["apa-pendapat"].outcome, row.cells["apa-pendapat"].points) == (Outcome.WAITING, None)
    grade(sitting, lesson.teacher, FULL)
    (row,) = found(lesson).rows
    assert (row.line.grade, row.line.waiting) == (Fraction("71.4"), 0)


def test_only_those_meant_and_in_the_class_are_listed(lesson: Lesson) -> None:
    budi, ani = lesson.student("Budi"), lesson.student("Ani")
    with lesson.database.change() as session:
        (made,) = assignments.assign(
            session, quiz=quiz_id(lesson.database), cohorts=[lesson.cohort.public_id], by=lesson.teacher,
            policy=Policy(), window=OPEN, now=NOW,
            only=[ani.enrolment.public_id],
        )  # fmt: skip
    assert [row.line.name for row in found(replace(lesson, assignment=made)).rows] == ["Ani"]
    assert budi.enrolment.nickname in [row.line.name for row in found(lesson).rows]


def test_who_sees_them(lesson: Lesson) -> None:
    database = lesson.database
    assert found(lesson, teacher=classroom.account(database, "Admin", Role.ADMIN)).rows == ()
    for person in (classroom.teacher(database, "Pak Adi"), lesson.student("Budi").person):
        with pytest.raises(NotFound):
            found(lesson, teacher=person)
        with pytest.raises(NotFound), database.reads() as reads:
            results_lists.runs(reads, assignment=lesson.assignment, teacher=person)
        with pytest.raises(NotFound), database.change() as session:
            class_results.set_threshold(session, assignment=lesson.assignment, teacher=person, threshold=70, now=NOW)
        with database.reads() as reads:
            assert results_lists.assignments(reads, teacher=person).assignments == ()
    with pytest.raises(NotFound):
        found(replace(lesson, assignment="x'--"))


def test_a_threshold_is_kept_and_compared_with_what_is_written_down(lesson: Lesson) -> None:
    lesson.take(lesson.student("Budi").person, FIRST_TWO)
    assert found(lesson).rows[0].line.reached(None) is None
    for threshold, reached in ((40, True), (41, False)):
        with lesson.database.change() as session:
            class_results.set_threshold(
                session, assignment=lesson.assignment, teacher=lesson.teacher, threshold=threshold, now=NOW
            )
        shown = found(lesson)
        assert shown.head.threshold == threshold
        assert (shown.count(reached=True), shown.count(reached=False)) == (int(reached), int(not reached))
    with lesson.database.look() as session:
        noted = session.execute(select(AuditRow.details).where(AuditRow.action == "assignment-changed")).scalars().all()
    assert list(noted) == [{"threshold": 40, "before": None}, {"threshold": 41, "before": 40}]


@pytest.mark.parametrize("threshold", [0, 101, -5])
def test_a_threshold_outside_the_scale_is_refused(lesson: Lesson, threshold: int) -> None:
    with pytest.raises(Malformed, match="1 to 100"), lesson.database.change() as session:
        class_results.set_threshold(
            session, assignment=lesson.assignment, teacher=lesson.teacher, threshold=threshold, now=NOW
        )


def test_a_page_takes_five_reads_however_many_students_there_are(lesson: Lesson) -> None:
    seen = []
    for names in (("Budi",), ("Ani", "Cici", "Dodi")):
        for name in names:
            lesson.take(lesson.student(name).person, FIRST_TWO)
        revisions.forget(lesson.database.engine)
        with counted(lesson.database.engine) as statements:
            found(lesson)
        seen.append(statements)
    assert seen == [["SELECT"] * 5] * 2


def test_pages_of_students_and_of_attempts(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(class_results, "A_PAGE", 2)
    monkeypatch.setattr(results_lists, "A_PAGE", 2)
    for number, name in enumerate(("Ani", "Budi", "Cici"), 1):
        lesson.take(lesson.student(name, number).person, FIRST_TWO, NOW + number * MINUTE)
    assert [[row.line.name for row in found(lesson, page).rows] for page in (1, 2, 3)] == [
        ["Ani", "Budi"],
        ["Cici"],
        [],
    ]
    assert found(lesson).pages == 2
    names, after = [], ""
    for _ in range(2):
        with counted(lesson.database.engine) as statements, lesson.database.reads() as reads:
            page = results_lists.runs(reads, assignment=lesson.assignment, teacher=lesson.teacher, after=after)
        assert statements == ["SELECT", "SELECT"]
        names.append([run.name for run in page.runs])
        after = page.next
    assert (names, after) == ([["Cici", "Budi"], ["Ani"]], "")


@pytest.mark.parametrize("after", ["", "x", "1-", "9" * 18 + "-1", "-1-1", "0-0", "\u0661-\u0661"])
def test_a_cursor_of_nobody_s_never_raises(lesson: Lesson, after: str) -> None:
    with lesson.database.reads() as reads:
        results_lists.runs(reads, assignment=lesson.assignment, teacher=lesson.teacher, after=after)


def test_lists_of_all_classes_that_got_it_together(garden: Database) -> None:
    rina, adi = classroom.teacher(garden), classroom.teacher(garden, "Pak Adi")
    classes = [classroom.a_class(garden, rina, name) for name in ("Kelas 8B", "Kelas 8A")]
    with garden.change() as session:
        made = assignments.assign(
            session, quiz=quiz_id(garden), cohorts=[each.public_id for each in classes], by=rina, policy=Policy(),
            window=OPEN, now=NOW,
        )  # fmt: skip
    lesson = Lesson(garden, rina, classes[0], made[0])
    lesson.take(lesson.student("Budi").person, PLACES)
    with garden.reads() as reads:
        lists = class_results.grade_lists(reads, assignment=made[1], teacher=rina)
        with pytest.raises(NotFound):
            class_results.grade_lists(reads, assignment=made[1], teacher=adi)
        listed = results_lists.assignments(reads, teacher=rina)
    assert [(each.head.cohort_name, [line.grade for line in each.lines]) for each in lists] == [
        ("Kelas 8A", []), ("Kelas 8B", [Fraction(100)]),
    ]  # fmt: skip
    assert [(one.cohort, one.attempts) for one in listed.assignments] == [("Kelas 8A", 0), ("Kelas 8B", 1)]
    assert not listed.more


@given(st.fractions(-1, 1))
def test_a_grade_has_one_decimal_and_is_never_off_by_more_than_half_of_it(share: Fraction) -> None:
    found_ = in_hundred(share)
    assert 0 <= found_ <= 100
    assert (found_ * 10).denominator == 1
    assert abs(found_ - max(Fraction(0), share * 100)) <= Fraction(1, 20)
