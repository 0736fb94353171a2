"""The form of a numeric item for teachers."""

from __future__ import annotations

from typing import Any, Final, cast

from wtforms import BooleanField, Form, FormField, StringField

from quizapp.itemtypes.editing import filled_in
from quizapp.itemtypes.numeric.content import EXACT, Numeric, plain_content

GROUPS: Final = ("tolerance", "range")


class ToleranceForm(Form):
    """Edit how far off one may be; both lines empty mean not at all."""

    absolute = StringField()
    relative = StringField()


class RangeForm(Form):
    """Edit the ends of a range; the line called ``from`` is added below, for Python keeps that word."""

    to = StringField()


setattr(RangeForm, "from", StringField())


def edit_form(content: Numeric | None) -> type[Form]:
    """Return lines for value, unit, each tolerance and the ends of a range, and ticks for a year and a whole number."""
    authored = {} if content is None else plain_content(content)
    margin = authored.get("tolerance", EXACT)

    class NumericForm(Form):
        value = StringField(default=authored.get("value", ""))
        tolerance = FormField(ToleranceForm, default={} if margin == EXACT else margin)
        range = FormField(RangeForm, default=authored.get("range", {}))
        unit = StringField(default=authored.get("unit", ""))
        year = BooleanField(default=authored.get("year", False))
        whole = BooleanField(default=authored.get("whole", False))

    return NumericForm


def from_form(form: Form) -> dict[str, Any]:
    """Take what was filled in; a value without a tolerance is exact."""
    groups = {name: filled_in(cast("FormField[Form]", form[name]).form) for name in GROUPS}
    said = filled_in(form) | {name: group for name, group in groups.items() if group}
    return said | ({"tolerance": EXACT} if "value" in said and not groups["tolerance"] else {})
