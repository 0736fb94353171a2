"""An engine has safe settings, says in a sentence why it cannot work, and keeps what is stored as it was given."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, Table, event, func, insert, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError, StatementError

from quizapp.core.refusal import StorageFull, Unavailable
from quizapp.db.engine import Database, make_engine, reading, unit
from quizapp.db.models import Base, PersonRow
from quizapp.db.reads import SNAPSHOT
from quizapp.db.types import UtcDateTime, new_public_id, sought
from tests.databases import counted, rows

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)


def person(**more: object) -> PersonRow:
    values = {"public_id": new_public_id(), "name": "Ani", "guest": True, "created_at": NOW}
    return PersonRow(**(values | more))


def test_sqlite_waits_for_the_disk_and_minds_references(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/s.sqlite3")
    with engine.connect() as connection:
        pragmas = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in PRAGMAS}
    assert pragmas == PRAGMAS
    engine.dispose()


def test_a_unit_is_committed_once_or_not_at_all(engine: Engine) -> None:
    with unit(engine) as session:
        session.add(person())
    with pytest.raises(StatementError), unit(engine) as session:
        session.add_all([person(), person(public_id="x" * 10, created_at=NOW.replace(tzinfo=None))])
    assert rows(engine, "person") == 1


def test_looking_opens_no_transaction(database_url: str) -> None:
    began: list[str] = []
    with closing(Database(database_url)) as site:
        event.listen(site.alone, "before_cursor_execute", lambda *seen: began.append(str(seen[2])))
        with site.reads() as connection:
            connection.execute(select(PersonRow.id))
    assert [statement.split()[0] for statement in began] == ["SELECT"]


def test_beside_looking_transactions_can_be_rolled_back(database_url: str) -> None:
    with closing(Database(database_url)) as site:
        for _ in range(3):
            with site.reads() as connection:
                connection.execute(select(PersonRow.id))
            with site.engine.connect() as connection:
                connection.execute(
                    insert(PersonRow), [{"public_id": new_public_id(), "name": "", "guest": True, "created_at": NOW}]
                )
                connection.rollback()
        assert rows(site.engine, "person") == 0


def test_what_looks_sees_at_once_what_was_committed(database_url: str) -> None:
    with closing(Database(database_url)) as site, site.reads() as connection:
        for number in range(1, 4):
            with site.change() as session:
                session.add(person())
            assert connection.execute(select(func.count(PersonRow.id))).scalar_one() == number


@pytest.mark.parametrize("moment", [NOW, NOW.astimezone(timezone(timedelta(hours=9, minutes=30)))])
def test_a_moment_comes_back_in_utc(engine: Engine, moment: datetime) -> None:
    with unit(engine) as session:
        session.add(person(created_at=moment))
    with reading(engine) as connection:
        found = connection.execute(select(PersonRow.created_at)).scalar_one()
    assert (found, found.utcoffset()) == (NOW, timedelta(0))


def test_a_time_without_a_zone_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="zone"), unit(engine) as session:
        session.add(person(created_at=NOW.replace(tzinfo=None)))


@given(st.datetimes(timezones=st.timezones()))
def test_moments_sort_as_texts_on_sqlite(moment: datetime) -> None:
    kind = UtcDateTime()
    stored = kind.process_bind_param(moment, sqlite.dialect())
    assert stored is not None
    assert stored.tzinfo is None
    assert kind.process_result_value(stored, sqlite.dialect()) == moment.astimezone(UTC)


def test_plain_data_keeps_its_order_and_strange_characters(engine: Engine) -> None:
    table = Base.metadata.tables["bank"]
    head = {"z": 1, "a": {"é": ["\u0000", "\ud800", "😀", None, True]}, "m": "x"}
    values = {"uuid": "u", "slug": "s", "origin": "shipped", "head": head, "hash": "h", "published_at": NOW}
    with engine.begin() as connection:
        connection.execute(insert(table), values)
        found = connection.execute(select(table.c.head)).scalar_one()
    assert found == head
    assert list(found) == ["z", "a", "m"]


def test_a_number_is_never_given_twice(engine: Engine) -> None:
    table: Table = Base.metadata.tables["person"]
    for _ in range(2):
        with unit(engine) as session:
            session.add(person())
        with engine.begin() as connection:
            connection.execute(table.delete())
    with unit(engine) as session:
        last = person()
        session.add(last)
        session.flush()
        assert last.id == 3


def test_checks_and_references_are_kept(engine: Engine) -> None:
    for statement in BROKEN:
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(text(statement))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "sqlite",
        "sqlite:////nowhere/at/all.sqlite3",
        "mysql+nodriver://x/y",
        "postgresql://127.0.0.1:1/x",
        "postgresql://127.0.0.1:1/x?nonsense=1",
    ],
)
def test_a_broken_address_is_a_sentence(url: str) -> None:
    with pytest.raises(Unavailable) as refusal:
        Database(url).reads().__enter__().execute(text("SELECT 1"))
    assert "\n" not in str(refusal.value)


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(Unavailable, match="damaged"), reading(make_engine(f"sqlite:///{tmp_path}/s.sqlite3")) as reads:
        reads.execute(text("SELECT 1"))


def test_a_database_without_tables_is_a_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(Unavailable, match="db upgrade"),
        reading(make_engine(f"sqlite:///{tmp_path}/s.sqlite3")) as reads,
    ):
        reads.execute(select(PersonRow.id))


def test_a_full_disk_is_its_own_refusal(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda driver, _: driver.execute("PRAGMA max_page_count = 1"))
        engine.dispose()
    else:
        event.listen(engine, "before_cursor_execute", _raise_disk_full)
    with pytest.raises(StorageFull), unit(engine) as session:
        session.add_all(person() for _ in range(2000))


def test_a_file_that_another_program_writes_to_is_busy(sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.db.engine.BUSY_SECONDS", 0.05)
    site = make_engine(f"sqlite:///{sqlite_template}")
    with closing(sqlite3.connect(sqlite_template, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="busy"), unit(site) as session:
            session.add(person())
    site.dispose()


def _raise_disk_full(*_: object) -> None:
    from sqlalchemy.exc import OperationalError

    class DiskFullError(Exception):
        sqlstate = "53100"

    raise OperationalError("INSERT", None, DiskFullError("no space left on device"))


def test_parameters_stay_out_of_messages(engine: Engine) -> None:
    with pytest.raises(IntegrityError) as fault, engine.begin() as connection:
        connection.execute(
            insert(PersonRow), [{"public_id": "x", "name": "Rahasia", "guest": False, "created_at": NOW}]
        )
    assert "Rahasia" not in str(fault.value).split("DETAIL")[0]


def test_statements_are_counted_without_those_of_transactions(engine: Engine) -> None:
    with counted(engine) as seen, engine.begin() as connection, connection.begin_nested():
        connection.execute(select(PersonRow.id))
    assert seen == ["SELECT"]


def test_public_ids_fit_addresses_and_are_found_by_what_they_are() -> None:
    made = {new_public_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(each) == 26 and sought(each) == each for each in made)
    assert [sought(each) for each in ("\x00", "a b", "A", "é", "x" * 65, "")] == [""] * 6


def test_the_hot_read_walks_through_no_table(sqlite_template: Path) -> None:
    compiled = SNAPSHOT.statement.compile(dialect=sqlite.dialect())
    with reading(make_engine(f"sqlite:///{sqlite_template}")) as reads:
        plan = reads.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", tuple(1 for _ in compiled.positiontup or ()))
        steps = [str(row[3]) for row in plan]
    assert len(steps) == 9
    assert not [step for step in steps if step.startswith("SCAN")]


PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
BROKEN = (
    "INSERT INTO person (public_id, name, guest, created_at) VALUES ('a', 'n', false, '2026-01-01 00:00:00.000000')",
    "INSERT INTO person_role (person_id, role) VALUES (1, 'king')",
    """INSERT INTO sign_in (person_id, token_hash, staff, created_at, expires_at)
    VALUES (99, 'h', false, '2026-01-01 00:00:00.000000', '2026-01-01 00:00:00.000000')""",
)
