"""Taking turns: work that only one process may do at a time, and the threads of one process writing to SQLite."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from enum import IntEnum
from threading import Lock
from typing import Final

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from quizapp.db.faults import busy

BUSY_SECONDS: Final = 15  # how long one waits for another's transaction


class Turn(IntEnum):
    """Name what is done in turns; the numbers are PostgreSQL's advisory locks, any that are ours."""

    TABLES = 7_236_115_921
    BANKS = 7_236_115_922
    AUDIT = 7_236_115_923


def take_turn(transaction: Connection | Session, turn: Turn) -> None:
    """Wait until no other process does this, and hold the turn until the transaction ends.

    On SQLite there is nothing to do: a transaction that writes is the only one from its beginning.
    """
    engine = transaction.get_bind() if isinstance(transaction, Session) else transaction
    if engine.dialect.name == "postgresql":
        transaction.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": int(turn)})


class OneWriter(AbstractContextManager[None]):
    """Let the threads of one process write one after the other, each woken when the one before has committed.

    SQLite lets in one writer, too, but whoever waits there only looks again now and then, and a busy class may find the
    door shut each time.
    """

    def __init__(self) -> None:
        self._lock = Lock()

    def __enter__(self) -> None:
        """Wait for the turn. Raises Unavailable when it does not come in 15 seconds."""
        if not self._lock.acquire(timeout=BUSY_SECONDS):
            raise busy()

    def __exit__(self, *_: object) -> None:
        """Let the next one in."""
        self._lock.release()


def writers_of(engine: Engine) -> AbstractContextManager[None]:
    """Return what a transaction that writes stands in: PostgreSQL lets in as many as come."""
    return OneWriter() if engine.dialect.name == "sqlite" else nullcontext()
