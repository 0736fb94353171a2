"""Exports of Anki, sound and damaged, as files."""

from __future__ import annotations

import io
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from quizapp.anki.reviews import LARGEST_EXPORT

GUID = "A" * 24


def database(folder: Path, *changes: str) -> bytes:
    """Return a collection with one studied card of ours, changed by statements."""
    path = folder / "made.sqlite3"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    for statement in (
        "CREATE TABLE col (id integer primary key, crt integer)",
        "CREATE TABLE notes (id integer primary key, guid text, flds text)",
        "CREATE TABLE cards (id integer primary key, nid, type, due, odue, ivl, lapses, data)",
        "CREATE TABLE revlog (id integer primary key, cid, ease, type)",
        "INSERT INTO col VALUES (1, 1700000000)",
        "INSERT INTO notes VALUES (1, 'AAAAAAAAAAAAAAAAAAAAAAAA', 'x')",
        'INSERT INTO cards VALUES (1, 1, 2, 40, 0, 30, 2, \'{"s": 31.5, "d": 5}\')',
        "INSERT INTO revlog VALUES (1750000000000, 1, 3, 1)",
        *changes,
    ):
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path.read_bytes()


def archive(content: bytes, name: str = "collection.anki21", **others: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
        for other, body in others.items():
            made.writestr(other.replace("__", "/").replace("DOTS", ".."), body)
    return target.getvalue()


def lying_zip(folder: Path) -> bytes:
    """Return an archive whose member says that it is small."""
    made = bytearray(archive(bytes(40_000_000)))
    at = made.rfind(b"PK\x01\x02")
    made[at + 24 : at + 28] = struct.pack("<L", 1000)
    del folder
    return bytes(made)


def zstd_bomb(folder: Path) -> bytes:
    from backports import zstd

    del folder
    return archive(zstd.compress(bytes(300_000_000), level=19), "collection.anki21b")


def many_entries(folder: Path) -> bytes:
    """Return an archive with a million members in its list, all of them the same."""
    del folder
    target = io.BytesIO(archive(b"x"))
    made = target.getvalue()
    start, end = made.rfind(b"PK\x01\x02"), made.rfind(b"PK\x05\x06")
    entry = made[start:end]
    number = min(1_000_000, (LARGEST_EXPORT - 1000) // len(entry))
    closing = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entry) * number, start, 0)
    return made[:start] + entry * number + closing


def view(folder: Path) -> bytes:
    return database(folder, "ALTER TABLE cards RENAME TO real", "CREATE VIEW cards AS SELECT * FROM real")


def recursive_view(folder: Path) -> bytes:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS guid FROM n"
    return database(folder, "DROP TABLE notes", f"CREATE VIEW notes AS {endless}")


def trigger(folder: Path) -> bytes:
    return database(folder, "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM cards; END")


def computed(folder: Path) -> bytes:
    table = "CREATE TABLE revlog (id integer primary key, cid, ease, type AS (zeroblob(900000000)))"
    return database(folder, "DROP TABLE revlog", table)


def huge_cell(folder: Path) -> bytes:
    return database(folder, "INSERT INTO notes VALUES (2, zeroblob(30000000), '')")


def truncated(folder: Path) -> bytes:
    return database(folder)[:9000]


def scrambled(folder: Path) -> bytes:
    made = bytearray(database(folder))
    made[4096:] = bytes((each * 7 + place) % 256 for place, each in enumerate(made[4096:]))
    return bytes(made)


def foreign(folder: Path) -> bytes:
    return database(folder, "DROP TABLE revlog")


ARCHIVES: list[Callable[[Path], bytes]] = [lying_zip, zstd_bomb, many_entries]
DATABASES: list[Callable[[Path], bytes]] = [
    *(view, recursive_view, trigger, computed, huge_cell, truncated, scrambled, foreign),
]
