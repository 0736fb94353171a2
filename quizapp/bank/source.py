"""Authors' files as text: what cannot be a text file of ours is refused here, before any parser sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final, Literal, Protocol

from quizapp.core.i18n import Message, msg
from quizapp.core.problem import Place, Problems

LARGEST_FILE: Final = 5_000_000  # bytes; 1,000 items take about one million
# What YAML forbids in a stream; a byte order mark is only a mark at the very start.
UNREADABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class File(Protocol):
    """Stand for what lies in a folder, on the disk (``pathlib.Path``) or in memory; as text it names its place."""

    @property
    def name(self) -> str:
        """Return the name alone."""

    def is_file(self) -> bool:
        """Tell whether it is there."""

    def open(self, mode: Literal["rb"], /) -> IO[bytes]:
        """Open it for reading. Raises OSError."""

    def iterdir(self) -> Iterator[File]:
        """Walk what lies in it. Raises OSError."""


class Folder(Protocol):
    """Stand for a bank's folder, on the disk (``pathlib.Path``) or in memory."""

    def __truediv__(self, name: str, /) -> File:
        """Return a file of the folder, there or not."""

    def iterdir(self) -> Iterator[File]:
        """Walk the files. Raises OSError."""


def read_source(path: File, name: str, problems: Problems) -> str | None:
    """Return the text of a file (UTF-8, at most 5 MB) with simple line ends, or None after reporting why not.

    ``name`` is the file's name as the author knows it. Never raises for what lies on the disk.
    """
    top = Place(name)
    try:
        if not path.is_file():
            problems.error("file-missing", msg("The file is missing."), top, mend=msg("Add it, or correct its name."))
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:
        problems.error("file-closed", _closed(fault), top, mend=msg("Allow reading it."))
        return None
    if len(data) > LARGEST_FILE:
        message = msg("The file is larger than %(most)s MB.", most=LARGEST_FILE // 1_000_000)
        problems.error("file-large", message, top, mend=msg("Split the bank in two."))
        return None
    return _text(data, name, problems)


def place_in(text: str, offset: int, name: str) -> Place:
    """Return the place of the character at ``offset``."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(name, text.count("\n", 0, offset) + 1, offset - start + 1)


def _closed(fault: Exception) -> Message:
    reason = getattr(fault, "strerror", None) or str(fault)
    return msg("The file cannot be opened: %(reason)s.", reason=reason)


def _text(data: bytes, name: str, problems: Problems) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8-sig", "replace")
        message = msg("The file is not UTF-8 text.")
        mend = msg("Save it again with the encoding UTF-8.")
        problems.error("file-encoding", message, place_in(before, len(before), name), mend=mend)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    strange = UNREADABLE.search(text)
    if strange:
        message = msg("The file holds a character that text cannot hold: %(code)s.", code=f"U+{ord(strange[0]):04X}")
        problems.error(
            "file-character", message, place_in(text, strange.start(), name), mend=msg("Remove the character.")
        )
        return None
    return text
