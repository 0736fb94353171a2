"""Class rosters (daftar siswa): a spreadsheet's file or pasted cells as students, to be previewed and then kept.

Whatever the bytes, the outcome is a Roster or a refusal with a sentence; nothing is calculated, fetched or written.
"""

from __future__ import annotations

from quizapp.core.i18n import msg
from quizapp.core.problem import Problems
from quizapp.core.refusal import Malformed
from quizapp.exchange.delimited import read_delimited
from quizapp.exchange.roster.headings import count_headings
from quizapp.exchange.roster.layout import find_layout
from quizapp.exchange.roster.rows import MOST_STUDENTS, read_rows
from quizapp.exchange.roster.values import Column, Field, Roster, RosterRow
from quizapp.exchange.table import Table
from quizapp.exchange.tables import LARGEST_FILE, read_table

__all__ = ["LARGEST_FILE", "MOST_STUDENTS", "Column", "Field", "Roster", "RosterRow", "read_file", "read_pasted"]


def read_file(data: bytes, name: str) -> Roster:
    """Return the roster in an .xlsx or delimited text file; ``name`` is the file's name as its owner knows it.

    The content decides the format: .xlsx, or text in UTF-8, UTF-16 or Windows-1252 with tabs, semicolons or commas.
    Raises Malformed for what is no such file, is over 5 MB or 2,000 students, mixes encodings, has no students, or does
    not show which column holds the names.
    """
    return _roster(read_table(data, name, count_headings), name)


def read_pasted(text: str, name: str) -> Roster:
    """Return the roster in cells pasted as text; ``name`` says in places where they stand. Raises as ``read_file``."""
    if len(text) > LARGEST_FILE:
        raise Malformed(msg("This is more text than a class list. Upload it as a file, or in parts."))
    return _roster(read_delimited(text, name, count_headings), name)


def _roster(table: Table, name: str) -> Roster:
    if not table.lines:
        raise Malformed(msg("There are no students in the list."))
    problems = Problems()
    problems.extend(table.notes)
    layout = find_layout(table.lines, name)
    problems.extend(layout.notes)
    rows = read_rows(layout, name, problems)
    return Roster(rows, tuple(problems), layout.columns)
