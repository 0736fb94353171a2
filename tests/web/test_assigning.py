"""Teachers give quizzes to classes, watch them run and do something for single students, on the pages."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.core.attempt import AttemptState, EndedBy
from quizapp.core.policy import Behaviour, Moment, Part, Purpose
from quizapp.db.engine import Database
from quizapp.db.models import AssignmentRow, AttemptRow
from quizapp.services import assignments
from quizapp.web.site import utc_now
from tests.services.classroom import a_class, join
from tests.services.school import deeds, quiz_id
from tests.web.browser import Browser, Form, Reply
from tests.web.classes import Room, a_room, browser_of, cost

MENUS = {"purpose": "practice", "behaviour": "deferred", "penalty": "1/3", "grade": "best"}


def assign_path(room: Room) -> str:
    return f"/teacher/quizzes/{quiz_id(room.database)}/assign"


def the_form(room: Room, path: str) -> Form:
    """Return a form that says how a quiz is taken; the small browser does not see which option a menu has chosen."""
    form = room.browser.get(path).form(path.partition("?")[0])
    for name, value in MENUS.items():
        form.fields[name] = value
    return form


def give(room: Room, *cohorts: str, **changed: str) -> Reply:
    """Assign the quiz by the form."""
    form = the_form(room, assign_path(room))
    form.fields.setlist("classes", list(cohorts) or [room.cohort.public_id])
    return room.browser.send(form, **changed)


def given_rows(database: Database) -> list[AssignmentRow]:
    with database.look() as session:
        return list(session.execute(select(AssignmentRow).order_by(AssignmentRow.id)).scalars())


def watched(room: Room) -> str:
    return f"/teacher/assignments/{given_rows(room.database)[-1].public_id}"


def begin(budi: Browser) -> str:
    """Begin the task on the home page; return the attempt's id."""
    reply = budi.send(budi.get("/").form("/start"))
    assert reply.status == 303, reply.text
    return reply.to.split("/")[2]


def answer(budi: Browser, attempt: str) -> None:
    form = budi.get(f"/attempts/{attempt}/items/1").form("/items/")
    assert budi.send(form, response="0", go="next").status == 303


def newest(database: Database) -> AttemptRow:
    with database.look() as session:
        return session.execute(select(AttemptRow).order_by(AttemptRow.id.desc()).limit(1)).scalar_one()


def test_six_classes_get_a_quiz_at_once(room: Room) -> None:
    more = [a_class(room.database, room.teacher, f"Kelas 8{letter}").public_id for letter in "BCDEF"]
    reply = give(
        room, room.cohort.public_id, *more, warned="1", purpose="test", time_limit="40", tries="1",
        opens="2030-01-07T07:30", closes="2030-01-07 09:00",
    )  # fmt: skip
    assert reply.status == 303, reply.text
    rows = given_rows(room.database)
    assert len(rows) == 6
    assert len({row.batch for row in rows}) == 1
    assert {row.purpose for row in rows} == {"test"}
    assert rows[0].opens_at is not None
    assert rows[0].opens_at.isoformat() == "2030-01-07T00:30:00+00:00"  # half past seven in Jakarta
    page = room.browser.follow(reply)
    assert "Ditugaskan ke 6 kelas." in page.text
    assert page.text.count('class="go"') == 6


def test_what_is_shown_when_can_be_chosen(room: Room) -> None:
    form = the_form(room, assign_path(room))
    form.fields.setlist("classes", [room.cohort.public_id])
    form.fields.setlist("review_key", ["after_close"])
    assert room.browser.send(form, own_review="y", behaviour="immediate").status == 303
    with room.database.look() as session:
        policy = assignments.own_assignment(
            session, assignment=given_rows(room.database)[0].public_id, person=room.teacher
        ).policy
    assert (policy.purpose, policy.behaviour) == (Purpose.PRACTICE, Behaviour.IMMEDIATE)
    assert policy.review == {Part.KEY: frozenset({Moment.AFTER_CLOSE})}


def test_a_public_quiz_given_as_a_test_is_warned_of(room: Room) -> None:
    first = give(room, purpose="test")
    assert "bersifat umum" in first.text
    assert given_rows(room.database) == []
    form = first.form("/assign")
    form.fields.setlist("classes", [room.cohort.public_id])
    assert room.browser.send(form, **(MENUS | {"purpose": "test"})).status == 303
    give(room, purpose="test", time_limit="30", warned="1")
    change = room.browser.get(f"{watched(room)}/change")
    assert 'value="30"' in change.text
    assert "bersifat umum" in change.text
    assert "bersifat umum" not in room.browser.get(assign_path(room)).text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("opens", "besok", "Tulis tanggal dan jam"),
        ("closes", "2030-13-01T00:00", "Tulis tanggal dan jam"),
        ("closes", "9999-12-31T23:59+23:00", ""),
        ("time_limit", "0", "bilangan bulat"),
        ("time_limit", "1441", "bilangan bulat"),
        ("tries", "½", "bilangan bulat"),
        ("purpose", "exam", ""),
    ],
)
def test_nonsense_is_said_beside_its_field(room: Room, field: str, typed: str, said: str) -> None:
    reply = give(room, **{field: typed})
    if reply.status != 303:
        assert reply.status == 422
        assert said in reply.text
        assert given_rows(room.database) == []


def test_no_class_is_refused_in_a_sentence(room: Room) -> None:
    form = the_form(room, assign_path(room))
    reply = room.browser.send(form)
    assert reply.status == 422
    assert "kelas" in reply.text
    assert given_rows(room.database) == []


def test_closing_before_opening_is_refused(room: Room) -> None:
    reply = give(room, opens="2030-01-07T09:00", closes="2030-01-07T08:00")
    assert reply.status == 422
    assert given_rows(room.database) == []


def test_some_students_of_a_class(room: Room, budi: Browser) -> None:
    siti = join(room.database, room.cohort.code, "Siti", now=utc_now())
    path = f"{assign_path(room)}?class={room.cohort.public_id}"
    form = the_form(room, path)
    assert room.browser.send(form).status == 422
    form.fields.setlist("students", [siti.enrolment.public_id])
    reply = room.browser.send(form)
    assert reply.status == 303, reply.text
    assert "Dari kelasmu" not in budi.get("/").text
    assert "Dari kelasmu" in browser_of(room.app, room.database, siti.person).get("/").text
    assert "Budi" not in room.browser.get(watched(room)).text


def test_the_live_view_moves(room: Room, budi: Browser) -> None:
    give(room, time_limit="30")
    path = watched(room)
    assert "belum mulai" in room.browser.get(path).text
    attempt = begin(budi)
    answer(budi, attempt)
    page = room.browser.get(path)
    assert "mengerjakan" in page.text
    assert "1 dari 4" in page.text
    data = json.loads(room.browser.get(f"{path}/progress").text)
    (texts,) = data["students"].values()
    assert data["counts"] == {"all": 1, "begun": 1, "working": 1, "submitted": 0}
    assert (texts["state"], texts["answered"]) == ("mengerjakan", "1 dari 4")
    assert re.fullmatch(r"2\d menit lagi", texts["left"])  # minutes of a busy machine, too
    assert texts["saved"] in page.text


def test_more_time_reaches_an_attempt_that_runs(room: Room, budi: Browser) -> None:
    give(room, time_limit="30")
    begin(budi)
    before = newest(room.database)
    path = f"{watched(room)}/students/{room.budi.enrolment.public_id}"
    form = next(form for form in room.browser.get(path).sheet.forms if "closes" in form.fields)
    reply = room.browser.send(form, minutes="15", tries="")
    assert reply.status == 303, reply.text
    after = newest(room.database)
    assert before.due_at is not None
    assert after.due_at == before.due_at + timedelta(minutes=15)
    assert after.extra_seconds == 15 * 60
    assert 'value="15"' in room.browser.get(path).text
    assert deeds(room.database)[-1] == "extended"


def test_a_teacher_hands_in_and_opens_again(room: Room, budi: Browser) -> None:
    give(room, time_limit="30", purpose="test", closes="2030-01-07T09:00", warned="1")
    attempt = begin(budi)
    answer(budi, attempt)
    path = f"{watched(room)}/students/{room.budi.enrolment.public_id}"
    assert room.browser.send(room.browser.get(path).form("/attempt"), go="submit").status == 303
    row = newest(room.database)
    assert (row.state, row.ended_by) == (AttemptState.SUBMITTED, EndedBy.TEACHER)
    assert budi.get(f"/attempts/{attempt}/items/1").status == 303
    form = room.browser.get(path).form("/attempt")
    assert room.browser.send(form, go="reopen", minutes="x").status == 422
    assert room.browser.send(form, go="reopen", minutes="10").status == 303
    row = newest(room.database)
    assert (row.state, row.submitted_at, row.numerator, row.ended_by) == (AttemptState.OPEN, None, None, None)
    answer(budi, attempt)
    assert budi.send(budi.get(f"/attempts/{attempt}/submit").form("/submit")).status == 303
    assert newest(room.database).state == AttemptState.SUBMITTED
    assert deeds(room.database)[-2:] == ["submitted-for", "reopened"]


def test_dates_are_changed_and_the_quiz_is_taken_back(room: Room, budi: Browser) -> None:
    give(room)
    begin(budi)
    path = watched(room)
    reply = room.browser.send(the_form(room, f"{path}/change"), closes="2030-01-07T09:00")
    assert reply.status == 303, reply.text
    due = newest(room.database).due_at
    assert due is not None
    assert due.isoformat() == "2030-01-07T02:00:00+00:00"
    assert room.browser.send(room.browser.get(f"{path}/change").form("/withdraw")).status == 303
    assert "ditarik" in room.browser.get("/teacher/assignments").text
    assert "Dari kelasmu" not in budi.get("/").text
    assert room.browser.send(the_form(room, f"{path}/change")).status == 409


def test_another_teacher_sees_and_does_nothing(room: Room, app: Flask, database: Database) -> None:
    give(room)
    stranger = a_room(app, database, "Pak Adi").browser
    path = watched(room)
    student = f"{path}/students/{room.budi.enrolment.public_id}"
    assert (
        "Kelas 8A" not in stranger.get("/teacher/assignments").text
        or path not in stranger.get("/teacher/assignments").text
    )
    for page in (path, f"{path}/progress", f"{path}/change", student):
        assert stranger.get(page).status == 404


def test_pages_cost_the_same_for_every_class(room: Room) -> None:
    give(room)
    pages = (watched(room), f"{watched(room)}/progress", "/teacher/assignments", assign_path(room))
    before = [cost(room, page) for page in pages]
    for number in range(12):
        joined = join(room.database, room.cohort.code, f"Siswa {number}", now=utc_now())
        begin(browser_of(room.app, room.database, joined.person))
    give(room)
    assert [cost(room, page) for page in pages] == before
    assert before == [5, 3, 2, 3]
