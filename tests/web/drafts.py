"""Drafts in the workshop as a teacher reviews them: an article pasted, a button pressed, what became of an item."""

from __future__ import annotations

import re

from sqlalchemy import select

from quizapp.db.engine import Database
from quizapp.db.models import EntryHistoryRow
from tests.web.browser import Browser, Reply
from tests.web.uploads import ARTICLE

DRAFT = "/workshop/draft"


def drafted(browser: Browser, text: str = ARTICLE) -> Reply:
    """Paste an article; return the page of the first draft."""
    reply = browser.send(browser.get(DRAFT).form(DRAFT), pasted=text)
    assert reply.status == 303, reply.text
    return browser.get(reply.to)


def press(browser: Browser, page: Reply, go: str, **more: str) -> Reply:
    """Press a button of a draft's page; return the page it leads to."""
    reply = browser.send(page.form("/drafts/"), go=go, **more)
    assert reply.status == 303, reply.text
    return browser.get(reply.to)


def item_of(page: Reply) -> str:
    found = re.search(r"/items/([a-z0-9-]+)", page.text)
    assert found
    return found[1]


def status_of(database: Database, item: str) -> str:
    with database.look() as session:
        states = select(EntryHistoryRow.source).where(EntryHistoryRow.author_id == item, EntryHistoryRow.kind == "item")
        return str(session.execute(states.order_by(EntryHistoryRow.number.desc()).limit(1)).scalar_one()["status"])
