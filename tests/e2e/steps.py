"""What a student does on the pages, and what holds on every page: shared by the browser tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

PASSAGE = "/passages/putin-korea-utara-2024"
ITEM = re.compile(r".*/items/\d+$")
TARGET = 44  # CSS pixels
PATIENCE_SECONDS = 180
OPERATED = "button, .button, .choice, .spot, .nav a, .drawer-handle, input.typed, select.pick, .flag"
AXE = Axe()
TOO_SMALL = """(targets, least) => targets.filter((target) => target.checkVisibility({ visibilityProperty: true }))
    .map((target) => [target, target.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 1 && Math.min(width, height) < least)
    .map(([target, { width, height }]) => `${target.innerText} ${width} x ${height}`)"""


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds of which no single element tells. Raises AssertionError when it never does."""
    over = monotonic() + PATIENCE_SECONDS
    while not holds():
        assert monotonic() < over, page.url
        page.wait_for_timeout(50)


def check(page: Page) -> None:
    """Hold a page against what holds everywhere: accessible, no sideways scroll, targets large enough."""
    page.wait_for_load_state()
    found = violations(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert sideways(page) <= 0, page.url
    assert small_targets(page) == [], page.url


def check_in_both_themes(page: Page) -> None:
    """Hold a page of a context with reduced motion against what holds everywhere, dark and light, loaded once."""
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        check(page)


def violations(page: Page) -> AxeResults:
    """Return what axe finds; it is brought into a page once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    return AxeResults(page.evaluate("axe.run({resultTypes: ['violations']})"))


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def small_targets(page: Page) -> list[str]:
    """Return what is to be operated and too small to be hit."""
    return list(page.locator(OPERATED).evaluate_all(TOO_SMALL, TARGET - 0.5))


def primary(page: Page) -> Locator:
    """Return the one primary button."""
    return page.locator("main .primary")


def press(page: Page) -> None:
    """Press the primary button and wait for the page it leads to."""
    with page.expect_navigation():
        primary(page).click()


def go(page: Page, name: str) -> None:
    """Press a button of the page's main part and wait for what it leads to."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name).first.click()


def begin(page: Page) -> None:
    """Go from home to the first item as a guest."""
    page.goto("/")
    press(page)
    with page.expect_navigation(url=ITEM):
        page.locator("#quiz .primary").click()


LOOKS = {"grid": "table.grid", "menus": "select.pick", "typed": "input.typed"}


def kind(page: Page) -> str:
    """Return which look the item has."""
    return next((look for look, mark in LOOKS.items() if page.locator(mark).count()), "choice")


def answer(page: Page) -> None:
    """Give some answer to the item."""
    if kind(page) == "typed":
        page.locator("input.typed").fill("1961")
    elif kind(page) == "choice":
        page.locator(".choice").nth(1).click()
    elif kind(page) == "grid":
        for row in page.locator("table.grid tbody tr").all():
            row.locator(".choice").first.click()
    else:
        for number, row in enumerate(page.locator("select.pick").all(), 1):
            row.select_option(index=number if page.locator(".sequence").count() else 1)


def places(page: Page) -> int:
    """Return how many items the attempt has."""
    return page.locator(".spot").count()


def address(page: Page) -> str:
    """Return the path of the attempt."""
    found = re.search(r"/attempts/[^/]+", page.url)
    assert found
    return found[0]


def take(page: Page) -> str:
    """Take the whole quiz and hand in; return the path of the attempt, with its result shown."""
    begin(page)
    for _ in range(places(page)):
        answer(page)
        press(page)
    path = address(page)
    press(page)
    return path
