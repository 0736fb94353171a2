"""Numbers of a workbook as its owner sees them, as far as identity numbers need it: whole, with leading zeros."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

DATE: Final = "#DATE"  # in the manner of #N/A: what was typed cannot be told any more
ZEROS: Final = re.compile("0+")
# A colour, condition or currency in brackets, an escaped or padded character, a quoted text.
DECORATION: Final = re.compile(r'\[[^\]]*\]|\\.|_.|\*.|"[^"]*"')
DATE_LETTERS: Final = re.compile("[ymdhs]", re.IGNORECASE)
BUILT_IN_DATES: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
BUILT_IN_CODES: Final[dict[int, str]] = {1: "0", **dict.fromkeys(BUILT_IN_DATES, "d")}
EXACT_BELOW: Final = 1e15  # spreadsheets keep 15 digits


class NumberFormats:
    """Collect the number formats of a workbook's cell styles from its styles part (a Reader of XML)."""

    def __init__(self) -> None:
        """Start without styles, as a workbook without a styles part has none."""
        self._codes: dict[int, str] = dict(BUILT_IN_CODES)
        self._styles: list[int] = []
        self._in_cell_styles = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a format's code, or a style's format."""
        if name == "numFmt":
            self._codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cell_styles = True
        elif name == "xf" and self._in_cell_styles:
            self._styles.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        """Leave the list of cell styles."""
        if name == "cellXfs":
            self._in_cell_styles = False

    def text(self, text: str) -> None:
        """Take nothing: the part holds no text."""

    def shown(self, number: str, style: int) -> str:
        """Return the stored number as text under the cell style number ``style`` (from 0; plain when unknown)."""
        known = 0 <= style < len(self._styles)
        return number_text(number, self._codes.get(self._styles[style], "") if known else "")


def number_text(number: str, code: str) -> str:
    """Return a stored number as text: whole without a fraction, with the zeros that the format ``code`` puts before it.

    A format of zeros only (``0000000000``) sets the least number of digits; a date is DATE, since ``12/1234`` may have
    been typed. Raises ValueError when it is no number.
    """
    value = float(number)
    plain = DECORATION.sub("", code.partition(";")[0])
    if DATE_LETTERS.search(plain):
        return DATE
    if not (value.is_integer() and abs(value) < EXACT_BELOW):
        return number
    whole = str(int(value))
    return whole.zfill(len(plain)) if ZEROS.fullmatch(plain) else whole
