"""What a request costs the database: an item page two reads at most, a save one read and three writes."""

from __future__ import annotations

from flask import Flask

from quizapp.db.engine import Database
from tests.databases import counted
from tests.web.browser import Browser


def test_an_item_page_takes_two_reads_and_then_one(browser: Browser, database: Database) -> None:
    page = browser.start()
    address = page.path.rpartition("/")[0]
    with counted(database.engine) as first:
        assert browser.get(f"{address}/2").status == 200
    with counted(database.engine) as again:
        assert browser.get(f"{address}/2").status == 200
    assert set(first) == {"SELECT"}
    assert len(first) <= 2
    assert again == ["SELECT"]


def test_a_save_takes_one_read_and_three_writes(browser: Browser, database: Database) -> None:
    page = browser.start()
    for response in ("0", "1", "1"):
        form = browser.get(page.path).form("/items/")
        with counted(database.engine) as seen:
            assert browser.send(form, response=response, go="next").status == 303
        assert seen[0] == "SELECT"
        assert sorted(seen[1:]) == ["INSERT", "INSERT", "UPDATE"]


def test_an_invalid_answer_writes_nothing(browser: Browser, database: Database) -> None:
    form = browser.start().form("/items/")
    with counted(database.engine) as seen:
        assert browser.send(form, response="99").status == 422
    assert seen == ["SELECT"]


def test_a_page_for_everybody_reads_no_person(app: Flask, database: Database) -> None:
    with counted(database.engine) as seen:
        assert Browser(app).get("/account/sign-in").status == 200
    assert seen == []
