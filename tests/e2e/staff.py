"""What staff do on the pages: signing in, making a class; and how a page of theirs is looked at."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

from tests.cli.running import run
from tests.e2e.steps import check, press

PASSWORD = "empat kata yang panjang"


def employed(folder: Path, *people: tuple[str, str]) -> None:
    """Give the site of a folder accounts, each by name and role."""
    for name, role in people:
        words = ("user", "add", name, "--role", role, "--password-stdin")
        code, _, complained = run(folder, *words, given=PASSWORD)
        assert code == 0, complained


def sign_in(page: Page, name: str) -> None:
    """Sign in with a password."""
    page.goto("/account/sign-in")
    page.get_by_label("Nama").fill(name)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    press(page)


def click(page: Page, name: str) -> None:
    """Press a button or link and wait for the page it leads to."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.click()


def shot(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at the pages."""
    if folder := os.environ.get("PICTURES"):
        size = page.viewport_size
        dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        page.screenshot(path=f"{folder}/{name}-{size and size['width']}-{dark}.png", full_page=True)


def looked_at(page: Page, name: str) -> None:
    """Hold a page against what holds everywhere."""
    check(page)
    shot(page, name)


def a_class(page: Page, name: str) -> str:
    """Make a class; return its code."""
    page.goto("/teacher/classes")
    page.get_by_label("Nama kelas").fill(name)
    press(page)
    return page.locator(".big-code").inner_text()
