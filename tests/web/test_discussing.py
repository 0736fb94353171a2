"""The wall: an item in three steps, the key in the last one alone; hostile texts stay text; closed to others."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from quizapp.core.assignment import Window
from quizapp.core.policy import Policy, Purpose
from quizapp.core.response import Given
from quizapp.db.engine import Database
from quizapp.db.models import AssignmentRow, CohortRow
from quizapp.web.site import utc_now
from tests.services.classroom import teacher
from tests.services.lesson import Lesson, a_lesson
from tests.services.school import RIGHT
from tests.web.browser import Browser
from tests.web.classes import browser_of

HOUR = timedelta(hours=1)
SECRETS = ("Sebab teks menyebutnya", "is-key", "<mark")


@pytest.fixture
def lesson(app: Flask, database: Database) -> Lesson:
    """Return a class that had a test, which has closed."""
    assert app.extensions["quizapp"].database is database
    now = utc_now()
    lesson = a_lesson(database, Policy(purpose=Purpose.TEST), Window(now - HOUR, now + HOUR))
    lesson.take(lesson.student("Budi").person, dict(enumerate(RIGHT.values(), 1)), now)
    lesson.take(lesson.student("Ani").person, {3: Given({"text": "<script>alert(1)</script>"})}, now)
    close(lesson)
    return lesson


def close(lesson: Lesson, hours: int = 0) -> None:
    with lesson.database.change() as session:
        session.execute(update(AssignmentRow).values(closes_at=utc_now() + hours * HOUR))


@pytest.fixture
def rina(app: Flask, lesson: Lesson) -> Browser:
    return browser_of(app, lesson.database, lesson.teacher)


def path(lesson: Lesson, number: int = 1, step: str = "item") -> str:
    return f"/results/assignments/{lesson.assignment}/discuss/{number}?step={step}"


def test_steps_lead_through_all_items_and_back_to_the_results(rina: Browser, lesson: Lesson) -> None:
    address, seen = path(lesson), []
    while "discuss" in address:
        page = rina.get(address).text
        seen.append(address.rpartition("discuss/")[2])
        assert ("step=key" in address) == any(secret in page for secret in SECRETS), address
        assert "<script>alert" not in page
        link = (
            page.partition('rel="next" href="')[2].partition('"')[0]
            or page.partition('primary" href="')[2].partition('"')[0]
        )
        address = link.replace("&amp;", "&")
    assert seen == [f"{number}?step={step}" for number in (1, 2, 3, 4) for step in ("item", "answers", "key")]
    assert address == f"/results/assignments/{lesson.assignment}"


def test_the_proof_is_marked_in_its_paragraph(rina: Browser, lesson: Lesson) -> None:
    page = rina.get(path(lesson, 1, "key")).text
    assert "<mark>Sari menyiram kebun pada pukul enam.</mark> Ia menanam cabai dan tomat." in " ".join(page.split())


@pytest.mark.parametrize("step", ["item", "answers", "key"])
def test_nothing_is_shown_before_the_closing(rina: Browser, lesson: Lesson, step: str) -> None:
    close(lesson, 1)
    page = rina.get(path(lesson, 1, step))
    assert page.status == 409
    assert not [secret for secret in SECRETS if secret in page.text]


def test_strange_steps_and_numbers(rina: Browser, lesson: Lesson) -> None:
    assert rina.get(path(lesson, 1, "x")).status == 200
    assert rina.get(path(lesson, 5)).status == 404
    assert rina.get(path(lesson, 10**40)).status == 404


def test_nobody_else_gets_in_and_a_hostile_class_name_stays_text(app: Flask, rina: Browser, lesson: Lesson) -> None:
    with lesson.database.change() as session:
        session.execute(update(CohortRow).values(name="<script>x</script>"))
    assert "<script>x" not in rina.get(path(lesson)).text
    adi = browser_of(app, lesson.database, teacher(lesson.database, "Pak Adi"))
    assert adi.get(path(lesson)).status == 404


def test_the_answers_stand_in_the_order_in_which_the_item_was_shown(rina: Browser, lesson: Lesson) -> None:
    for number, texts in ((1, ("Sari", "Budi", "Tono", "Wati")), (2, ("cabai", "jagung", "tomat"))):
        shown, answered = (
            rina.get(path(lesson, number, step)).text.partition("<main")[2] for step in ("item", "answers")
        )
        by_place = [sorted(texts, key=lambda text, page=page: page.index(text)) for page in (shown, answered)]
        assert by_place[0] == by_place[1]
