"""The form of ordering for teachers: rows in their right order, moved by giving them another place."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final, cast

from wtforms import BooleanField, Form, SelectField, TextAreaField

from quizapp.itemtypes.edit_rows import TextRow
from quizapp.itemtypes.editing import RowList, filled_in, with_ids
from quizapp.itemtypes.fields import Choice
from quizapp.itemtypes.ordering.content import MOST, Ordering, plain_content

PLACES: Final = [Choice("", "–"), *(Choice(str(place)) for place in range(1, MOST + 1))]


class EntryForm(TextRow):
    """Edit one entry; the id is kept, never typed. A row without a place comes last."""

    rationale = TextAreaField()
    place = SelectField(choices=PLACES, validate_choice=False)
    tied = BooleanField()


class PlacedRows(RowList):
    """Hold rows that a teacher may move: what is kept comes by the places given, not by where a row stands."""

    def kept(self) -> list[Form]:
        """Return the rows in which something stands, by their places."""
        standing = {id(row.form): number for number, row in enumerate(self.entries, 1)}
        return sorted(super().kept(), key=lambda row: _wanted(row["place"].data, standing[id(row)]))


def _wanted(place: object, number: int) -> float:
    """Return where a row sorts: one that moved up goes before the row it meets, one that moved down behind it."""
    if not (isinstance(place, str) and place.isdecimal() and len(place) == 1):
        return MOST + number
    wanted = int(place)
    return wanted - 0.5 if wanted < number else wanted + 0.5 if wanted > number else wanted


def edit_form(content: Ordering | None) -> type[Form]:
    """Return the entries in their right order; a tie is a tick at its second and later entries."""
    rows = [] if content is None else plain_content(content)["entries"]
    later = set() if content is None else _later(content)
    filled = [row | {"place": str(place), "tied": row["id"] in later} for place, row in enumerate(rows, 1)]

    class OrderingForm(Form):
        entries = PlacedRows(EntryForm, filled, most=MOST)

    return OrderingForm


def _later(content: Ordering) -> set[str]:
    return {name for (_, before), (name, rank) in pairwise(content.ranks().items()) if before == rank}


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands, by their places; ticks at neighbours become ties."""
    entries, groups = [], list[list[str]]()
    for row in with_ids([filled_in(row) for row in cast("RowList", form["entries"]).kept()], "e"):
        tied = bool(row.pop("tied", False)) and bool(groups)
        groups = [*groups[:-1], [*groups[-1], row["id"]]] if tied else [*groups, [row["id"]]]
        entries.append({name: value for name, value in row.items() if name != "place"})
    ties = [group for group in groups if len(group) > 1]
    return {"entries": entries} | ({"ties": ties} if ties else {})
