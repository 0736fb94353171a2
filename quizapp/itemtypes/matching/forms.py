"""The form of matching for teachers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from wtforms import BooleanField, Form, HiddenField, SelectField, TextAreaField

from quizapp.itemtypes.editing import LineField, RowList, filled_in, ids_by_place, row_choices, with_ids
from quizapp.itemtypes.matching.content import MOST_PROMPTS, MOST_TARGETS, Matching, plain_content


class TargetForm(Form):
    """Edit one target; the id is kept, never typed."""

    id = HiddenField()
    text = LineField()


class PromptForm(Form):
    """Edit one prompt; the id is kept, never typed. The target is added where the targets are known."""

    id = HiddenField()
    text = LineField()
    rationale = TextAreaField()
    remember = BooleanField()


def edit_form(content: Matching | None) -> type[Form]:
    """Return rows of targets and prompts; a prompt names its target by the target's place in the list."""
    authored = {"targets": [], "prompts": []} if content is None else plain_content(content)
    target_rows = authored["targets"]
    places = {target["id"]: str(place) for place, target in enumerate(target_rows)}
    filled = [row | {"target": places.get(row["target"], "")} for row in authored["prompts"]]
    offered = row_choices([target["text"] for target in target_rows], MOST_TARGETS)

    class KeyedForm(PromptForm):
        target = SelectField(choices=offered, validate_choice=False)

    class MatchingForm(Form):
        targets = RowList(TargetForm, target_rows, most=MOST_TARGETS)
        prompts = RowList(KeyedForm, filled, most=MOST_PROMPTS)
        shuffle = BooleanField(default=content is None or content.shuffle)

    return MatchingForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands; a prompt whose target row is empty has no target."""
    lists = cast("Mapping[str, RowList]", form)
    targets = with_ids([filled_in(row) for row in lists["targets"].kept()], "t")
    ids = ids_by_place(lists["targets"], targets)
    prompts = []
    for row in with_ids([filled_in(row) for row in lists["prompts"].kept()], "p"):
        target = ids.get(row.pop("target", ""))
        prompts.append(row if target is None else row | {"target": target})
    return {"prompts": prompts, "targets": targets} | ({} if form["shuffle"].data else {"shuffle": False})
