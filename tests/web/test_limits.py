"""Wrong passwords are counted, right ones are not, and one name's tries do not lock out another's."""

from __future__ import annotations

import pytest
from flask import Flask
from limits import parse

from quizapp.web import limits
from tests.web.browser import Browser, Reply
from tests.web.test_accounts import PASSWORD, sign_out, signed_in, signed_up


def wrong(browser: Browser, name: str) -> Reply:
    """Try a wrong password."""
    return signed_in(browser, name, "bukan kata sandinya")


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
