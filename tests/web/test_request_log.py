"""The request log: one line of JSON a request, with nothing in it that anybody sent or that opens anything."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from flask import Flask

from quizapp.db.engine import Database
from tests.services import school
from tests.web.browser import Browser


def test_a_line_says_what_was_asked_and_nothing_that_was_sent(
    made_app: Callable[..., Flask], database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    school.publish(database)
    browser = Browser(made_app(log="json"))
    item = browser.start(nickname="Budi Rahasia")
    browser.get("/account/first-admin/secret-token")
    browser.get("/nothing?answer=rahasia")
    browser.get("/", Host="elsewhere.example")
    written = capsys.readouterr().err
    lines = [json.loads(line) for line in written.splitlines()]
    asked = [(line["method"], line["endpoint"], line["status"]) for line in lines]
    assert asked == [
        ("GET", "public.passage", 200),
        ("POST", "student.start", 303),
        ("GET", "student.item", 200),
        ("GET", "account.first_admin", 404),
        ("GET", None, 404),
        ("GET", "public.home", 400),
    ]
    assert all(set(line) == {"at", "method", "endpoint", "status", "ms"} and line["ms"] >= 0 for line in lines)
    for word in ("rahasia", "Rahasia", "secret", "elsewhere", item.path.split("/")[2]):
        assert word not in written


def test_without_the_setting_nothing_is_written(browser: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    browser.get("/")
    assert capsys.readouterr().err == ""
