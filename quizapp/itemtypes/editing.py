"""Teachers' forms: rows that may stay empty, ids that teachers never type, and problems shown beside their fields."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, StringField, TextAreaField

from quizapp.itemtypes.authored import MOST_PARTS
from quizapp.itemtypes.fields import Choice

SPARE_ROWS: Final = 3
STEP: Final = re.compile(r"[^.\[\]]+")
LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")


if TYPE_CHECKING:
    Rows = FieldList[FormField[Form]]
else:
    Rows = FieldList  # only the published types are generic


class LineField(TextAreaField):
    """Take one line of text in a box that grows with what is written; a line break becomes a blank."""

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - as TextAreaField
        super().__init__(filters=[_on_one_line], render_kw={"rows": 2}, **more)


def _on_one_line(text: str | None) -> str | None:
    return text and LINE_BREAK.sub(" ", text)


class RowList(Rows):
    """Hold a list of rows with a few empty ones at the end; ``own_errors`` are about the list as a whole."""

    def __init__(
        self,
        row: type[Form],
        filled: Sequence[Mapping[str, Any]] = (),
        most: int = MOST_PARTS,
        spare: int = SPARE_ROWS,
        **more: Any,  # noqa: ANN401 - as FieldList
    ) -> None:
        super().__init__(
            FormField(row),
            default=list(filled),
            min_entries=min(len(filled) + spare, most),
            max_entries=most,
            **more,
        )
        self.own_errors: list[str] = []

    def kept(self) -> list[Form]:
        """Return the rows in which a teacher wrote or ticked anything."""
        return [row.form for row in self.entries if _written(row.form)]

    def grow(self) -> None:
        """Add an empty row, unless there are as many as there may be."""
        if self.max_entries is None or len(self.entries) < self.max_entries:
            self.append_entry()

    def kept_places(self) -> list[str]:
        """Return the places of those rows in the whole list, as form values."""
        return [str(place) for place, row in enumerate(self.entries) if _written(row.form)]


def _written(row: Form) -> bool:
    texts = (field.data for field in row if isinstance(field, StringField) and not isinstance(field, HiddenField))
    ticks = (field.data for field in row if isinstance(field, BooleanField))
    inner = (field.kept() for field in row if isinstance(field, RowList))
    return any((text or "").strip() for text in texts) or any(ticks) or any(inner)


def add_row(form: Form, name: str) -> None:
    """Add an empty row to the list of a form that is sent as ``name``, inside other rows too; nothing for no such."""
    for field in form:
        if isinstance(field, RowList) and name.startswith(field.name):
            if field.name == name:
                field.grow()
            for row in field.entries:
                add_row(row.form, name)


def filled_in(row: Form) -> dict[str, Any]:
    """Return the fields of a form that say something: stripped text, and ticks as True."""
    values = ((name, _said(value)) for name, value in row.data.items())
    return {name: value for name, value in values if value}


def _said(value: object) -> object:
    return value.strip() if isinstance(value, str) else value if value is True else None


def with_ids(rows: Sequence[Mapping[str, Any]], prefix: str) -> list[dict[str, Any]]:
    """Return rows with an id each: their own, or a new one made of the text, so that no number is ever used again."""
    taken = {row["id"] for row in rows if "id" in row}
    made = []
    for row in rows:
        name = row.get("id") or _new_id(prefix, row.get("text", ""), taken)
        taken.add(name)
        made.append({"id": name} | dict(row))
    return made


def _new_id(prefix: str, text: str, taken: Collection[str]) -> str:
    digest = hashlib.sha256(unicodedata.normalize("NFC", text).encode(errors="replace")).hexdigest()[:8]
    return next(name for name in _numbered(f"{prefix}-{digest}") if name not in taken)


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in range(2, MOST_PARTS + 3):
        yield f"{name}-{number}"


def row_choices(texts: Sequence[str], most: int) -> list[Choice]:
    """Return choices that name the ``most`` rows of another list of the form by their places, empty ones included."""
    filled = [*texts, *[""] * (most - len(texts))]
    return [Choice(str(place), f"{place + 1}. {text}") for place, text in enumerate(filled)]


def ids_by_place(rows: RowList, named: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return place in the form -> id of the rows that were kept and have been given ids."""
    return dict(zip(rows.kept_places(), (row["id"] for row in named), strict=True))


def owner_at(form: Form, path: str) -> Any:  # noqa: ANN401 - a form, a list of rows or a field
    """Return what a path such as ``options[2].text`` names in a form, or what is nearest above it."""
    owner: Any = form
    for step in STEP.findall(path):
        found = _inside(owner, step)
        if found is None:
            break
        owner = found
    return owner


def add_sentence(owner: Any, sentence: str) -> None:  # noqa: ANN401 - as ``owner_at`` gives
    """Write a sentence beside a field, or above a list of rows or a form."""
    if isinstance(owner, RowList):
        owner.own_errors.append(sentence)
    elif isinstance(owner, Form | FormField):
        form = owner.form if isinstance(owner, FormField) else owner
        form.form_errors.append(sentence)
    else:
        owner.errors = [*owner.errors, sentence]


def _inside(owner: Any, step: str) -> Any:  # noqa: ANN401 - a form, a list of rows or a field
    if isinstance(owner, RowList):
        rows = owner.kept()
        return rows[int(step) - 1] if step.isdigit() and 0 < int(step) <= len(rows) else None
    form = owner.form if isinstance(owner, FormField) else owner
    return form[step] if isinstance(form, Form) and step in form else None
