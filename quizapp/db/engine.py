"""The engine with safe settings, and the ways to use it: change in one transaction, look, save answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from quizapp.core.i18n import msg
from quizapp.core.refusal import Unavailable
from quizapp.db.faults import BAD_ADDRESS, refusing
from quizapp.db.seals import seal_noted
from quizapp.db.turns import BUSY_SECONDS, writers_of
from quizapp.db.writer import AnswerWriter

CONNECT_SECONDS: Final = 10
CONNECTIONS: Final = 16
ALONE: Final[Mapping[str, Any]] = {"isolation_level": "AUTOCOMMIT", "skip_autocommit_rollback": True}
DRIVERS: Final = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


def make_engine(url: str, *, alone: bool = False) -> Engine:
    """Return the engine of an address; nothing is opened yet.

    With ``alone`` every statement stands alone, without round trips for a transaction. SQLite: WAL, synchronous FULL,
    foreign keys; a transaction begins with BEGIN IMMEDIATE, so DDL is rolled back too. Parameters stay out of logs and
    traces. Raises Unavailable for an address that cannot be one.
    """
    try:
        address = make_url(url)
        address = address.set(drivername=DRIVERS.get(address.drivername, address.drivername))
        lite = address.get_backend_name() == "sqlite"
        connect = {"timeout": BUSY_SECONDS} if lite else {"connect_timeout": CONNECT_SECONDS}
        engine = create_engine(
            address, connect_args=connect, pool_size=CONNECTIONS, max_overflow=CONNECTIONS, hide_parameters=True,
            json_serializer=_json, pool_use_lifo=True, **(ALONE if alone else {}),
        )  # fmt: skip
    except ModuleNotFoundError as fault:
        needs = msg(
            "This database needs the Python package “%(name)s”; install “quizapp[postgres]”.", name=str(fault.name)
        )
        raise Unavailable(needs) from fault
    except (ArgumentError, TypeError, ValueError) as fault:
        raise Unavailable(BAD_ADDRESS) from fault
    if lite:
        event.listen(engine, "connect", _prepare)
        if not alone:
            event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def unit(engine: Engine) -> Iterator[Session]:
    """Open a session in one transaction: committed once at the end, rolled back when anything is raised.

    Raises Unavailable when the database fails. Made for the edges; services never commit.
    """
    with refusing(), Session(engine, expire_on_commit=False) as session, session.begin():
        yield session
        seal_noted(session)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a connection for looking only, of an engine whose statements stand alone.

    Raises Unavailable when the database fails.
    """
    with refusing(), engine.connect() as connection:
        yield connection


class Database:
    """Hold one process's way to its database; thread safe. Made for the edges: ``change`` commits once at its end.

    ``engine`` is for transactions, ``alone`` for statements that need none: what only looks, and what PostgreSQL saves.
    """

    def __init__(self, url: str) -> None:
        self.engine, self.alone = make_engine(url), make_engine(url, alone=True)
        self._turn = writers_of(self.engine)
        self.writer = AnswerWriter(self.engine, self.alone, self._turn)

    @contextmanager
    def change(self) -> Iterator[Session]:
        """Open a session in one transaction; see ``unit``. Never inside of another one: it would wait for itself."""
        with self._turn, unit(self.engine) as session:
            yield session

    @contextmanager
    def look(self) -> Iterator[Session]:
        """Open a session for looking only. Raises Unavailable when the database fails."""
        with reading(self.alone) as connection, Session(connection) as session:
            yield session

    def reads(self) -> AbstractContextManager[Connection]:
        """Open a connection for the hot reads; see ``reading``."""
        return reading(self.alone)

    def close(self) -> None:
        """Let the writer finish and close every connection."""
        self.writer.close()
        self.engine.dispose()
        self.alone.dispose()


def _json(value: object) -> str:
    """Return JSON in ASCII (a lone half of a character pair is no reason to fail) in the order of the keys."""
    return json.dumps(value, separators=(",", ":"), default=_plain)


def _plain(value: object) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not plain data.")


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    driver: Any = connection
    driver.isolation_level = None  # else the driver begins by itself: too late, and it commits before DDL
    cursor = driver.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Say at once that the transaction may write: SQLite refuses one that finds out later without waiting."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
