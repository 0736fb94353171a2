"""The grid's form for teachers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, cast

from wtforms import BooleanField, Form, HiddenField, SelectField, StringField, TextAreaField

from quizapp.itemtypes.editing import LineField, RowList, filled_in, ids_by_place, row_choices, with_ids
from quizapp.itemtypes.grid.content import MOST_LABELS, Grid, plain_content

NEW: Final[Mapping[str, Any]] = MappingProxyType({
    "labels": [{"id": "benar", "text": "Benar"}, {"id": "salah", "text": "Salah"}],
    "statements": [],
})  # fmt: skip


class LabelForm(Form):
    """Edit one label; the id is kept, never typed."""

    id = HiddenField()
    text = StringField()


class StatementForm(Form):
    """Edit one statement; the id is kept, never typed. The key label is added where the labels are known."""

    id = HiddenField()
    text = LineField()
    rationale = TextAreaField()
    remember = BooleanField()


def edit_form(content: Grid | None) -> type[Form]:
    """Return rows of labels and statements; a statement names its key label by the label's place in the list."""
    authored = NEW if content is None else plain_content(content)
    label_rows = authored["labels"]
    places = {label["id"]: str(place) for place, label in enumerate(label_rows)}
    filled = [row | {"label": places.get(row["label"], "")} for row in authored["statements"]]
    offered = row_choices([label["text"] for label in label_rows], MOST_LABELS)

    class KeyedForm(StatementForm):
        label = SelectField(choices=offered, validate_choice=False)

    class GridForm(Form):
        labels = RowList(LabelForm, label_rows, most=MOST_LABELS)
        statements = RowList(KeyedForm, filled)
        shuffle = BooleanField(default=content is None or content.shuffle)

    return GridForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands; a statement whose label row is empty has no label."""
    lists = cast("Mapping[str, RowList]", form)
    labels = with_ids([filled_in(row) for row in lists["labels"].kept()], "l")
    ids = ids_by_place(lists["labels"], labels)
    statements = []
    for row in with_ids([filled_in(row) for row in lists["statements"].kept()], "s"):
        label = ids.get(row.pop("label", ""))
        statements.append(row if label is None else row | {"label": label})
    return {"labels": labels, "statements": statements} | ({} if form["shuffle"].data else {"shuffle": False})
