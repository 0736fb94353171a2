"""What a teacher sees before taking a draft, and publishing all that was taken at once."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.db.models import EntryHistoryRow
from tests.services.classroom import account
from tests.web.browser import Browser
from tests.web.classes import browser_of
from tests.web.drafts import drafted, item_of, press, status_of

VILLAGE = """Jembatan Gantung Putus

Banjir merusak jembatan gantung di Desa Pongko, Kabupaten Luwu, Senin (12/5/2025). Warga yang bekerja di kota tidak
dapat pulang pada hari itu dan harus tinggal di rumah saudara.

Kepala Desa Pongko Rahmat Salempang mengatakan, 312 keluarga kini harus memutar sejauh 17 kilometer untuk ke pasar.
"""


@pytest.fixture
def teacher(app: Flask, database: Database) -> Browser:
    return browser_of(app, database, account(database, "Bu Rina", Role.TEACHER), "en")


def test_the_page_shows_all_that_is_accepted_and_why_the_wrong_options_are_wrong(
    teacher: Browser, database: Database
) -> None:
    first = drafted(teacher, VILLAGE)
    total = int(first.sheet.all("progress")[0]["max"])
    said = {}
    with database.look() as session:
        for source in session.execute(select(EntryHistoryRow.source).where(EntryHistoryRow.kind == "item")).scalars():
            said[source["id"]] = source["content"]
    seen = set()
    for at in range(total):
        page = teacher.get(f"{first.path}?at={at}")
        content = said[item_of(page)]
        shown = html.unescape(re.sub("<[^>]*>", "", page.text.partition("draft-proof")[2]))
        for accepted in content.get("accepted", ()):
            assert accepted["text"] in shown
            seen.add("accepted")
        for option in content.get("options", ()):
            if why := option.get("rationale"):
                assert why in shown
                seen.add("options")
    assert seen == {"accepted", "options"}


def test_all_that_was_taken_is_published_at_once(teacher: Browser, database: Database) -> None:
    page = drafted(teacher)
    total = int(page.sheet.all("progress")[0]["max"])
    rejected = item_of(page)
    page = press(teacher, page, "reject", reason="trivial")
    assert "/publish" not in page.text
    taken = []
    for _ in range(total - 1):
        taken.append(item_of(page))
        page = press(teacher, page, "accept")
    count = "1 item" if total == 2 else f"{total - 1} items"
    assert f"Publish the {count} that you took" in page.text
    bank = teacher.follow(teacher.send(page.form("/publish")))
    assert f"{total - 1} items were published." in bank.text
    assert {status_of(database, item) for item in taken} == {"published"}
    assert status_of(database, rejected) == "retired"
    assert "that you took" not in teacher.get(page.path).text


def test_only_reviewed_items_are_published_together(teacher: Browser, database: Database) -> None:
    page = drafted(teacher)
    taken = item_of(page)
    waiting = item_of(press(teacher, page, "accept"))
    form = teacher.get(page.path.rpartition("/id/")[0]).form("/bulk")
    address = form.action.replace("/bulk", "/publish")
    fields = {"csrf_token": form.fields["csrf_token"]}

    def publish(*entries: str) -> str:
        data = {**fields, "entry": list(entries)}
        reply = teacher.client.post(address, data=data, headers={"Accept-Language": "en"})
        return teacher.get(reply.headers["Location"]).text

    assert "Tick the entries" in publish()
    assert "Tick the entries" in publish("fact:x")
    assert "Choose what is to happen" in publish("quiz:x")
    assert "0 items were published." in publish("item:there-is-none")
    assert "At most 500" in publish(*(f"item:{number}" for number in range(501)))
    both = publish(f"item:{taken}", f"item:{waiting}")
    assert "1 item was published." in both
    assert "1 was not: only reviewed items" in both
    assert (status_of(database, taken), status_of(database, waiting)) == ("published", "draft")
