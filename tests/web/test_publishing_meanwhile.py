"""Publishing a large bank stalls no reader: what is published is new rows, and nobody waits for them."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import Connection, event

from quizapp.core.bank import Bank
from quizapp.db.engine import Database
from quizapp.services import revisions
from quizapp.services.publish import Published
from tests.services import school
from tests.web.browser import Browser

ITEMS = 1000
PATIENCE_SECONDS = 300
TRIES = 5


def enlarged(name: str = "soal") -> Bank:
    """Return the small bank with 1,000 items more."""
    more = (school.item(f"{name}-{number}", "single_choice", school.CHOICE, "menemukan") for number in range(ITEMS))
    return school.with_items(*school.ITEMS, *more)


@pytest.fixture(scope="module")
def large() -> Bank:
    """Return the small bank with 1,000 items more."""
    return enlarged()


def test_readers_need_nothing_that_an_unfinished_publication_holds(
    app: Flask, database: Database, browser: Browser, large: Bank
) -> None:
    page = browser.start()
    written, go_on = threading.Event(), threading.Event()

    def hold(_connection: Connection) -> None:
        written.set()
        assert go_on.wait(PATIENCE_SECONDS)

    event.listen(database.engine, "commit", hold)
    try:
        with ThreadPoolExecutor(1) as pool:
            publishing: Future[Published] = pool.submit(school.publish, database, large)
            assert written.wait(PATIENCE_SECONDS)
            revisions.forget(database.engine)  # what was compiled is read again, too
            assert browser.get(page.path).status == 200
            assert browser.get(f"{page.path.rpartition('/')[0]}/2").status == 200
            assert Browser(app).get("/passages/kebun").status == 200
            assert not publishing.done()
            go_on.set()
            assert publishing.result().new_item_revisions == ITEMS
    finally:
        go_on.set()
        event.remove(database.engine, "commit", hold)
    assert "Soal siapa-menyiram?" in browser.get(page.path).text


def longest_wait(database: Database, browser: Browser, path: str, bank: Bank) -> float:
    """Read a page again and again while a bank is published; return which part of that time one reading took."""
    waits = []
    with ThreadPoolExecutor(1) as pool:
        begun = time.monotonic()
        publishing = pool.submit(school.publish, database, bank)
        while not publishing.done():
            asked = time.monotonic()
            assert browser.get(path).status == 200
            waits.append(time.monotonic() - asked)
        took = time.monotonic() - begun
    assert publishing.result().changed
    assert len(waits) > 10
    return max(waits) / took


def test_no_reader_waits_for_a_large_part_of_a_publication(database: Database, browser: Browser, large: Bank) -> None:
    """A reader that waits for the whole does so each time; one that a busy machine forgets for a while, once."""
    path = browser.start().path
    banks = (large, *(enlarged(f"lagi-{number}") for number in range(1, TRIES)))
    assert any(longest_wait(database, browser, path, bank) < 1 / 2 for bank in banks)
