"""Answers are saved without a button, wait while there is no network, survive a closed tab, and arrive."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.steps import address, answer, begin, places, press

KEPT = """(kind) => new Promise((done) => { indexedDB.open("quizapp").onsuccess = (event) => {
  const asking = event.target.result.transaction(kind).objectStore(kind).getAll();
  asking.onsuccess = () => done(asking.result);
}; })"""


def ready(page: Page) -> None:
    """Wait until the page has all items."""
    expect(page.locator(".desk[data-ready]")).to_have_count(1)


def state(page: Page, word: str) -> None:
    """See what the page says about saving."""
    expect(page.locator(".state")).to_have_text(word)


def kept(page: Page, kind: str = "answers") -> list[dict[str, object]]:
    """Return what the browser keeps."""
    rows: list[dict[str, object]] = page.evaluate(KEPT, kind)
    return rows


def given(page: Page) -> list[str]:
    """Return what the form would send as the answer."""
    values: list[str] = page.evaluate(
        "[...new FormData(document.getElementById('answer'))].filter(([n]) => !/csrf|key|version/.test(n)).map(String)"
    )
    return values


def offline(context: BrowserContext, *, off: bool = True) -> None:
    """Take the network away or give it back."""
    context.set_offline(off)


def test_a_change_is_saved_within_two_seconds_without_a_button(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    with page.expect_response(re.compile("/items/1/save$"), timeout=2000) as reply:
        answer(page)
    assert reply.value.status == 200
    state(page, "Tersimpan")
    chosen = given(page)
    page.reload()
    assert given(page) == chosen
    state(page, "Tersimpan")


def test_answers_given_offline_survive_a_closed_tab_and_arrive(visit: Visit) -> None:
    page = visit()
    begin(page)
    ready(page)
    path, number, context = address(page), places(page), page.context
    offline(context)
    answers = []
    for place in range(1, number + 1):
        answer(page)
        answers.append(given(page))
        if place < number:
            press(page)
        expect(page.locator(".beside h2").first).to_be_visible()
    state(page, "Belum tersimpan")
    expect(page.locator(".news")).to_contain_text("Menunggu: 10")
    assert len(kept(page)) == number
    page.close()
    offline(context, off=False)
    again = context.new_page()
    again.goto(f"{path}/items/1")
    expect(again.locator(".news")).to_contain_text("10 jawabanmu")
    assert {row["state"] for row in kept(again)} == {"saved"}
    for place, wanted in enumerate(answers, 1):
        again.goto(f"{path}/items/{place}")
        assert given(again) == wanted
    assert kept(again) == []
