"""Answer fields: form fields whose values are places in the shown order, and the reading of what comes back.

A field never judges: whatever was sent reaches ``parse`` as it is, so that wrong, blank and invalid stay apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from string import ascii_uppercase
from typing import Any, Final, Protocol, TypeAlias, cast

from markupsafe import Markup
from wtforms import Field, RadioField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the published types
from wtforms.fields.core import UnboundField
from wtforms.utils import unset_value

from quizapp.core.markup import inline

Choice: TypeAlias = SelectChoice  # value and label of something to choose
SHOWN_CHARACTERS: Final = 1000
UNSHOWABLE: Final = frozenset({"Cc", "Cs"})


def sent(values: Sequence[Any]) -> Any:  # noqa: ANN401 - whatever a client sends
    """Return nothing as None, one value as itself, and several as a list, which no type takes for an answer."""
    return None if not values else values[0] if len(values) == 1 else list(values)


def places(ids: Sequence[str]) -> dict[str, str]:
    """Return form value -> id: the place in the shown order, from "0"."""
    return {str(place): name for place, name in enumerate(ids)}


def place(ids: Sequence[str], wanted: str) -> str | None:
    """Return the form value of an id, None where it is not shown."""
    return next((value for value, name in places(ids).items() if name == wanted), None)


def showable(text: str, most: int = SHOWN_CHARACTERS) -> str:
    """Return typed text as it can stand in a page again: cut, and without characters that cannot be written."""
    return "".join("\ufffd" if unicodedata.category(letter) in UNSHOWABLE else letter for letter in text[:most])


def letter(order: Sequence[str], name: str) -> str:
    """Return the letter that a printed list gives to an id of its order: A for the first."""
    return ascii_uppercase[order.index(name)]


class PlaceField(RadioField):
    """Offer one choice of several; the value is a place ("0", "1" ...), a list when several came in, None for none."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take what was sent, nothing included: an absent choice is a blank, not the one saved before."""
        self.data = sent(valuelist)


class CheckField(SelectMultipleField):
    """Offer any number of choices; the data is the list of all that was sent, doubled ones doubled."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take what was sent, nothing included: no tick is a blank, not what was saved before."""
        self.data = list(valuelist)


class TypedField(StringField):
    """Take one line of typed text; a list when several came in."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take what was sent."""
        self.data = sent(valuelist)

    def _value(self) -> str:
        return showable(self.data) if isinstance(self.data, str) else ""


@dataclass(frozen=True, slots=True)
class OfferedRow:
    """Hold one row as it is asked: its id and inline Markdown, and id -> inline Markdown of its choices as shown."""

    id: str
    text: str
    choices: Mapping[str, str]

    def bound(self, name: str, chosen: str | None, formdata: Any, meta: Any) -> Field:  # noqa: ANN401 - as Field
        """Return the row's own field, read from ``formdata``; ``chosen`` is the place that is filled in."""
        offered = choices(map(inline, self.choices.values()))
        return part_field(choice_field(inline(self.text), offered, chosen), name, formdata, meta)


class AskedRow(Protocol):
    """Stand for a row that brings a field of its own: a choice, a line to type on."""

    def bound(self, name: str, filled: Any, formdata: Any, meta: Any, /) -> Field:  # noqa: ANN401 - as Field
        """Return the row's own field, read from ``formdata``."""


class RowsField(Field):
    """Ask one thing a row; the data maps the row's place to what was sent for it, unknown rows included."""

    def __init__(self, label: str, offered: Sequence[AskedRow], **more: Any) -> None:  # noqa: ANN401 - as Field
        super().__init__(label, **more)
        self._offered = offered
        self.rows: list[Field] = []

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:  # noqa: ANN401, ARG002 - as Field
        """Read one field a row, named ``<name>-<row>``."""
        self.process_errors = []
        chosen = self.default if data is unset_value else data
        self.object_data: Mapping[str, Any] = chosen if isinstance(chosen, Mapping) else {}
        self.rows = [
            row.bound(f"{self.name}-{number}", self.object_data.get(str(number)), formdata, self.meta)
            for number, row in enumerate(self._offered)
        ]
        self.data = dict(self.object_data) if formdata is None else self._sent(formdata)

    def _sent(self, formdata: Any) -> dict[str, Any]:  # noqa: ANN401 - as Field
        prefix = f"{self.name}-"
        return {name.removeprefix(prefix): sent(formdata.getlist(name)) for name in formdata if name.startswith(prefix)}


def part_field(unbound: UnboundField[Field], name: str, formdata: Any, meta: Any) -> Field:  # noqa: ANN401 - as Field
    """Return a field inside of another, read from ``formdata``."""
    field = unbound.bind(None, name, _meta=meta)  # type: ignore[arg-type]  # a field without a form of its own
    field.process(formdata)
    return field


def rows_field(stem: str, offered: Sequence[OfferedRow], chosen: Mapping[str, str]) -> UnboundField[Field]:
    """Return a field of one choice a row; ``chosen`` maps the ids of rows to the ids that are filled in."""
    filled = {
        str(number): place(tuple(row.choices), chosen[row.id]) for number, row in enumerate(offered) if row.id in chosen
    }
    return cast("UnboundField[Field]", RowsField(inline(stem), offered, default=filled))


def rows_chosen(offered: Sequence[OfferedRow], data: object) -> dict[str, str] | None:
    """Return row id -> chosen id of a rows field's data, rows left blank left out; None for what was not offered."""
    if data is None or data == "":
        return {}
    if not isinstance(data, Mapping):
        return None
    shown = {str(number): row for number, row in enumerate(offered)}
    values = {row: value for row, value in data.items() if value is not None and value != ""}
    if not all(isinstance(value, str) and row in shown for row, value in values.items()):
        return None
    found = {shown[row].id: places(tuple(shown[row].choices)).get(value) for row, value in values.items()}
    known = {row: value for row, value in found.items() if value is not None}
    return known if len(known) == len(found) else None


def choices(texts: Iterable[Markup]) -> list[Choice]:
    """Return choices whose values are places."""
    return [Choice(str(number), text) for number, text in enumerate(texts)]


def choice_field(label: str, offered: Sequence[Choice], chosen: str | None) -> UnboundField[Field]:
    """Return a field of radio buttons with ``chosen`` (a place) filled in."""
    made = PlaceField(label, choices=list(offered), default=chosen, validate_choice=False)
    return cast("UnboundField[Field]", made)


def check_field(label: str, offered: Sequence[Choice], ticked: Sequence[str]) -> UnboundField[Field]:
    """Return a field of checkboxes with ``ticked`` (places) filled in."""
    made = CheckField(label, choices=list(offered), default=list(ticked), validate_choice=False)
    return cast("UnboundField[Field]", made)


class Shown(Protocol):
    """Stand for anything that is shown among others: its id, and whether it keeps its place."""

    @property
    def id(self) -> str:
        """Return the stable id."""

    @property
    def pinned(self) -> bool:
        """Tell whether it keeps its place when the others change theirs."""


def shuffled(parts: Iterable[Shown], random: Random, *, shuffle: bool) -> tuple[str, ...]:
    """Return the ids of parts, those that are not pinned shuffled among their places."""
    parts = list(parts)
    free = [part.id for part in parts if not part.pinned]
    if shuffle:
        random.shuffle(free)
    rest = iter(free)
    return tuple(part.id if part.pinned else next(rest) for part in parts)
