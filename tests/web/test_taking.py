"""A guest takes a quiz by its pages: every move saves, nothing saved is lost, the result tells what to do next."""

from __future__ import annotations

import pytest
from flask import Flask

from quizapp.core.response import Blank, Given
from quizapp.db.engine import Database
from quizapp.web.site import utc_now
from tests.services.school import sit_down
from tests.web.browser import Browser, Reply

ANSWERS = {
    1: {"response": "0"},
    2: {"response-0": "0", "response-1": "1"},
    3: {"response": "tomat"},
    4: {"response": "1"},
}


def answered(browser: Browser, page: Reply, go: str = "next", **fields: str) -> Reply:
    """Send an item's form with an answer."""
    return browser.send(page.form("/items/"), go=go, **fields)


def handed_in(browser: Browser) -> str:
    """Take the whole quiz and hand in; return the address of the attempt."""
    page = browser.start()
    address = page.path.rpartition("/items/")[0]
    for place in range(1, 5):
        page = browser.follow(answered(browser, browser.get(f"{address}/items/{place}"), **ANSWERS[place]))
    assert browser.send(page.form("/submit")).to == f"{address}/result"
    return address


def test_a_quiz_is_taken_from_home_to_review(browser: Browser) -> None:
    assert "/passages/kebun" in browser.get("/").text
    address = handed_in(browser)
    result = browser.get(f"{address}/result")
    assert result.status == 200
    assert "dari 5" in result.sheet.text
    assert "Menemukan informasi" in result.text
    review = browser.get(f"{address}/review")
    assert review.text.count('class="review-item"') == 4
    assert "<mark" in review.text
    assert "Sebab teks menyebutnya." in review.text
    assert "Cek kebun" in browser.get("/me").text


def test_every_move_saves_and_goes_where_it_says(browser: Browser) -> None:
    page = browser.start()
    address = page.path.rpartition("/")[0]
    for go, path in {"next": "2", "3": "3", "back": "1", "nonsense": "1", "99": "4", "0": "1", "²": "1"}.items():
        assert answered(browser, browser.get(f"{address}/1"), go, response="1").to == f"{address}/{path}"
    assert answered(browser, browser.get(f"{address}/4"), "next").to == address.replace("items", "submit")
    assert answered(browser, browser.get(f"{address}/1"), "submit").to == address.replace("items", "submit")
    assert answered(browser, browser.get(f"{address}/1"), "leave").to == "/"
    assert browser.get(f"{address}/1").form("/items/").fields["response"] == "1"


def test_saved_answers_and_doubts_come_back(browser: Browser) -> None:
    page = browser.start()
    address = page.path.rpartition("/")[0]
    assert "Belum dijawab" in page.text
    answered(browser, page, response="2", flag="1")
    again = browser.get(f"{address}/1")
    assert again.form("/items/").fields["response"] == "2"
    assert again.form("/items/").fields["flag"] == "1"
    assert "Tersimpan" in again.text
    spots = [button for button in again.sheet.all("button") if button.get("name") == "go" and "spot" in button["class"]]
    assert [button["class"] for button in spots] == ["spot is-flagged", "spot", "spot", "spot"]
    assert spots[0]["aria-current"] == "step"


def test_an_answer_can_be_taken_back(browser: Browser) -> None:
    page = browser.start()
    answered(browser, page, response="2")
    answered(browser, browser.get(page.path), response="")
    assert "response" not in browser.get(page.path).form("/items/").fields


def test_the_same_request_twice_is_one_save(browser: Browser) -> None:
    form = browser.start().form("/items/")
    first, second = browser.send(form, response="1", go="next"), browser.send(form, response="1", go="next")
    assert (first.status, first.to) == (second.status, second.to)
    assert browser.get(form.action).form("/items/").fields["version"] == "1"


def test_a_late_save_shows_both_answers_and_loses_neither(browser: Browser) -> None:
    stale = browser.start()
    texts = {label for label in ("Sari", "Budi", "Tono", "Wati") if label in stale.text}
    assert len(texts) == 4
    answered(browser, browser.get(stale.path), response="0")
    conflict = answered(browser, stale, response="1", flag="1")
    assert conflict.status == 409
    shown = [text for text in conflict.sheet.texts if text.strip() in texts]
    assert len(set(shown)) == 2
    assert "ragu-ragu" in conflict.text
    assert browser.get(stale.path).form("/items/").fields["response"] == "0"
    assert browser.send(conflict.form("/items/")).status == 303
    now = browser.get(stale.path).form("/items/").fields
    assert (now["response"], now["flag"]) == ("1", "1")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({"response": "9"}, "pilihan"), ({"response": "sari"}, "pilihan"), ({"response": "x" * 500}, "pilihan")],
    ids=["place", "id", "long"],
)
def test_what_cannot_be_an_answer_is_told_beside_the_field(
    browser: Browser, fields: dict[str, str], reason: str
) -> None:
    page = answered(browser, browser.start(), **fields)
    assert page.status == 422
    assert reason in page.text
    assert 'aria-invalid="true"' in page.text
    assert "Belum tersimpan" in page.text
    assert browser.get(page.path).form("/items/").fields["version"] == "0"


def test_too_long_a_text_is_a_fault_of_its_field(browser: Browser) -> None:
    address = browser.start().path.rpartition("/")[0]
    page = answered(browser, browser.get(f"{address}/3"), response="tomat " * 200)
    assert page.status == 422
    assert "karakter" in page.text


@pytest.mark.parametrize(
    "broken", [{"key": ""}, {"key": "short"}, {"version": ""}, {"version": "-1"}, {"version": "9"}]
)
def test_a_damaged_page_is_refused_with_a_sentence(browser: Browser, broken: dict[str, str]) -> None:
    page = browser.start()
    reply = answered(browser, page, response="1", **broken)
    assert reply.status == 422
    assert "Muat ulang" in reply.text
    assert browser.get(page.path).form("/items/").fields["version"] == "0"


def test_submitting_names_the_blanks_and_asks_once(browser: Browser) -> None:
    page = browser.start()
    address = page.path.rpartition("/items/")[0]
    answered(browser, page, response="1", flag="1")
    ask = browser.get(f"{address}/submit")
    assert "Masih ada 3 soal yang kosong." in ask.text
    assert {f"{address}/items/{place}" for place in (1, 2, 3, 4)} <= {link.get("href") for link in ask.sheet.all("a")}
    assert browser.get(f"{address}/items/1").status == 200
    assert browser.send(ask.form("/submit")).to == f"{address}/result"
    assert browser.send(ask.form("/submit")).to == f"{address}/result"


def test_after_handing_in_the_items_are_closed(browser: Browser) -> None:
    page = browser.start()
    address = page.path.rpartition("/items/")[0]
    browser.send(browser.get(f"{address}/submit").form("/submit"))
    assert browser.get(page.path).to == f"{address}/result"
    assert browser.get(f"{address}/submit").to == f"{address}/result"
    for late in (answered(browser, page, response="1"), answered(browser, page, response="99")):
        assert late.status == 409
        assert "dikumpulkan" in late.text


def test_results_wait_until_it_is_handed_in(browser: Browser) -> None:
    address = browser.start().path.rpartition("/items/")[0]
    for page in ("result", "review"):
        assert browser.get(f"{address}/{page}").status == 409


def test_home_offers_to_go_on_at_the_first_blank(browser: Browser) -> None:
    page = browser.start()
    address = page.path.rpartition("/")[0]
    answered(browser, page, response="1")
    home = browser.get("/")
    assert "1 dari 4 soal sudah dijawab" in home.text
    assert {"class": "button primary", "href": f"{address}/2"} in home.sheet.all("a")


def test_starting_again_goes_on_with_the_open_attempt(browser: Browser) -> None:
    assert browser.start().path == browser.start().path


def test_a_nickname_that_cannot_be_is_told_beside_its_field(browser: Browser) -> None:
    form = browser.get("/passages/kebun").form("/start")
    reply = browser.send(form, nickname="x" * 81)
    assert reply.status == 422
    assert "80 karakter" in reply.text
    assert 'aria-invalid="true"' in reply.text
    assert browser.get("/me").status == 401


@pytest.mark.parametrize("edition", ["", "xx", "../id"])
def test_a_quiz_starts_in_no_language_but_its_own(browser: Browser, edition: str) -> None:
    form = browser.get("/passages/kebun").form("/start")
    assert browser.send(form, edition=edition).status == 422
    assert browser.send(form, edition="en").status == 404


def test_the_deck_comes_after_the_quiz(browser: Browser) -> None:
    browser.start()
    assert browser.get("/decks/kebun/id.apkg").status == 409
    address = handed_in(browser)
    assert 'action="/decks/kebun"' in browser.get(f"{address}/result").text
    deck = browser.get("/decks/kebun/id.apkg")
    assert deck.response.get_data().startswith(b"PK")
    assert deck.headers["Content-Disposition"].startswith("attachment; filename=")
    assert browser.get("/decks/kebun/xx.apkg").status == 404
    assert browser.get("/decks/nothing/id.apkg").status == 404


def test_someone_else_s_deck_waits_for_their_own_quiz(app: Flask, browser: Browser) -> None:
    handed_in(browser)
    other = Browser(app)
    other.start()
    assert other.get("/decks/kebun/id.apkg").status == 409


def test_what_pages_save_is_what_the_services_see(browser: Browser, database: Database) -> None:
    sitting = sit_down(database, now=utc_now())
    assert isinstance(sitting.snapshot(3).saved.response, Blank)
    with browser.client.session_transaction() as session:
        session["_user_id"] = sitting.token
    page = browser.get(f"/attempts/{sitting.attempt}/items/3")
    answered(browser, page, response="tomat")
    assert sitting.snapshot(3).saved.response == Given({"text": "tomat"})
