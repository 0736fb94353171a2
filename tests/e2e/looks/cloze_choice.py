"""The look of a cloze by choosing, by keyboard: one menu a gap, called by the gap's number in the text."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

from quizapp.core.markup import plain
from quizapp.itemtypes.contract import Bound
from tests.e2e.keyboard import select


def answer(page: Page, bound: Bound[Any], data: dict[str, Any]) -> None:
    """Choose a word for every gap of a response."""
    for number, gap in enumerate(bound.content.by_text(), 1):
        if gap.id in data["gaps"]:
            menu = page.get_by_role("combobox", name=re.compile(rf"^\w+ {number}$"))
            select(page, menu, plain(bound.content.options(gap)[data["gaps"][gap.id]].text))
