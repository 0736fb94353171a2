"""The lines of a roster as students: each line on its own, then what only the whole list can tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.core.person import name_key
from quizapp.core.problem import Place, Problem, Problems, Severity
from quizapp.core.refusal import Malformed
from quizapp.exchange.roster.cells import NISN_DIGITS, Cell, read_name, read_nis, read_nisn, split_numbers
from quizapp.exchange.roster.headings import field_of
from quizapp.exchange.roster.layout import Layout
from quizapp.exchange.roster.values import Field, RosterRow
from quizapp.exchange.table import Line

MOST_STUDENTS: Final = 2_000
NUMBER: Final = re.compile(r"0*([1-9][0-9]{0,3})\.?")
HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Entry:
    """Hold a line that is about a student: its cells by field, and its number ("" when it has none)."""

    line: Line
    cells: Mapping[Field, Cell]

    def text(self, field: Field) -> str:
        return self.cells[field].text if field in self.cells else ""

    @property
    def name_only(self) -> bool:
        return not any(self.text(field) for field in (Field.NUMBER, Field.NIS, Field.NISN))


def read_rows(layout: Layout, file: str, problems: Problems) -> tuple[RosterRow, ...]:
    """Return the students below the headings that can be taken over; the others are reported to ``problems``.

    Raises Malformed for more than 2,000 students and for none at all.
    """
    entries = _entries(layout, file, problems)
    if not entries:
        raise Malformed(msg("There are no students in the list."))
    if len(entries) > MOST_STUDENTS:
        raise Malformed(
            msg("The list has more than %(most)s students. Upload one class at a time.", most=MOST_STUDENTS)
        )
    _warn_of_strays(entries, problems)
    numbers = _numbers(entries, layout, file, problems)
    read = [(_read(entry, numbers[entry.line.number], problems), entry) for entry in entries]
    rows = [(row, entry) for row, entry in read if row]
    rows = _distinct(rows, Field.NISN, lambda row: row.nisn and row.nisn.zfill(NISN_DIGITS), problems)
    rows = _distinct(rows, Field.NIS, lambda row: row.nis.casefold(), problems)
    _warn_of_namesakes(rows, problems)
    return tuple(row for row, _ in rows)


def _entries(layout: Layout, file: str, problems: Problems) -> list[_Entry]:
    found = []
    for line in layout.lines:
        entry = _Entry(line, _cells(layout, line, file))
        if _repeats_headings(layout, line):
            message = msg("The headings are repeated here.")
            problems.extend([Problem("roster-heading-again", message, Place(file, line.number), Severity.INFO)])
        elif any(entry.text(field) for field in (Field.NAME, Field.NIS, Field.NISN)):
            found.append(entry)
    return found


def _repeats_headings(layout: Layout, line: Line) -> bool:
    """Tell whether a line says in each column that is read what the column holds, as at the top of a new page."""
    return all(field_of(line.cell(column.place)) is column.field for column in layout.columns)


def _cells(layout: Layout, line: Line, file: str) -> Mapping[Field, Cell]:
    """Return the cells of a line by field, with the parts of a name joined and two numbers in one cell taken apart."""
    cells = {
        column.field: Cell(line.cell(column.place), Place(file, line.number, column.place)) for column in layout.columns
    }
    parts = [cells.pop(field) for field in (Field.GIVEN_NAME, Field.FAMILY_NAME) if field in cells]
    if parts:
        cells[Field.NAME] = Cell(" ".join(part.text for part in parts).strip(), parts[0].place)
    both = cells.pop(Field.NIS_AND_NISN, None)
    if both:
        nis, nisn = split_numbers(both.text)
        cells |= {Field.NIS: Cell(nis, both.place), Field.NISN: Cell(nisn, both.place)}
    return cells


def _read(entry: _Entry, number: int, problems: Problems) -> RosterRow | None:
    nothing = Cell("", Place(""))
    name = read_name(entry.cells[Field.NAME], problems)
    nis = read_nis(entry.cells.get(Field.NIS, nothing), problems)
    nisn = read_nisn(entry.cells.get(Field.NISN, nothing), problems)
    if name is None or nis is None or nisn is None:
        return None
    return RosterRow(number, name, nis, nisn, entry.line.number)


def _numbers(entries: Sequence[_Entry], layout: Layout, file: str, problems: Problems) -> dict[int, int]:
    """Return each entry's number by its line: the file's own when all have one and they differ, else their order.

    Entries that are left out keep their number, so that mending one does not move the others.
    """
    own = [int(found[1]) for entry in entries if (found := NUMBER.fullmatch(entry.text(Field.NUMBER)))]
    lines = [entry.line.number for entry in entries]
    if len(set(own)) == len(entries):
        return dict(zip(lines, own, strict=True))
    for column in layout.columns:
        if column.field is Field.NUMBER and any(entry.text(Field.NUMBER) for entry in entries):
            message = msg(
                "The numbers in the list are not all there or not all different; students are numbered in order."
            )
            problems.warn("roster-numbers", message, Place(file, lines[0], column.place), field="number")
    return dict(zip(lines, range(1, len(lines) + 1), strict=True))


def _distinct(
    rows: Sequence[tuple[RosterRow, _Entry]], field: Field, key: Callable[[RosterRow], str], problems: Problems
) -> list[tuple[RosterRow, _Entry]]:
    """Return the rows without those whose key an earlier one has; each of these is an error."""
    first: dict[str, int] = {}
    kept = []
    for row, entry in rows:
        line = first.setdefault(key(row), row.line)
        if line == row.line or not key(row):
            kept.append((row, entry))
        else:
            message, mend = _twice(field, line)
            problems.error(f"roster-{field}-twice", message, entry.cells[field].place, field=field.value, mend=mend)
    return kept


def _twice(field: Field, line: int) -> tuple[Message, Message]:
    message = msg("Line %(line)s has the same %(what)s.", line=line, what=field.value.upper())
    return message, msg("Remove one of the two lines, or correct the number.")


def _warn_of_namesakes(rows: Sequence[tuple[RosterRow, _Entry]], problems: Problems) -> None:
    first: dict[str, int] = {}
    for row, entry in rows:
        line = first.setdefault(name_key(row.name), row.line)
        if line != row.line:
            message = msg("Line %(line)s has the same name; the two will be told apart by their numbers.", line=line)
            problems.warn("roster-name-twice", message, entry.cells[Field.NAME].place, field="name")


def _warn_of_strays(entries: Sequence[_Entry], problems: Problems) -> None:
    """Warn of lines with only a name where most have a number: dates, places and signatures stand below lists."""
    strays = [entry for entry in entries if entry.name_only]
    if len(strays) > HALF * len(entries):
        return
    for entry in strays:
        message = msg("This line has a name and no number. Is it a student?")
        mend = msg("Remove the line if it is not.")
        problems.warn("roster-stray", message, entry.cells[Field.NAME].place, field="name", mend=mend)
