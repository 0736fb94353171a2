"""What the script of item pages does and keeps, seen from outside; and a network and a clock that tests hold."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, Route, expect

KEPT = """(kind) => new Promise((done) => { indexedDB.open("quizapp").onsuccess = (event) => {
  const asking = event.target.result.transaction(kind).objectStore(kind).getAll();
  asking.onsuccess = () => done(asking.result);
}; })"""
SAVE = re.compile(r"/items/\d+/save$")


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


def stop_the_clock(page: Page, after: float = 1) -> None:
    """Let so many seconds pass on the page's clock, which is ours, and stop it."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + after)


def held_back(page: Page, pattern: str | re.Pattern[str]) -> list[Route]:
    """Hold back the first of what a page asks for; the list gets it, to be let go on."""
    held: list[Route] = []
    page.route(pattern, lambda route: held.append(route), times=1)  # noqa: PLW0108 - a bound method of a list takes no marks of the caller
    return held


def offline(context: BrowserContext, *, off: bool = True) -> None:
    """Take the network away or give it back."""
    context.set_offline(off)
