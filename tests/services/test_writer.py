"""The answer writer shares commits, fails alone or together as it must, and says in sentences what the database did."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, event, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from quizapp.core.attempt import Conflict, Stored
from quizapp.core.refusal import StorageFull, Unavailable
from quizapp.core.response import Given
from quizapp.db import turns
from quizapp.db import writer as writer_module
from quizapp.db.engine import Database
from quizapp.db.models import AttemptRow
from quizapp.db.writer import AnswerWriter
from tests.databases import rows
from tests.services.school import BLANK, RIGHT, Sitting, sit_down

PATIENCE_SECONDS = 60


@contextmanager
def held_back(database: Database) -> Iterator[None]:
    """Keep every other transaction from beginning meanwhile (SQLite), so that what is sent now waits together."""
    if database.engine.dialect.name != "sqlite":
        yield
        return
    with database.engine.begin():
        yield


@contextmanager
def commits(engine: Engine) -> Iterator[list[Connection]]:
    """Collect the commits meanwhile."""
    seen: list[Connection] = []

    def note(connection: Connection) -> None:
        seen.append(connection)

    event.listen(engine, "commit", note)
    yield seen
    event.remove(engine, "commit", note)


def send_together(database: Database, writes: list[object]) -> list[object]:
    """Send all at once from as many threads; return the outcomes, errors as they are."""

    def send(write: object) -> object:
        try:
            return database.writer.submit(write)  # type: ignore[arg-type]  # a list of mixed writes
        except Exception as error:  # noqa: BLE001 - the outcome of this one
            return error

    held = database.engine.dialect.name == "sqlite"
    with ThreadPoolExecutor(len(writes)) as pool:
        with held_back(database):
            waiting = [pool.submit(send, write) for write in writes]
            until = time.monotonic() + PATIENCE_SECONDS
            queue = database.writer._queue  # noqa: SLF001 - that all of them wait has no other sign
            while held and queue.qsize() < len(writes) - 1 and time.monotonic() < until:
                time.sleep(0.01)
        return [each.result() for each in waiting]


def test_what_waits_shares_a_commit(garden: Database) -> None:
    writes = [sit_down(garden, f"s{number}").write(1, RIGHT["siapa-menyiram"]) for number in range(24)]
    with commits(garden.engine) as seen:
        outcomes = send_together(garden, list(writes))
    assert outcomes == [Stored(1)] * 24
    if garden.engine.dialect.name == "sqlite":
        assert len(seen) <= 1 + 3  # the one that held back, and at most a few batches
    assert rows(garden.engine, "response") == 24


def test_one_bad_row_fails_alone(garden: Database) -> None:
    writes = [sit_down(garden, f"s{number}").write(1, RIGHT["siapa-menyiram"]) for number in range(8)]
    bad = replace(writes[3], place=77)
    outcomes = send_together(garden, [*writes[:3], bad, *writes[4:]])
    assert isinstance(outcomes[3], IntegrityError)
    assert outcomes[:3] + outcomes[4:] == [Stored(1)] * 7
    assert (rows(garden.engine, "response"), rows(garden.engine, "response_event")) == (7, 7)
    assert garden.writer.submit(writes[3]) == Stored(1)


def test_a_row_that_fails_half_way_leaves_nothing(garden: Database) -> None:
    sitting, other = sit_down(garden, "Budi"), sit_down(garden, "Tono")
    first = sitting.write(1, RIGHT["siapa-menyiram"])
    assert garden.writer.submit(first) == Stored(1)
    again = replace(first, seen=1, at=first.at + timedelta(minutes=1))  # a new version, of which the event is there
    outcomes = send_together(garden, [again, other.write(1, RIGHT["siapa-menyiram"])])
    assert isinstance(outcomes[0], IntegrityError)
    assert outcomes[1] == Stored(1)
    assert sitting.snapshot(1).saved.version == 1
    with garden.look() as session:
        stamp = select(AttemptRow.stamp_at).where(AttemptRow.public_id == sitting.attempt)
        assert session.execute(stamp).scalar_one() == first.at


def test_two_tabs_in_one_batch_do_not_overwrite_each_other(sitting: Sitting) -> None:
    one = sitting.write(1, Given({"option": "budi"}), key="the-first-tab")
    two = sitting.write(1, Given({"option": "tono"}), key="the-second-tab")
    outcomes = send_together(sitting.database, [one, two, one, two])
    assert Stored(1) in outcomes
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 2
    assert rows(sitting.database.engine, "response_event") == 1


def test_a_failing_commit_fails_all_of_its_batch_and_the_writer_goes_on(sitting: Sitting) -> None:
    engine = sitting.database.engine
    if engine.dialect.name != "sqlite":
        return  # there, an answer is one statement, which the next test lets fail

    def fail(_: Connection) -> None:
        raise OperationalError("COMMIT", None, _disk_full(engine))

    event.listen(engine, "commit", fail)
    with pytest.raises(StorageFull):
        sitting.save(1, RIGHT["siapa-menyiram"])
    event.remove(engine, "commit", fail)
    assert rows(engine, "response") == 0
    assert sitting.save(1, RIGHT["siapa-menyiram"]) == Stored(1)


def test_a_full_disk_saves_nothing_and_afterwards_all_is_well(sitting: Sitting) -> None:
    engine, alone = sitting.database.engine, sitting.database.alone
    if engine.dialect.name != "sqlite":
        event.listen(alone, "before_cursor_execute", fault := _fault(engine), retval=False)
        with pytest.raises(StorageFull):
            sitting.save(1, RIGHT["siapa-menyiram"])
        event.remove(alone, "before_cursor_execute", fault)
    else:
        with engine.connect() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            connection.rollback()
        event.listen(engine, "connect", small := _limit(pages))
        engine.dispose()
        long = Given({"text": "x" * 200_000})
        with pytest.raises(StorageFull):
            sitting.save(1, long)
        event.remove(engine, "connect", small)
        engine.dispose()
    assert rows(engine, "response") == 0
    assert sitting.save(1, RIGHT["siapa-menyiram"]) == Stored(1)


def test_a_connection_that_is_cut_is_a_sentence_and_the_next_save_works(sitting: Sitting) -> None:
    lite = sitting.database.engine.dialect.name == "sqlite"
    engine = sitting.database.engine if lite else sitting.database.alone
    event.listen(engine, "before_cursor_execute", fault := _fault(engine, "SQLITE_IOERR") if lite else _cut)
    write = sitting.write(1, RIGHT["siapa-menyiram"])
    with pytest.raises(Unavailable, match="cannot be reached"):
        sitting.database.writer.submit(write)
    event.remove(engine, "before_cursor_execute", fault)
    assert sitting.database.writer.submit(write) == Stored(1)


def test_a_writer_that_does_not_come_back_leaves_it_open_whether_it_saved(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sitting.database.engine.dialect.name != "sqlite":
        return
    monkeypatch.setattr(writer_module, "PATIENCE_SECONDS", 0.2)
    write = sitting.write(1, RIGHT["siapa-menyiram"])
    with held_back(sitting.database), pytest.raises(Unavailable, match="not known"):
        sitting.database.writer.submit(write)
    monkeypatch.undo()
    assert sitting.database.writer.submit(write).version == 1  # type: ignore[union-attr]  # stored, now or before


def test_a_turn_that_does_not_come_is_a_sentence_and_nothing_is_saved(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = sitting.database
    if database.engine.dialect.name != "sqlite":
        return  # there, nobody waits for another's row
    monkeypatch.setattr(turns, "BUSY_SECONDS", 0.1)
    write = sitting.write(1, RIGHT["siapa-menyiram"])
    with database.change(), ThreadPoolExecutor(1) as pool:
        with pytest.raises(Unavailable, match="busy"):
            database.writer.submit(write)
        with pytest.raises(Unavailable, match="busy"):
            pool.submit(database.change().__enter__).result()
    assert database.writer.submit(write) == Stored(1)


def test_closing_finishes_what_waits_and_refuses_what_comes_later(sitting: Sitting) -> None:
    own = AnswerWriter(sitting.database.engine, sitting.database.alone, nullcontext())
    assert own.submit(sitting.write(1, BLANK)) == Stored(1)
    own.close()
    own.close()
    if sitting.database.engine.dialect.name == "sqlite":
        with pytest.raises(Unavailable, match="shutting down"):
            own.submit(sitting.write(2, BLANK))


def test_a_save_and_a_mark_never_change(sitting: Sitting) -> None:
    sitting.save(1, RIGHT["siapa-menyiram"])
    sitting.submit()
    engine = sitting.database.engine
    for statement in (
        "UPDATE response_event SET flag = NOT flag",
        "UPDATE mark SET numerator = 0",
        "UPDATE mark SET reason = 'x'",
    ):
        with pytest.raises(IntegrityError, match="never"), engine.begin() as connection:
            connection.execute(text(statement))
    with engine.begin() as connection:
        connection.execute(text("UPDATE mark SET is_current = (1 = 0)"))
    with pytest.raises(IntegrityError, match="never"), engine.begin() as connection:
        connection.execute(text("UPDATE mark SET is_current = (1 = 1)"))


class FaultError(Exception):
    """What a driver raises: SQLite names its results, PostgreSQL numbers them."""

    sqlite_errorname = ""
    sqlstate = ""


def _disk_full(engine: Engine) -> FaultError:
    return _driver_error(engine, "SQLITE_FULL", "53100")


def _driver_error(engine: Engine, name: str, state: str = "") -> FaultError:
    fault = FaultError("the disk")
    if engine.dialect.name == "sqlite":
        fault.sqlite_errorname = name
    else:
        fault.sqlstate = state
    return fault


def _fault(engine: Engine, name: str = "SQLITE_FULL"):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a listener
    def fail(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("INSERT", "WITH entered")):
            raise OperationalError(statement, None, _driver_error(engine, name, "53100"))

    return fail


def _limit(pages: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a listener
    def limit(driver: object, _entry: object) -> None:
        driver.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]  # sqlite3's connection

    return limit


def _cut(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
    """End the server's side of a connection just before it would store something."""
    if statement.startswith("WITH entered"):
        pid = connection.connection.driver_connection.info.backend_pid  # type: ignore[union-attr]  # psycopg's
        with connection.engine.connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
