"""A file of any format as a table: what it is, is decided by its content; its name may say anything."""

from __future__ import annotations

from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed
from quizapp.exchange.delimited import HeadingWords, read_delimited
from quizapp.exchange.encoding import decode
from quizapp.exchange.table import Table
from quizapp.exchange.workbook import read_workbook

LARGEST_FILE: Final = 5_000_000  # bytes; 2,000 students with every column of a school register take under one million
ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06")
HTML_STARTS: Final = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta")
FOREIGN: Final[tuple[tuple[bytes, Message], ...]] = (
    (
        b"\xd0\xcf\x11\xe0",
        msg("This is an old or password-protected workbook. Open it and save it as .xlsx without a password."),
    ),
    (b"%PDF", msg("This is a PDF. Open the list in a spreadsheet and save it as .xlsx or .csv.")),
)


def read_table(data: bytes, name: str, words: HeadingWords) -> Table:
    """Return the table of an .xlsx or delimited text file of at most 5 MB; ``name`` is the file's for its owner.

    ``words`` counts the cells of a line that are known headings; a heading decides how a text is divided.
    Raises Malformed for anything else, with a sentence that says what to do.
    """
    if len(data) > LARGEST_FILE:
        raise Malformed(msg("The file is larger than %(most)s MB.", most=LARGEST_FILE // 1_000_000))
    if data.startswith(ZIP_STARTS):
        return read_workbook(data, name)
    for start, message in FOREIGN:
        if data.startswith(start):
            raise Malformed(message)
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(HTML_STARTS):
        raise Malformed(msg("This is a web page under another name. Open it in a spreadsheet and save it as .xlsx."))
    decoded = decode(data)
    return read_delimited(decoded.text, name, words, encoding=decoded.encoding)
