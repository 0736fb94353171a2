"""The pages of immediate and interactive quizzes: check, verdict, hint, lock; and nothing told before its time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from quizapp.core.policy import Behaviour, Moment, Part, Policy
from quizapp.db.engine import Database
from tests.databases import counted
from tests.services import school
from tests.services.school import BANK
from tests.web.browser import Browser, Reply

HINTS = ("Baca lagi kalimat pertama.", "Namanya ada di judul.")
RATIONALE = "Sebab teks menyebutnya."
ALL = frozenset(Moment)


def begin(database: Database, browser: Browser, policy: Policy) -> Reply:
    """Publish the quiz with hints on its first item, begin it, and return that item."""
    edition = BANK.editions["id"]
    hinted = tuple(replace(item, hints=HINTS) if item.id == "siapa-menyiram" else item for item in edition.items)
    quiz = replace(BANK.quizzes[0], policy=policy)
    school.publish(database, replace(BANK, editions={"id": replace(edition, items=hinted)}, quizzes=(quiz,)))
    return browser.start()


@pytest.fixture
def interactive(empty_app: Flask, database: Database, browser: Browser) -> Reply:
    assert empty_app is not None
    return begin(database, browser, Policy(behaviour=Behaviour.INTERACTIVE))


def radio_of(page: Reply, text: str) -> str:
    """Return the value of the choice that says ``text``; the order is the attempt's own."""
    before = page.text.split(f">{text}<")[0].rpartition("<input")[2]
    return before.partition('value="')[2].partition('"')[0]


def check(browser: Browser, path: str, text: str) -> Reply:
    """Choose and check; return the page that follows."""
    page = browser.get(path)
    reply = browser.send(page.form("/items/"), response=radio_of(page, text), go="check")
    assert (reply.status, reply.to) == (303, path)
    return browser.get(path)


def test_a_wrong_try_gives_a_hint_and_a_right_one_locks(interactive: Reply, browser: Browser) -> None:
    path = interactive.path
    assert not [hint for hint in HINTS if hint in interactive.text]
    wrong = check(browser, path, "Tono")
    assert HINTS[0] in wrong.text
    assert HINTS[1] not in wrong.text
    assert RATIONALE not in wrong.text
    assert "is-wrong" in wrong.text
    right = check(browser, path, "Sari")
    assert "is-right" in right.text
    assert RATIONALE in right.text
    assert "<fieldset" in right.text
    assert "2/3" not in right.text
    assert "1,33 dari 2" in right.text


def test_a_locked_page_still_leads_on(interactive: Reply, browser: Browser) -> None:
    locked = check(browser, interactive.path, "Sari")
    reply = browser.send(locked.form("/items/"), go="next")
    assert reply.to.endswith("/items/2")
    late = browser.send(interactive.form("/items/"), response="0", go="next")
    assert late.status == 409
    assert "sudah diperiksa" in late.text


def test_a_blank_is_not_checked(interactive: Reply, browser: Browser) -> None:
    reply = browser.send(interactive.form("/items/"), go="check")
    assert reply.status == 422
    assert "Belum ada yang diperiksa" in reply.text


def test_the_parts_for_the_script_are_locked_too(interactive: Reply, browser: Browser) -> None:
    before = browser.get(interactive.path.replace("/items/1", "/parts")).text
    assert RATIONALE not in before
    assert not [hint for hint in HINTS if hint in before]
    check(browser, interactive.path, "Sari")
    after = browser.get(interactive.path.replace("/items/1", "/parts")).text
    assert after.count("data-locked") == 1


def test_an_immediate_check_keeps_the_key_until_the_matrix_shows_it(
    empty_app: Flask, database: Database, browser: Browser
) -> None:
    assert empty_app is not None
    review = {Part.KEY: frozenset({Moment.AFTER_CLOSE}), Part.RATIONALE: frozenset({Moment.AFTER_CLOSE})}
    first = begin(database, browser, Policy(behaviour=Behaviour.IMMEDIATE, review=review))
    page = check(browser, first.path, "Tono")
    assert "is-wrong" in page.text
    assert RATIONALE not in page.text
    assert "Kalimat pertama menyebutnya" not in page.text


def test_an_immediate_check_shows_what_the_matrix_shows(empty_app: Flask, database: Database, browser: Browser) -> None:
    assert empty_app is not None
    first = begin(database, browser, Policy(behaviour=Behaviour.IMMEDIATE, review={Part.KEY: ALL}))
    page = check(browser, first.path, "Tono")
    assert RATIONALE in page.text
    assert "Kalimat pertama menyebutnya" in page.text


def test_an_interactive_page_takes_two_reads(interactive: Reply, database: Database, browser: Browser) -> None:
    check(browser, interactive.path, "Tono")
    with counted(database.engine) as seen:
        assert browser.get(interactive.path).status == 200
    assert seen == ["SELECT", "SELECT"]


def test_a_save_in_an_interactive_quiz_costs_what_any_save_does(
    interactive: Reply, database: Database, browser: Browser
) -> None:
    with counted(database.engine) as seen:
        assert browser.send(interactive.form("/items/"), response="0", go="next").status == 303
    assert sorted(seen) == ["INSERT", "INSERT", "SELECT", "UPDATE"]
