"""Where the fields of a roster stand: under its headings, or, without headings, where only one reading is possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.core.i18n import msg
from quizapp.core.problem import Place, Problem, Severity
from quizapp.core.refusal import Malformed
from quizapp.exchange.roster.headings import columns_under, heading_place
from quizapp.exchange.roster.values import Column, Field
from quizapp.exchange.table import Line, shown

NISN_DIGITS: Final = 10
MOST_TITLES: Final = 10  # headings of columns not read that a note lists
MOSTLY: Final = 0.8  # share of a column's cells that must look like what the column is taken for
DISTINCT: Final = 0.5  # share of different values: names differ, classes and sexes do not
LOOKED_AT: Final = 200  # lines that decide what columns without headings hold
SHORTEST_NAME: Final = 3  # characters, on average


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold the columns that are read, the lines below the headings, and notes on what was left aside."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    notes: tuple[Problem, ...]

    def has(self, field: Field) -> bool:
        """Tell whether there is a column of ``field``."""
        return any(column.field is field for column in self.columns)


def find_layout(lines: Sequence[Line], file: str) -> Layout:
    """Return the layout of a table. Raises Malformed when it cannot be told which column holds the names."""
    place = heading_place(lines)
    if place is None:
        columns = _guessed(lines[:LOOKED_AT])
        return Layout(columns, tuple(lines), tuple(_unread(lines[0], columns, file)))
    columns = columns_under(lines[place])
    notes = [*_above(lines[:place], file), *_unread(lines[place], columns, file)]
    return Layout(columns, tuple(lines[place + 1 :]), tuple(notes))


def _above(lines: Sequence[Line], file: str) -> list[Problem]:
    if not lines:
        return []
    message = msg("The lines above the headings were not read.")
    return [Problem("roster-above", message, Place(file, lines[0].number), Severity.INFO)]


def _unread(headings: Line, columns: Sequence[Column], file: str) -> list[Problem]:
    read = {column.place for column in columns}
    titles = [(place, cell) for place, cell in enumerate(headings.cells, 1) if cell and place not in read]
    if not titles:
        return []
    listed = ", ".join(shown(cell) for _, cell in titles[:MOST_TITLES]) + ("…" if len(titles) > MOST_TITLES else "")
    message = msg("These columns were not read: %(titles)s.", titles=listed)
    return [Problem("roster-columns", message, Place(file, headings.number, titles[0][0]), Severity.INFO)]


def _guessed(lines: Sequence[Line]) -> tuple[Column, ...]:
    """Return the columns of a table without headings: names, up to two columns of numbers, the place in the list."""
    width = max((len(line.cells) for line in lines), default=0)
    values = {place: [text for line in lines if (text := line.cell(place))] for place in range(1, width + 1)}
    names = [place for place, texts in values.items() if _names(texts)]
    if len(names) != 1:
        raise Malformed(
            msg("It cannot be told which column holds the names. Add a first row of headings: No, NIS, NISN, Nama.")
        )
    numbers = {place: texts for place, texts in values.items() if _share(map(_digits, texts)) >= MOSTLY}
    fields = {names[0]: Field.NAME, **_number_fields(numbers)}
    return tuple(Column(field, place, "") for place, field in sorted(fields.items()))


def _number_fields(numbers: Mapping[int, Sequence[str]]) -> dict[int, Field]:
    """Return what the columns of digits hold: the list's own count first, a NISN by its ten digits or as the second."""
    fields: dict[int, Field] = {}
    places = list(numbers)
    if places and _counts_up(numbers[places[0]]):
        fields[places.pop(0)] = Field.NUMBER
    full = [place for place in places if _share(len(text) == NISN_DIGITS for text in numbers[place]) >= MOSTLY]
    for place in (full or places[1:])[:1]:
        fields[place] = Field.NISN
    for place in [place for place in places if place not in fields][:1]:
        fields[place] = Field.NIS
    return fields


def _names(texts: Sequence[str]) -> bool:
    lettered = _share(any(map(str.isalpha, text)) for text in texts) >= MOSTLY
    distinct = len(set(texts)) >= DISTINCT * len(texts)
    return bool(texts) and lettered and distinct and sum(map(len, texts)) >= SHORTEST_NAME * len(texts)


def _counts_up(texts: Sequence[str]) -> bool:
    return list(texts) == [str(number) for number in range(1, len(texts) + 1)]


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _share(hits: Iterable[bool]) -> float:
    tried = list(hits)
    return sum(tried) / len(tried) if tried else 0.0
