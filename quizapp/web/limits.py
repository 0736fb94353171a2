"""How often a password, PIN or class code may be tried: only wrong tries count, in memory here, or in Redis for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Final, cast

from flask import Flask, current_app, request
from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from quizapp.config import Settings
from quizapp.core.cohort import BadCode, WrongPin
from quizapp.core.i18n import Message, msg
from quizapp.core.person import sought_key
from quizapp.core.refusal import NotAllowed, Refusal, TooMany

EXTENSION: Final = "quizapp_limits"
BY_NAME_AND_ADDRESS: Final = parse("10 per 15 minutes")
BY_NAME: Final = parse("50 per 15 minutes")  # from many addresses; never for ever, or anybody could lock anybody out
BY_ADDRESS: Final = parse("300 per 15 minutes")  # a whole school sits behind one
PINS: Final = parse("10 per 15 minutes")  # of a million PINs
PINS_A_DAY: Final = parse("30 per day")  # a new PIN begins a new count
CODES: Final = parse("600 per 15 minutes")  # a whole school mistypes less, and 40 bits hold out against more
PINS_SPENT: Final = msg("Too many PINs were wrong. Ask your teacher for a new one, or wait a quarter of an hour.")
SPENT: Final = msg("Too many tries went wrong. Wait a quarter of an hour; nothing is locked for good.")

Try = tuple[RateLimitItem, str]


def init_app(app: Flask, settings: Settings) -> None:
    """Count where the settings say."""
    app.extensions[EXTENSION] = MovingWindowRateLimiter(storage_from_string(settings.limits_url))


def wrong_passwords(name: str) -> AbstractContextManager[None]:
    """Count a wrong password of a name. Raises TooMany as ``counting`` does."""
    key, address = sought_key(name), request.remote_addr or ""  # the key by which the account is found, no other
    here = (BY_ADDRESS, f"at {address}"), (BY_NAME_AND_ADDRESS, f"at {address} as {key}")
    return counting(NotAllowed, (*here, (BY_NAME, f"as {key}")), SPENT)


def wrong_pins(key: str) -> AbstractContextManager[None]:
    """Count a wrong PIN of one student, from wherever it comes: a class behind one address goes on. Raises TooMany."""
    return counting(WrongPin, ((PINS, f"pin {key}"), (PINS_A_DAY, f"pin {key}")), PINS_SPENT)


def wrong_codes() -> AbstractContextManager[None]:
    """Count a class code that opens nothing, so that nobody tries them all. Raises TooMany."""
    return counting(BadCode, ((CODES, f"code at {request.remote_addr or ''}"),), SPENT)


@contextmanager
def counting(wrong: type[Refusal], tries: Sequence[Try], spent: Message) -> Iterator[None]:
    """Count it when what happens inside is refused as ``wrong``.

    Raises TooMany with ``spent``, before it happens, when too many of these tries went wrong.
    """
    counter = cast("MovingWindowRateLimiter", current_app.extensions[EXTENSION])
    if not all(counter.test(limit, key) for limit, key in tries):
        raise TooMany(spent)
    try:
        yield
    except wrong:
        for limit, key in tries:
            counter.hit(limit, key)
        raise
