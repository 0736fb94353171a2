"""SQLite: copied page by page in one read transaction, put back by a rename while nobody has the database open."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import Engine

from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed, NotFound, NotNow, Refusal, Unavailable
from quizapp.db.backup.file import (
    Step,
    beside,
    digest,
    file_faults,
    lent,
    no_room,
    no_way,
    sync,
    unused,
    verify,
    write_sum,
)
from quizapp.db.backup.store import Restored, damaged, known
from quizapp.db.migrate import NEWEST

PAGES: Final = 256  # copied between two words of progress: 1 MiB
LOCK_SECONDS: Final = 2.0  # a site that only passes by is waited for; one that stays is not
LEFT_BESIDE: Final = ("-wal", "-journal", "-shm")  # SQLite would replay a former database's log into the new one
NAMED: Final = 10  # faults named of a damaged database; the first says enough


class SqliteStore:
    """Copy a database that is one file."""

    def __init__(self, engine: Engine) -> None:
        """Take the file of the engine's address. Raises Unavailable for a database in memory."""
        name = engine.url.database or ":memory:"
        if name == ":memory:" or name.startswith("file:"):
            raise Unavailable(msg("Only a database in a file can be backed up, checked or restored: sqlite:///FILE."))
        self.path = Path(name).absolute()

    def copy_out(self, draft: Path, step: Step) -> None:
        """Copy by SQLite's own backup, which sees one moment while others write, and check the copy."""
        if not self.path.is_file():
            raise NotFound(msg("There is no database at %(file)s.", file=str(self.path)))
        with _opened(self.path, "mode=rw") as source, _opened(draft, "mode=rw") as copy:
            source.execute("BEGIN")
            source.execute("SELECT 1 FROM sqlite_schema").fetchone()  # from here on the moment is fixed
            source.backup(copy, pages=PAGES, progress=lambda _, left, pages: step(pages - left, pages))
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
            _examined(copy, self.path)

    def put_in(self, source: Path, folder: Path, step: Step) -> Restored:  # noqa: ARG002 - what is kept lies beside the file
        """Check a copy of the backup, then let it take the place of the database in one rename."""
        with lent(self.path) as draft:
            with file_faults(self.path), draft.open("wb") as copy:
                verify(source, step, copy)
            with _opened(draft, "mode=ro&immutable=1", named=source) as connection:
                version = _examined(connection, source)
            self._refuse_users()
            with file_faults(self.path):
                sync(draft)
                kept = self._keep()
                draft.replace(self.path)
                sync(self.path.parent)
        return Restored(kept, upgrade_due=version != NEWEST)

    def faults(self) -> tuple[Message, ...]:
        """Return what SQLite finds in pages and indexes, else rows that point nowhere."""
        if not self.path.is_file():
            raise NotFound(msg("There is no database at %(file)s.", file=str(self.path)))
        try:
            with _opened(self.path, "mode=rw") as connection:
                return tuple(msg("%(fault)s", fault=fault) for fault in _findings(connection))
        except Malformed as refusal:
            return (refusal.message,)

    def _refuse_users(self) -> None:
        """Fold the log into the file: SQLite does so only for whoever is alone with it. A damaged one is left alone."""
        if not self.path.exists():
            return
        try:
            with closing(sqlite3.connect(_uri(self.path, "mode=rw"), uri=True, timeout=LOCK_SECONDS)) as connection:
                connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as fault:
            if getattr(fault, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                sentence = msg("The database is in use. Stop the site first, then restore. Nothing was changed.")
                raise NotNow(sentence) from fault

    def _keep(self) -> Path | None:
        """Give the present database a second name, move away what lies beside it, and return that name."""
        kept = unused(beside(self.path, ".before-restore"))
        exists = self.path.exists()
        if exists:
            _second_name(self.path, kept)
            write_sum(kept, digest(kept))
        for suffix in LEFT_BESIDE:
            if (left := beside(self.path, suffix)).exists():
                left.rename(unused(beside(kept, suffix)))
        return kept if exists else None


def _second_name(path: Path, name: Path) -> None:
    try:
        os.link(path, name)
    except OSError:  # a file system without second names, such as a memory stick's
        with lent(name) as draft:
            shutil.copyfile(path, draft)
            sync(draft)
            draft.rename(name)


def _uri(path: Path, how: str) -> str:
    return f"file:{quote(str(path))}?{how}"


@contextmanager
def _opened(path: Path, how: str, *, named: Path | None = None) -> Iterator[sqlite3.Connection]:
    """Open a file without trusting what its schema would run; SQLite's faults become refusals of the file ``named``."""
    try:
        uri = _uri(path, how)
        with closing(sqlite3.connect(uri, uri=True, timeout=LOCK_SECONDS, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA cell_size_check=ON")
            yield connection
    except sqlite3.Error as fault:
        raise _refusal(fault, named or path) from fault


def _refusal(fault: sqlite3.Error, path: Path) -> Refusal:
    name = getattr(fault, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return no_room(path)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(path, str(fault))
    return no_way(path, str(fault))


def _examined(connection: sqlite3.Connection, source: Path) -> str:
    """Return the migration that a database is at. Raises Malformed for a damaged one and for one that is not ours."""
    findings = _findings(connection)
    if findings:
        raise damaged(source, findings[0])
    tables = _tables(connection)
    versions = connection.execute("SELECT version_num FROM alembic_version") if "alembic_version" in tables else ()
    return known("".join(str(row[0]) for row in versions), tables, source)


def _findings(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what SQLite finds wrong with pages, indexes and constraints, then with references between tables."""
    checked = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({NAMED})")]
    if checked != ["ok"]:
        return tuple(checked)
    lost = connection.execute("PRAGMA foreign_key_check").fetchmany(NAMED)
    return tuple(f"row {row} of {table} points to no row of {parent}" for table, row, parent, _ in lost)


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
