"""Reading an export of Anki in a process of its own: run as a file with the export and an empty folder as arguments.

The file comes from a stranger. So this process gives up memory, time and disk first, trusts no name and no number in
the archive, opens the database read-only with everything switched off that it does not need, and writes plain lines:
one JSON object a reviewed card whose note has a GUID as ours are made, or the word of one refusal. It knows nothing of
the rest of the package; ``anki.reviews`` starts it and checks every line again.
"""

from __future__ import annotations

import json
import re
import resource
import sqlite3
import struct
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Final, cast

MEMORY: Final = 192 * 2**20  # bytes of address space; a reading of 100,000 reviews fits with the interpreter
SECONDS: Final = 2.0  # of processor time
LARGEST: Final = 96 * 2**20  # bytes of the database once it is unpacked
FREE: Final = 2**20  # bytes for which no ratio is asked
RATIO: Final = 60  # unpacked bytes for each byte of the file; honest exports stay below 20
MOST_MEMBERS: Final = 2_000
MOST_DIRECTORY: Final = 200_000  # bytes of the archive's list of members
WINDOW: Final = 24  # zstd may look back 2 ** 24 bytes
CHUNK: Final = 2**16
MOST_CARDS: Final = 20_000
LONGEST_CELL: Final = 2**20  # bytes
MOST_TABLES: Final = 200
DAY: Final = 86_400
TABLES: Final = frozenset({"col", "notes", "cards", "revlog"})
MEMBER: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
GUID: Final = re.compile(rb"[A-Z2-7]{24}")
MODERN, LEGACY = "collection.anki21b", ("collection.anki21", "collection.anki2")
NEW, REVIEW = 0, 2  # of cards.type
BY_HAND: Final = frozenset({4, 5})  # of revlog.type: rescheduled, not answered


class Refused(Exception):  # noqa: N818 - as in the rest of the package
    """Say no with one word, which ``anki.reviews`` knows."""


def main(export: Path, scratch: Path) -> None:
    """Write the lines of an export to standard output, or the word of its refusal."""
    _limit()
    try:
        database = scratch / "collection"
        with export.open("rb") as source:
            _unpack(source, database, export.stat().st_size)
        lines = list(_lines(database))
    except Refused as refusal:
        lines = [json.dumps({"refused": str(refusal)})]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, ValueError):
        lines = ['{"refused": "archive"}']
    except (sqlite3.Error, OverflowError):
        lines = ['{"refused": "database"}']
    except (MemoryError, OSError):
        lines = ['{"refused": "large"}']
    sys.stdout.write("\n".join([*lines, ""]))


def _limit() -> None:
    whole = int(SECONDS) + 1
    for kind, limit in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, whole),
        (resource.RLIMIT_FSIZE, LARGEST),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(kind, (limit, limit))


def _unpack(source: IO[bytes], target: Path, size: int) -> None:
    """Write the collection in an archive to a file of our own name."""
    _check_end(source, size)
    with zipfile.ZipFile(source) as archive:
        member = _collection(archive.infolist())
        with archive.open(member) as packed, target.open("wb") as into:
            unpack = _inflate if member.filename == MODERN else _copy
            unpack(packed, into, min(LARGEST, FREE + RATIO * size))


def _check_end(source: IO[bytes], size: int) -> None:
    """Look at the end of the archive before anything makes a list of its members."""
    source.seek(max(0, size - 22 - 65_535))
    tail = source.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < struct.calcsize("<4s4H2LH"):
        raise Refused("archive")
    _, _, _, _, members, directory, _, _ = struct.unpack_from("<4s4H2LH", tail, at)
    if members > MOST_MEMBERS or directory > MOST_DIRECTORY or b"PK\x06\x07" in tail[max(0, at - 20) : at]:
        raise Refused("members")


def _collection(members: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """Return the member that holds the collection."""
    if len(members) > MOST_MEMBERS:
        raise Refused("members")
    by_name = {member.filename: member for member in members}
    if len(by_name) < len(members) or not all(map(MEMBER.fullmatch, by_name)):
        raise Refused("names")
    found = next((by_name[name] for name in (MODERN, *LEGACY) if name in by_name), None)
    if found is None:
        raise Refused("foreign")
    if found.file_size > LARGEST:
        raise Refused("large")
    if found.flag_bits & 1 or found.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Refused("archive")
    return found


def _inflate(packed: IO[bytes], into: IO[bytes], most: int) -> None:
    """Write what the newer format packs with zstd."""
    from backports import zstd  # noqa: PLC0415 - only the newer format needs it

    try:
        with zstd.ZstdFile(packed, options={zstd.DecompressionParameter.window_log_max: WINDOW}) as stream:
            _copy(cast("IO[bytes]", stream), into, most)
    except zstd.ZstdError as fault:
        raise Refused("archive") from fault


def _copy(stream: IO[bytes], into: IO[bytes], most: int) -> None:
    written = 0
    while chunk := stream.read(CHUNK):
        written += len(chunk)
        if written > most:
            raise Refused("large")
        into.write(chunk)


def _lines(path: Path) -> Iterator[str]:
    """Yield a line a reviewed card of ours."""
    with closing(_opened(path)) as connection:
        _check_tables(connection)
        connection.set_authorizer(_allow)
        begun = _begun(connection)
        guids = _guids(connection)
        cards = list(_cards(connection, guids))
        answered = _answered(connection, {card[0] for card in cards})
        for id_, guid, kind, due, interval, lapses, data in cards:
            state = _state(data)
            yield json.dumps({
                "guid": guid,
                "interval": max(0, interval),
                "lapses": lapses,
                "due": begun + due * DAY if kind == REVIEW else due,
                "reviewed": answered.get(id_),
                "stability": state.get("s"),
                "difficulty": state.get("d"),
            })  # fmt: skip


def _opened(path: Path) -> sqlite3.Connection:
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            raise Refused("database")
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    connection.text_factory = bytes
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0", "cache_size=-8192"):
        connection.execute(f"PRAGMA {pragma}")
    for limit, value in (
        (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_CELL),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 2**16),
        (sqlite3.SQLITE_LIMIT_COLUMN, 100),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 50),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0),
    ):
        connection.setlimit(limit, value)
    connection.set_progress_handler(lambda: time.process_time() > SECONDS, 10_000)
    return connection


def _check_tables(connection: sqlite3.Connection) -> None:
    """Refuse a database in which something only pretends to be a table of Anki."""
    found = connection.execute("SELECT type, name, rootpage, sql FROM sqlite_master LIMIT ?", (MOST_TABLES + 1,))
    schema = found.fetchall()
    real = {name.decode("ascii", "replace") for kind, name, page, _ in schema if kind == b"table" and page}
    if len(schema) > MOST_TABLES or any(kind in {b"view", b"trigger"} for kind, *_ in schema) or not real >= TABLES:
        raise Refused("foreign")
    for table in sorted(TABLES):
        columns = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
        if any(column[6] for column in columns):  # a column that is computed
            raise Refused("foreign")


def _allow(action: int, first: str | None, _second: str | None, _database: str | None, _by: str | None) -> int:
    reading = action == sqlite3.SQLITE_READ and first in TABLES
    return sqlite3.SQLITE_OK if reading or action == sqlite3.SQLITE_SELECT else sqlite3.SQLITE_DENY


def _begun(connection: sqlite3.Connection) -> int:
    """Return the second from which the collection counts its days."""
    row = connection.execute("SELECT crt FROM col NOT INDEXED").fetchone()
    if row is None or type(row[0]) is not int:
        raise Refused("foreign")
    return row[0]


def _guids(connection: sqlite3.Connection) -> dict[int, str]:
    """Return note id -> GUID of the notes that may be ours."""
    return {
        id_: guid.decode("ascii")
        for id_, guid in connection.execute("SELECT id, guid FROM notes NOT INDEXED")
        if isinstance(guid, bytes) and GUID.fullmatch(guid)
    }


def _cards(
    connection: sqlite3.Connection, guids: dict[int, str]
) -> Iterator[tuple[int, str, int, int, int, int, bytes]]:
    """Yield the reviewed cards of these notes: id, GUID, type, due, interval, lapses, data."""
    left = MOST_CARDS
    query = "SELECT id, nid, type, due, odue, ivl, lapses, data FROM cards NOT INDEXED"
    for id_, note, kind, due, home_due, interval, lapses, data in connection.execute(query):
        if note not in guids or kind == NEW:
            continue
        left -= 1
        if left < 0 or not all(type(each) is int for each in (id_, kind, due, home_due, interval, lapses)):
            raise Refused("database")
        yield id_, guids[note], kind, home_due or due, interval, lapses, data


def _answered(connection: sqlite3.Connection, cards: set[int]) -> dict[int, int]:
    """Return card id -> second of its last answer."""
    last: dict[int, int] = {}
    for id_, card, ease, kind in connection.execute("SELECT id, cid, ease, type FROM revlog NOT INDEXED"):
        if card in cards and ease and kind not in BY_HAND and id_ > last.get(card, 0):
            last[card] = id_
    return {card: id_ // 1000 for card, id_ in last.items()}


def _state(data: object) -> dict[str, object]:
    """Return what Anki keeps of FSRS in a card, nothing for what is not its JSON."""
    try:
        found = json.loads(data) if isinstance(data, bytes) and len(data) < CHUNK else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
