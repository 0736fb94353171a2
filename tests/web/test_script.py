"""What the script of item pages is told: small replies, both answers of a conflict, items without keys, sentences."""

from __future__ import annotations

import pytest

from quizapp.db.engine import Database
from tests.databases import counted
from tests.web.browser import Browser
from tests.web.saving import JSON, post, said, save

SMALL = 2048  # bytes of a save: what is sent and what comes back, with headers


def test_a_save_is_small_and_costs_what_the_page_s_own_does(browser: Browser, database: Database) -> None:
    form = browser.start().form("/items/")
    with counted(database.engine) as seen:
        reply = save(browser, form, response="1")
    assert (reply.status, said(reply)) == (200, {"state": "saved", "version": 1, "left": None})
    assert seen[0] == "SELECT"
    assert sorted(seen[1:]) == ["INSERT", "INSERT", "UPDATE"]
    assert len(str(reply.headers)) + len(reply.response.get_data()) < SMALL / 2
    assert "Set-Cookie" not in reply.headers
    assert browser.get(form.action).form("/items/").fields["response"] == "1"


def test_the_same_save_again_is_the_same_reply(browser: Browser) -> None:
    form = browser.start().form("/items/")
    first, again = (save(browser, form, response="1", key="the-same-key") for _ in range(2))
    assert said(first) == said(again)
    assert browser.get(form.action).form("/items/").fields["version"] == "1"


def test_a_stale_save_names_both_answers_and_changes_nothing(browser: Browser) -> None:
    form = browser.start().form("/items/")
    save(browser, form, response="0", key="of-one-tab")
    reply = save(browser, form, response="1", flag="1", key="of-another")
    conflict = said(reply)
    assert (reply.status, conflict["state"], conflict["version"]) == (409, "conflict", 1)
    (stored, unsure), (mine, flag) = conflict["answers"]
    assert stored != mine
    assert (unsure, flag) == (False, True)
    assert browser.get(form.action).form("/items/").fields["response"] == "0"


def test_what_is_stored_already_is_no_conflict(browser: Browser) -> None:
    form = browser.start().form("/items/")
    save(browser, form, response="1", key="of-one-tab")
    reply = save(browser, form, response="1", key="of-another")
    assert (reply.status, said(reply)["version"]) == (200, 1)


def test_what_cannot_be_an_answer_is_told_in_a_sentence(browser: Browser) -> None:
    form = browser.start().form("/items/")
    reply = save(browser, form, response="99")
    assert reply.status == 422
    assert (said(reply)["state"], "pilihan" in said(reply)["sentence"]) == ("invalid", True)
    damaged = save(browser, form, response="1", key="")
    assert damaged.status == 422
    assert "Muat ulang" in said(damaged)["sentence"]


def test_all_items_come_at_once_as_they_stand_on_their_pages(browser: Browser, database: Database) -> None:
    page = browser.start()
    address = page.path.rpartition("/items/")[0]
    save(browser, page.form("/items/"), response="1", flag="1")
    browser.get(f"{address}/parts", **JSON)
    with counted(database.engine) as seen:
        reply = browser.get(f"{address}/parts", **JSON, **{"Accept-Encoding": "gzip"})
    assert seen == ["SELECT"]
    assert reply.headers["Content-Encoding"] == "gzip"
    assert len(said(reply)["parts"]) == 4
    for place, part in enumerate(said(reply)["parts"], 1):
        shown = browser.get(f"{address}/items/{place}").text
        body = part[part.index('<div class="progress">') :]
        assert body.strip() in shown
    assert "rationale" not in reply.text


def test_a_closed_attempt_gives_no_items_and_takes_no_answer(browser: Browser) -> None:
    page = browser.start()
    form, address = page.form("/items/"), page.path.rpartition("/items/")[0]
    token = form.fields["csrf_token"]
    for _ in range(2):
        reply = post(browser, f"{address}/hand-in", csrf_token=token)
        assert said(reply) == {"state": "submitted", "address": f"{address}/result"}
    late = save(browser, form, response="1")
    assert (late.status, said(late)["state"]) == (409, "refused")
    assert "dikumpulkan" in said(late)["sentence"]
    gone = browser.get(f"{address}/parts", **JSON)
    assert gone.status == 409
    assert said(gone)["sentence"]


def test_a_token_is_renewed_for_whoever_is_signed_in(browser: Browser) -> None:
    form = browser.start().form("/items/")
    reply = browser.get("/token", **JSON)
    assert len(said(reply)["person"]) > 16
    assert save(browser, form, response="1", csrf_token="old").status == 400
    assert save(browser, form, response="1", csrf_token=said(reply)["token"]).status == 200


@pytest.mark.parametrize("path", ["/token", "/attempts/none/parts"])
def test_nobody_is_told_so_in_a_sentence(browser: Browser, path: str) -> None:
    reply = browser.get(path, **JSON)
    assert reply.status == 401
    assert said(reply)["sentence"]
    assert reply.headers["Content-Type"].startswith("application/json")


def test_too_large_an_answer_is_told_in_a_sentence(browser: Browser) -> None:
    reply = save(browser, browser.start().form("/items/"), response="x" * 300_000)
    assert reply.status == 413
    assert "melebihi batas" in said(reply)["sentence"]


@pytest.mark.parametrize(("theme", "shown"), [("dark", 'data-theme="dark"'), ("light", 'data-theme="light"')])
def test_light_or_dark_is_chosen_once_and_right_from_the_first_paint(browser: Browser, theme: str, shown: str) -> None:
    page = browser.start()
    assert "data-theme" not in page.text
    assert browser.send(browser.get("/").form("/theme"), theme=theme).to == "/"
    for path in ("/", page.path):
        assert shown in browser.get(path).text
    browser.send(browser.get("/").form("/theme"), theme="system")
    assert "data-theme" not in browser.get(page.path).text
    assert browser.send(browser.get("/").form("/theme"), theme="pink").status == 422
