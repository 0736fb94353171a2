"""The categorise look by keyboard: radio buttons called by entry and bin, or one menu an entry where bins are many."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from quizapp.core.markup import plain
from quizapp.itemtypes.contract import Bound
from tests.e2e.keyboard import choose, select


def answer(page: Page, bound: Bound[Any], data: dict[str, Any]) -> None:
    """Choose a bin for every entry of a response."""
    entries, bins = {entry.id: entry.text for entry in bound.content.entries}, bound.content.bin_texts()
    for entry, name in data["entries"].items():
        text, chosen = plain(entries[entry]), plain(bins[name])
        if bound.content.wide:
            select(page, page.get_by_role("combobox", name=text, exact=True), chosen)
        else:
            choose(page, page.get_by_role("radio", name=f"{text} {chosen}", exact=True))
