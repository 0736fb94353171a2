"""Grade lists as files that spreadsheets read: No, NISN, Nama, Nilai; a sheet a class; no text becomes a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Final

from quizapp.core.class_results import GradeLine, GradeList

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEADINGS: Final = ("No", "NISN", "Nama", "Nilai")
WIDTHS: Final = (5, 14, 32, 8)  # characters
# How a cell begins that a spreadsheet may run; in some languages it takes the wide forms of the same signs, too.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
LONGEST_SHEET_NAME: Final = 31  # characters, by Excel
NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
ENCODING: Final = "utf-8-sig"  # with the mark by which Excel knows UTF-8


def written(grade: Fraction, mark: str = ",") -> str:
    """Return a grade with one decimal behind a decimal ``mark``, as on screen."""
    whole, tenth = divmod(int(grade * 10), 10)
    return f"{whole}{mark}{tenth}"


def grades_csv(found: GradeList, *, comma: bool) -> bytes:
    """Return a class's list as CSV: with a decimal comma and semicolons between, or with a point and commas."""
    mark, divider = (",", ";") if comma else (".", ",")
    out = StringIO()
    writer = csv.writer(out, delimiter=divider, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(_csv_row(line, mark) for line in found.lines)
    return out.getvalue().encode(ENCODING)


def grades_xlsx(lists: Sequence[GradeList]) -> bytes:
    """Return a workbook with a sheet a class: texts are texts, zeros in front of a NISN stay, grades are numbers."""
    import xlsxwriter

    out = BytesIO()
    names = sheet_names(each.head.cohort_name for each in lists)
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold, tenths = book.add_format({"bold": True}), book.add_format({"num_format": "0.0"})
        for name, found in zip(names, lists, strict=True):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, heading, bold)
            for place, line in enumerate(found.lines, 1):
                _write(sheet, place, line, tenths)
    return out.getvalue()


def sheet_names(names: Iterable[str]) -> list[str]:
    """Return names that Excel takes for sheets: 1 to 31 characters, none that mean something, each one once."""
    taken: set[str] = set()
    return [_sheet_name(name, taken) for name in names]


def _sheet_name(name: str, taken: set[str]) -> str:
    plain = NOT_IN_SHEET_NAMES.sub(" ", name)[:LONGEST_SHEET_NAME].strip(" '") or "Kelas"
    if plain.casefold() == "history":  # Excel keeps this name for itself
        plain = f"{plain}_"
    chosen, number = plain, 1
    while chosen.casefold() in taken:
        number += 1
        suffix = f" ({number})"
        chosen = plain[: LONGEST_SHEET_NAME - len(suffix)] + suffix
    taken.add(chosen.casefold())
    return chosen


def _write(sheet: Worksheet, place: int, line: GradeLine, tenths: Format) -> None:
    """Write a student's row; what is not there stays an empty cell."""
    if line.number is not None:
        sheet.write_number(place, 0, line.number)
    if line.nisn:
        sheet.write_string(place, 1, line.nisn)
    sheet.write_string(place, 2, line.name)
    if line.grade is not None:
        sheet.write_number(place, 3, float(line.grade), tenths)


def _csv_row(line: GradeLine, mark: str) -> list[str]:
    number = "" if line.number is None else str(line.number)
    grade = "" if line.grade is None else written(line.grade, mark)
    return [number, _text(line.nisn), _text(line.name), grade]


def _text(value: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe in front says that it is text."""
    return f"'{value}" if value.startswith(FORMULA) else value
