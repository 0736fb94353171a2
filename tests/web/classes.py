"""Classes as the tests of pages use them: who is signed in where, and one class with a student."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask

from quizapp.core.assignment import Window
from quizapp.core.class_code import pin_of
from quizapp.core.cohort import Cohort, Joined
from quizapp.core.person import Person
from quizapp.core.policy import Policy
from quizapp.db.engine import Database
from quizapp.services import assignments
from quizapp.web.site import utc_now
from tests.databases import counted
from tests.services.classroom import a_class, join, signed_in, teacher
from tests.web.browser import KEY, Browser, Reply


@dataclass(frozen=True)
class Room:
    """Hold a class with its teacher, one student, and the teacher's browser."""

    app: Flask
    database: Database
    teacher: Person
    cohort: Cohort
    budi: Joined
    browser: Browser

    @property
    def path(self) -> str:
        return f"/teacher/classes/{self.cohort.public_id}"

    @property
    def student_path(self) -> str:
        return f"{self.path}/students/{self.budi.enrolment.public_id}"

    @property
    def pin(self) -> str:
        return pin_of((KEY,), self.budi.enrolment)


def browser_of(app: Flask, database: Database, person: Person, language: str = "id") -> Browser:
    """Return a browser in which somebody is signed in."""
    browser = Browser(app, language)
    token = signed_in(database, person, utc_now())
    with browser.client.session_transaction() as session:
        session["_user_id"] = token
    return browser


def a_room(app: Flask, database: Database, name: str = "Bu Rina") -> Room:
    """Return a new class with one student, Budi."""
    person = teacher(database, name)
    cohort = a_class(database, person)
    budi = join(database, cohort.code, now=utc_now())
    return Room(app, database, person, cohort, budi, browser_of(app, database, person))


def joined(browser: Browser, code: str, nickname: str) -> Reply:
    """Type a code on the home page and a nickname on the next."""
    second = browser.send(browser.get("/").form("/join"), code=code)
    return browser.send(second.form("/join"), nickname=nickname)


def returned(browser: Browser, code: str, nickname: str, pin: str) -> Reply:
    """Come back with a PIN."""
    form = browser.get("/join/return").form("/join/return")
    return browser.send(form, code=code, nickname=nickname, pin=pin)


def assigned(database: Database, quiz: str, by: Person, cohort: Cohort) -> str:
    """Give a class a quiz to practise."""
    with database.change() as session:
        (made,) = assignments.assign(
            session, quiz=quiz, cohorts=[cohort.public_id], by=by, policy=Policy(), window=Window(), now=utc_now()
        )
    return made


def cost(room: Room, page: str) -> int:
    """Return how many statements a page of the teacher takes; all of them only look."""
    with counted(room.database.engine) as seen:
        assert room.browser.get(page).status == 200
    assert set(seen) == {"SELECT"}
    return len(seen)
