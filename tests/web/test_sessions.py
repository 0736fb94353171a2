"""A session is read from its cookie once, and no other cookie, change or day gets what was kept of it."""

from __future__ import annotations

import time

import pytest
from flask import Flask, Request, session
from flask.sessions import SecureCookieSession
from werkzeug.test import EnvironBuilder

YEAR = 366 * 24 * 3600


def signed(app: Flask, **values: object) -> str:
    return str(app.session_interface.get_signing_serializer(app).dumps(values))  # type: ignore[attr-defined]  # ours


def opened(app: Flask, cookie: str) -> SecureCookieSession:
    name = app.config["SESSION_COOKIE_NAME"]
    environ = EnvironBuilder(headers=[("Cookie", f"{name}={cookie}")]).get_environ()
    found = app.session_interface.open_session(app, Request(environ))
    assert isinstance(found, SecureCookieSession)
    return found


def test_a_cookie_says_the_same_again(app: Flask) -> None:
    cookie = signed(app, token="abc", used=7)
    assert opened(app, cookie) == opened(app, cookie) == {"token": "abc", "used": 7}
    assert not opened(app, cookie).modified


def test_what_one_request_changes_the_next_does_not_see(app: Flask) -> None:
    cookie = signed(app, token="abc", _flashes=[["message", "one"]])
    for _ in range(2):
        found = opened(app, cookie)
        found["token"] = "changed"
        found["_flashes"].append(["message", "two"])
        assert opened(app, cookie) == {"token": "abc", "_flashes": [["message", "one"]]}


@pytest.mark.parametrize("damage", ["x", ".", "A" * 27])
def test_a_cookie_that_is_kept_lends_nothing_to_a_forged_one(app: Flask, damage: str) -> None:
    cookie = signed(app, token="abc")
    assert opened(app, cookie)
    content, signature = cookie.split(".", 1)
    other = signed(app, token="xyz").split(".", 1)[0]
    for forged in (cookie + damage, damage + cookie, f"{other}.{signature}", f"{content}.{damage}"):
        assert opened(app, forged) == {}


def test_an_old_cookie_ends_though_it_was_kept(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    cookie, now = signed(app, token="abc"), time.time()
    assert opened(app, cookie)
    monkeypatch.setattr("time.time", lambda: now + YEAR)
    assert opened(app, cookie) == {}


def test_pages_get_a_session_that_was_kept(app: Flask) -> None:
    cookie = signed(app, csrf_token="abc")
    for _ in range(2):
        with app.test_request_context(headers={"Cookie": f"{app.config['SESSION_COOKIE_NAME']}={cookie}"}):
            assert session["csrf_token"] == "abc"
