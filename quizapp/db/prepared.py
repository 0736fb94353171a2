"""A hot statement, compiled once for each kind of database and run by the bare driver.

SQLAlchemy finds out at every run how a statement is written, how its values come and go and what its rows are called.
It is the same each time, and takes four times as long as SQLite takes to find the row.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Mapping
from typing import Any, TypeAlias, cast

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.orm import Session

from quizapp.db.types import AnyRow

Values: TypeAlias = Mapping[str, Any]


class Prepared:
    """Run a statement whose result is one row at most, whose columns have names, whose values are no lists."""

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self.statement = statement
        self._ready: dict[str, _Ready] = {}

    def one_or_none(self, connection: Connection | Session, values: Values) -> AnyRow | None:
        """Return the row, None where there is none. Raises what SQLAlchemy raises.

        To tell an error, and a lost connection, is left to SQLAlchemy, which runs the statement again. So a statement
        that writes must be one that may be sent twice.
        """
        if isinstance(connection, Session):
            return connection.execute(self.statement, values).one_or_none()
        ready = self._ready.get(connection.dialect.name) or self._compiled(connection.dialect)
        try:
            return ready.run(connection, values)
        except connection.dialect.loaded_dbapi.Error:
            return connection.execute(self.statement, values).one_or_none()

    def _compiled(self, dialect: Dialect) -> _Ready:
        return self._ready.setdefault(dialect.name, _Ready(self.statement, dialect))


class _Ready:
    """Hold the text for one dialect, its constants, and what turns those values that do not pass as they are."""

    def __init__(self, statement: Select[*tuple[Any, ...]], dialect: Dialect) -> None:
        compiled, columns = statement.compile(dialect=dialect), statement.selected_columns
        self._text, self._order = compiled.string, compiled.positiontup
        self._fixed, self._inward = {}, {}
        for name, bind in compiled.binds.items():
            way = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if not bind.required:
                self._fixed[name] = way(bind.value) if way else bind.value
            elif way:
                self._inward[name] = way
        outward = (column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns)
        self._outward = [(place, way) for place, way in enumerate(outward) if way]
        row: Any = namedtuple("HotRow", columns.keys())  # type: ignore[misc]  # noqa: PYI024 - names are known only here
        self._named = row._make

    def run(self, connection: Connection, values: Values) -> AnyRow | None:
        """Return the row, None where there is none. Raises the driver's errors."""
        given = {**self._fixed, **values}
        for name, way in self._inward.items():
            given[name] = way(given[name])
        driver: Any = connection.connection
        cursor = driver.cursor()
        try:
            sent = given if self._order is None else [given[name] for name in self._order]
            for note in connection.dispatch.before_cursor_execute:  # whoever counts statements
                note(connection, cursor, self._text, sent, None, False)  # noqa: FBT003 - as SQLAlchemy calls it
            cursor.execute(self._text, sent)
            found = cursor.fetchone()
        finally:
            cursor.close()
        return None if found is None else self._outwards(found)

    def _outwards(self, found: tuple[Any, ...]) -> AnyRow:
        row = list(found)
        for place, way in self._outward:
            row[place] = way(row[place])
        return cast("AnyRow", self._named(row))
