"""Who may ask for what: every route is in the table, every POST needs its token, everybody sees only what is theirs."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.db.models import AttemptRow
from quizapp.web.access import WHO, Who
from quizapp.web.security import LARGEST_BODY
from quizapp.web.site import utc_now
from tests.services.classroom import account
from tests.services.school import sit_down
from tests.web.browser import Browser
from tests.web.classes import browser_of
from tests.web.routes import address, content, rules


def test_every_route_is_in_the_table_and_nothing_else(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(WHO)


def test_a_route_that_nobody_listed_is_refused(app: Flask) -> None:
    app.add_url_rule("/new", "new", lambda: "secret")
    reply = Browser(app).get("/new")
    assert reply.status == 403
    assert "secret" not in reply.text


def test_pages_of_one_s_own_need_a_sign_in(app: Flask, browser: Browser) -> None:
    found = list(rules(app, "GET", Who.HOLDER, Who.SIGNED_IN, Who.TEACHER))
    assert len(found) > 12
    for rule in found:
        reply = browser.get(address(app, rule))
        assert reply.status == 401, rule
        assert "Masuk" in reply.text


def test_a_sign_in_that_ended_opens_nothing_even_with_its_cookie(browser: Browser) -> None:
    page = browser.start()
    with browser.client.session_transaction() as session:
        token = session["_user_id"]
    home = browser.get("/account/sign-up").form("/language")
    assert browser.post("/account/sign-out", {"csrf_token": home.fields["csrf_token"]}).status == 303
    with browser.client.session_transaction() as session:
        session["_user_id"] = token
    for path in (page.path, page.path.replace("items/1", "submit"), "/me"):
        assert browser.get(path).status == 401


def test_what_is_another_s_does_not_exist(app: Flask, database: Database, browser: Browser) -> None:
    theirs = sit_down(database)
    browser.start()
    token = browser.get("/").form("/language").fields["csrf_token"]
    for rule in [*rules(app, "GET", Who.HOLDER, Who.SIGNED_IN), *rules(app, "POST", Who.HOLDER, Who.SIGNED_IN)]:
        if "attempt" not in rule.arguments:
            continue
        path = address(app, rule, attempt=theirs.attempt)
        for reply in (browser.get(path), browser.post(path, {"csrf_token": token, "key": "12345678", "version": "0"})):
            assert reply.status in {404, 405}, (rule, reply.status)
            assert theirs.person.name not in reply.text
    assert not theirs.snapshot(1).spots[0].answered


@pytest.mark.parametrize("token", [None, "", "nonsense", "another"])
def test_no_post_without_its_token(app: Flask, database: Database, token: str | None) -> None:
    browser = browser_of(app, database, account(database, "Bu Dewi", *Role))
    page = browser.start()
    attempt = page.path.split("/")[2]
    stolen = Browser(app).get("/").form("/language").fields["csrf_token"]
    fields = {} if token is None else {"csrf_token": stolen if token == "another" else token}
    before = content(database)
    found = list(rules(app, "POST", *Who))
    assert len(found) > 21
    for rule in found:
        reply = browser.post(address(app, rule, attempt=attempt), fields)
        assert reply.status == 400, rule
        assert "Tidak ada yang berubah" in reply.text
    assert content(database) == before


def test_looking_changes_nothing(app: Flask, database: Database, browser: Browser) -> None:
    mine, done = (sit_down(database, seed=seed, now=utc_now()) for seed in (1, 3))
    done.submit(utc_now())
    before = content(database)
    for sitting in (mine, done):
        with browser.client.session_transaction() as session:
            session["_user_id"] = sitting.token
        for rule in rules(app, "GET", *Who):
            assert browser.get(address(app, rule, attempt=sitting.attempt)).status < 500, rule
    assert content(database) == before


def test_every_route_tells_a_wrong_method(app: Flask, browser: Browser) -> None:
    taken: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        taken.setdefault(address(app, rule), set()).update(rule.methods or ())
    for path, methods in taken.items():
        for method in {"GET", "POST", "PUT", "DELETE", "PATCH", "TRACE"} - methods:
            reply = browser.client.open(path, method=method)
            assert reply.status_code == 405, (method, path)
            assert methods & {"GET", "POST"} <= set(reply.headers["Allow"].split(", ")), (method, path)


def test_every_route_takes_forms_only(app: Flask, database: Database) -> None:
    browser = browser_of(app, database, account(database, "Bu Dewi", *Role))
    before = content(database)
    for rule in rules(app, "POST", *Who):
        for kind in ("application/json", "text/plain", "application/xml", "image/png"):
            reply = browser.client.post(address(app, rule), data="{}", content_type=kind)
            assert reply.status_code == 415, (kind, rule)
    assert content(database) == before


class Unread(BytesIO):
    """What is sent, and must not be read."""

    def read(self, size: int | None = -1) -> bytes:
        raise AssertionError(f"{size} bytes were read")

    readline = readinto = read1 = read  # type: ignore[assignment]  # whatever way


def test_what_is_too_large_is_refused_before_it_is_read(app: Flask, database: Database) -> None:
    browser = browser_of(app, database, account(database, "Bu Dewi", *Role))
    for rule in rules(app, "POST", *Who):
        reply = sent_unread(browser, address(app, rule), 10**9)
        assert reply == 413, rule


def test_a_large_list_of_whoever_may_not_send_one_is_not_read(app: Flask, database: Database) -> None:
    guest = Browser(app)
    guest.start()
    pupil = browser_of(app, database, account(database, "Sari", Role.STUDENT))
    for browser, status in ((Browser(app), 401), (guest, 403), (pupil, 403)):
        for path in ("/teacher/classes/x/roster", "/teacher/classes/x/roster/apply"):
            assert sent_unread(browser, path, 5_000_000) == status


def sent_unread(browser: Browser, path: str, length: int) -> int:
    """Send a body that breaks when somebody reads it; return the status."""
    statuses = {
        browser.client.post(
            path, input_stream=Unread(), content_type=kind, environ_overrides={"CONTENT_LENGTH": str(length)}
        ).status_code
        for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x")
    }
    (status,) = statuses
    return status


def test_a_body_without_a_length_is_read_up_to_the_limit_and_no_further(browser: Browser) -> None:
    body = BytesIO(b"x=" + b"y" * 4 * LARGEST_BODY)
    reply = browser.client.post(
        "/account/sign-in",
        input_stream=body,
        content_type="application/x-www-form-urlencoded",
        environ_overrides={"wsgi.input_terminated": True, "CONTENT_LENGTH": ""},
    )
    assert reply.status_code in {400, 413}
    assert body.tell() <= LARGEST_BODY + 65_536


def test_no_field_that_a_form_does_not_have_changes_a_score(browser: Browser, database: Database) -> None:
    page = browser.start()
    attempt = page.path.rpartition("/items")[0]
    forged = {
        "numerator": "99", "denominator": "1", "points": "99", "state": "submitted", "score": "1", "person_id": "1",
        "started_at": "2000-01-01", "is_current": "1", "mark": "99", "ended_by": "teacher",
    }  # fmt: skip
    assert browser.send(page.form("/items/"), response="", go="next", **forged).status == 303
    assert browser.send(browser.get(f"{attempt}/submit").form("/submit"), **forged).status == 303
    with database.reads() as reads:
        row = reads.execute(select(AttemptRow.numerator, AttemptRow.possible, AttemptRow.ended_by)).one()
    assert row.possible == 5
    assert row.numerator == 0
    assert row.ended_by != "teacher"


def test_places_that_cannot_be_are_not_found(browser: Browser) -> None:
    address = browser.start().path.rpartition("/")[0]
    for place in ("0", "5", "9999", "10000", "99999999999999999999", "-1", "x", "1.5"):
        assert browser.get(f"{address}/{place}").status == 404, place


@pytest.mark.parametrize(
    "next_",
    [
        *("//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "\t//x"),
        *("//[", "http://[", "//evil\u2100.example", "/\u202eevil"),
    ],
)
def test_going_on_never_leaves_the_site(browser: Browser, next_: str) -> None:
    form = browser.get("/").form("/language")
    assert browser.send(form, language="en", next=next_).headers["Location"] == "/"
