"""What tests of backups share: people to lose, a look at who is there, and a refusal that changed nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from quizapp.core.refusal import Malformed, Refusal
from quizapp.db.backup import restore
from quizapp.db.engine import make_engine, unit
from quizapp.services.people import new_guest

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def add_guests(url: str, *nicknames: str) -> None:
    engine = make_engine(url)
    with unit(engine) as session:
        for nickname in nicknames:
            new_guest(session, nickname=nickname, now=NOW)
    engine.dispose()


def guests(url: str) -> list[str]:
    engine = make_engine(url)
    with engine.connect() as connection:
        found = [str(name) for name in connection.execute(text("SELECT name FROM person ORDER BY id")).scalars()]
    engine.dispose()
    return found


def run_sql(url: str, *statements: str) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def refused(url: str, source: Path, says: str, kind: type[Refusal] = Malformed) -> None:
    """See that a restore refuses and leaves the folder and the database as they were."""
    before = listing(source.parent)
    with pytest.raises(kind, match=says):
        restore(url, source, source.parent)
    assert listing(source.parent) == before
    assert guests(url) == ["Budi"]


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm")))
