"""Passwords: hashed by Argon2id, at most two at once, so that a class signing in leaves room for the others."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from quizapp.core.i18n import msg
from quizapp.core.person import BadPassword
from quizapp.core.refusal import Unavailable

SHORTEST: Final = 8
LONGEST: Final = 128
MEMORY_KIB: Final = 19 * 1024  # OWASP's first choice for Argon2id: 19 MiB, 2 passes, 1 lane
PASSES: Final = 2
LANES: Final = 1
AT_ONCE: Final = 2
PATIENCE_SECONDS: Final = 10.0  # about 400 others in the queue

_HASHER: Final = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)
_SLOTS: Final = BoundedSemaphore(AT_ONCE)


def check_password(password: str) -> None:
    """Raise BadPassword for fewer than 8 or more than 128 characters; nothing else is asked of a password."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadPassword(msg("A password has %(least)s to %(most)s characters.", least=SHORTEST, most=LONGEST))


def hash_password(password: str) -> str:
    """Return the hash of a password that may be used. Raises BadPassword, or Unavailable when too many wait."""
    check_password(password)
    with _Slot():
        return _HASHER.hash(_bytes(password))


def matches(password: str, stored: str | None) -> bool:
    """Tell whether a password has the stored hash; None takes as long as a hash does, and never matches.

    Raises Unavailable when too many wait.
    """
    with _Slot():
        try:
            _HASHER.verify(stored or _nobody(), _bytes(password[: LONGEST + 1]))
        except (VerificationError, InvalidHashError):
            return False
    return stored is not None


def outdated(stored: str) -> bool:
    """Tell whether a hash was made with other settings than today's."""
    return _HASHER.check_needs_rehash(stored)


class _Slot:
    """A place among those who compute at once."""

    def __enter__(self) -> None:
        if not _SLOTS.acquire(timeout=PATIENCE_SECONDS):
            raise Unavailable(msg("Too many people are signing in at this moment. Try again in a minute."))

    def __exit__(self, *_: object) -> None:
        _SLOTS.release()


@cache
def _nobody() -> str:
    """Return a hash to compare with where nobody has the name."""
    return _HASHER.hash(b"nobody")


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
