"""Every page test runs against a migrated database with the small bank, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from quizapp.config import Settings
from quizapp.core.bank import Bank
from quizapp.db.engine import Database
from quizapp.web.app import create_app
from quizapp.web.site import EXTENSION
from tests.web.browser import KEY, Browser
from tests.web.classes import Room, a_room, browser_of

from tests.databases import *  # isort: skip  # noqa: F403 - fixtures count by being here


@pytest.fixture
def made_app(database_url: str, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Return a maker of the site with other settings; the database is this test's own."""
    apps: list[Flask] = []

    def make(**more: object) -> Flask:
        values = {"data": tmp_path, "database_url": database_url, "secret_key": KEY} | more
        apps.append(create_app(Settings(**values)))  # type: ignore[arg-type]  # the fields of Settings by name
        return apps[-1]

    yield make
    for app in apps:
        app.extensions[EXTENSION].database.close()


@pytest.fixture
def empty_app(made_app: Callable[..., Flask]) -> Flask:
    """Return a site without banks."""
    return made_app()


@pytest.fixture
def database(empty_app: Flask) -> Database:
    """Return the database of the site under test."""
    found: Database = empty_app.extensions[EXTENSION].database
    return found


@pytest.fixture
def app(planted: Bank, empty_app: Flask) -> Flask:  # noqa: ARG001 - the bank is there already
    """Return the site with the small bank."""
    return empty_app


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Return a browser that nobody has used yet."""
    return Browser(app)


@pytest.fixture
def room(app: Flask, database: Database) -> Room:
    """Return a class with its teacher and one student, Budi."""
    return a_room(app, database)


@pytest.fixture
def budi(room: Room) -> Browser:
    """Return the student's browser."""
    return browser_of(room.app, room.database, room.budi.person)
