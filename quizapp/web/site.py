"""What one running site holds beside Flask: settings, database, clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from flask import Flask, current_app

from quizapp.config import Settings
from quizapp.db.engine import Database
from quizapp.web.clock import WatchedClock

EXTENSION = "quizapp"


@dataclass(frozen=True, slots=True)
class Site:
    """Hold what requests share; ``clock`` gives the present moment, aware, in UTC."""

    settings: Settings
    database: Database
    clock: Callable[[], datetime]


def utc_now() -> datetime:
    """Return the wall clock's time."""
    return datetime.now(UTC)


def init_app(app: Flask, settings: Settings, clock: Callable[[], datetime] | None = None) -> None:
    """Tie the database and a clock, else the watched wall clock, to the app.

    Raises Unavailable for an address that cannot be one.
    """
    app.extensions[EXTENSION] = Site(settings, Database(settings.database_url), clock or WatchedClock(utc_now))


def site() -> Site:
    """Return the site of the current app."""
    return cast("Site", current_app.extensions[EXTENSION])


def database() -> Database:
    """Return the current site's database: ``change`` commits once at its end, ``look`` and ``reads`` only look."""
    return site().database


def now() -> datetime:
    """Return the present moment by the site's clock."""
    return site().clock()


def keys() -> tuple[str, ...]:
    """Return the site's secret and the former ones: what PINs are made from."""
    return str(current_app.config["SECRET_KEY"]), *current_app.config["SECRET_KEY_FALLBACKS"]
