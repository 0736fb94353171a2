"""The look of a cloze by typing, by keyboard: one line a gap, called by the gap's number in the text."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

from quizapp.itemtypes.contract import Bound
from tests.e2e.keyboard import write


def answer(page: Page, bound: Bound[Any], data: dict[str, Any]) -> None:
    """Type into the gaps of a response."""
    for number, gap in enumerate(bound.content.by_text(), 1):
        if gap.id in data["gaps"]:
            write(page, page.get_by_role("textbox", name=re.compile(rf"^\w+ {number}$")), data["gaps"][gap.id])
