"""Who may ask for what: every route is in the table, every POST needs its token, everybody sees only what is theirs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.db.models import Base
from quizapp.web.security import WHO, Who
from tests.services.classroom import account
from tests.services.school import sit_down
from tests.web.browser import Browser
from tests.web.classes import browser_of

PARTS = {
    "attempt": "nobody-has-this",
    "cohort": "nobodys-class",
    "enrolment": "no-student",
    "place": 1,
    "quiz": "no-quiz",
    "slug": "kebun",
    "edition": "id",
    "token": "none",
    "version": "0",
    "name": "app.css",
    "person": "nobody",
}


def rules(app: Flask, method: str, *who: Who) -> Iterator[Rule]:
    """Yield the routes that take a method and are open to one of ``who``."""
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or ()) and WHO[rule.endpoint] in who:
            yield rule


def address(app: Flask, rule: Rule, **parts: object) -> str:
    """Return an address of a route."""
    with app.test_request_context():
        return app.url_map.bind("localhost").build(
            rule.endpoint,
            {name: (PARTS | parts)[name] for name in rule.arguments},
            method="GET" if "GET" in (rule.methods or ()) else "POST",
        )


def content(database: Database) -> list[object]:
    """Return every row of every table."""
    with database.reads() as reads:
        return [tuple(row) for table in Base.metadata.sorted_tables for row in reads.execute(select(table))]


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
    mine = sit_down(database)
    done = sit_down(database, seed=3)
    done.submit()
    before = content(database)
    for sitting in (mine, done):
        with browser.client.session_transaction() as session:
            session["_user_id"] = sitting.token
        for rule in rules(app, "GET", *Who):
            assert browser.get(address(app, rule, attempt=sitting.attempt)).status < 500, rule
    assert content(database) == before


@pytest.mark.parametrize("path", ["/", "/me", "/attempts/x/items/1", "/account/sign-in", "/decks/kebun/id.apkg"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_a_wrong_method_is_told(browser: Browser, path: str, method: str) -> None:
    reply = browser.client.open(path, method=method)
    assert reply.status_code in {400, 405}
    assert reply.status_code == 400 or "GET" in reply.headers["Allow"]


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
