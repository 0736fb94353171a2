"""The short answer's form for teachers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from wtforms import BooleanField, Field, Form, SelectField, SelectMultipleField, StringField
from wtforms.fields.core import UnboundField

from quizapp.core.text import STEPS
from quizapp.itemtypes.editing import LineField, RowList, filled_in
from quizapp.itemtypes.fields import Choice
from quizapp.itemtypes.short_answer.content import HINTS, ShortAnswer, plain_content


def steps_field(off: Sequence[str] = ()) -> UnboundField[Field]:
    """Return a tick for every step of comparing that may be switched off."""
    field = SelectMultipleField(choices=[Choice(step) for step in STEPS], default=off)
    return cast("UnboundField[Field]", field)


class AcceptedForm(Form):
    """Edit one accepted text."""

    text = StringField()
    credit = StringField()
    feedback = LineField()


def edit_form(content: ShortAnswer | None) -> type[Form]:
    """Return rows of accepted texts and the settings."""
    authored = {} if content is None else plain_content(content)

    class AnswerForm(Form):
        accepted = RowList(AcceptedForm, authored.get("accepted", []))
        entity = StringField(default=authored.get("entity", ""))
        near_misses = BooleanField(default=authored.get("near_misses", True))
        steps_off = steps_field(authored.get("steps_off", []))
        answer_kind = SelectField(
            choices=[Choice("", "-"), *map(Choice, HINTS)], default=authored.get("answer_kind", "")
        )

    return AnswerForm


def from_form(form: Form) -> dict[str, Any]:
    """Take the rows in which something stands, and the settings that are not at their default."""
    said: dict[str, Any] = {"accepted": [filled_in(row) for row in cast("RowList", form["accepted"]).kept()]}
    said |= {} if form["near_misses"].data else {"near_misses": False}
    texts = {name: (form[name].data or "").strip() for name in ("entity", "answer_kind")}
    lists = {"steps_off": form["steps_off"].data}
    return said | {name: value for name, value in (texts | lists).items() if value}
