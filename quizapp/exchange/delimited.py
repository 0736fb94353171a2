"""Cells as text: a line a row, divided by tabs, semicolons or commas, quoted as spreadsheets do."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias

from quizapp.core.i18n import Message, msg
from quizapp.core.problem import Place, Problem, Severity
from quizapp.core.refusal import Malformed
from quizapp.exchange.encoding import check_text
from quizapp.exchange.table import Table, filled_lines

HeadingWords: TypeAlias = Callable[[Sequence[str]], int]

DIVIDERS: Final[dict[str, Message]] = {  # in the order in which they win a draw
    "\t": msg("cells divided by tabs"),
    ";": msg("cells divided by semicolons"),
    ",": msg("cells divided by commas"),
    "": msg("one cell a line"),
}
SAMPLE_CHARACTERS: Final = 50_000
SAMPLE_LINES: Final = 60
HALF: Final = 0.5
NAMED_DIVIDER: Final = re.compile('"?sep=([\t;,])"?[\t;,]*\r?\n')  # a first line that some spreadsheets write


def read_delimited(text: str, name: str, words: HeadingWords, *, encoding: str = "") -> Table:
    """Return the table in ``text``; its first note says how it was divided, and from which ``encoding`` it came.

    Raises Malformed, naming the line, for a quote that is never closed, a cell of over 131,072
    characters, and more lines than a table may have.
    """
    text = text.removeprefix("\ufeff")
    check_text(text)
    named = NAMED_DIVIDER.match(text)
    divider = named[1] if named else _likeliest(text[:SAMPLE_CHARACTERS], words)
    rows = _rows(text, divider, strict=True)
    lines = tuple(filled_lines(islice(rows, 1, None) if named else rows))
    return Table(lines, (_note(name, divider, encoding),))


def _note(name: str, divider: str, encoding: str) -> Problem:
    how = DIVIDERS[divider]
    message = (
        msg("Read as %(encoding)s, %(how)s.", encoding=encoding, how=how)
        if encoding
        else msg("Read as %(how)s.", how=how)
    )
    return Problem("table-read", message, Place(name), Severity.INFO)


def _rows(text: str, divider: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the line where it starts, cells) of each row."""
    source = io.StringIO(text, newline="")
    if not divider:
        yield from ((number, [line]) for number, line in enumerate(source, 1))
        return
    reader, start = csv.reader(source, delimiter=divider, strict=strict), 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error:
        raise Malformed(
            msg(
                "Line %(line)s cannot be divided into cells: a quotation mark is not closed or a cell is too long.",
                line=start,
            )
        ) from None


def _likeliest(sample: str, words: HeadingWords) -> str:
    """Return the divider with most known headings in one line, then the one that most lines agree on."""
    if len(sample) == SAMPLE_CHARACTERS:
        sample = sample[: sample.rfind("\n") + 1] or sample
    scores = {divider: _score(sample, divider, words) for divider in DIVIDERS}
    return max(scores, key=lambda divider: scores[divider])


def _score(sample: str, divider: str, words: HeadingWords) -> tuple[int, float]:
    try:
        rows = [cells for _, cells in islice(_rows(sample, divider, strict=False), SAMPLE_LINES) if any(cells)]
    except Malformed:
        return 0, 0.0
    headings = max(map(words, rows), default=0)
    widths = Counter(map(len, rows))
    wide = max((count for width, count in widths.items() if width > 1), default=0)
    # Undivided lines all agree, so agreeing says nothing there: more than half must agree on something better.
    share = wide / len(rows) if divider and rows else HALF + (HALF if headings else 0)
    return headings, share
