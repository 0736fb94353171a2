"""The essay look by keyboard: one box of several lines, called by the stem."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from quizapp.core.markup import plain
from quizapp.itemtypes.contract import Bound
from tests.e2e.keyboard import write


def answer(page: Page, bound: Bound[Any], data: dict[str, Any]) -> None:
    """Type the text of a response."""
    write(page, page.get_by_role("textbox", name=plain(bound.stem), exact=True), data["text"])
