"""What all tables share: names of constraints by convention, the kinds of columns, row numbers never used twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, ClassVar

from sqlalchemy import JSON, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column

from quizapp.db.types import KEY, PLAIN, PUBLIC_ID_LENGTH, Plain, PlainList, UtcDateTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# A deleted row's number is not given to another, so that a number in a log or a backup means one row for ever.
NUMBERED: dict[str, Any] = {"sqlite_autoincrement": True}

RowId = Annotated[int, mapped_column(KEY, primary_key=True)]
PublicId = Annotated[str, mapped_column(String(PUBLIC_ID_LENGTH), unique=True)]
AuthorId = Annotated[str, mapped_column(String(64))]
Language = Annotated[str, mapped_column(String(2))]
Sha256 = Annotated[str, mapped_column(String(64))]


class Base(DeclarativeBase):
    """Hold the metadata of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: KEY,
        str: Text,
        datetime: UtcDateTime,
        Plain: PLAIN,
        PlainList: PLAIN,
        JSON: PLAIN,
    }


def one_of(column: str, words: Iterable[str]) -> str:
    """Return the SQL condition that a column holds one of our own fixed words."""
    return f"{column} IN ({', '.join(repr(str(word)) for word in words)})"
