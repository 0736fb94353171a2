"""What all tables share: 64-bit keys, times that know their zone, public ids, plain data."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, Row
from sqlalchemy.types import TypeDecorator

PUBLIC_ID_BYTES: Final = 16  # 128 bits: nobody guesses one, and two are never alike
PUBLIC_ID_LENGTH: Final = 26

# SQLite numbers rows by itself only for a column of exactly this name; its INTEGER has 64 bits too.
KEY: Final = BigInteger().with_variant(Integer, "sqlite")

# JSON, not PostgreSQL's JSONB: the author's order of keys must come back as it went in.
PLAIN: Final = JSON(none_as_null=True)
Plain: TypeAlias = Mapping[str, Any]
PlainList: TypeAlias = Sequence[Any]
AnyRow: TypeAlias = Row[*tuple[Any, ...]]  # columns are read by name


class UtcDateTime(TypeDecorator[datetime]):
    """Hold a moment: aware in, the same moment in UTC out; a naive time is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn a moment to UTC; SQLite keeps texts, which sort by time only when all have one zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without a zone is not a moment.")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - fixed by SQLAlchemy
        """Say that the moment is in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def sought(id_: str) -> str:
    """Return an id from an address, or "" (which nothing has) for a text that no id of ours can be, such as a NUL."""
    return id_ if re.fullmatch(r"[a-z0-9-]{1,64}", id_) else ""


def new_public_id() -> str:
    """Return 128 random bits as 26 small letters and digits, fit for an address."""
    return base64.b32encode(secrets.token_bytes(PUBLIC_ID_BYTES)).decode().rstrip("=").lower()
