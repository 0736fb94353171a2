"""The grid look by keyboard: one group of radio buttons a row, each called by its statement and its label."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from quizapp.core.markup import plain
from quizapp.itemtypes.contract import Bound
from tests.e2e.keyboard import choose


def answer(page: Page, bound: Bound[Any], data: dict[str, Any]) -> None:
    """Choose a label for every statement of a response."""
    statements = {statement.id: statement.text for statement in bound.content.statements}
    labels = bound.content.label_texts()
    for row, label in data["rows"].items():
        name = f"{plain(statements[row])} {plain(labels[label])}"
        choose(page, page.get_by_role("radio", name=name, exact=True))
