"""A clock that a test turns, in place of the site's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask import Flask

from quizapp.web.site import EXTENSION, utc_now


@dataclass
class Clock:
    """Give a moment that passes only when it is told to."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **time: float) -> None:
        """Let hours, minutes, seconds or days pass."""
        self.now += timedelta(**time)


def clock_of(app: Flask) -> Clock:
    """Put a clock into the site that stands at the present moment, and return it."""
    clock = Clock(utc_now())
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], clock=clock)
    return clock
