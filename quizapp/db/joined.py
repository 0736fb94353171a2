"""Joining the texts of many rows to one, as each database calls it.

SQLAlchemy's own ``aggregate_strings`` writes its separator into the statement anew at every run, which costs a hot read
more than finding its row.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class Joined(FunctionElement[str | None]):
    """Join a text column of all rows with blanks between, in no order; NULL where there is no row."""

    inherit_cache = True
    name = "joined"
    type: TypeEngine[str | None] = Text()  # type: ignore[assignment]  # there are no texts of no rows


@compiles(Joined, "sqlite")
def _sqlite(joined: Joined, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - as SQLAlchemy calls it
    return f"group_concat({compiler.process(joined.clauses, **options)}, ' ')"


@compiles(Joined, "postgresql")
def _postgresql(joined: Joined, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - likewise
    return f"string_agg({compiler.process(joined.clauses, **options)}, ' ')"
