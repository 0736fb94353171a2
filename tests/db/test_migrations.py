"""The migrations make exactly the tables that the models describe, one step up and one step down at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from quizapp.core.refusal import NotNow
from quizapp.db import migrate
from quizapp.db.engine import make_engine
from quizapp.db.models import Base
from tests.postgres_server import PostgresServer


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: object) -> Iterator[Engine]:
    """Return the engine of an empty database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/empty.sqlite3"
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        url = server.create_database()
    engine = make_engine(url)
    yield engine
    engine.dispose()


def test_models_and_migrations_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_constraints_of_models_and_migrations_agree(empty: Engine) -> None:
    Base.metadata.create_all(empty)
    made = constraints(empty)
    Base.metadata.drop_all(empty)
    migrate.upgrade(empty)
    assert constraints(empty) == made


def constraints(engine: Engine) -> dict[tuple[str, str], list[str]]:
    look = inspect(engine)
    kinds = ("get_check_constraints", "get_unique_constraints", "get_foreign_keys", "get_indexes", "get_columns")
    return {
        (table, kind): sorted(
            told(found, named=not (kind == "get_foreign_keys" and engine.dialect.name == "sqlite"))
            for found in getattr(look, kind)(table)
        )
        for table in Base.metadata.tables
        for kind in kinds
    }


def told(found: dict[str, object], *, named: bool) -> str:
    """Return what was found as text, conditions of indexes in SQL; SQLite cannot tell the name of every foreign key."""
    if not named:
        del found["name"]
    options = found.pop("dialect_options", {})
    assert isinstance(options, dict)
    return f"{found} { ({name: str(value) for name, value in options.items()}) }"


def test_every_step_goes_up_and_down(empty: Engine) -> None:
    with empty.begin() as connection:
        config = migrate.alembic_config(connection)
        steps = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]
        for step in steps:
            command.upgrade(config, step)
            command.downgrade(config, "-1")
            command.upgrade(config, step)
        command.downgrade(config, "base")
    assert set(inspect(empty).get_table_names()) <= {"alembic_version"}
    if empty.dialect.name == "postgresql":
        with empty.connect() as connection:
            functions = text("SELECT count(*) FROM pg_proc WHERE proname LIKE 'quizapp%'")
            assert connection.execute(functions).scalar() == 0


def test_newest_is_the_last_script(empty: Engine) -> None:
    with empty.begin() as connection:
        scripts = ScriptDirectory.from_config(migrate.alembic_config(connection))
        assert scripts.get_current_head() == migrate.NEWEST


def test_upgrade_says_from_where_to_where_and_repeats_without_effect(empty: Engine) -> None:
    assert not migrate.up_to_date(empty)
    assert migrate.upgrade(empty) == ("", migrate.NEWEST)
    assert migrate.upgrade(empty) == (migrate.NEWEST, migrate.NEWEST)
    assert migrate.up_to_date(empty)


def test_a_failing_step_leaves_nothing_behind(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    with empty.begin() as connection:
        command.upgrade(migrate.alembic_config(connection), "0002")
    monkeypatch.setattr("alembic.operations.ops.ExecuteSQLOp.execute", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        migrate.upgrade(empty)
    with empty.begin() as connection:
        assert migrate.version(connection) == "0002"


def test_ddl_is_rolled_back(empty: Engine) -> None:
    with empty.connect() as connection:
        connection.execute(text("CREATE TABLE half (id INTEGER)"))
        connection.rollback()
    assert not inspect(empty).has_table("half")


def test_a_database_of_a_newer_quizapp_is_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NotNow, match="newer quizapp"):
        migrate.upgrade(engine)


def test_revisions_never_change_and_never_go(engine: Engine) -> None:
    with engine.begin() as connection:
        for statement in SEEDED:
            connection.execute(text(statement))
    for statement in ("UPDATE passage_revision SET text = 'y'", "DELETE FROM passage_revision", "DELETE FROM item"):
        with pytest.raises(IntegrityError, match="never"), engine.begin() as connection:
            connection.execute(text(statement))


def test_an_engine_without_our_settings_is_not_used_anywhere() -> None:
    # A plain engine has no foreign keys on SQLite: this is why make_engine is the only way in.
    with create_engine("sqlite://").connect() as plain:
        assert plain.execute(text("PRAGMA foreign_keys")).scalar() == 0


SEEDED = (
    """INSERT INTO bank (id, uuid, slug, origin, head, hash, published_at)
    VALUES (1, 'u', 's', 'shipped', '{}', 'h', '2026-01-01 00:00:00.000000')""",
    """INSERT INTO passage_revision (bank_id, language, number, hash, text, created_at)
    VALUES (1, 'id', 1, 'h', 'x', '2026-01-01 00:00:00.000000')""",
    "INSERT INTO item (id, bank_id, author_id) VALUES (1, 1, 'k')",
)
