"""The texts that a workbook's cells share, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from quizapp.core.refusal import Malformed
from quizapp.exchange.archive import TOO_LARGE
from quizapp.exchange.table import LONGEST_CELL

MOST_TEXTS: Final = 100_000
ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")  # how a workbook writes what XML cannot hold


class SharedStrings:
    """Collect the shared texts of a workbook, each up to the length of a cell (a Reader of XML)."""

    def __init__(self) -> None:
        """Start without texts, as a workbook without shared texts has none."""
        self.texts: list[str] = []
        self._text = CellText()

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        """Take the start of a text. Raises Malformed at text 100,001."""
        if name == "si":
            if len(self.texts) == MOST_TEXTS:
                raise Malformed(TOO_LARGE)
            self._text = CellText()
        self._text.start(name)

    def end(self, name: str) -> None:
        """Keep a finished text."""
        self._text.end(name)
        if name == "si":
            self.texts.append(str(self._text))

    def text(self, text: str) -> None:
        """Take a piece of a text."""
        self._text.add(text)


class CellText:
    """Gather the runs of one text (``t`` elements), without the reading aids that East Asian texts carry (``rPh``)."""

    __slots__ = ("_aid", "_length", "_open", "_pieces")

    def __init__(self) -> None:
        """Start empty."""
        self._pieces: list[str] = []
        self._length = 0
        self._open = False
        self._aid = False

    def start(self, name: str) -> None:
        """Take the start of an element inside the text."""
        if name == "rPh":
            self._aid = True
        elif name == "t":
            self._open = not self._aid

    def end(self, name: str) -> None:
        """Take the end of an element inside the text."""
        if name == "rPh":
            self._aid = False
        elif name == "t":
            self._open = False

    def add(self, text: str) -> None:
        """Take a piece; what lies outside a run or beyond the length of a cell is dropped."""
        if self._open and self._length <= LONGEST_CELL:
            self._pieces.append(text[: LONGEST_CELL + 1])
            self._length += len(text)

    def __str__(self) -> str:
        """Return the text with its escapes resolved."""
        return unescaped("".join(self._pieces))


def unescaped(text: str) -> str:
    """Return ``text`` with ``_x000D_`` and the like resolved; half a character pair becomes U+FFFD."""
    if "_x" not in text:
        return text
    return (
        ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )
