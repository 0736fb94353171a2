"""The migrations make exactly the tables that the models describe, one step up and one step down at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
        options = {"compare_type": True, "compare_server_default": True, "include_object": told_by_alembic}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def told_by_alembic(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:  # noqa: ARG001 - as Alembic calls it
    """Leave foreign keys to the test below: of a column that was added, SQLAlchemy cannot tell SQLite's ON DELETE."""
    return kind != "foreign_key_constraint"


def test_constraints_of_models_and_migrations_agree(empty: Engine) -> None:
    Base.metadata.create_all(empty)
    made = constraints(empty)
    Base.metadata.drop_all(empty)
    migrate.upgrade(empty)
    assert constraints(empty) == made


def constraints(engine: Engine) -> dict[tuple[str, str], list[str]]:
    look = inspect(engine)
    kinds = ("get_check_constraints", "get_unique_constraints", "get_indexes", "get_columns")
    others = {
        (table, kind): sorted(map(told, getattr(look, kind)(table))) for table in Base.metadata.tables for kind in kinds
    }
    return others | {(table, "foreign keys"): foreign_keys(engine, table) for table in Base.metadata.tables}


def foreign_keys(engine: Engine, table: str) -> list[str]:
    """Return a table's foreign keys with what is done on delete; SQLite itself tells them all, but not their names."""
    if engine.dialect.name != "sqlite":
        return sorted(map(told, inspect(engine).get_foreign_keys(table)))
    with engine.connect() as connection:
        rows = connection.execute(text(f"PRAGMA foreign_key_list({table})")).mappings()
        return sorted(str([row[name] for name in ("table", "from", "to", "on_delete", "on_update")]) for row in rows)


def told(found: Mapping[str, object]) -> str:
    """Return what was found as text, conditions of indexes in SQL."""
    found = dict(found)
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


def test_banks_keep_their_owners_when_the_owner_may_leave(empty: Engine) -> None:
    person = """INSERT INTO person (id, public_id, name, name_key, guest, created_at)
    VALUES (7, 'p', 'Bu Rina', 'bu rina', false, '2026-01-01 00:00:00.000000')"""
    fact = "INSERT INTO fact (bank_id, author_id) VALUES (1, 'f')"
    kept = text("SELECT owner_id, visibility, (SELECT count(*) FROM fact WHERE bank_id = bank.id) FROM bank")
    with empty.begin() as connection:
        config = migrate.alembic_config(connection)
        command.upgrade(config, "0017")
        for statement in (person, SEEDED[0], "UPDATE bank SET owner_id = 7, visibility = 'private'", fact):
            connection.execute(text(statement))
        for step in (command.upgrade, command.downgrade, command.upgrade):
            step(config, "0018" if step is command.upgrade else "0017")
            assert connection.execute(kept).all() == [(7, "private", 1)]
        connection.execute(text("DELETE FROM person"))
        assert connection.execute(kept).all() == [(None, "private", 1)]


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
