"""The choices look by keyboard: Tab to each checkbox, the space bar ticks it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from quizapp.core.markup import plain
from quizapp.itemtypes.contract import Bound
from tests.e2e.keyboard import tick


def answer(page: Page, bound: Bound[Any], data: dict[str, Any]) -> None:
    """Tick the options of a response, and no other."""
    for option in bound.content.options:
        box = page.get_by_role("checkbox", name=plain(option.text), exact=True)
        if option.id in data["options"]:
            tick(page, box)
