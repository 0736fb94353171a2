"""Taking turns: work that only one process may do at a time, such as changing tables or publishing banks."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session


class Turn(IntEnum):
    """Name what is done in turns; the numbers are PostgreSQL's advisory locks, any that are ours."""

    TABLES = 7_236_115_921
    BANKS = 7_236_115_922


def take_turn(transaction: Connection | Session, turn: Turn) -> None:
    """Wait until no other process does this, and hold the turn until the transaction ends.

    On SQLite there is nothing to do: a transaction that writes is the only one from its beginning.
    """
    engine = transaction.get_bind() if isinstance(transaction, Session) else transaction
    if engine.dialect.name == "postgresql":
        transaction.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": int(turn)})
