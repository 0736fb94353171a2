"""Zip archives from strangers: parts are inflated one by one, in memory, and counted while they are."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final

from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed

MOST_PARTS: Final = 2_000
LARGEST_INFLATED: Final = (
    50_000_000  # bytes of all parts read; a workbook of 2,000 students inflates to about 10 million
)
HIGHEST_RATIO: Final = 100  # inflated to packed; sheets of a spreadsheet stay below 40
RATIO_FROM: Final = 1_000_000  # bytes; a ratio says nothing about less
CHUNK: Final = (
    1_000_000  # bytes handed on at once; an XML parser may look at an unfinished one again with each next chunk
)
ENTRY_SIGNATURE: Final = b"PK\x01\x02"
ENCRYPTED: Final = 0x1
METHODS: Final = frozenset(
    {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
)  # the others inflate without a bound of their own
DAMAGED: Final = msg("The file is damaged. Open it, save it again and try once more.")
TOO_LARGE: Final = msg("The file holds far more than it should. Copy what is needed into a new file.")
# What zipfile raises for bytes that are no archive; ValueError covers broken names.
FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,
    struct.error,
)


class Archive:
    """Read parts of a zip archive by name; nothing is ever written to disk, so names cannot lead anywhere."""

    def __init__(self, data: bytes, most: int = LARGEST_INFLATED) -> None:
        """List the parts, of which at most ``most`` bytes are inflated.

        Raises Malformed for a damaged archive and for more than 2,000 parts.
        """
        # The archive's own count may lie, and listing a million parts takes long: every part has this signature.
        if data.count(ENTRY_SIGNATURE) > MOST_PARTS:
            raise Malformed(TOO_LARGE)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except FAULTS:
            raise Malformed(DAMAGED) from None
        # Part names are compared without case, and some programs write them with backslashes.
        self._parts = {info.filename.replace("\\", "/").lower(): info for info in self._archive.infolist()}
        self._most, self._inflated = most, 0

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the parts as they stand in the archive, with plain slashes; folders are no parts."""
        return tuple(info.filename.replace("\\", "/") for info in self._archive.infolist() if not info.is_dir())

    def is_link(self, name: str) -> bool:
        """Tell whether a part is a link to another file, as some systems pack one."""
        return stat.S_ISLNK(self._parts[name.lower()].external_attr >> 16)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part in pieces of up to 1 MB; nothing for a part that is not there.

        Raises Malformed as soon as the parts read so far hold more than they may, or this one more than 100 times its
        packed size, and for a part that is damaged or protected by a password.
        """
        info = self._parts.get(name.lower())
        if info is None:
            return
        if info.flag_bits & ENCRYPTED or info.compress_type not in METHODS:
            raise Malformed(_unreadable(info))
        try:
            with self._archive.open(info) as part:
                yield from self._counted(part, info.compress_size)
        except FAULTS:
            raise Malformed(DAMAGED) from None

    def _counted(self, part: IO[bytes], packed: int) -> Iterator[bytes]:
        size = 0
        while chunk := part.read(CHUNK):
            size += len(chunk)
            self._inflated += len(chunk)
            if self._inflated > self._most or (size > RATIO_FROM and size > HIGHEST_RATIO * packed):
                raise Malformed(TOO_LARGE)
            yield chunk


def _unreadable(info: zipfile.ZipInfo) -> Message:
    if info.flag_bits & ENCRYPTED:
        return msg("The file is protected by a password. Save it without one.")
    return DAMAGED
