"""The form of categorise for teachers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from wtforms import BooleanField, Form, SelectField, SelectMultipleField

from quizapp.itemtypes.categorise.content import MOST_BINS, Categorise, plain_content
from quizapp.itemtypes.edit_rows import NamedRow, StatementRow
from quizapp.itemtypes.editing import RowList, filled_in, ids_by_place, row_choices, with_ids


def edit_form(content: Categorise | None) -> type[Form]:
    """Return rows of bins and entries; an entry names its bins by their places in the list."""
    authored = {"bins": [], "entries": []} if content is None else plain_content(content)
    bin_rows = authored["bins"]
    places = {each["id"]: str(place) for place, each in enumerate(bin_rows)}
    filled = [row | _by_places(row, places) for row in authored["entries"]]
    offered = row_choices([each["text"] for each in bin_rows], MOST_BINS)

    class KeyedForm(StatementRow):
        bin = SelectField(choices=offered, validate_choice=False)
        also = SelectMultipleField(choices=offered, validate_choice=False)

    class CategoriseForm(Form):
        bins = RowList(NamedRow, bin_rows, most=MOST_BINS)
        entries = RowList(KeyedForm, filled)
        shuffle = BooleanField(default=content is None or content.shuffle)

    return CategoriseForm


def _by_places(row: Mapping[str, Any], places: Mapping[str, str]) -> dict[str, Any]:
    also = (places.get(name) for name in row.get("also", ()))
    return {"bin": places.get(row["bin"], ""), "also": [place for place in also if place is not None]}


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands; an entry whose bin row is empty has no bin."""
    lists = cast("Mapping[str, RowList]", form)
    bins = with_ids([filled_in(row) for row in lists["bins"].kept()], "b")
    ids = ids_by_place(lists["bins"], bins)
    rows = lists["entries"].kept()
    named = with_ids([filled_in(row) for row in rows], "e")
    entries = [_by_ids(plain, row, ids) for plain, row in zip(named, rows, strict=True)]
    return {"bins": bins, "entries": entries} | ({} if form["shuffle"].data else {"shuffle": False})


def _by_ids(plain: Mapping[str, Any], row: Form, ids: Mapping[str, str]) -> dict[str, Any]:
    kept = {name: value for name, value in plain.items() if name != "bin"}
    own, also = ids.get(row["bin"].data or ""), [ids[place] for place in row["also"].data or () if place in ids]
    return kept | ({} if own is None else {"bin": own}) | ({"also": also} if also else {})
