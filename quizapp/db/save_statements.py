"""The statements that save an answer, built once at import: one by one for SQLite, all in one for PostgreSQL.

Each only writes when the one before did. With a try that counts there is a fourth.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import CTE, Insert, ScalarSelect, Select, and_, bindparam, case, func, insert, not_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from quizapp.core.attempt import AttemptState
from quizapp.db.prepared import Prepared
from quizapp.db.reads import TABLES
from quizapp.db.types import UtcDateTime

_attempt, _response = TABLES["attempt"], TABLES["response"]
_event, _check = TABLES["response_event"], TABLES["response_check"]
_AT: Final = bindparam("now", type_=UtcDateTime())
_ATTEMPT: Final = bindparam("attempt", type_=_response.c.attempt_id.type)
_GIVEN: Final[Mapping[str, Any]] = {
    name: bindparam(name, type_=_response.c[name].type) for name in ("place", "version", "data", "flag")
}
_NAMED: Final[Mapping[str, Any]] = {
    "key": bindparam("key", type_=_event.c.key.type),
    "payload_hash": bindparam("hash", type_=_event.c.payload_hash.type),
    "at": _AT,
}
# What a counted try adds. No column has the names of these values, as SQLAlchemy would set one that had.
_CHECKED: Final[Mapping[str, Any]] = {
    "checks": bindparam("try_number", type_=_response.c.checks.type),
    "locked": bindparam("try_locks", type_=_response.c.locked.type),
}
_TRIED: Final[Mapping[str, Any]] = {
    "number": bindparam("try_number", type_=_check.c.number.type),
    "payload_hash": bindparam("try_hash", type_=_check.c.payload_hash.type),
    "numerator": bindparam("try_numerator", type_=_check.c.numerator.type),
    "denominator": bindparam("try_denominator", type_=_check.c.denominator.type),
    "at": _AT,
}

# First of all: it lets the save in only while the attempt is open and in time, and holds the attempt's row, so that
# saves and submitting pass one after the other. The stamp never goes back, whatever the clock does.
ENTER: Final = (
    update(_attempt)
    .where(
        _attempt.c.id == _ATTEMPT,
        _attempt.c.state == AttemptState.OPEN.value,
        or_(_attempt.c.due_at.is_(None), and_(_attempt.c.due_at > _AT, _attempt.c.due_at > _attempt.c.stamp_at)),
    )
    .values(stamp_at=case((_attempt.c.stamp_at > _AT, _attempt.c.stamp_at), else_=_AT))
)


def _if_seen(new: Any, more: Mapping[str, Any]) -> Insert:  # noqa: ANN401 - the two dialects' classes share no type with on_conflict
    """Return the insert so that it replaces the version the student saw, and no other (none at all counts as 0)."""
    taken = {name: new.excluded[name] for name in ("version", "data", "flag", "saved_at", *more)}
    seen = and_(_response.c.version == bindparam("seen"), not_(_response.c.locked))
    statement: Insert = new.on_conflict_do_update(index_elements=["attempt_id", "place"], set_=taken, where=seen)
    return statement.execution_options(preserve_rowcount=True)


def _store(more: Mapping[str, Any]) -> Insert:
    return _if_seen(sqlite.insert(_response).values(attempt_id=_ATTEMPT, **_GIVEN, saved_at=_AT, **more), more)


STORE: Final = _store({})
STORE_CHECKED: Final = _store(_CHECKED)
APPEND: Final = insert(_event).values(attempt_id=_ATTEMPT, **_GIVEN, **_NAMED)
# The version that STORE found right holds for the number of tries, too: every counted try is a save.
APPEND_CHECK: Final = insert(_check).from_select(
    ["response_id", "data", *_TRIED],
    select(_response.c.id, _response.c.data, *_TRIED.values()).where(
        _response.c.attempt_id == _ATTEMPT, _response.c.place == _GIVEN["place"]
    ),
)


def _at_once(more: Mapping[str, Any]) -> Select[int, int]:
    """Return all writes as one statement, each fed by the one before: one way to the database and back.

    Its row tells how many attempts let the save in and how many responses were stored.
    """
    entered = ENTER.returning(_attempt.c.id).cte("entered")
    response = {"attempt_id": entered.c.id, **_GIVEN, "saved_at": _AT, **more}
    new = postgresql.insert(_response).from_select(list(response), select(*response.values()))
    stored = _if_seen(new, more).returning(_response.c.id, _response.c.attempt_id).cte("stored")
    event = {"attempt_id": stored.c.attempt_id, **_GIVEN, **_NAMED}
    appended = insert(_event).from_select(list(event), select(*event.values())).cte("appended")
    statement = select(_number(entered).label("entered"), _number(stored).label("stored")).add_cte(appended)
    if not more:
        return statement
    tried = {"response_id": stored.c.id, "data": _GIVEN["data"], **_TRIED}
    return statement.add_cte(insert(_check).from_select(list(tried), select(*tried.values())).cte("tried"))


def _number(written: CTE) -> ScalarSelect[int]:
    return select(func.count()).select_from(written).scalar_subquery()


AT_ONCE: Final = Prepared(_at_once({}))
AT_ONCE_CHECKED: Final = Prepared(_at_once(_CHECKED))
