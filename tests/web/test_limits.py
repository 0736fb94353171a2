"""Wrong passwords are counted, right ones are not, and one name's tries do not lock out another's."""

from __future__ import annotations

import pytest
from flask import Flask
from limits import parse

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.web import limits
from tests.databases import rows
from tests.services.classroom import a_class, account, join
from tests.web.accounts import PASSWORD, sign_out, signed_in, signed_up
from tests.web.browser import Browser, Reply
from tests.web.classes import browser_of


def wrong(browser: Browser, name: str) -> Reply:
    """Try a wrong password."""
    return signed_in(browser, name, "bukan kata sandinya")


def begun(browser: Browser) -> Reply:
    """Begin the quiz from the page of its passage."""
    return browser.send(browser.get("/passages/kebun").form("/start"))


def test_ten_wrong_tries_close_a_name_here_and_no_other(browser: Browser) -> None:
    signed_up(browser, "Budi")
    sign_out(browser)
    signed_up(browser, "Sari")
    sign_out(browser)
    assert [wrong(browser, "Budi").status for _ in range(10)] == [422] * 10
    assert wrong(browser, " budi ").status == 429
    assert signed_in(browser, "Budi").status == 429
    assert signed_in(browser, "Sari").status == 303


def test_a_name_written_in_other_ways_is_the_same_name(browser: Browser) -> None:
    signed_up(browser, "Budi")
    sign_out(browser)
    assert {wrong(browser, "Budi").status for _ in range(10)} == {422}
    for other in ("Budi\ufe0f", "B\ufe00udi", "Bud\U000e0100i", "\uff22udi", " " * 79 + "Budi"):
        assert signed_in(browser, other).status == 429, other


def test_right_passwords_are_not_counted(browser: Browser) -> None:
    signed_up(browser, "Budi")
    for _ in range(12):
        sign_out(browser)
        assert signed_in(browser, "Budi").status == 303


def test_a_taken_name_is_told_twenty_times_and_a_free_one_is_always_taken(app: Flask, browser: Browser) -> None:
    signed_up(browser, "Budi")
    asking = Browser(app)
    form = asking.get("/account/sign-up").form("/sign-up")
    assert [asking.send(form, name="Budi", password=PASSWORD).status for _ in range(21)] == [422] * 20 + [429]
    assert asking.send(form, name="Sari", password=PASSWORD).status == 303


def test_an_address_makes_only_so_many_accounts_an_hour(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ACCOUNTS_HERE", parse("2 per hour"))
    assert [signed_up(Browser(app), name).status for name in ("Budi", "Sari", "Tuti")] == [303, 303, 429]
    assert "tanpa akun" in signed_up(Browser(app), "Tuti").text
    assert signed_in(Browser(app), "Budi").status == 303


def test_an_address_makes_only_so_many_guests_an_hour_and_classes_begin(
    app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "GUESTS_HERE", parse("2 per hour"))
    teacher = account(database, "Bu Rina", Role.TEACHER)
    pupil = join(database, a_class(database, teacher).code, "Budi").person
    assert [Browser(app).start().status for _ in range(2)] == [200, 200]
    refused = begun(Browser(app))
    assert refused.status == 429
    assert "kode" in refused.text
    assert rows(database.engine, "attempt") == 2
    assert begun(browser_of(app, database, pupil)).status == 303


def test_one_person_begins_only_so_many_attempts_an_hour(
    browser: Browser, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "STARTS", parse("2 per hour"))
    assert [begun(browser).status for _ in range(4)] == [303, 303, 303, 429]
    assert rows(database.engine, "attempt") == 1
