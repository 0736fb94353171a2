"""Every way in which a save can be bad: each has a sentence of its own, and keeps what was saved before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from quizapp.core.response import Given
from quizapp.db.engine import Database
from quizapp.db.models import AttemptRow, QuizRow, ResponseRow
from quizapp.web.security import LARGEST_BODY
from tests.services.school import sit_down
from tests.web.browser import Browser, Form
from tests.web.clock import Clock, clock_of
from tests.web.saving import said, save


@dataclass
class Desk:
    """Hold a student before an item that is answered and saved."""

    browser: Browser
    database: Database
    clock: Clock
    form: Form

    def change(self, **values: object) -> None:
        """Change all attempts."""
        with self.database.change() as session:
            session.execute(update(AttemptRow).values(values))

    def response(self) -> object:
        """Return what the database holds of the student's first item."""
        attempt = self.form.action.split("/")[2]
        with self.database.reads() as reads:
            held = select(ResponseRow.data).join(AttemptRow, AttemptRow.id == ResponseRow.attempt_id)
            return reads.execute(held.where(AttemptRow.public_id == attempt, ResponseRow.place == 1)).scalar_one()


@pytest.fixture
def desk(app: Flask, browser: Browser, database: Database) -> Desk:
    clock = clock_of(app)
    form = browser.start().form("/items/")
    assert save(browser, form, response="1").status == 200
    return Desk(browser, database, clock, browser.get(form.action).form("/items/"))


Trouble = Callable[[Desk], dict[str, str]]


def late(desk: Desk) -> dict[str, str]:
    desk.change(due_at=desk.clock.now - timedelta(seconds=1))
    return {}


def handed_in(desk: Desk) -> dict[str, str]:
    desk.browser.send(desk.browser.get(desk.form.action.replace("items/1", "submit")).form("/submit"))
    return {}


def checked(desk: Desk) -> dict[str, str]:
    with desk.database.change() as session:
        session.execute(update(ResponseRow).values(locked=True))
    return {}


def foreign(desk: Desk) -> dict[str, str]:
    other = sit_down(desk.database)
    desk.form.action = f"/attempts/{other.attempt}/items/1"
    other.save(1, Given({"option": "sari"}))
    return {}


def signed_out(desk: Desk) -> dict[str, str]:
    desk.browser.client.delete_cookie("quizapp")
    return {}


TROUBLES: dict[str, tuple[Trouble, int, str]] = {
    "late": (late, 409, "Waktu sudah habis"),
    "handed in": (handed_in, 409, "sudah dikumpulkan"),
    "checked": (checked, 409, "diperiksa"),
    "foreign": (foreign, 404, "pengerjaanmu"),
    "damaged key": (lambda _: {"key": "x"}, 422, "rusak"),
    "impossible": (lambda _: {"response": "99"}, 422, "bukan salah satu pilihan"),
    "oversized": (lambda _: {"response": "x" * LARGEST_BODY}, 413, "melebihi batas"),
    "old form": (lambda _: {"csrf_token": "x"}, 400, "Tidak ada yang berubah"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_bad_save_is_told_and_changes_nothing(desk: Desk, name: str) -> None:
    trouble, status, sentence = TROUBLES[name]
    before = desk.response()
    fields = {"response": "0"} | trouble(desk)
    first, again = (save(desk.browser, desk.form, **fields) for _ in range(2))
    assert (first.status, again.status) == (status, status)
    assert sentence in said(first)["sentence"]
    assert name == "foreign" or desk.response() == before


def test_the_sentences_differ(desk: Desk) -> None:
    told = {sentence for _, _, sentence in TROUBLES.values()}
    assert len(told) == len(TROUBLES)
    signed_out(desk)
    assert save(desk.browser, desk.form, response="0").status in {400, 401}


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_that_jumps_takes_no_answer_away(desk: Desk, days: int) -> None:
    desk.clock.turn(days=days)
    assert save(desk.browser, desk.form, response="0").status == 200
    assert desk.browser.get(desk.form.action).form("/items/").fields["response"] == "0"


def test_an_open_attempt_of_a_quiz_that_was_withdrawn_goes_on(desk: Desk) -> None:
    """The quiz can no longer be begun; what was begun keeps its items."""
    with desk.database.change() as session:
        quiz = session.execute(select(QuizRow)).scalars().first()
        assert quiz is not None
        session.execute(update(QuizRow).values(source={**quiz.source, "languages": ["en"]}))
        public_id = quiz.public_id
    assert save(desk.browser, desk.form, response="0").status == 200
    token = desk.form.fields["csrf_token"]
    gone = desk.browser.post(f"/quizzes/{public_id}/start", {"csrf_token": token, "edition": "id"})
    assert gone.status == 404
    assert "kuis" in gone.text.lower()
    handed_in(desk)
    assert desk.browser.get(desk.form.action.replace("items/1", "result")).status == 200
