"""The form of a cloze by typing for teachers: the text with ``{{names}}``, and what is accepted in each gap."""

from __future__ import annotations

from typing import Any, cast

from wtforms import BooleanField, Form, SelectField, StringField, TextAreaField

from quizapp.itemtypes.cloze_typed.content import MOST_GAPS, ClozeTyped, plain_content
from quizapp.itemtypes.editing import RowList, filled_in
from quizapp.itemtypes.fields import Choice
from quizapp.itemtypes.short_answer.content import HINTS
from quizapp.itemtypes.short_answer.forms import AcceptedForm, steps_field


class GapForm(Form):
    """Edit one gap. Its id is typed, for the text names the gap by it; ``exact`` forbids near misses."""

    id = StringField()
    weight = StringField()
    accepted = RowList(AcceptedForm)
    entity = StringField()
    exact = BooleanField()
    answer_kind = SelectField(choices=[Choice("", "-"), *map(Choice, HINTS)])
    steps_off = steps_field()


def edit_form(content: ClozeTyped | None) -> type[Form]:
    """Return the text and rows of gaps with rows of accepted texts."""
    authored: dict[str, Any] = {"text": "", "gaps": []} if content is None else plain_content(content)
    filled = [gap | {"exact": not gap.get("near_misses", True)} for gap in authored["gaps"]]

    class ClozeForm(Form):
        text = TextAreaField(default=authored["text"])
        gaps = RowList(GapForm, filled, most=MOST_GAPS)

    return ClozeForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands."""
    gaps = [_gap(row) for row in cast("RowList", form["gaps"]).kept()]
    return {"text": (form["text"].data or "").strip(), "gaps": gaps}


def _gap(row: Form) -> dict[str, Any]:
    said = filled_in(row)
    accepted = [filled_in(each) for each in cast("RowList", row["accepted"]).kept()]
    near = {"near_misses": False} if said.pop("exact", False) else {}
    off = {"steps_off": row["steps_off"].data} if row["steps_off"].data else {}
    return said | {"accepted": accepted} | near | off
