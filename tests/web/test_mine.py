"""A student's own page: grades with their numbers, practice of what was missed, pages, and what stays closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from flask import Flask
from sqlalchemy import insert, update

from quizapp.core.assignment import Window
from quizapp.core.bank import Bank
from quizapp.core.policy import Policy, Purpose
from quizapp.db.engine import Database
from quizapp.db.models import AttemptRow
from quizapp.services import assignments
from quizapp.web.site import utc_now
from quizapp.web.student.chart import finding
from tests.databases import counted
from tests.services import school
from tests.services.classroom import a_class, teacher
from tests.web.browser import Browser

HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def planted() -> Bank:
    """Return a bank with two items that ask the same fact."""
    asking = [replace(school.ITEMS[each], facts=("sari-menyiram",)) for each in (0, 3)]
    return school.with_items(asking[0], *school.ITEMS[1:3], asking[1], school.ITEMS[4])


def hand_in(browser: Browser, address: str) -> None:
    browser.send(browser.get(f"{address}/submit").form("/submit"))


def taken(browser: Browser) -> str:
    """Take the quiz without an answer and return the attempt's address."""
    address = browser.start().path.rpartition("/items/")[0]
    hand_in(browser, address)
    return address


def test_before_the_first_quiz_the_page_says_what_will_be_here(app: Flask) -> None:
    browser = Browser(app)
    address = browser.start().path.rpartition("/items/")[0]
    page = browser.get("/me").text
    assert "grades-chart" not in page
    assert "practice" not in page
    assert address in page


def test_practice_begins_from_the_result_and_from_the_own_page(browser: Browser) -> None:
    result = browser.get(f"{taken(browser)}/result")
    reply = browser.send(result.form("/practice"))
    assert reply.status == 303
    page = browser.follow(reply)
    assert "Latihan soal yang belum tepat: Kebun" in page.text
    assert browser.send(browser.get("/me").form("/practice")).to == reply.to  # the same attempt is gone on with
    hand_in(browser, reply.to.rpartition("/items/")[0])
    again = browser.send(browser.get("/me").form("/practice"))
    assert again.status == 303
    assert again.to != reply.to


def test_with_nothing_missed_practice_says_so(browser: Browser) -> None:
    form = browser.get(f"{taken(browser)}/result").form("/practice")
    stranger = Browser(browser.client.application)
    stranger.start()
    own = stranger.get("/me").form("/language")
    form.fields["csrf_token"] = own.fields["csrf_token"]
    assert stranger.send(form).status == 409


def test_grades_stand_in_the_picture_and_in_the_table(browser: Browser) -> None:
    taken(browser)
    taken(browser)
    page = browser.get("/me").text
    assert page.count("<circle") == 2
    assert "<polyline" in page
    assert page.count('<td class="number">0%</td>') == 3  # each attempt, and what both come to
    assert "nilai tertinggi dari 2 pengerjaan" in page
    assert "style=" not in page


def test_facts_that_were_missed_twice_are_told(browser: Browser) -> None:
    taken(browser)
    page = browser.get("/me").text
    assert "Sari menyiram kebun pada pukul enam." in page
    assert "2 dari 2 kali" in page
    browser.start()  # what is answered now is told by no fact
    assert "Sari menyiram" not in browser.get("/me").text


def test_a_test_that_is_open_keeps_grades_facts_and_practice_back(browser: Browser, database: Database) -> None:
    form = browser.get(f"{taken(browser)}/result").form("/practice")
    rina = teacher(database)
    cohort = a_class(database, rina)
    now = utc_now()
    with database.change() as session:
        assignments.assign(
            session, quiz=school.quiz_id(database), cohorts=[cohort.public_id], by=rina,
            policy=Policy(purpose=Purpose.TEST), window=Window(now - HOUR, now + HOUR), now=now,
        )  # fmt: skip
    page = browser.get("/me").text
    assert "grades-chart" not in page
    assert "Sari menyiram" not in page
    assert "/practice" not in page
    assert "#kebun" not in page
    assert browser.send(form).status == 409


def test_attempts_come_in_pages(browser: Browser, database: Database) -> None:
    taken(browser)
    with database.change() as session:
        whole = {column.name: column for column in AttemptRow.__table__.columns}
        row = session.execute(AttemptRow.__table__.select()).one()._asdict()
        row.pop("id")
        assert set(row) == set(whole) - {"id"}
        copies = [row | {"public_id": f"copy-{number}"} for number in range(24)]
        session.execute(insert(AttemptRow.__table__), copies)  # type: ignore[arg-type]  # a table, as Core has it
    assert browser.get("/me").text.count("/result") == 20
    second = browser.get("/me?page=2")
    assert second.text.count("/result") == 5
    assert "page=1" in second.text
    for strange in ("3", "0", "-5", "x", "9" * 40):
        assert browser.get(f"/me?page={strange}").status == 200


def test_the_page_takes_nine_reads_however_much_there_is(browser: Browser, database: Database) -> None:
    for _ in range(3):
        taken(browser)
    with counted(database.engine) as seen:
        assert browser.get("/me").status == 200
    assert set(seen) == {"SELECT"}
    assert len(seen) <= 9


def test_scores_that_follow_later_are_in_no_chart(browser: Browser, database: Database) -> None:
    taken(browser)
    with database.change() as session:
        session.execute(update(AttemptRow).values(waiting=4, waiting_points=5, possible=5))
    page = browser.get("/me")
    assert page.status == 200
    assert "grades-chart" not in page.text


@pytest.mark.parametrize(
    ("shares", "word"),
    [
        ((7,), "first grade: 70%"),
        ((7, 8), "so far: 75%"),
        ((5, 5, 8, 8, 8), "rising: 80%"),
        ((8, 8, 5, 5, 5), "three grades are 50%"),
        ((8, 8, 8, 8, 8), "steady, around 80%"),
    ],
)
def test_the_finding_says_what_the_grades_do(app: Flask, shares: tuple[int, ...], word: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert word in str(finding([Fraction(share, 10) for share in shares]))
