"""How long a sign-in lasts, and what ends it at once: by a clock that the tests turn."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import delete

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.db.models import PersonRoleRow
from quizapp.services import people
from tests.web.accounts import PASSWORD, sign_out, signed_in, signed_up, token
from tests.web.browser import Browser, Reply
from tests.web.classes import Room, a_room, returned
from tests.web.clock import Clock, clock_of
from tests.web.routes import content

ANOTHER = "lima kata yang lebih panjang"
HOME = "/teacher/classes"


@pytest.fixture
def clock(app: Flask) -> Clock:
    return clock_of(app)


@pytest.fixture
def staff(app: Flask, database: Database, clock: Clock) -> Browser:  # noqa: ARG001 - the clock is put in before
    """Return the browser of a teacher who has just signed in with a password."""
    signed_up(Browser(app), "Bu Rina")
    with database.change() as session:
        people.grant(session, person=people.find_person(session, name="Bu Rina"), roles=[Role.TEACHER])
    browser = Browser(app)
    assert signed_in(browser, "Bu Rina").status == 303
    return browser


def cookie(browser: Browser) -> str:
    """Return the session cookie as somebody could have copied it."""
    found = browser.client.get_cookie("quizapp")
    assert found
    return found.value


def with_cookie(app: Flask, value: str) -> Browser:
    """Return a browser that holds a copied session cookie."""
    browser = Browser(app)
    browser.client.set_cookie("quizapp", value)
    return browser


def changed(browser: Browser, present: str = PASSWORD, password: str = ANOTHER) -> Reply:
    """Send the form that changes the password."""
    form = browser.get("/account/password").form("/password")
    return browser.send(form, present=present, password=password)


def test_staff_who_go_on_stay_and_staff_who_leave_are_out_after_two_hours(staff: Browser, clock: Clock) -> None:
    for _ in range(3):
        clock.turn(hours=1, minutes=59)
        assert staff.get(HOME).status == 200
    clock.turn(hours=2, seconds=1)
    assert staff.get(HOME).status == 401
    assert staff.get("/me").status == 401
    assert signed_in(staff, "Bu Rina").status == 303
    assert staff.get(HOME).status == 200


def test_a_page_for_everybody_counts_as_use_too(staff: Browser, clock: Clock) -> None:
    for _ in range(2):
        clock.turn(hours=1, minutes=30)
        assert staff.get("/").status == 200
    assert staff.get(HOME).status == 200


def test_a_copied_cookie_of_staff_is_idle_by_itself(app: Flask, staff: Browser, clock: Clock) -> None:
    copied = cookie(staff)
    for _ in range(2):
        clock.turn(hours=1, minutes=30)
        assert staff.get(HOME).status == 200
    assert with_cookie(app, copied).get(HOME).status == 401
    assert staff.get(HOME).status == 200


def test_being_idle_is_counted_without_writing(staff: Browser, clock: Clock, database: Database) -> None:
    before = content(database)
    for _ in range(4):
        clock.turn(minutes=50)
        assert staff.get(HOME).status == 200
    clock.turn(hours=3)
    assert staff.get(HOME).status == 401
    assert content(database) == before


def test_staff_are_out_after_twelve_hours_however_busy(staff: Browser, clock: Clock) -> None:
    for _ in range(11):
        clock.turn(hours=1)
        assert staff.get(HOME).status == 200
    clock.turn(minutes=59)
    assert staff.get(HOME).status == 200
    clock.turn(minutes=1, seconds=1)
    assert staff.get(HOME).status == 401


def test_an_attempt_of_staff_goes_on_after_signing_in_again(staff: Browser, clock: Clock) -> None:
    page = staff.start()
    saved = staff.send(page.form("/items/"), response="0", go="next")
    assert saved.status == 303
    clock.turn(hours=2, minutes=1)
    waiting = staff.get(page.path)
    assert waiting.status == 401
    assert f"next={page.path}" in waiting.text
    assert signed_in(staff, "Bu Rina", path=f"/account/sign-in?next={page.path}").to == page.path
    again = staff.get(page.path)
    assert again.form("/items/").fields["version"] == "1"
    assert again.form("/items/").fields["response"] == "0"


@pytest.mark.parametrize("account", [True, False], ids=["student", "guest"])
def test_an_open_attempt_keeps_its_student_in_and_24_hours_more(
    browser: Browser, clock: Clock, *, account: bool
) -> None:
    if account:
        signed_up(browser)
    page = browser.start()
    attempt = page.path.rpartition("/items")[0]
    clock.turn(days=20)
    assert browser.get(page.path).status == 200
    assert browser.send(browser.get(f"{attempt}/submit").form("/submit")).status == 303
    clock.turn(hours=23, minutes=59)
    assert browser.get(f"{attempt}/result").status == 200
    clock.turn(minutes=1, seconds=1)
    assert browser.get(f"{attempt}/result").status == 401
    assert browser.get("/me").status == 401


def test_a_student_without_an_attempt_is_in_for_24_hours_and_needs_no_use(browser: Browser, clock: Clock) -> None:
    signed_up(browser)
    clock.turn(hours=23, minutes=59)
    assert browser.get("/me").status == 200
    clock.turn(minutes=1, seconds=1)
    assert browser.get("/me").status == 401


def test_a_running_attempt_survives_signing_in_again(app: Flask, browser: Browser, clock: Clock) -> None:
    signed_up(browser)
    page = browser.start()
    browser.send(page.form("/items/"), response="1", go="next")
    sign_out(browser)
    clock.turn(days=3)
    other = Browser(app)
    signed_in(other)
    assert other.get(page.path).form("/items/").fields["response"] == "1"


@pytest.mark.parametrize("who", ["student", "teacher"])
def test_a_cookie_copied_before_signing_out_opens_nothing(app: Flask, staff: Browser, who: str) -> None:
    browser = staff
    if who == "student":
        browser = Browser(app)
        signed_up(browser, "Budi")
    copied = cookie(browser)
    assert with_cookie(app, copied).get("/me").status == 200
    sign_out(browser)
    assert with_cookie(app, copied).get("/me").status == 401
    assert with_cookie(app, copied).get("/").status == 200


def test_signing_in_again_ends_the_sign_in_before_even_an_idle_one(app: Flask, staff: Browser, clock: Clock) -> None:
    before, copied = token(staff), cookie(staff)
    clock.turn(hours=2, seconds=1)
    assert signed_in(staff, "Bu Rina").status == 303
    assert token(staff) != before
    clock.turn(hours=-2)
    assert with_cookie(app, copied).get(HOME).status == 401


def test_another_password_ends_every_other_sign_in(app: Flask, browser: Browser) -> None:
    signed_up(browser)
    other = Browser(app)
    signed_in(other)
    before, copied = token(browser), cookie(browser)
    assert changed(browser).to == "/me"
    assert "diganti" in browser.get("/me").text
    assert token(browser) != before
    assert other.get("/me").status == 401
    assert with_cookie(app, copied).get("/me").status == 401
    assert signed_in(Browser(app)).status == 422
    assert signed_in(Browser(app), password=ANOTHER).status == 303


def test_a_password_is_changed_by_whoever_knows_it_only(app: Flask, browser: Browser) -> None:
    signed_up(browser)
    for present, password, field in ((ANOTHER, ANOTHER, "present"), (PASSWORD, "pendek", "password"), ("", "", "")):
        reply = changed(browser, present, password)
        assert reply.status == 422
        assert f'id="{field or "present"}-fault"' in reply.text
    assert [changed(browser, ANOTHER).status for _ in range(9)] == [422] * 9
    assert changed(browser).status == 429
    assert browser.get("/me").status == 200
    guest = Browser(app)
    guest.start()
    assert guest.get("/account/password").status == 409


def test_a_change_of_roles_gives_a_new_id(app: Flask, database: Database, browser: Browser) -> None:
    signed_up(browser)
    before, copied = token(browser), cookie(browser)
    with database.change() as session:
        people.grant(session, person=people.find_person(session, name="Budi"), roles=[Role.TEACHER])
    assert browser.get(HOME).status == 401
    assert signed_in(browser).status == 303
    assert token(browser) not in {"", before}
    assert browser.get(HOME).status == 200
    assert with_cookie(app, copied).get(HOME).status == 401


def test_a_role_that_is_gone_closes_at_once(staff: Browser, database: Database) -> None:
    with database.change() as session:
        session.execute(delete(PersonRoleRow).where(PersonRoleRow.role == Role.TEACHER.value))
    assert staff.get(HOME).status == 403


@pytest.mark.parametrize("what", ["archive", "remove"])
def test_a_class_that_closes_lets_go_of_its_students_at_once(app: Flask, database: Database, what: str) -> None:
    room: Room = a_room(app, database)
    student = Browser(app)
    assert returned(student, room.cohort.code, "Budi", room.pin).status == 303
    page = student.start()
    where = room.path if what == "archive" else room.student_path
    assert room.browser.send(room.browser.get(where).form(f"/{what}")).status == 303
    for path in (page.path, "/me", "/join/pin"):
        assert student.get(path).status == 401
    assert student.send(page.form("/items/"), response="0").status == 401
    assert returned(student, room.cohort.code, "Budi", room.pin).status == 422
