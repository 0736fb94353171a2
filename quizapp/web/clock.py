"""The site's clock: the wall clock, watched, so that a jump which shortens or lengthens attempts is in the log."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

SMALLEST_JUMP: Final = timedelta(seconds=30)  # clocks are set right by seconds all the time
LOG: Final = logging.getLogger("quizapp.clock")


class WatchedClock:
    """Give the wall clock's time, and log when it went another way than the seconds did.

    ``steady`` gives seconds from any beginning that pass evenly. A jump back gives no student time, as an attempt keeps
    its latest moment; after a jump forward a teacher may extend, and the log says from when.
    """

    def __init__(self, wall: Callable[[], datetime], steady: Callable[[], float] = time.monotonic) -> None:
        self._wall, self._steady = wall, steady
        self._last = wall(), steady()

    def __call__(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        wall, steady = self._wall(), self._steady()
        before, then = self._last
        self._last = wall, steady
        jump = wall - before - timedelta(seconds=steady - then)
        if abs(jump) > SMALLEST_JUMP:
            self._report(jump, before, wall)
        return wall

    @staticmethod
    def _report(jump: timedelta, before: datetime, now: datetime) -> None:
        seconds, way = round(abs(jump).total_seconds()), "forward" if jump > timedelta() else "back"
        LOG.warning(
            "The clock jumped %s by %d seconds, from %s to %s; check the time limits of open attempts.",
            way, seconds, before.isoformat(timespec="seconds"), now.isoformat(timespec="seconds"),
        )  # fmt: skip
