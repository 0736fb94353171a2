"""What a class of 36 does within a minute: statements of joining and coming back, built once at import."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Select,
    and_,
    bindparam,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from quizapp.db.reads import PERSON, TABLES
from quizapp.db.types import KEY, UtcDateTime

_person, _cohort, _code, _enrolment = (TABLES[name] for name in ("person", "cohort", "class_code", "enrolment"))
_OWN, _HOLDER = _enrolment.alias("own"), _enrolment.alias("holder")
_PERSON_ID: Final = bindparam("person", type_=KEY)
_NICKNAME: Final[BindParameter[str]] = bindparam("key")
_NOW: Final = bindparam("now", type_=UtcDateTime())


def enrolment_columns(table: FromClause) -> tuple[Any, ...]:
    """Return the columns of an enrolment under names that tell them from a person's and a class's."""
    names = ("id", "public_id", "person_id", "nickname", "number", "nis", "nisn", "pin_generation", "joined_at")
    return *(table.c[name].label(f"enrolment_{name}") for name in names), table.c.removed_at.label(
        "enrolment_removed_at"
    )


def enrolled() -> ColumnElement[int]:
    """Return how many students a class of the surrounding statement has."""
    there = _enrolment.c.cohort_id == _cohort.c.id, _enrolment.c.removed_at.is_(None)
    return select(func.count()).select_from(_enrolment).where(*there).correlate(_cohort).scalar_subquery()


def _opened(*columns: Any) -> Select[Any]:  # noqa: ANN401 - any columns
    """Return the read of the class that a code opens now: no row, no such class."""
    return (
        select(*columns)
        .select_from(_code)
        .join(_cohort, _cohort.c.id == _code.c.cohort_id)
        .where(_code.c.code == bindparam("code"), _code.c.revoked_at.is_(None), _cohort.c.archived_at.is_(None))
    )


def _student(table: FromClause) -> ColumnElement[bool]:
    """Return the condition for who has the nickname in the class."""
    return and_(table.c.cohort_id == _cohort.c.id, table.c.nickname_key == _NICKNAME, table.c.removed_at.is_(None))


# Whether a code opens a class, asked before anything is held or written: whoever guesses codes keeps nobody waiting.
OPENED: Final = _opened(_cohort.c.id)

# Who wants in: the class, whether the nickname is free in it, and what the person is in already. The code's row is held
# until the end, so that nobody gets in by a code that is being revoked; archiving a class revokes its code.
WELCOME: Final = (
    _opened(
        _cohort.c.id.label("cohort_id"),
        _cohort.c.name.label("cohort_name"),
        _HOLDER.c.id.label("holder_id"),
        _HOLDER.c.ticket_hash,
        _HOLDER.c.joined_at.label("holder_joined_at"),
        enrolled().label("students"),
        exists().where(_enrolment.c.person_id == _PERSON_ID).label("elsewhere"),
        *enrolment_columns(_OWN),
    )
    .outerjoin(_OWN, and_(_OWN.c.cohort_id == _cohort.c.id, _OWN.c.person_id == _PERSON_ID))
    .outerjoin(_HOLDER, _student(_HOLDER))
    .with_for_update(read=True, of=_code)
)

# Whose reply got lost on its way: the student that the same request has enrolled.
HOLDER: Final = (
    select(*enrolment_columns(_enrolment), *PERSON)
    .join(_person, _person.c.id == _enrolment.c.person_id)
    .where(_enrolment.c.id == bindparam("holder"), _person.c.guest)
)

# Who wants back in. A class without such a student is a row too: both are answered alike.
RETURN: Final = (
    _opened(_enrolment.c.public_id.label("enrolment_public_id"), _enrolment.c.pin_generation, *PERSON)
    .outerjoin(_enrolment, _student(_enrolment))
    .outerjoin(_person, _person.c.id == _enrolment.c.person_id)
)
RETURN_HELD: Final = RETURN.with_for_update(read=True, of=_code)

NICKNAME_KEYS: Final = select(_enrolment.c.nickname_key).where(
    _enrolment.c.cohort_id == bindparam("cohort"), _enrolment.c.removed_at.is_(None)
)

NEW_GUEST: Final = (
    insert(_person)
    .values(public_id=bindparam("public_id"), name=bindparam("name"), guest=True, created_at=_NOW)
    .returning(_person.c.id)
)
CALL_GUEST: Final = (
    update(_person)
    .where(_person.c.id == bindparam("person"), _person.c.guest)
    .values(name=bindparam("name"))
    .returning(_person.c.id)
)


def _enrol(dialect_insert: Any) -> ReturningInsert[Any]:  # noqa: ANN401 - the two dialects' classes share no type with on_conflict
    """Return the statement that enrols, or returns nothing when the nickname or the person is in by then."""
    new = dialect_insert(_enrolment).values(
        public_id=bindparam("public_id"),
        cohort_id=bindparam("cohort"),
        person_id=bindparam("person"),
        nickname=bindparam("nickname"),
        nickname_key=_NICKNAME,
        pin_generation=1,
        ticket_hash=bindparam("ticket"),
        joined_at=_NOW,
    )
    statement: ReturningInsert[Any] = new.on_conflict_do_nothing().returning(_enrolment.c.id)
    return statement


ENROL: Final[Mapping[str, ReturningInsert[Any]]] = {
    "sqlite": _enrol(sqlite.insert),
    "postgresql": _enrol(postgresql.insert),
}
