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
# How a transaction begins on SQLite. One that will write must say so at once: one that only finds out later may be too
# late, and SQLite then refuses without waiting.
BEGIN: Final = "quizapp_begin"
DRIVERS: Final = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


def make_engine(url: str) -> Engine:
    """Return the engine of an address; nothing is opened yet.

    SQLite: WAL, synchronous FULL, foreign keys; a transaction begins with BEGIN IMMEDIATE, so DDL is rolled back too.
    Parameters stay out of logs and traces. Raises Unavailable for an address that cannot be one.
    """
    try:
        address = make_url(url)
        address = address.set(drivername=DRIVERS.get(address.drivername, address.drivername))
        lite = address.get_backend_name() == "sqlite"
        connect = {"timeout": BUSY_SECONDS} if lite else {"connect_timeout": CONNECT_SECONDS}
        engine = create_engine(
            address, connect_args=connect, pool_size=CONNECTIONS, max_overflow=CONNECTIONS, hide_parameters=True,
            json_serializer=_json,
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
    """Open a connection for looking only: every statement stands alone, without round trips for a transaction.

    Raises Unavailable when the database fails.
    """
    alone = {BEGIN: ""} if engine.dialect.name == "sqlite" else {"isolation_level": "AUTOCOMMIT"}
    with refusing(), engine.connect() as connection:
        yield connection.execution_options(**alone)


class Database:
    """Hold one process's way to its database; thread safe. Made for the edges: ``change`` commits once at its end."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        self._turn = writers_of(self.engine)
        self.writer = AnswerWriter(self.engine, self._turn)

    @contextmanager
    def change(self) -> Iterator[Session]:
        """Open a session in one transaction; see ``unit``. Never inside of another one: it would wait for itself."""
        with self._turn, unit(self.engine) as session:
            yield session

    @contextmanager
    def look(self) -> Iterator[Session]:
        """Open a session for looking only. Raises Unavailable when the database fails."""
        with reading(self.engine) as connection, Session(connection) as session:
            yield session

    def reads(self) -> AbstractContextManager[Connection]:
        """Open a connection for the hot reads; see ``reading``."""
        return reading(self.engine)

    def close(self) -> None:
        """Let the writer finish and close every connection."""
        self.writer.close()
        self.engine.dispose()


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
    mode = connection.get_execution_options().get(BEGIN, "IMMEDIATE")
    if mode:
        connection.exec_driver_sql(f"BEGIN {mode}")
