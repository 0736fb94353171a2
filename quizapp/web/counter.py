"""Counting tries within moving windows: where the settings say, and in this process alone while Redis is away."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

from limits import RateLimitItem
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

PATIENCE_SECONDS: Final = 0.5  # for Redis to connect and to answer; it takes a thousandth of that
REST_SECONDS: Final = 5.0  # Redis is left alone so long after it was away, so that not every sign-in waits for it

log = logging.getLogger(__name__)


class Counter:
    """Count by a limit and a key; thread safe. Redis that is away is a warning in the log and keeps nobody out."""

    def __init__(self, url: str) -> None:
        patience = {"socket_connect_timeout": PATIENCE_SECONDS, "socket_timeout": PATIENCE_SECONDS}
        options = patience if url.startswith("redis") else {}
        self._shared = MovingWindowRateLimiter(storage_from_string(url, wrap_exceptions=True, **options))
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._rests_until = 0.0

    def test(self, limit: RateLimitItem, key: str) -> bool:
        """Tell whether one more would be within the limit."""
        return self._ask(lambda limiter: limiter.test(limit, key))

    def hit(self, limit: RateLimitItem, key: str) -> bool:
        """Count one; tell whether it was within the limit."""
        return self._ask(lambda limiter: limiter.hit(limit, key))

    def _ask(self, question: Callable[[MovingWindowRateLimiter], bool]) -> bool:
        if time.monotonic() >= self._rests_until:
            try:
                return question(self._shared)
            except StorageError as fault:
                self._rests_until = time.monotonic() + REST_SECONDS
                log.warning("Tries are counted in this process alone: %s", fault)
        return question(self._own)
