"""Putting a row in the place of the one before it, also when two do so at once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from quizapp.db.models.base import Base

INSERTS: Final = MappingProxyType({"postgresql": postgresql.insert, "sqlite": sqlite.insert})


def put(session: Session, row: type[Base], key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Insert a row, or give the one with this primary key other values; of two at once the later one stays.

    Deleting first and inserting then would fail on PostgreSQL, where the second does not see what the first inserts.
    """
    made: Any = INSERTS[session.get_bind().dialect.name](row).values({**key, **values})
    session.execute(made.on_conflict_do_update(index_elements=list(key), set_=dict(values)))
