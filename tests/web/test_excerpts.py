"""Pages of a text that may not be shown whole: no byte of the rest on any of them, and the link to it."""

from __future__ import annotations

from flask import Flask

from quizapp.db.engine import Database
from tests.services import school
from tests.services.excerpted import LINK, excerpted
from tests.web.browser import Browser


def test_no_page_of_a_student_holds_the_rest(empty_app: Flask, database: Database) -> None:
    bank = excerpted()
    school.publish(database, bank)
    browser = Browser(empty_app)
    reading = browser.get("/passages/kebun")
    shown = [one.text for one in bank.editions["id"].passage.sentences() if one.text in reading.text]
    hidden = [one.text for one in bank.editions["id"].passage.sentences() if one.text not in shown]
    assert shown
    assert hidden
    assert f'href="{LINK}"' in reading.text
    item = browser.start()
    assert shown[0] in item.text
    submitted = browser.send(browser.get(f"{item.path.rpartition('/items')[0]}/submit").form("/submit"))
    pages = [reading, item, browser.follow(submitted), browser.get(f"{item.path.rpartition('/items')[0]}/review")]
    for page in pages:
        assert page.status == 200
        assert all(text not in page.text for text in hidden), page.path
