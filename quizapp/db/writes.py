"""The three writes of an answer, as Core statements built once at import, and what they mean together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, Insert, and_, bindparam, case, insert, or_, update
from sqlalchemy.dialects import postgresql, sqlite

from quizapp.core.attempt import AnswerWrite, AttemptState, Conflict, Late, NotOpen, Outcome, Saved, Stored
from quizapp.core.response import Blank, Given
from quizapp.db.reads import CURRENT_SAVE, EARLIER_SAVE, IS_OPEN, TABLES
from quizapp.db.types import UtcDateTime

_AT: Final = bindparam("now", type_=UtcDateTime())
_attempt, _response = TABLES["attempt"], TABLES["response"]

# First of the three: it lets the save in only while the attempt is open and in time, and holds the attempt's row, so
# that saves and submitting pass one after the other. The stamp never goes back, whatever the clock does.
ENTER: Final = (
    update(_attempt)
    .where(
        _attempt.c.id == bindparam("attempt"),
        _attempt.c.state == AttemptState.OPEN.value,
        or_(_attempt.c.due_at.is_(None), and_(_attempt.c.due_at > _AT, _attempt.c.due_at > _attempt.c.stamp_at)),
    )
    .values(stamp_at=case((_attempt.c.stamp_at > _AT, _attempt.c.stamp_at), else_=_AT))
)
_VALUES: Final = {
    "attempt_id": bindparam("attempt"),
    "place": bindparam("place"),
    "version": bindparam("version"),
    "data": bindparam("data", type_=_response.c.data.type),
    "flag": bindparam("flag"),
}
APPEND: Final = insert(TABLES["response_event"]).values(
    **_VALUES, key=bindparam("key"), payload_hash=bindparam("hash"), at=_AT
)


def _upsert(dialect_insert: Any) -> Insert:  # noqa: ANN401 - the two dialects' classes share no type with on_conflict
    """Return the statement that stores the response if the student saw the stored version (none at all counts as 0)."""
    new = dialect_insert(_response).values(**_VALUES, saved_at=_AT)
    taken = {name: new.excluded[name] for name in ("version", "data", "flag", "saved_at")}
    statement: Insert = new.on_conflict_do_update(
        index_elements=["attempt_id", "place"], set_=taken, where=_response.c.version == bindparam("seen")
    )
    return statement.execution_options(preserve_rowcount=True)


STORE: Final[Mapping[str, Insert]] = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}


def save(connection: Connection, write: AnswerWrite) -> Outcome:
    """Store one answer by at most three writes, in the transaction of the caller; reads only when it is turned down.

    Anything but ``Stored`` leaves no trace of the answer. Order matters: an event is appended only after the version
    was right, so a repeated request, whose version is old by then, never meets its own event.
    """
    values = _parameters(write)
    if not connection.execute(ENTER, values).rowcount:
        return _earlier(connection, values) or _shut(connection, values)
    if not connection.execute(STORE[connection.dialect.name], values).rowcount:
        return _earlier(connection, values) or _conflict(connection, values)
    connection.execute(APPEND, values)
    return Stored(write.seen + 1)


def response_data(write: AnswerWrite) -> Mapping[str, Any] | None:
    """Return the plain data of a response, None for a blank."""
    return write.response.data if isinstance(write.response, Given) else None


def saved(version: int | None, data: Mapping[str, Any] | None, flag: bool | None) -> Saved:  # noqa: FBT001 - columns of one row
    """Return what a row of ``response`` means; absent columns mean that nothing was saved."""
    return Saved(Blank() if data is None else Given(data), bool(flag), version or 0)


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
    }


def _earlier(connection: Connection, values: Mapping[str, Any]) -> Stored | None:
    """Return the reply that the same request got before, if there was one."""
    version = connection.execute(EARLIER_SAVE, values).scalar()
    return None if version is None else Stored(version, replayed=True)


def _shut(connection: Connection, values: Mapping[str, Any]) -> NotOpen | Late:
    """Return why an attempt takes no answer: it was handed in, or its time is over."""
    return Late() if connection.execute(IS_OPEN, values).first() else NotOpen()


def _conflict(connection: Connection, values: Mapping[str, Any]) -> Conflict:
    row = connection.execute(CURRENT_SAVE, values).one()
    return Conflict(saved(row.version, row.data, row.flag))
