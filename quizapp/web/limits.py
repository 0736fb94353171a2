"""How often somebody may try a password: only wrong tries count, in this process's memory, or in Redis for all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, cast

from flask import Flask, current_app, request
from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from quizapp.config import Settings
from quizapp.core.i18n import msg
from quizapp.core.person import sought_key
from quizapp.core.refusal import NotAllowed, TooMany

EXTENSION: Final = "quizapp_limits"
BY_NAME_AND_ADDRESS: Final = parse("10 per 15 minutes")
BY_NAME: Final = parse("50 per 15 minutes")  # from many addresses; never for ever, or anybody could lock anybody out
BY_ADDRESS: Final = parse("300 per 15 minutes")  # a whole school sits behind one
SPENT: Final = msg("Too many tries went wrong. Wait a quarter of an hour; nothing is locked for good.")

Try = tuple[RateLimitItem, str]


def init_app(app: Flask, settings: Settings) -> None:
    """Count where the settings say."""
    app.extensions[EXTENSION] = MovingWindowRateLimiter(storage_from_string(settings.limits_url))


@contextmanager
def wrong_tries(name: str) -> Iterator[None]:
    """Count it when what happens inside is not allowed. Raises TooMany before it happens when too many went wrong."""
    counter = cast("MovingWindowRateLimiter", current_app.extensions[EXTENSION])
    tries = _tries(name)
    if not all(counter.test(limit, key) for limit, key in tries):
        raise TooMany(SPENT)
    try:
        yield
    except NotAllowed:
        for limit, key in tries:
            counter.hit(limit, key)
        raise


def _tries(name: str) -> tuple[Try, ...]:
    key, address = sought_key(name), request.remote_addr or ""  # the key by which the account is found, no other
    return (BY_ADDRESS, f"at {address}"), (BY_NAME, f"as {key}"), (BY_NAME_AND_ADDRESS, f"at {address} as {key}")
