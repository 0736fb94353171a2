"""The form of multiple response for teachers."""

from __future__ import annotations

from typing import Any, cast

from wtforms import BooleanField, Form, StringField

from quizapp.itemtypes.edit_rows import OptionRow
from quizapp.itemtypes.editing import RowList, filled_in, with_ids
from quizapp.itemtypes.multiple_response.content import MOST_OPTIONS, Responses, plain_content


class OptionForm(OptionRow):
    """Edit one option with its weight."""

    weight = StringField()
    pinned = BooleanField()


def edit_form(content: Responses | None) -> type[Form]:
    """Return rows of options and the two ticks."""
    filled = [] if content is None else plain_content(content)["options"]

    class ResponsesForm(Form):
        options = RowList(OptionForm, filled, MOST_OPTIONS)
        tell_count = BooleanField(default=content is not None and content.tell_count)
        shuffle = BooleanField(default=content is None or content.shuffle)

    return ResponsesForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands, and the ticks that are not at their default."""
    rows = [filled_in(row) for row in cast("RowList", form["options"]).kept()]
    said: dict[str, Any] = {"options": with_ids(rows, "o")}
    said |= {"tell_count": True} if form["tell_count"].data else {}
    return said | ({} if form["shuffle"].data else {"shuffle": False})
