"""Teachers' forms as they come back: filled from a content, changed, sent."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import MultiDict

from quizapp.itemtypes.registry import item_type
from tests.itemtypes import page_promises
from tests.itemtypes.pages import Answers, Page, judge, macro


def submitted(
    name: str, changes: dict[str, str], content: object = None
) -> tuple[Answers, dict[str, Any] | None, Page]:
    """Fill in the form of a type, send it, and return the form, the content it means and the page that follows."""
    kind = item_type(name)
    sent: MultiDict[str, str] = page_promises.edit_page(kind, content).sent()
    for field, value in changes.items():
        sent[field] = value
    form = kind.edit_form(content)(sent)
    plain = judge(kind, form, str)
    return form, plain, macro(kind, "edit", form)
