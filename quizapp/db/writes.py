"""The three writes of an answer, as Core statements built once at import, and what they mean together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, Insert, and_, bindparam, case, insert, not_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from quizapp.core.attempt import AnswerWrite, AttemptState, Conflict, Late, Locked, NotOpen, Outcome, Saved, Stored
from quizapp.core.checking import CheckWrite
from quizapp.core.response import Blank, Given
from quizapp.db.reads import CURRENT_SAVE, EARLIER_SAVE, IS_OPEN, TABLES
from quizapp.db.types import AnyRow, UtcDateTime

_AT: Final = bindparam("now", type_=UtcDateTime())
_attempt, _response, _check = TABLES["attempt"], TABLES["response"], TABLES["response_check"]

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


# The fourth write, of a try that counts. The version that STORE found right holds for the number of tries, too: every
# counted try is a save.
APPEND_CHECK: Final = insert(_check).from_select(
    ["response_id", "number", "payload_hash", "data", "numerator", "denominator", "at"],
    select(
        _response.c.id,
        bindparam("try_number", type_=_check.c.number.type),
        bindparam("try_hash", type_=_check.c.payload_hash.type),
        _response.c.data,
        bindparam("try_numerator", type_=_check.c.numerator.type),
        bindparam("try_denominator", type_=_check.c.denominator.type),
        _AT,
    ).where(_response.c.attempt_id == bindparam("attempt"), _response.c.place == bindparam("place")),
)


def _upsert(dialect_insert: Any, **more: Any) -> Insert:  # noqa: ANN401 - the two dialects' classes share no type with on_conflict
    """Return the statement that stores the response if the student saw the stored version (none at all counts as 0)."""
    new = dialect_insert(_response).values(**_VALUES, saved_at=_AT, **more)
    taken = {name: new.excluded[name] for name in ("version", "data", "flag", "saved_at", *more)}
    seen = and_(_response.c.version == bindparam("seen"), not_(_response.c.locked))
    statement: Insert = new.on_conflict_do_update(index_elements=["attempt_id", "place"], set_=taken, where=seen)
    return statement.execution_options(preserve_rowcount=True)


_CHECKED: Final[Mapping[str, Any]] = {"checks": bindparam("try_number"), "locked": bindparam("try_locks")}
STORE: Final[Mapping[str, Insert]] = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}
STORE_CHECKED: Final[Mapping[str, Insert]] = {
    "sqlite": _upsert(sqlite.insert, **_CHECKED),
    "postgresql": _upsert(postgresql.insert, **_CHECKED),
}


def save(connection: Connection, write: AnswerWrite) -> Outcome:
    """Store one answer by three writes, four with a try, in the transaction of the caller; reads only when turned down.

    Anything but ``Stored`` leaves no trace of the answer. Order matters: an event is appended only after the version
    was right, so a repeated request, whose version is old by then, never meets its own event.
    """
    values = _parameters(write)
    if not connection.execute(ENTER, values).rowcount:
        return _earlier(connection, values) or _shut(connection, values)
    store = STORE_CHECKED if write.check else STORE
    if not connection.execute(store[connection.dialect.name], values).rowcount:
        return _earlier(connection, values) or _conflict(connection, values)
    connection.execute(APPEND, values)
    if write.check:
        connection.execute(APPEND_CHECK, values)
    return Stored(write.seen + 1)


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
    """Return the values of a try; no column has these names, as SQLAlchemy would set one that had."""
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
