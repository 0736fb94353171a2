"""What a class was given stands on its students' home pages, with the one thing to do next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from quizapp.bank.plain import dump_policy
from quizapp.core.assignment import Window
from quizapp.core.policy import Grade, Policy, Purpose
from quizapp.db.engine import Database
from quizapp.db.models import AssignmentRow
from quizapp.services import assignments
from quizapp.web.site import utc_now
from tests.services.school import quiz_id
from tests.web.browser import Browser, Reply
from tests.web.classes import Room

HOUR = timedelta(hours=1)
TEST = Policy(purpose=Purpose.TEST, time_limit=30, tries=1)


def give(room: Room, opens: timedelta, closes: timedelta, policy: Policy = TEST) -> str:
    now = utc_now()
    with room.database.change() as session:
        made = assignments.assign(
            session, quiz=quiz_id(room.database), cohorts=[room.cohort.public_id], by=room.teacher, policy=policy,
            window=Window(now + opens, now + closes), now=now,
        )  # fmt: skip
    return made[0]


def begin(budi: Browser) -> Reply:
    return budi.send(budi.get("/").form("/start"))


def test_a_task_is_begun_and_gone_on_with(room: Room, budi: Browser) -> None:
    given = give(room, -HOUR, HOUR)
    with room.database.change() as session:
        assignments.extend(
            session, assignment=given, enrolment=room.budi.enrolment.public_id, by=room.teacher, now=utc_now(),
            extra=timedelta(minutes=30),
        )  # fmt: skip
    home = budi.get("/").text
    for text in ("Dari kelasmu", "Tes", room.cohort.name, "60 menit (30 + tambahan)", "1 kesempatan lagi", "WIB"):
        assert text in home, text
    first = begin(budi)
    assert first.status == 303
    item = budi.follow(first).text
    assert "60 menit (30 + tambahan), sampai" in item
    assert 'data-left="3' in item
    assert "Lanjutkan" in budi.get("/").text
    assert begin(budi).to == first.to


@pytest.mark.parametrize(
    ("opens", "closes", "word"), [(HOUR, 2 * HOUR, "Dibuka"), (-2 * HOUR, -HOUR, "Ditutup"), (-HOUR, HOUR, "sampai")]
)
def test_a_task_says_when_and_has_a_button_only_while_it_is_open(
    room: Room, budi: Browser, opens: timedelta, closes: timedelta, word: str
) -> None:
    give(room, opens, closes)
    home = budi.get("/")
    assert word in home.text
    assert any("/start" in form.action for form in home.sheet.forms) == (word == "sampai")


def test_a_used_up_task_has_no_button(room: Room, budi: Browser) -> None:
    give(room, -HOUR, HOUR)
    attempt = begin(budi).to.split("/")[2]
    budi.send(budi.get(f"/attempts/{attempt}/submit").form("/submit"))
    home = budi.get("/")
    assert "0 kesempatan lagi" in home.text
    assert not any("/start" in form.action for form in home.sheet.forms)


def test_a_handed_in_task_shows_the_grade_once_it_may_be_told(room: Room, budi: Browser, database: Database) -> None:
    give(room, -HOUR, HOUR, Policy(grade=Grade.LAST))
    for _ in range(2):
        attempt = begin(budi).to.split("/")[2]
        budi.send(budi.get(f"/attempts/{attempt}/submit").form("/submit"))
    assert "Nilai: 0% (nilai terakhir dari 2 pengerjaan)" in budi.get("/").text
    assert "nilai terakhir dari 2 pengerjaan" in budi.get("/me").text
    with database.change() as session:
        session.execute(update(AssignmentRow).values(policy=dump_policy(TEST)))
    assert "Nilai:" not in budi.get("/").text
    assert "0%" not in budi.get("/me").text


def test_others_see_nothing_of_it(room: Room, browser: Browser) -> None:
    give(room, -HOUR, HOUR)
    assert "Dari kelasmu" not in browser.get("/").text
    assert "Dari kelasmu" not in room.browser.get("/").text


def test_a_forged_assignment_begins_nothing(room: Room, browser: Browser) -> None:
    given = give(room, -HOUR, HOUR)
    form = browser.get("/passages/kebun").form("/start")
    form.fields["assignment"] = given
    assert browser.send(form).status == 404
