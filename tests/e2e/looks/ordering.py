"""The ordering look by keyboard: one menu of places an entry, called by it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from quizapp.core.markup import plain
from quizapp.itemtypes.contract import Bound
from tests.e2e.keyboard import select


def answer(page: Page, bound: Bound[Any], data: dict[str, Any]) -> None:
    """Give every entry of a response its place."""
    entries = bound.content.by_id()
    for place, name in enumerate(data["order"], 1):
        if name is not None:
            select(page, page.get_by_role("combobox", name=plain(entries[name].text), exact=True), str(place))
