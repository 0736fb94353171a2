"""A database copied into one file with a checksum, put back from it, and examined; one module a kind of database.

Nothing is ever overwritten: a backup file that exists stays, and what a restore replaces is kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sqlalchemy import Engine, inspect

from quizapp.core.i18n import Message, msg
from quizapp.db.backup.file import Step, appearing, unmoved
from quizapp.db.backup.postgres import PostgresStore
from quizapp.db.backup.sqlite import SqliteStore
from quizapp.db.backup.store import Restored, Store
from quizapp.db.engine import make_engine
from quizapp.db.migrate import up_to_date
from quizapp.db.models import Base

STORES: Final[Mapping[str, Callable[[Engine], Store]]] = MappingProxyType(
    {"sqlite": SqliteStore, "postgresql": PostgresStore}
)


def back_up(url: str, target: Path, step: Step = unmoved) -> None:
    """Copy the database as it is at this moment into ``target``, its checksum into ``target.sha256``.

    Others go on working meanwhile. The file appears whole, private (0600) and read back, or not at all. ``step`` is
    told (done, of) in units of its own. Raises NotNow when the file exists, NotFound without a database, Malformed when
    it is damaged or not ours, Unavailable when something cannot be read, written or found.
    """
    with _engine(url) as engine:
        store = _store(engine)
        with appearing(target) as draft:
            store.copy_out(draft, step)


def restore(url: str, source: Path, folder: Path, step: Step = unmoved) -> Restored:
    """Replace the database by the backup ``source`` after checking all of it; the present one is kept.

    Where the database is no file, the present one is kept in ``folder``. Nothing is changed unless the checksum is
    right and the content whole and ours. Raises NotFound without the file or its checksum, Malformed when it is not
    such a backup, NotNow while somebody has the database open, Unavailable when something cannot be read or written.
    """
    with _engine(url) as engine:
        return _store(engine).put_in(source, folder, step)


def faults(url: str) -> tuple[Message, ...]:
    """Return what is wrong: content that is not sound, else tables that are not up to date, else some that are missing.

    Raises NotFound without a database, Unavailable when it cannot be reached.
    """
    with _engine(url) as engine:
        found = _store(engine).faults()
        if found:
            return found
        if not up_to_date(engine):
            return (msg("The database is not up to date. Run: quizapp db upgrade"),)
        missing = sorted(Base.metadata.tables.keys() - set(inspect(engine).get_table_names()))
        return tuple(msg("The table “%(table)s” is missing.", table=table) for table in missing)


@contextmanager
def _engine(url: str) -> Iterator[Engine]:
    engine = make_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def _store(engine: Engine) -> Store:
    return STORES[engine.dialect.name](engine)
