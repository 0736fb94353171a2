"""A prepared statement gives what SQLAlchemy gives: its rows and types, its errors, and it counts as a statement."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from quizapp.core.refusal import Unavailable
from quizapp.core.response import Given
from quizapp.db.engine import Database
from quizapp.db.reads import SNAPSHOT
from quizapp.services.tokens import token_hash
from tests.databases import counted
from tests.services.school import NOW, RIGHT, Sitting


def asked(sitting: Sitting, place: int) -> dict[str, object]:
    return {"token_hash": token_hash(sitting.token), "attempt": sitting.attempt, "place": place, "now": NOW}


@pytest.mark.parametrize("place", [1, 2, 3, 99])
def test_it_gives_the_row_that_sqlalchemy_gives(sitting: Sitting, place: int) -> None:
    sitting.save(1, RIGHT["siapa-menyiram"], flag=True)
    sitting.save(2, Given({"rows": {"cabai": "benar"}}))
    with sitting.database.reads() as reads, sitting.database.look() as session:
        expected = reads.execute(SNAPSHOT.statement, asked(sitting, place)).one()
        for way in (reads, session):
            row = SNAPSHOT.one_or_none(way, asked(sitting, place))
            assert row is not None
            assert row._fields == expected._fields
            assert [(type(value), value) for value in row] == [(type(value), value) for value in expected]


def test_no_row_is_none_and_each_run_counts(sitting: Sitting) -> None:
    with counted(sitting.database.engine) as seen, sitting.database.reads() as reads:
        assert SNAPSHOT.one_or_none(reads, asked(sitting, 1) | {"token_hash": "x"}) is None
    assert seen == ["SELECT"]


def test_a_database_without_tables_is_a_sentence(tmp_path: Path) -> None:
    with (
        closing(Database(f"sqlite:///{tmp_path}/empty.sqlite3")) as site,
        pytest.raises(Unavailable, match="db upgrade"),
        site.reads() as reads,
    ):
        SNAPSHOT.one_or_none(reads, {"token_hash": "x", "attempt": "x", "place": 1, "now": NOW})


def test_a_lost_connection_is_a_sentence_and_the_next_read_has_another(sitting: Sitting) -> None:
    site = sitting.database
    if site.engine.dialect.name == "sqlite":
        return  # there is no server to lose
    with site.reads() as reads:
        pid = reads.execute(text("SELECT pg_backend_pid()")).scalar_one()
    with site.engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    with pytest.raises(Unavailable, match="cannot be reached"):
        sitting.snapshot(1)
    assert sitting.snapshot(1).placed.place == 1
