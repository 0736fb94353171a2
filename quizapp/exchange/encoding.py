"""Bytes as text: which encoding a file was saved with, or a sentence naming the line where that cannot be told."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final, NoReturn

from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
LOOKED_AT: Final = 2_000  # bytes that decide whether a file without a mark is UTF-16
MOSTLY: Final = 0.6  # share of the bytes at odd or even places that are zero in UTF-16 of Latin letters
LINE_END: Final = re.compile("\r\n|\r|\n")
BEYOND_ASCII: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold a text and the name of its encoding as people know it."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return the text of UTF-8 (with or without a mark), UTF-16 or Windows-1252 bytes.

    Raises Malformed, naming the line, for mixed encodings and for what is not text.
    """
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], codec, name)
    codec = _wide(data)
    return _marked(data, codec, "UTF-16") if codec else _narrow(data)


def check_text(text: str) -> None:
    """Raise Malformed, naming the line, when ``text`` holds what no table of text holds: control characters."""
    strange = CONTROL.search(text)
    if strange:
        number = line_at(text, strange.start())
        raise Malformed(
            msg("Line %(line)s holds a character that cannot be seen; this is not a text file.", line=number)
        )


def line_at(text: str, offset: int) -> int:
    """Return the number of the line, from 1, of the character at ``offset``."""
    return sum(1 for _ in LINE_END.finditer(text, 0, offset)) + 1


def _marked(data: bytes, codec: str, name: str) -> Decoded:
    try:
        return _checked(data.decode(codec), name)
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode(codec, "replace")
        _refuse(
            msg("Line %(line)s is not written in %(encoding)s as the file says it is.",
                line=line_at(before, len(before)), encoding=name)
        )  # fmt: skip


def _wide(data: bytes) -> str:
    """Return the UTF-16 codec of a file without a mark, "" when it is something else."""
    start = data[:LOOKED_AT]
    for codec, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if zeros and zeros.count(0) >= MOSTLY * len(zeros):
            return codec
    return ""


def _narrow(data: bytes) -> Decoded:
    try:
        return _checked(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as fault:
        _refuse_mixed(data, fault.start)
    try:
        return _checked(data.decode("cp1252"), "Windows-1252")
    except UnicodeDecodeError as fault:
        _refuse(_untold(_line(data, fault.start)))


def _refuse_mixed(data: bytes, offset: int) -> None:
    """Refuse a file that is not UTF-8 at ``offset`` when it is no text, or plainly UTF-8 on another line."""
    check_text(data.decode("latin-1"))
    other = BEYOND_ASCII.search(data)
    if not other:
        return
    lines = {"line": _line(data, offset), "other": _line(data, other.start())}
    if lines["line"] == lines["other"]:
        _refuse(_untold(lines["line"]))
    _refuse(msg("Line %(line)s is not in the encoding of line %(other)s, which is UTF-8.", **lines))


def _untold(line: int) -> Message:
    return msg("Line %(line)s is written in an encoding that cannot be told.", line=line)


def _line(data: bytes, offset: int) -> int:
    return line_at(data[:offset].decode("latin-1"), offset)


def _checked(text: str, name: str) -> Decoded:
    check_text(text)
    return Decoded(text, name)


def _refuse(what: Message) -> NoReturn:
    raise Malformed(msg("%(what)s Save the file again with the encoding UTF-8.", what=what)) from None
