"""Reporting an item: from the item page and the review, by form alone; read, answered and closed at /reports."""

from __future__ import annotations

from flask import Flask

from quizapp.core.item_report import LONGEST_REMARK
from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.web.limits import REPORTS
from tests.databases import counted, rows
from tests.services.classroom import account
from tests.web.browser import Browser, Reply
from tests.web.classes import browser_of

MARKUP = "<script>alert(1)</script> **x**"


def report(browser: Browser, path: str, **fields: str) -> Reply:
    """Send the form of a report; return where it leads, or the page with faults."""
    return browser.send(browser.get(path).form("/report"), **fields)


def reporting(browser: Browser) -> str:
    """Begin a quiz, answer, and press the button that reports; return the page's path."""
    page = browser.start(nickname="Zulkifli")
    reply = browser.send(page.form("/items/"), response="0", go="report")
    assert reply.status == 303
    return reply.to


def test_the_button_on_the_item_page_saves_first(browser: Browser, database: Database) -> None:
    path = reporting(browser)
    assert path.endswith("/items/1/report")
    assert rows(database.engine, "response_event") == 1
    assert browser.get(path).status == 200


def test_a_report_reaches_the_editors_with_revision_and_response(
    app: Flask, browser: Browser, database: Database
) -> None:
    path = reporting(browser)
    assert report(browser, path, reason="key", remark=MARKUP).to == path
    assert "Laporanmu sudah masuk" in browser.get(path).text
    desk = browser_of(app, database, account(database, "Ed", Role.EDITOR))
    page = desk.get("/reports")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **x**" in page.text
    assert "revisi 1" in page.text
    assert "Zulkifli" not in page.text
    closed = desk.send(page.form("/close"), answer="Sudah diperbaiki.")
    assert (closed.status, closed.to) == (303, "/reports")
    assert "Sudah diperbaiki." in desk.get("/reports?closed=1").text
    assert "Sudah diperbaiki." in browser.get(path).text


def test_every_item_of_the_review_can_be_reported(browser: Browser) -> None:
    page = browser.start()
    address = page.path.rpartition("/items/")[0]
    browser.send(browser.get(f"{address}/submit").form("/submit"))
    review = browser.get(f"{address}/review").text
    for place in range(1, 5):
        assert f'href="{address}/items/{place}/report"' in review
        shown = browser.get(f"{address}/items/{place}/report")
        assert f"{address}/review#item-{place}" in shown.text


def test_faults_stand_beside_their_fields(browser: Browser, database: Database) -> None:
    path = reporting(browser)
    for fields in (
        {},
        {"reason": "nothing"},
        {"reason": "other"},
        {"reason": "key", "remark": "x" * (LONGEST_REMARK + 1)},
    ):
        reply = report(browser, path, **fields)
        assert reply.status == 422, fields
        assert "-fault" in reply.text
    assert rows(database.engine, "item_report") == 0


def test_reports_are_counted(browser: Browser) -> None:
    path = reporting(browser)
    replies = [report(browser, path, reason="other").status for _ in range(REPORTS.amount + 1)]
    assert replies == [422] * REPORTS.amount + [429]


def test_what_the_pages_cost(app: Flask, browser: Browser, database: Database) -> None:
    path = reporting(browser)
    report(browser, path, reason="key")
    with counted(database.engine) as seen:
        browser.get(path)
    assert len(seen) <= 3  # sign-in, place, revision
    desk = browser_of(app, database, account(database, "Ed", Role.EDITOR))
    with counted(database.engine) as seen:
        desk.get("/reports")
    assert len(seen) <= 4


def test_no_page_for_students_lists_reports(browser: Browser) -> None:
    reporting(browser)
    assert browser.get("/reports").status == 403
    assert 'href="/reports"' not in browser.get("/").text
