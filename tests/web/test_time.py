"""The pages at the end of the time: a late answer is told so, and what was saved is handed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from quizapp.core.policy import Policy
from quizapp.db.engine import Database
from quizapp.db.models import AttemptRow
from tests.services import school
from tests.services.school import BANK
from tests.web.browser import Browser, Reply


@pytest.fixture
def first(empty_app: Flask, database: Database, browser: Browser) -> Reply:
    """Return the first item of a quiz of thirty minutes."""
    assert empty_app is not None
    school.publish(database, replace(BANK, quizzes=(replace(BANK.quizzes[0], policy=Policy(time_limit=30)),)))
    return browser.start()


def run_out(database: Database) -> None:
    """Let the time have run out a minute ago."""
    with database.change() as session:
        session.execute(update(AttemptRow).values(due_at=datetime.now(UTC) - timedelta(minutes=1)))


def test_a_late_answer_is_told_so_and_the_rest_is_handed_in(first: Reply, database: Database, browser: Browser) -> None:
    browser.send(first.form("/items/1"), response="0", go="next")
    second = browser.get(first.path.replace("/items/1", "/items/2"))
    run_out(database)
    late = browser.send(second.form("/items/2"), go="next")
    assert late.status == 409
    assert "Waktu" in late.text
    result = browser.get(first.path.replace("/items/1", "/result"))
    assert result.status == 200


def test_looking_at_an_item_leads_to_the_end_and_changes_nothing(
    first: Reply, database: Database, browser: Browser
) -> None:
    run_out(database)
    assert browser.get(first.path).to.endswith("/submit")
    asked = browser.get(first.path.replace("/items/1", "/submit"))
    assert "Waktumu habis" in asked.text
    assert browser.send(asked.form("/submit")).to.endswith("/result")
