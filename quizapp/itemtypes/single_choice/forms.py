"""The form of single choice for teachers."""

from __future__ import annotations

from typing import Any, cast

from wtforms import BooleanField, Form, StringField

from quizapp.itemtypes.edit_rows import OptionRow
from quizapp.itemtypes.editing import RowList, filled_in, with_ids
from quizapp.itemtypes.single_choice.content import Choices, plain_content


class OptionForm(OptionRow):
    """Edit one option with its credit."""

    credit = StringField()
    pinned = BooleanField()


def edit_form(content: Choices | None) -> type[Form]:
    """Return rows of options and the shuffle tick."""
    filled = [] if content is None else plain_content(content)["options"]

    class ChoicesForm(Form):
        options = RowList(OptionForm, filled)
        shuffle = BooleanField(default=content is None or content.shuffle)

    return ChoicesForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands."""
    rows = [filled_in(row) for row in cast("RowList", form["options"]).kept()]
    return {"options": with_ids(rows, "o")} | ({} if form["shuffle"].data else {"shuffle": False})
