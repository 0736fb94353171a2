"""The choice look by keyboard: Tab to the group, arrow keys to the option, found by what it is called."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from quizapp.core.markup import plain
from quizapp.itemtypes.contract import Bound
from quizapp.itemtypes.one_choice import offered
from tests.e2e.keyboard import choose


def answer(page: Page, bound: Bound[Any], data: dict[str, Any]) -> None:
    """Choose the option of a response."""
    option = offered(bound)[data["option"]]
    choose(page, page.get_by_role("radio", name=plain(option.text), exact=True))
