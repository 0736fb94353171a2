"""What goes wrong in a database outside of our hands, as sentences: gone, busy, full, damaged, not set up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import StorageFull, Unavailable

# SQLite names its results, PostgreSQL has five-character codes (SQLSTATE) whose first two give the class.
FULL: Final = ("SQLITE_FULL", "53100")
BUSY: Final = ("SQLITE_BUSY", "SQLITE_LOCKED", "40001", "40P01", "53300", "55P03", "57014")
DAMAGED: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "XX001", "XX002")
CLOSED: Final = ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH", "25006", "42501", "28")
GONE: Final = ("SQLITE_CANTOPEN", "SQLITE_IOERR", "08", "57P", "3D000")
NOT_SET_UP: Final = ("42P01",)

BAD_ADDRESS: Final = msg(
    "The database address cannot be understood; it looks like sqlite:///FILE or postgresql://USER@HOST/NAME."
)

Fault = Callable[[], Unavailable]


def _says(sentence: Message) -> Fault:
    return lambda: Unavailable(sentence)


busy: Final = _says(msg("The database is busy. Try again in a moment."))
_GONE = _says(
    msg("The database cannot be reached. Try again in a moment; if it stays so, tell whoever runs this site.")
)
_NOT_SET_UP = _says(msg("The database is not set up. Run “quizapp db upgrade”."))
_SENTENCES: Final[tuple[tuple[tuple[str, ...], Fault], ...]] = (
    (FULL, lambda: StorageFull(msg("The disk of this site is full: nothing was saved. Tell whoever runs this site."))),
    (BUSY, busy),
    (DAMAGED, _says(msg("The database is damaged. Restore the last backup with “quizapp db restore”."))),
    (CLOSED, _says(msg("The database does not let this site write. Check its rights."))),
    (GONE, _GONE),
    (NOT_SET_UP, _NOT_SET_UP),
)


def as_refusal(error: SQLAlchemyError) -> Unavailable | None:
    """Return the sentence for a fault outside of our hands, None when the error is a bug of ours."""
    if isinstance(error, PoolTimeoutError):
        return busy()
    if not isinstance(error, DBAPIError):
        return None
    code = _code(error)
    for codes, fault in _SENTENCES:
        if code.startswith(codes):
            return fault()
    if "no such table" in str(error.orig):
        return _NOT_SET_UP()
    if "invalid connection option" in str(error.orig):  # psycopg, about what stands after the ? of the address
        return Unavailable(BAD_ADDRESS)
    return _GONE() if error.connection_invalidated or _speechless(error, code) else None


@contextmanager
def refusing() -> Iterator[None]:
    """Turn database faults into ``Unavailable`` (``StorageFull`` for a full disk); bugs pass through as they are."""
    try:
        yield
    except SQLAlchemyError as error:
        refusal = as_refusal(error)
        if refusal is None:
            raise
        raise refusal from error


def _code(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None) or "")


def _speechless(error: DBAPIError, code: str) -> bool:
    """Tell whether the driver failed without a code: psycopg does when there is nobody to give one."""
    return not code and type(error.orig).__name__ in {"OperationalError", "InterfaceError"}
