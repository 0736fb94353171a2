"""The evidence look by keyboard: radio buttons for part A, radio buttons or checkboxes called by the sentences."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from quizapp.core.markup import plain
from quizapp.itemtypes.contract import Bound
from tests.e2e.keyboard import choose, tick


def answer(page: Page, bound: Bound[Any], data: dict[str, Any]) -> None:
    """Choose the option of part A, if there is one, and pick the sentences of a response."""
    options = {option.id: option.text for option in bound.content.options}
    if "option" in data:
        choose(page, page.get_by_role("radio", name=plain(options[data["option"]]), exact=True))
    for address in data.get("sentences", ()):
        name = plain(bound.sentences[address])
        if bound.content.pick == 1:
            choose(page, page.get_by_role("radio", name=name, exact=True))
        else:
            tick(page, page.get_by_role("checkbox", name=name, exact=True))
