"""How a database goes about statements: caught as they are sent, explained, and run again to be timed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, event


@dataclass(frozen=True)
class Sent:
    """Hold one statement as the driver got it."""

    text: str
    values: Any


@contextmanager
def caught(engine: Engine) -> Iterator[list[Sent]]:
    """Collect the SELECTs sent meanwhile, by whichever engine of the same database."""
    seen: list[Sent] = []

    def note(connection: Connection, _cursor: object, statement: str, values: object, *_rest: object) -> None:
        if connection.engine.url == engine.url and statement.split(maxsplit=1)[0].upper() in {"SELECT", "WITH"}:
            seen.append(Sent(statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def explained(engine: Engine, sent: Sent) -> str:
    """Return the plan of a statement, a line a step."""
    word = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(f"{word} {sent.text}", sent.values)
        return "\n".join(str(row[-1]) for row in rows)


def milliseconds(engine: Engine, sent: Sent, times: int = 5) -> float:
    """Return the median time of sending a statement and fetching all of its rows, by the driver alone."""
    taken = []
    connection = engine.raw_connection()
    try:
        for _ in range(times):
            begun = time.perf_counter()
            cursor = connection.cursor()
            cursor.execute(sent.text, sent.values)
            cursor.fetchall()
            cursor.close()
            taken.append((time.perf_counter() - begun) * 1000)
    finally:
        connection.close()
    return sorted(taken)[times // 2]
