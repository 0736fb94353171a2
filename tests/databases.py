"""Fixtures that give a test its own migrated database, on SQLite and on PostgreSQL: import them in a conftest.py."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, text

from quizapp.core.bank import Bank
from quizapp.db import migrate
from quizapp.db.engine import Database, make_engine
from tests.postgres_server import PostgresServer
from tests.services import school

__all__ = ["database_url", "engine", "garden_to_copy", "planted", "postgres_template", "sqlite_template"]

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
def planted() -> Bank:
    """Return the bank that a site has: who asks gets a database with it, since a copy is cheaper than publishing."""
    return school.BANK


Garden = Callable[[str, Bank | None], Any]


@pytest.fixture(scope="session")
def garden_to_copy(request: pytest.FixtureRequest) -> Garden:
    """Return what makes the database to copy (a file, or a server and a name), with a bank or none, once for each."""
    planting: dict[str, Callable[[Any, Bank], Any]] = {"sqlite": _planted_file, "postgres": _planted_database}
    made: dict[tuple[str, int], tuple[Any, Bank]] = {}  # banks have no hash; kept here, none gets the number of another

    def garden(kind: str, bank: Bank | None) -> Any:  # noqa: ANN401 - see above
        template = request.getfixturevalue(f"{kind}_template")
        if bank is None:
            return template
        if (kind, id(bank)) not in made:
            made[kind, id(bank)] = planting[kind](template, bank), bank
        return made[kind, id(bank)][0]

    return garden


def _planted_file(template: Path, bank: Bank) -> Path:
    path = template.with_name(f"{secrets.token_hex(8)}.sqlite3")
    shutil.copyfile(template, path)
    _plant(f"sqlite:///{path}", bank)
    return path


def _planted_database(template: tuple[PostgresServer, str], bank: Bank) -> tuple[PostgresServer, str]:
    url = copied(*template)
    _plant(url, bank)
    return template[0], url.rpartition("/")[2]


def _plant(url: str, bank: Bank) -> None:
    database = Database(url)
    school.publish(database, bank)
    database.close()


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, garden_to_copy: Garden, tmp_path: Path) -> Iterator[str]:
    """Return the address of a migrated database of this test's own, with the bank that is ``planted``, if one is."""
    bank = request.getfixturevalue("planted") if "planted" in request.fixturenames else None
    template = garden_to_copy(request.param, bank)
    if request.param == "postgres":
        url = copied(*template)
        yield url
        template[0].drop_database(url)  # a thousand of them would be gigabytes, and minutes of deleting at the end
    else:
        copy = tmp_path / "site.sqlite3"
        shutil.copyfile(template, copy)
        yield f"sqlite:///{copy}"


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
