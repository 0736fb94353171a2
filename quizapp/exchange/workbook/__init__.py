"""Workbooks (.xlsx) as tables, without a spreadsheet library: four parts are walked through, nothing else is touched.

The libraries that exist build the whole workbook as objects: in openpyxl 3.1.5 a row of a million empty cells (26 kB
packed) takes 13 s and 620 MB, and one shared formula over 2,000 rows (19 kB) takes 17 s. A table of texts needs neither
objects nor formulas. The format: ECMA-376, Office Open XML, part 1, 18 (SpreadsheetML); both its namespaces are read.
"""

from __future__ import annotations

from quizapp.core.i18n import msg
from quizapp.core.problem import Place, Problem, Severity
from quizapp.exchange.archive import Archive
from quizapp.exchange.table import Line, Table, filled_lines, shown
from quizapp.exchange.workbook.number_format import NumberFormats
from quizapp.exchange.workbook.parts import SheetPart, find_parts
from quizapp.exchange.workbook.sheet import sheet_rows
from quizapp.exchange.workbook.strings import SharedStrings
from quizapp.exchange.xml_walk import Reader, read_through


def read_workbook(data: bytes, name: str) -> Table:
    """Return the first visible sheet that is not blank; a note names it, and says so when there are more sheets.

    Raises Malformed for what is not an .xlsx workbook and for what is larger than any list.
    """
    archive = Archive(data)
    parts = find_parts(archive)
    formats, strings = NumberFormats(), SharedStrings()
    optional: tuple[tuple[str, Reader], ...] = ((parts.styles, formats), (parts.strings, strings))
    for part, reader in optional:
        if part in archive:
            read_through(archive.chunks(part), reader)
    lines: tuple[Line, ...] = ()
    sheet = parts.sheets[0]
    for sheet in parts.sheets:
        lines = tuple(filled_lines(sheet_rows(archive.chunks(sheet.name), strings.texts, formats)))
        if lines:
            break
    return Table(lines, (_note(name, sheet, alone=len(parts.sheets) == 1),))


def _note(name: str, sheet: SheetPart, *, alone: bool) -> Problem:
    title = shown(sheet.title)
    message = (
        msg("Read from the sheet “%(sheet)s”.", sheet=title)
        if alone
        else msg("Read from the sheet “%(sheet)s”; the other sheets were not read.", sheet=title)
    )
    return Problem("table-read", message, Place(name), Severity.INFO)
