"""Reviewing drafts in Chromium: an article pasted, thirty verdicts by keyboard alone, the report; light and dark."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.steps import check, press
from tests.house import REPOSITORY

ARTICLES = sorted((REPOSITORY / "tests" / "drafting" / "articles").glob("*.id.txt"))[:3]
LOOKS = ((360, "light"), (1280, "dark"))


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site whose first administrator is made here."""
    with serving(tmp_path_factory.mktemp("drafts"), repository) as site:
        yield site


def everywhere(page: Page, name: str, press_key: str = "") -> None:
    """Hold a page against what holds everywhere, narrow and wide, light and dark, after a key where one is named."""
    for width, theme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # one of its words
        page.reload()  # colours fade from one theme into the other
        if press_key:
            page.keyboard.press(press_key)
        check(page)
        if folder := os.environ.get("PICTURES"):
            page.screenshot(path=f"{folder}/{name}-{width}-{theme}.png", full_page=True)


def key(page: Page, name: str) -> None:
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(name)


def reject_in_words(page: Page) -> None:
    """Reject the draft with words alone, after one panel that was closed; then take that back."""
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    expect(page.locator("details.draft-reject")).not_to_have_attribute("open", "")
    page.keyboard.press("r")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("ada 3 dan u di dalamnya")
    key(page, "Enter")
    page.go_back()
    expect(page.locator("h2 .tag")).to_have_text("ditolak: alasan lain")
    key(page, "u")


def edit_and_return(page: Page) -> None:
    """Edit the draft by keyboard, come back to it saved, take it with a lock for capitals on, and take that back."""
    heading = page.locator("h1").inner_text()
    key(page, "e")
    page.get_by_label("Pembahasan").press_sequentially(" Bacalah lagi kalimatnya.")
    key(page, "Control+s")
    expect(page.locator("h1")).to_have_text(heading)
    expect(page.locator(".draft-facts")).to_contain_text("Bacalah lagi kalimatnya.")
    key(page, "Shift+A")
    page.go_back()
    expect(page.locator("h2 .tag")).to_have_text("diterima setelah disunting")
    key(page, "u")


def draft_once(page: Page, article: str) -> None:
    """Press the button that drafts twice, as hands do, with the server still at the first: one bank comes of it."""
    page.goto("/workshop")
    banks = page.locator("tbody tr").count()
    page.goto("/workshop/draft")
    page.get_by_label("Tempelkan artikel di sini").fill(article)
    with page.expect_navigation():
        page.locator("[data-busy]").evaluate("button => { button.click(); setTimeout(() => button.click(), 60); }")
    expect(page.locator("h1")).to_have_text(re.compile("Draf 1 dari"))
    page.goto("/workshop")
    assert page.locator("tbody tr").count() == banks + 1
    page.go_back()
    page.go_back()
    expect(page.locator("[data-busy]")).to_have_text("Buat draf")


def step_through_options(page: Page) -> int:
    """Step through the options of the draft, if it has any, as a student would; return how many steps kept the page."""
    options, here = page.locator(".preview-box input[type=radio]"), page.url
    if not options.count():
        return 0
    options.first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(50)
    assert page.url == here
    return 1


def decide_all(page: Page) -> int:
    """Give each draft its verdict by single keys; return how many there were."""
    total, tried = page.locator("progress").evaluate("bar => bar.max"), 0
    for number in range(1, int(total) + 1):
        expect(page.locator("h1")).to_have_text(f"Draf {number} dari {int(total)}")
        tried += step_through_options(page)
        if number % 3:
            key(page, "a")
        else:
            page.keyboard.press("r")
            key(page, "3")
    expect(page.locator("progress")).to_have_attribute("value", str(int(total)))
    assert tried
    return int(total)


def test_drafts_are_reviewed_by_keyboard_alone(visit: Visit, site: Site) -> None:
    page = visit(1280, 800)
    page.goto(site.setup)
    page.get_by_label("Nama").fill("Bu Sri")
    page.get_by_label("Kata sandi").fill("empat kata yang panjang")
    press(page)
    page.goto("/workshop/drafts")
    everywhere(page, "drafts-none")
    done = 0
    for article in ARTICLES:
        page.goto("/workshop/draft")
        page.get_by_label("Tempelkan artikel di sini").fill(article.read_text(encoding="utf-8"))
        press(page)
        if not done:
            everywhere(page, "draft-reject", "r")
            page.reload()
            key(page, "ArrowRight")
            key(page, "ArrowLeft")
            key(page, "a")
            page.goto(page.url.partition("?")[0] + "?at=0")
            everywhere(page, "draft-decided")
            key(page, "u")
            reject_in_words(page)
            edit_and_return(page)
        done += decide_all(page)
    everywhere(page, "draft-done")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Terbitkan .* soal yang Anda terima")).click()
    expect(page.locator("[role=status]").first).to_have_text(re.compile(r"^\s*[1-9]\d* soal diterbitkan"))
    assert done >= 30
    draft_once(page, ARTICLES[0].read_text(encoding="utf-8"))
