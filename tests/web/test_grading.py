"""The pages of grading: names hidden, one response after another, nothing lost by a refusal, remarks at hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.core.assignment import Window
from quizapp.core.response import Given
from quizapp.db.engine import Database
from quizapp.db.models import AuditRow, MarkRow
from quizapp.web.site import utc_now
from tests.databases import counted
from tests.services.classroom import teacher
from tests.services.essays import ESSAY
from tests.services.lesson import Lesson, a_lesson
from tests.services.school import ITEMS, item, publish, with_items
from tests.web.browser import Browser, Reply
from tests.web.classes import browser_of

HOUR = timedelta(hours=1)
HOSTILE = "<script>alert(1)</script> **tebal**"
NAMES = ("Ani", "Budi")


@pytest.fixture
def lesson(empty_app: Flask, database: Database) -> Lesson:
    assert empty_app.extensions["quizapp"].database is database
    publish(database, with_items(*ITEMS[:3], item("apa-pendapat", "essay", ESSAY, "mengevaluasi", points=3)))
    now = utc_now()
    lesson = a_lesson(database, window=Window(now - HOUR, now + HOUR))
    for name in NAMES:
        lesson.take(lesson.student(name).person, {4: Given({"text": HOSTILE})}, now)
    return lesson


@pytest.fixture
def rina(empty_app: Flask, lesson: Lesson) -> Browser:
    return browser_of(empty_app, lesson.database, lesson.teacher)


def begin(rina: Browser) -> Reply:
    """Go from the list to the first response."""
    listed = rina.get("/grading/").text
    address = listed.partition('href="/grading/next')[2].partition('"')[0].replace("&amp;", "&")
    return rina.follow(rina.get(f"/grading/next{address}"))


def marks(lesson: Lesson) -> list[MarkRow]:
    with lesson.database.look() as session:
        found = select(MarkRow).where(MarkRow.reason == "judged").order_by(MarkRow.id)
        return list(session.execute(found).scalars())


def test_one_response_after_another_without_names(rina: Browser, lesson: Lesson) -> None:
    page = begin(rina)
    seen = [page.path]
    assert not [name for name in NAMES if name in page.text]
    assert HOSTILE not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **tebal**" in page.text
    form = page.form("/grading/answers/")
    next_ = rina.send(form, row0="2", row1="1", comment="Bagus, tetapi sertakan bukti.")
    assert next_.status == 303
    seen.append(next_.to)
    page = rina.get(next_.to)
    last = rina.send(page.form("/grading/answers/"), row0="0", row1="0")
    assert last.to == "/grading/"
    assert "sudah dinilai" in rina.get(last.to).text
    assert len(set(seen)) == 2
    assert [(mark.numerator, mark.comment) for mark in marks(lesson)] == [
        (3, "Bagus, tetapi sertakan bukti."), (0, None),
    ]  # fmt: skip
    again = rina.get(seen[0]).form("/grading/answers/")
    assert (again.fields["row0"], again.fields["row1"]) == ("2", "1")
    assert again.fields["comment"].strip() == "Bagus, tetapi sertakan bukti."


@pytest.mark.parametrize(
    "sent",
    [{"row0": "2"}, {"row0": "2", "row1": "9"}, {"row0": "2", "row1": "-1"}, {"row0": "2", "row1": "\u0661"}, {}],
)
def test_a_refusal_keeps_what_was_written(rina: Browser, lesson: Lesson, sent: dict[str, str]) -> None:
    form = begin(rina).form("/grading/answers/")
    reply = rina.send(form, comment="Jangan hilang & <b>", keep="1", **sent)
    assert reply.status == 422
    assert "setiap baris rubrik" in reply.text
    assert "Jangan hilang &amp; &lt;b&gt;" in reply.text
    assert reply.form("/grading/answers/").fields.get("row0", "") == sent.get("row0", "")
    assert marks(lesson) == []
    assert "Jangan hilang" not in rina.get("/grading/").text


def test_a_comment_that_is_too_long_is_refused(rina: Browser, lesson: Lesson) -> None:
    reply = rina.send(begin(rina).form("/grading/answers/"), row0="1", row1="1", comment="x" * 2001)
    assert reply.status == 422
    assert marks(lesson) == []


def test_remarks_are_kept_used_and_removed(rina: Browser, lesson: Lesson) -> None:
    reply = rina.send(begin(rina).form("/grading/answers/"), row0="1", row1="1", comment="Sertakan bukti.", keep="1")
    page = rina.get(reply.to)
    name = page.text.partition('name="remark" value="')[2].partition('"')[0]
    form = page.form("/grading/answers/")
    fields = {**form.fields, "row0": "2", "row1": "2", "comment": "Bagus.", "remark": name}
    rina.post(form.action, fields)
    assert [mark.comment for mark in marks(lesson)] == ["Sertakan bukti.", "Bagus.\nSertakan bukti."]
    rina.send(rina.get("/grading/").form("/remarks/"))
    assert "Sertakan bukti." not in rina.get("/grading/").text


def test_a_name_is_told_on_demand_and_logged(rina: Browser, lesson: Lesson) -> None:
    page = begin(rina)
    form = page.form("/grading/answers/")
    told = rina.post(f"{page.path}/name", {**form.fields, "row0": "2", "comment": "Belum tersimpan."})
    assert "Belum tersimpan." in told.text
    assert told.form("/grading/answers/").fields["row0"] == "2"
    assert told.status == 200
    assert len([name for name in NAMES if name in told.text]) == 1
    assert not [name for name in NAMES if name in rina.get(page.path).text]
    with lesson.database.look() as session:
        assert session.execute(select(AuditRow.action).where(AuditRow.action == "name-seen")).scalars().all()


def test_nobody_else_grades(empty_app: Flask, rina: Browser, lesson: Lesson) -> None:
    page = begin(rina)
    adi = browser_of(empty_app, lesson.database, teacher(lesson.database, "Pak Adi"))
    token = adi.get("/grading/").form("/language").fields["csrf_token"]
    assert adi.get(page.path).status == 404
    assert adi.post(page.path, {"csrf_token": token, "row0": "0", "row1": "0"}).status == 404
    assert rina.post(page.path, {"row0": "0", "row1": "0"}).status == 400
    assert marks(lesson) == []


def test_odd_numbers_lead_to_the_list(rina: Browser) -> None:
    for query in ("", "?quiz=x&item=y", "?quiz='&item=%00", "?quiz=99999999999999999999&item=1"):
        assert rina.get(f"/grading/next{query}").to == "/grading/"


def test_what_a_response_costs(rina: Browser, lesson: Lesson) -> None:
    page = begin(rina)
    with counted(lesson.database.engine) as shown:
        rina.get(page.path)
    with counted(lesson.database.engine) as listed:
        rina.get("/grading/")
    assert (shown, listed) == (["SELECT"] * 6, ["SELECT"] * 3)
