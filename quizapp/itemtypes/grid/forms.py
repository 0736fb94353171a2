"""The grid's form for teachers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from wtforms import BooleanField, Form, SelectField

from quizapp.itemtypes.edit_rows import NamedRow, StatementRow, keyed_rows
from quizapp.itemtypes.editing import RowList, row_choices
from quizapp.itemtypes.grid.content import MOST_LABELS, Grid, plain_content

NEW: Final[Mapping[str, Any]] = MappingProxyType({
    "labels": [{"id": "benar", "text": "Benar"}, {"id": "salah", "text": "Salah"}],
    "statements": [],
})  # fmt: skip


def edit_form(content: Grid | None) -> type[Form]:
    """Return rows of labels and statements; a statement names its key label by the label's place in the list."""
    authored = NEW if content is None else plain_content(content)
    label_rows = authored["labels"]
    places = {label["id"]: str(place) for place, label in enumerate(label_rows)}
    filled = [row | {"label": places.get(row["label"], "")} for row in authored["statements"]]
    offered = row_choices([label["text"] for label in label_rows], MOST_LABELS)

    class KeyedForm(StatementRow):
        label = SelectField(choices=offered, validate_choice=False)

    class GridForm(Form):
        labels = RowList(NamedRow, label_rows, most=MOST_LABELS)
        statements = RowList(KeyedForm, filled)
        shuffle = BooleanField(default=content is None or content.shuffle)

    return GridForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands; a statement whose label row is empty has no label."""
    statements, labels = keyed_rows(form, "statements", "labels", "label")
    return {"labels": labels, "statements": statements} | ({} if form["shuffle"].data else {"shuffle": False})
