"""The rows of one sheet as text cells, as far as they are asked for; formulas are text and never worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from quizapp.exchange.table import LONGEST_CELL, MOST_COLUMNS
from quizapp.exchange.workbook.number_format import DATE, NumberFormats
from quizapp.exchange.workbook.strings import CellText, unescaped
from quizapp.exchange.xml_walk import walk

LAST_ROW: Final = 1_048_576  # of a sheet in the file format
REFERENCE: Final = re.compile("([A-Za-z]{1,3})[0-9]{1,7}")
LETTERS: Final = 26
LOGICAL: Final = {"0": "FALSE", "1": "TRUE"}


class SheetReader:
    """Take the rows of a sheet part as (row number, cells) into ``rows`` (a Reader of XML).

    A formula is its text after an equals sign. Only the first 100 columns are kept. Raises ValueError for references
    that cannot be and for rows out of order.
    """

    def __init__(self, shared: list[str], formats: NumberFormats) -> None:
        """Start above the first row."""
        self.rows: list[tuple[int, list[str]]] = []
        self._texts: Mapping[str, Callable[[str, int], str]] = {
            "s": lambda value, _: shared[int(value)] if int(value) >= 0 else "",
            "b": lambda value, _: LOGICAL.get(value, value),
            "d": lambda _, __: DATE,
            "n": formats.shown,
        }
        self._row = 0
        self._column = 0
        self._cells: list[str] = []
        self._kind = ""
        self._style = 0
        self._part = ""
        self._parts: dict[str, str] = {}
        self._inline = CellText()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of a row, a cell, or a part of a cell."""
        if name == "c":
            self._start_cell(attributes)
        elif name in {"v", "f"}:
            self._part = name
            self._parts[name] = ""
        elif name == "row":
            self._start_row(attributes)
        else:
            self._inline.start(name)

    def end(self, name: str) -> None:
        """Take the end of a row, a cell, or a part of a cell."""
        if name == "c":
            self._end_cell()
        elif name in {"v", "f"}:
            self._part = ""
        elif name == "row":
            self.rows.append((self._row, self._cells))
            self._cells = []
        else:
            self._inline.end(name)

    def text(self, text: str) -> None:
        """Take a piece of a cell's value, formula or text."""
        if not self._part:
            self._inline.add(text)
        elif len(self._parts[self._part]) <= LONGEST_CELL:
            self._parts[self._part] += text[: LONGEST_CELL + 1]

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        row = int(attributes.get("r", self._row + 1))
        if not self._row < row <= LAST_ROW:
            raise ValueError(row)
        self._row = row
        self._column = 0
        self._cells = []

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        self._column = column_of(reference) if reference else self._column + 1
        self._kind = attributes.get("t", "n")
        self._style = int(attributes.get("s", "0"))
        self._parts = {}
        if self._kind == "inlineStr":
            self._inline = CellText()

    def _end_cell(self) -> None:
        if self._column <= MOST_COLUMNS:
            self._cells.extend([""] * (self._column - len(self._cells)))
            self._cells[self._column - 1] = self._value()

    def _value(self) -> str:
        if "f" in self._parts:
            return f"={self._parts['f']}"
        if self._kind == "inlineStr":
            return str(self._inline)
        value = self._parts.get("v", "")
        as_text = self._texts.get(self._kind)
        if as_text is None:  # "str", "e": the value is the text
            return unescaped(value)
        return as_text(value, self._style) if value else ""


def sheet_rows(chunks: Iterable[bytes], shared: list[str], formats: NumberFormats) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells) of a sheet part, reading no further than asked for. Raises Malformed."""
    reader = SheetReader(shared, formats)
    for _ in walk(chunks, reader):
        yield from reader.rows
        reader.rows.clear()


def column_of(reference: str) -> int:
    """Return the column, from 1, of a reference such as ``B12``. Raises ValueError."""
    found = REFERENCE.fullmatch(reference)
    if not found:
        raise ValueError(reference)
    column = 0
    for letter in found[1].upper():
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return column
