"""The matching look by keyboard: one menu a prompt, called by it; radio buttons in a group where targets are long."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from quizapp.core.markup import plain
from quizapp.itemtypes.contract import Bound
from tests.e2e.keyboard import choose, select


def answer(page: Page, bound: Bound[Any], data: dict[str, Any]) -> None:
    """Choose a target for every prompt of a response."""
    prompts, targets = {prompt.id: prompt.text for prompt in bound.content.prompts}, bound.content.distinct()
    for prompt, target in data["pairs"].items():
        name, text = plain(prompts[prompt]), plain(targets[target])
        if bound.content.long:
            group = page.get_by_role("group", name=name, exact=True)
            choose(page, group.get_by_role("radio", name=text, exact=True))
        else:
            select(page, page.get_by_role("combobox", name=name, exact=True), text)
