"""Fixtures that give a test its own migrated database, on SQLite and on PostgreSQL: import them in a conftest.py."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, text

from quizapp.db import migrate
from quizapp.db.engine import Database, make_engine
from tests.postgres_server import PostgresServer
from tests.services import school

__all__ = [
    "database_url", "engine", "planted", "postgres_garden", "postgres_template", "sqlite_garden", "sqlite_template",
]  # fmt: skip

BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated database file to copy."""
    path = tmp_path_factory.mktemp("template") / "site.sqlite3"
    built(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> tuple[PostgresServer, str]:
    """Return the server and the name of a migrated database to copy."""
    url = postgres_server.create_database()
    built(url)
    return postgres_server, url.rpartition("/")[2]


@pytest.fixture(scope="session")
def sqlite_garden(sqlite_template: Path) -> Path:
    """Return a migrated database file with the small bank, to copy."""
    path = sqlite_template.with_name("garden.sqlite3")
    shutil.copyfile(sqlite_template, path)
    _plant(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_garden(postgres_template: tuple[PostgresServer, str]) -> tuple[PostgresServer, str]:
    """Return the server and the name of a migrated database with the small bank, to copy."""
    url = copied(*postgres_template)
    _plant(url)
    return postgres_template[0], url.rpartition("/")[2]


def _plant(url: str) -> None:
    database = Database(url)
    school.publish(database)
    database.close()


@pytest.fixture
def planted() -> None:
    """Ask for a database in which the small bank is published already: a copy is cheaper than a publication."""


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a migrated database of this test's own, with the small bank if ``planted`` is asked for."""
    kind = "garden" if "planted" in request.fixturenames else "template"
    template = request.getfixturevalue(f"{request.param}_{kind}")
    if request.param == "postgres":
        return copied(*template)
    copy = tmp_path / "site.sqlite3"
    shutil.copyfile(template, copy)
    return f"sqlite:///{copy}"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Return the engine of a migrated database of this test's own."""
    made = make_engine(database_url)
    yield made
    made.dispose()


def built(url: str) -> None:
    """Build a database by the migrations."""
    engine = make_engine(url)
    migrate.upgrade(engine)
    engine.dispose()


def copied(server: PostgresServer, template: str) -> str:
    """Return the address of a fresh copy of a PostgreSQL database."""
    import psycopg

    name = f"quizapp_{secrets.token_hex(8)}"
    with psycopg.connect(server.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
    return server.url(name)


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """Collect the SQL words that begin each statement meanwhile, those of transactions left out.

    It does not matter which engine of the same database runs them. For several writes that PostgreSQL gets as one
    statement, these are the words of each.
    """
    seen: list[str] = []

    def note(connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if connection.engine.url != engine.url:
            return
        word = statement.split(maxsplit=1)[0].upper()
        if word == "WITH":
            seen.extend(re.findall(r"AS\s+\((INSERT|UPDATE|DELETE)\b", statement))
        elif word not in {"BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT"}:
            seen.append(word)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def rows(engine: Engine, table: str) -> int:
    """Count the rows of a table."""
    with engine.connect() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608 - our own table names
