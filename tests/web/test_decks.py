"""The page of one's decks: offered where students expect them, downloaded by a button, and told what is new."""

from __future__ import annotations

from quizapp.db.engine import Database
from quizapp.web.site import utc_now
from tests.databases import rows
from tests.services import school
from tests.web.browser import Browser, Reply
from tests.web.taking import handed_in


def taken(browser: Browser, page: Reply, **fields: str) -> Reply:
    return browser.send(page.form("/decks/kebun"), **fields)


def test_decks_are_offered_when_the_quiz_is_handed_in_and_not_before(browser: Browser) -> None:
    browser.start()
    assert 'value="whole"' not in browser.get("/decks").text
    assert "/decks#kebun" not in browser.get("/passages/kebun").text
    address = handed_in(browser)
    assert "/decks#kebun" in browser.get("/passages/kebun").text
    result = browser.get(f"{address}/result")
    assert 'value="missed"' in result.text
    assert taken(browser, result, part="whole").response.get_data().startswith(b"PK")
    deck = taken(browser, result, part="missed")
    assert deck.headers["Content-Disposition"] == "attachment; filename=kebun.id.missed.apkg"


def test_the_page_tells_of_the_last_download(browser: Browser, database: Database) -> None:
    handed_in(browser)
    page = browser.get("/decks")
    assert "AnkiDroid" in page.text
    assert "AnkiMobile" in page.text
    assert taken(browser, page, part="topic:kebun").status == 200
    assert "tidak ada yang baru" in browser.get("/decks").text
    added = school.item("soal-baru", "single_choice", school.CHOICE, "menemukan")
    school.publish(database, school.with_items(*school.ITEMS, added))
    assert "1 kartu baru" in browser.get("/decks").text


def test_what_there_is_not_is_refused_with_a_sentence(browser: Browser, database: Database) -> None:
    handed_in(browser)
    page = browser.get("/decks")
    for fields in ({"part": "topic:x"}, {"part": "quiz:\x00"}, {"edition": "xx"}, {"edition": ""}):
        assert taken(browser, page, **{"part": "whole", **fields}).status == 404, fields
    assert rows(database.engine, "deck_download") == 0


def test_whoever_has_taken_no_quiz_is_told_how_to_get_a_deck(browser: Browser, database: Database) -> None:
    with browser.client.session_transaction() as session:
        session["_user_id"] = school.sit_down(database, now=utc_now()).token
    with database.change() as change:
        change.connection().exec_driver_sql("DELETE FROM attempt")
    assert "Pilih bacaan" in browser.get("/decks").text
