"""Grading item by item: what waits, an order without names, who asked for a name, remarks to use again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from quizapp.core.refusal import Malformed, NotFound, NotNow
from quizapp.core.response import Given
from quizapp.db.engine import Database
from quizapp.db.models import AuditRow
from quizapp.services import grading_queue, remarks
from quizapp.services.grading_queue import GradingPage, Stop, WaitingItem
from tests.databases import counted
from tests.services import classroom
from tests.services.essays import ESSAY, FULL, WRITTEN, grade
from tests.services.lesson import Lesson, a_lesson
from tests.services.school import ITEMS, NOW, Sitting, item, publish, with_items

NAMES = ("Ani", "Budi", "Cici", "Dodi", "Eka", "Fajar")


@pytest.fixture
def lesson(database: Database) -> Lesson:
    publish(database, with_items(*ITEMS[:3], item("apa-pendapat", "essay", ESSAY, "mengevaluasi", points=3)))
    return a_lesson(database)


@pytest.fixture
def papers(lesson: Lesson) -> dict[str, Sitting]:
    """Return the essays of a class, handed in by the class list."""
    return {
        name: lesson.take(lesson.student(name).person, {4: Given({"text": f"Menurut {number}."})})
        for number, name in enumerate(NAMES)
    }


def waiting(lesson: Lesson) -> tuple[WaitingItem, ...]:
    with lesson.database.reads() as reads:
        return grading_queue.waiting_items(reads, teacher=lesson.teacher)


def first(lesson: Lesson) -> Stop | None:
    (one,) = waiting(lesson)
    with lesson.database.reads() as reads:
        return grading_queue.first_waiting(reads, quiz=one.quiz, item=one.item, teacher=lesson.teacher)


def page(lesson: Lesson, stop: Stop) -> GradingPage:
    with lesson.database.reads() as reads:
        return grading_queue.grading_page(reads, attempt=stop.attempt, place=stop.place, teacher=lesson.teacher)


def order(lesson: Lesson) -> list[str]:
    stop, found = first(lesson), []
    while stop:
        found.append(stop.attempt)
        stop = page(lesson, stop).after
    return found


def test_what_waits_is_told_by_item(lesson: Lesson, papers: dict[str, Sitting]) -> None:
    (one,) = waiting(lesson)
    assert (one.count, one.since, one.stem, one.language) == (6, NOW, "Soal apa-pendapat?", "id")
    grade(papers["Ani"], lesson.teacher, FULL)
    assert waiting(lesson)[0].count == 5


def test_the_order_is_the_same_for_everybody_and_not_the_class_list_s(
    lesson: Lesson, papers: dict[str, Sitting]
) -> None:
    found = order(lesson)
    assert sorted(found) == sorted(each.attempt for each in papers.values())
    assert found == order(lesson)


def test_the_drawn_order_is_hardly_ever_the_one_of_handing_in() -> None:
    """Of a thousand items with six responses each, about 1.4 are drawn in the order of their rows."""
    found = [[grading_queue.drawn(item, row) for row in range(6)] for item in range(1000)]
    assert sum(keys == sorted(keys) for keys in found) < 20


def test_every_response_is_visited_once_and_then_nothing_waits(lesson: Lesson, papers: dict[str, Sitting]) -> None:
    by_attempt = {each.attempt: each for each in papers.values()}
    seen: list[str] = []
    stop = first(lesson)
    while stop:
        shown = page(lesson, stop)
        assert (shown.count, shown.waiting) == (6, 6 - len(seen))
        seen.append(stop.attempt)
        grade(by_attempt[stop.attempt], lesson.teacher, FULL)
        stop = shown.next
    assert sorted(seen) == sorted(by_attempt)
    assert waiting(lesson) == ()
    again = page(lesson, Stop(seen[0], 4, waits=False))
    assert (again.waiting, again.next, again.item.score.numerator) == (0, None, 4)


def test_a_response_comes_without_its_writer_and_asking_is_logged(lesson: Lesson, papers: dict[str, Sitting]) -> None:
    stop = Stop(papers["Budi"].attempt, 4, waits=True)
    assert "Budi" not in repr(page(lesson, stop))
    with lesson.database.change() as session:
        name = grading_queue.writer_of(
            session, attempt=stop.attempt, place=4, teacher=lesson.teacher, now=NOW + timedelta(hours=1)
        )
    assert name == "Budi"
    with lesson.database.look() as session:
        noted = session.execute(select(AuditRow).where(AuditRow.action == "name-seen")).scalars().one()
    assert (noted.by, noted.subject, noted.details) == (lesson.teacher.public_id, stop.attempt, {"place": 4})


def test_marks_are_logged_with_what_they_were_before(lesson: Lesson, papers: dict[str, Sitting]) -> None:
    for rows in ({"isi": 1, "bahasa": 1}, FULL):
        grade(papers["Ani"], lesson.teacher, rows)
    with lesson.database.look() as session:
        noted = session.execute(select(AuditRow.details).where(AuditRow.action == "graded")).scalars().all()
    assert list(noted) == [
        {"place": 4, "numerator": 2, "of": 4, "before": None}, {"place": 4, "numerator": 4, "of": 4, "before": 2},
    ]  # fmt: skip


def test_another_teacher_sees_nothing(lesson: Lesson, papers: dict[str, Sitting]) -> None:
    adi = classroom.teacher(lesson.database, "Pak Adi")
    (one,) = waiting(lesson)
    with lesson.database.change() as session:
        assert grading_queue.waiting_items(session, teacher=adi) == ()
        assert grading_queue.first_waiting(session, quiz=one.quiz, item=one.item, teacher=adi) is None
        for attempt in (papers["Ani"].attempt, "x", "'"):
            with pytest.raises(NotFound):
                grading_queue.grading_page(session, attempt=attempt, place=4, teacher=adi)
            with pytest.raises(NotFound):
                grading_queue.writer_of(session, attempt=attempt, place=4, teacher=adi, now=NOW)


def test_what_the_site_grades_is_not_in_the_queue(lesson: Lesson) -> None:
    sitting = lesson.take(lesson.student("Budi").person, {1: Given({"option": "sari"}), 4: WRITTEN})
    with pytest.raises(NotNow):
        page(lesson, Stop(sitting.attempt, 1, waits=False))


def test_statements(lesson: Lesson, papers: dict[str, Sitting]) -> None:
    stop = Stop(papers["Ani"].attempt, 4, waits=True)
    page(lesson, stop)
    with counted(lesson.database.engine) as one:
        page(lesson, stop)
    with counted(lesson.database.engine) as listed:
        waiting(lesson)
    assert (one, listed) == (["SELECT"] * 4, ["SELECT"])


def test_remarks_are_a_teacher_s_own(lesson: Lesson) -> None:
    database, adi = lesson.database, classroom.teacher(lesson.database, "Pak Adi")
    with database.change() as session:
        for text in ("Sertakan bukti.", "  Sertakan bukti. ", "", "Bagus!"):
            remarks.keep(session, text=text, teacher=lesson.teacher, now=NOW)
        kept = remarks.remarks(session, teacher=lesson.teacher)
        assert [one.text for one in kept] == ["Bagus!", "Sertakan bukti."]
        remarks.remove(session, remark=kept[0].public_id, teacher=adi)
        assert len(remarks.remarks(session, teacher=lesson.teacher)) == 2
        remarks.remove(session, remark=kept[0].public_id, teacher=lesson.teacher)
        assert [one.text for one in remarks.remarks(session, teacher=lesson.teacher)] == ["Sertakan bukti."]
        assert remarks.remarks(session, teacher=adi) == ()


def test_remarks_have_bounds(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remarks, "MOST_REMARKS", 1)
    with lesson.database.change() as session:
        remarks.keep(session, text="Satu", teacher=lesson.teacher, now=NOW)
        with pytest.raises(NotNow, match="already"):
            remarks.keep(session, text="Dua", teacher=lesson.teacher, now=NOW)
        with pytest.raises(Malformed):
            remarks.keep(session, text="x" * 2001, teacher=lesson.teacher, now=NOW)
