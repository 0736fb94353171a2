"""Rows of teachers' forms that several types have, and rows of one list that name a row of another by its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from wtforms import BooleanField, Form, HiddenField, StringField, TextAreaField

from quizapp.itemtypes.editing import LineField, RowList, filled_in, ids_by_place, with_ids


class NamedRow(Form):
    """Edit a word or two; the id is kept, never typed."""

    id = HiddenField()
    text = StringField()


class TextRow(Form):
    """Edit a text; the id is kept, never typed."""

    id = HiddenField()
    text = LineField()


class OptionRow(TextRow):
    """Edit one option."""

    key = BooleanField()
    rationale = TextAreaField()


class StatementRow(TextRow):
    """Edit what is judged, matched or sorted. The field of its key is added where the rows that it names are known."""

    rationale = TextAreaField()
    remember = BooleanField()


def keyed_rows(form: Form, rows: str, named: str, field: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the kept rows of two lists of a form, with ids; ``field`` of the first names a row of the second.

    A row that names none, or one that was left empty, lacks the field. New ids begin with the first letter of the list.
    """
    lists = cast("Mapping[str, RowList]", form)
    others = with_ids([filled_in(row) for row in lists[named].kept()], named[0])
    ids = ids_by_place(lists[named], others)
    made = []
    for row in with_ids([filled_in(row) for row in lists[rows].kept()], rows[0]):
        chosen = ids.get(row.pop(field, ""))
        made.append(row if chosen is None else row | {field: chosen})
    return made, others
