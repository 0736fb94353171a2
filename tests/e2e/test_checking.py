"""Checking before the end in Chromium: the button works beside the script that saves every change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.steps import check as assert_sound


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site whose quizzes are interactive."""
    folder = tmp_path_factory.mktemp("interactive")
    with serving(folder, repository) as site:
        with sqlite3.connect(next((folder / "data").glob("*.sqlite*"))) as database:
            for id_, source in database.execute("SELECT id, source FROM quiz").fetchall():
                changed = json.loads(source) | {"behaviour": "interactive", "time_limit": 30}
                database.execute("UPDATE quiz SET source = ? WHERE id = ?", (json.dumps(changed), id_))
        database.close()
        yield site


def begin(page: Page) -> None:
    page.goto("/")
    page.locator(".story a.button").first.click()
    page.locator("#quiz button[type=submit]").first.click()
    expect(page.locator(".desk[data-ready]")).to_be_attached()


def check(page: Page, option: int) -> None:
    """Choose an option, let it be saved, and check it."""
    page.locator("form#answer input[type=radio]").nth(option).check()
    expect(page.locator(".state.is-saved")).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Periksa").click()
    expect(page.locator("#checked .verdict")).to_be_visible()
    expect(page.locator(".desk[data-ready]")).to_be_attached()


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (1280, "dark")])
def test_an_item_is_tried_until_it_is_locked(visit: Visit, width: int, theme: str) -> None:
    page = visit(width, 800, theme)
    begin(page)
    expect(page.locator(".time")).to_contain_text("30 menit, sampai")
    for option in (1, 2, 0, 3):
        check(page, option)
        assert_sound(page)
        if page.locator("[data-locked]").count():
            break
    expect(page.locator("fieldset.fixed input").first).to_be_disabled()
    page.get_by_role("button", name="Berikutnya").click()
    expect(page.locator("h1")).to_contain_text("2")
