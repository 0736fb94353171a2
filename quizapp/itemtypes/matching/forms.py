"""The form of matching for teachers."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, Form, SelectField

from quizapp.itemtypes.edit_rows import StatementRow, TextRow, keyed_rows
from quizapp.itemtypes.editing import RowList, row_choices
from quizapp.itemtypes.matching.content import MOST_PROMPTS, MOST_TARGETS, Matching, plain_content


def edit_form(content: Matching | None) -> type[Form]:
    """Return rows of targets and prompts; a prompt names its target by the target's place in the list."""
    authored = {"targets": [], "prompts": []} if content is None else plain_content(content)
    target_rows = authored["targets"]
    places = {target["id"]: str(place) for place, target in enumerate(target_rows)}
    filled = [row | {"target": places.get(row["target"], "")} for row in authored["prompts"]]
    offered = row_choices([target["text"] for target in target_rows], MOST_TARGETS)

    class KeyedForm(StatementRow):
        target = SelectField(choices=offered, validate_choice=False)

    class MatchingForm(Form):
        targets = RowList(TextRow, target_rows, most=MOST_TARGETS)
        prompts = RowList(KeyedForm, filled, most=MOST_PROMPTS)
        shuffle = BooleanField(default=content is None or content.shuffle)

    return MatchingForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands; a prompt whose target row is empty has no target."""
    prompts, targets = keyed_rows(form, "prompts", "targets", "target")
    return {"prompts": prompts, "targets": targets} | ({} if form["shuffle"].data else {"shuffle": False})
