"""Explained words in Chromium: by finger, by keyboard and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.steps import PASSAGE, begin, check

WORD = '.passage p a[href^="#word-"]'


def meaning(page: Page) -> str:
    """Return what the list says about the first explained word."""
    entry = page.locator(WORD).first.get_attribute("href") or ""
    return page.locator(f"{entry} + dd").inner_text()


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
def test_a_word_is_explained_where_it_stands(visit: Visit, width: int, theme: str) -> None:
    page = visit(width, 740, theme)
    page.goto(PASSAGE)
    word, box = page.locator(WORD).first, page.locator(".meaning")
    word.scroll_into_view_if_needed()
    word.click()
    expect(box).to_be_visible()
    expect(box).to_contain_text(meaning(page))
    expect(box).to_be_in_viewport(ratio=1)
    check(page)
    page.keyboard.press("Escape")
    expect(box).not_to_be_visible()
    expect(word).to_be_focused()
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    page.evaluate("scrollBy(0, 300)")
    expect(box).not_to_be_visible()


def test_words_are_explained_in_the_drawer_beside_an_item(visit: Visit) -> None:
    page = visit(360, 740)
    begin(page)
    page.locator(".drawer-handle").click()
    page.locator(WORD).first.click()
    expect(page.locator(".meaning")).to_be_in_viewport(ratio=1)
    page.locator(".meaning").press("Escape")
    expect(page.locator(".beside")).to_be_visible()


def test_without_script_a_word_leads_to_the_list_and_back(visit: Visit) -> None:
    page = visit(360, 740, java_script_enabled=False)
    page.goto(PASSAGE)
    word = page.locator(WORD).first
    word.click()
    entry = page.locator(word.get_attribute("href") or "")
    expect(entry).to_be_in_viewport()
    entry.locator("a").click()
    expect(word).to_be_in_viewport()
