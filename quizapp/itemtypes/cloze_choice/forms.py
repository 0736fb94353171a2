"""The form of a cloze by choosing for teachers: the text with ``{{names}}``, the gaps, and a bank of words or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from wtforms import BooleanField, Form, SelectField, StringField, TextAreaField

from quizapp.itemtypes.authored import MOST_PARTS
from quizapp.itemtypes.cloze_choice.content import MOST_GAPS, MOST_OPTIONS, ClozeChoice, plain_content
from quizapp.itemtypes.edit_rows import NamedRow
from quizapp.itemtypes.editing import RowList, filled_in, ids_by_place, row_choices, with_ids
from quizapp.itemtypes.fields import Choice


class OptionForm(NamedRow):
    """Edit one option of a gap; the id is kept, never typed."""

    key = BooleanField()
    rationale = TextAreaField()


class GapForm(Form):
    """Edit one gap. Its id is typed, for the text names the gap by it. The word is added where the bank is known."""

    id = StringField()
    weight = StringField()
    options = RowList(OptionForm, most=MOST_OPTIONS, spare=MOST_OPTIONS)


def edit_form(content: ClozeChoice | None) -> type[Form]:
    """Return the text, rows of gaps with rows of options, and rows of words; a gap names its word by its place."""
    authored: Mapping[str, Any] = {"text": "", "gaps": []} if content is None else plain_content(content)
    word_rows = authored.get("words", [])
    places = {word["id"]: str(place) for place, word in enumerate(word_rows)}
    filled = [row | {"word": places.get(row.get("word", ""), "")} for row in authored["gaps"]]
    offered = [Choice("", "–"), *row_choices([word["text"] for word in word_rows], MOST_PARTS)]

    class KeyedForm(GapForm):
        word = SelectField(choices=offered, validate_choice=False)

    class ClozeForm(Form):
        text = TextAreaField(default=authored["text"])
        gaps = RowList(KeyedForm, filled, most=MOST_GAPS)
        words = RowList(NamedRow, word_rows)
        shuffle = BooleanField(default=content is None or content.shuffle)

    return ClozeForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands; a gap whose word row is empty has no word."""
    lists = cast("Mapping[str, RowList]", form)
    words = with_ids([filled_in(row) for row in lists["words"].kept()], "w")
    ids = ids_by_place(lists["words"], words)
    said = {"text": (form["text"].data or "").strip(), "gaps": [_gap(row, ids) for row in lists["gaps"].kept()]}
    return said | ({"words": words} if words else {}) | ({} if form["shuffle"].data else {"shuffle": False})


def _gap(row: Form, ids: Mapping[str, str]) -> dict[str, Any]:
    plain = {name: value for name, value in filled_in(row).items() if name != "word"}
    options = with_ids([filled_in(option) for option in cast("RowList", row["options"]).kept()], "o")
    word = ids.get(row["word"].data or "")
    return plain | ({"options": options} if options else {}) | ({} if word is None else {"word": word})
