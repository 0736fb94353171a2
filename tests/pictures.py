"""Small pictures for tests: whole PNG files of one colour, made here and different for each colour."""

from __future__ import annotations

import struct
import zlib

from quizapp.core.media import Medium


def png(red: int = 0, green: int = 0, blue: int = 0, size: int = 8) -> bytes:
    """Return a square PNG of one colour."""
    rows = (b"\0" + bytes((red, green, blue)) * size) * size
    head = struct.pack(">2L5B", size, size, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, body) for name, body in parts)


def picture(name: str = "peta.png", red: int = 0) -> Medium:
    """Return a picture of a bank."""
    return Medium(name, png(red))


def _part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))
