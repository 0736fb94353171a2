"""The pages of class results: what they say, what their files say, who is kept out, what they cost."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import func, select, update

from quizapp.core.assignment import Window
from quizapp.core.policy import Policy
from quizapp.core.response import Given
from quizapp.db.engine import Database
from quizapp.db.models import AttemptRow, AuditRow, EnrolmentRow
from quizapp.services import assignments, revisions
from quizapp.web.site import EXTENSION, utc_now
from tests.databases import counted
from tests.services.classroom import a_class, teacher
from tests.services.lesson import Lesson, a_lesson
from tests.services.school import RIGHT, quiz_id
from tests.web.browser import Browser, Reply
from tests.web.classes import browser_of

HOUR = timedelta(hours=1)
PLACES = dict(enumerate(RIGHT.values(), 1))
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def lesson(app: Flask, database: Database) -> Lesson:
    """Return a class in which Budi handed in everything, Ani a little, and Cici has not begun."""
    assert app.extensions[EXTENSION].database is database
    now = utc_now()
    lesson = a_lesson(database, window=Window(now - HOUR, now + HOUR))
    lesson.take(lesson.student("Budi", 2, "0012345678").person, PLACES, now)
    lesson.take(lesson.student("Ani", 1).person, {1: PLACES[1], 3: Given({"text": HOSTILE})}, now)
    lesson.student("Cici", 3)
    return lesson


@pytest.fixture
def rina(app: Flask, lesson: Lesson) -> Browser:
    return browser_of(app, lesson.database, lesson.teacher)


def path(lesson: Lesson, more: str = "") -> str:
    return f"/results/assignments/{lesson.assignment}{more}"


def on_screen(page: Reply) -> list[tuple[str, str]]:
    """Return name and grade of every student in the grid."""
    rows = page.text.partition("<tbody>")[2].partition("</tbody>")[0].split("<tr>")[1:]
    return [
        (row.partition("<bdi>")[2].partition("</bdi>")[0], row.partition('grade">')[2].partition("</td>")[0])
        for row in rows
    ]


def test_the_list_leads_to_the_grid(rina: Browser, lesson: Lesson) -> None:
    assert path(lesson) in rina.get("/results/").text
    page = rina.get(path(lesson))
    assert page.status == 200
    assert [name for name, _ in on_screen(page)] == ["Ani", "Budi", "Cici"]
    assert HOSTILE not in page.text
    shown = rina.get(path(lesson, "?show=responses"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown.text


@pytest.mark.parametrize(("language", "divider", "mark"), [("id", ";", ","), ("en", ",", ".")])
def test_screen_and_files_agree(app: Flask, lesson: Lesson, language: str, divider: str, mark: str) -> None:
    rina = browser_of(app, lesson.database, lesson.teacher, language)
    page = rina.get(path(lesson))
    seen = [(name, grade if grade[:1].isdigit() else "") for name, grade in on_screen(page)]
    assert seen == [("Ani", f"40{mark}0"), ("Budi", f"100{mark}0"), ("Cici", "")]
    sent = rina.send(page.form("/csv"))
    rows = list(csv.reader(StringIO(sent.response.get_data().decode("utf-8-sig"), newline=""), delimiter=divider))
    assert rows[0] == ["No", "NISN", "Nama", "Nilai"]
    assert [(row[2], row[3]) for row in rows[1:]] == seen
    assert rows[2][:2] == ["2", "0012345678"]
    book = load_workbook(BytesIO(rina.send(page.form("/xlsx")).response.get_data()))
    found = [tuple(cell.value for cell in row) for row in book["Kelas 8A"].iter_rows(min_row=2)]
    assert [(name, "" if grade is None else f"{grade:.1f}".replace(".", mark)) for _, _, name, grade in found] == seen
    with lesson.database.look() as session:
        noted = session.execute(select(AuditRow.action, AuditRow.details).where(AuditRow.action == "exported")).all()
    assert [row.details for row in noted] == [{"form": "csv", "students": 3}, {"form": "xlsx", "students": 3}]


def test_names_are_files_that_every_system_takes(rina: Browser, lesson: Lesson) -> None:
    sent = rina.send(rina.get(path(lesson)).form("/xlsx"))
    assert sent.headers["Content-Disposition"] == "attachment; filename=nilai-cek-kebun-kelas-8a.xlsx"


def test_a_workbook_of_several_classes_is_named_after_each(rina: Browser, lesson: Lesson) -> None:
    other = a_class(lesson.database, lesson.teacher, "Kelas 8B")
    with lesson.database.change() as session:
        (made, _) = assignments.assign(
            session, quiz=quiz_id(lesson.database), cohorts=[lesson.cohort.public_id, other.public_id],
            by=lesson.teacher, policy=Policy(), window=Window(), now=utc_now(),
        )  # fmt: skip
    page = rina.get(f"/results/assignments/{made}")
    assert "kelas-8a-kelas-8b.xlsx" in rina.send(page.form("/xlsx")).headers["Content-Disposition"]
    assert rina.send(page.form("/csv")).headers["Content-Disposition"].endswith("kelas-8a.csv")


def test_a_threshold_says_who_reached_the_goal(rina: Browser, lesson: Lesson) -> None:
    form = rina.get(path(lesson)).form("/threshold")
    assert rina.send(form, threshold="75").status == 303
    page = rina.get(path(lesson))
    assert "KKTP tersimpan." in page.text
    assert page.form("/threshold").fields["threshold"] == "75"
    assert page.text.count("tuntas") > 2
    for wrong in ("0", "101", "7,5", "x", "²", "-1"):
        refused = rina.send(form, threshold=wrong)
        assert refused.status == 422
        assert "1 sampai 100" in refused.text
    assert rina.send(form, threshold="").status == 303
    assert rina.get(path(lesson)).form("/threshold").fields["threshold"] == ""


@pytest.mark.parametrize("more", ["?page=0", "?page=99", "?page=x", "?page=99999999999999999999", "/attempts?after=x"])
def test_odd_pages_are_pages(rina: Browser, lesson: Lesson, more: str) -> None:
    assert rina.get(path(lesson, more)).status == 200


def test_nobody_else_gets_in(app: Flask, rina: Browser, lesson: Lesson) -> None:
    stranger = browser_of(app, lesson.database, teacher(lesson.database, "Pak Adi"))
    form = rina.get(path(lesson)).form("/csv")
    token = stranger.get("/results/").form("/language").fields["csrf_token"]
    assert stranger.get(path(lesson)).status == 404
    assert stranger.post(form.action, {"csrf_token": token}).status == 404
    assert rina.post(form.action).status == 400


def test_the_grid_costs_six_statements_and_the_lists_two_and_three(rina: Browser, lesson: Lesson) -> None:
    revisions.forget(lesson.database.engine)
    with counted(lesson.database.engine) as grid:
        rina.get(path(lesson, "?show=responses"))
    with counted(lesson.database.engine) as assigned:
        rina.get("/results/")
    with counted(lesson.database.engine) as runs:
        rina.get(path(lesson, "/attempts"))
    assert (grid, assigned, runs) == (["SELECT"] * 6, ["SELECT"] * 2, ["SELECT"] * 3)


def test_hostile_names_stay_text(rina: Browser, lesson: Lesson) -> None:
    with lesson.database.change() as session:
        session.execute(update(EnrolmentRow).values(nickname=HOSTILE + func.coalesce(EnrolmentRow.nisn, "")))
        session.execute(update(AttemptRow).values(title=HOSTILE))
    for more in ("", "?show=responses", "/attempts"):
        page = rina.get(path(lesson, more)).text
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page
