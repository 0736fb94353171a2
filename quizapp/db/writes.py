"""Saving an answer: what its writes mean together, and what is said when it is turned down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection

from quizapp.core.attempt import AnswerWrite, Conflict, Late, Locked, NotOpen, Outcome, Saved, Stored
from quizapp.core.checking import CheckWrite
from quizapp.core.response import Blank, Given
from quizapp.db.reads import CURRENT_SAVE, EARLIER_SAVE, IS_OPEN
from quizapp.db.save_statements import (
    APPEND,
    APPEND_CHECK,
    AT_ONCE,
    AT_ONCE_CHECKED,
    ENTER,
    STORE,
    STORE_CHECKED,
)
from quizapp.db.types import AnyRow

Values: TypeAlias = Mapping[str, Any]


def save(connection: Connection, write: AnswerWrite) -> Outcome:
    """Store one answer by three writes, four with a try, in the transaction of the caller; reads only when turned down.

    On PostgreSQL all writes are one statement, which may be a transaction of its own. Anything but ``Stored`` leaves no
    trace of the answer. Order matters: an event is appended only after the version was right, so a repeated request,
    whose version is old by then, never meets its own event.
    """
    values = _parameters(write)
    entered, stored = _WAYS[connection.dialect.name](connection, values, write.check is not None)
    if stored:
        return Stored(write.seen + 1)
    return _earlier(connection, values) or (_conflict(connection, values) if entered else _shut(connection, values))


def save_all(connection: Connection, writes: Sequence[AnswerWrite]) -> bool:
    """Do what ``save`` does for many answers at once, on SQLite; return whether every one was stored.

    If not, the caller must undo it all and save each by itself to learn what became of it.
    """
    values = [_parameters(write) for write in writes]
    plain = [each for each, write in zip(values, writes, strict=True) if write.check is None]
    checked = [each for each, write in zip(values, writes, strict=True) if write.check is not None]
    if connection.execute(ENTER, values).rowcount != len(values):
        return False
    for statement, stored in ((STORE, plain), (STORE_CHECKED, checked)):
        if stored and connection.execute(statement, stored).rowcount != len(stored):
            return False
    connection.execute(APPEND, values)
    if checked:
        connection.execute(APPEND_CHECK, checked)
    return True


def _one_by_one(connection: Connection, values: Values, checked: bool) -> tuple[int, int]:  # noqa: FBT001 - as _WAYS has it
    """Write; return how many attempts let the save in and how many responses were stored."""
    entered = connection.execute(ENTER, values).rowcount
    stored = connection.execute(STORE_CHECKED if checked else STORE, values).rowcount if entered else 0
    if stored:
        connection.execute(APPEND, values)
    if stored and checked:
        connection.execute(APPEND_CHECK, values)
    return entered, stored


def _at_once(connection: Connection, values: Values, checked: bool) -> tuple[int, int]:  # noqa: FBT001 - as _WAYS has it
    """Do the same by one statement."""
    row = (AT_ONCE_CHECKED if checked else AT_ONCE).one_or_none(connection, values)
    return (row.entered, row.stored) if row else (0, 0)


_WAYS: Final = {"sqlite": _one_by_one, "postgresql": _at_once}


def response_data(write: AnswerWrite) -> Mapping[str, Any] | None:
    """Return the plain data of a response, None for a blank."""
    return write.response.data if isinstance(write.response, Given) else None


def saved_in(row: AnyRow) -> Saved:
    """Return what a row with the columns ``SAVED`` means; absent ones mean that nothing was saved."""
    response = Blank() if row.data is None else Given(row.data)
    return Saved(response, bool(row.flag), row.version or 0, bool(row.locked))


def _parameters(write: AnswerWrite) -> dict[str, Any]:
    return {
        "attempt": write.attempt,
        "place": write.place,
        "key": write.key,
        "hash": write.hash,
        "seen": write.seen,
        "version": write.seen + 1,
        "data": response_data(write),
        "flag": write.flag,
        "now": write.at,
        **_try(write.check),
    }


def _try(check: CheckWrite | None) -> Mapping[str, Any]:
    """Return the values of a try."""
    if check is None:
        return {}
    return {
        "try_number": check.number,
        "try_hash": check.hash,
        "try_numerator": check.numerator,
        "try_denominator": check.denominator,
        "try_locks": check.locks,
    }


def _earlier(connection: Connection, values: Mapping[str, Any]) -> Stored | None:
    """Return the reply that the same request got before, if there was one."""
    version = connection.execute(EARLIER_SAVE, values).scalar()
    return None if version is None else Stored(version, replayed=True)


def _shut(connection: Connection, values: Mapping[str, Any]) -> NotOpen | Late:
    """Return why an attempt takes no answer: it was handed in, or its time is over."""
    return Late() if connection.execute(IS_OPEN, values).first() else NotOpen()


def _conflict(connection: Connection, values: Mapping[str, Any]) -> Conflict | Locked:
    current = saved_in(connection.execute(CURRENT_SAVE, values).one())
    return Locked() if current.locked else Conflict(current)
