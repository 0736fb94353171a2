"""A backup is whole or absent, and a restore changes nothing unless all of it is right; on SQLite and on PostgreSQL."""

from __future__ import annotations

import hashlib
import stat
import subprocess
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from quizapp.core.refusal import Malformed, NotFound, NotNow, Unavailable
from quizapp.db import migrate
from quizapp.db.backup import back_up, faults, restore
from quizapp.db.backup.file import digest, write_sum
from quizapp.db.engine import make_engine
from tests.databases import rows
from tests.db.backups import add_guests, guests, refused, run_sql
from tests.postgres_server import PostgresServer


@pytest.fixture
def backup(database_url: str, tmp_path: Path) -> Path:
    """Return a backup of the test's database, which holds one guest."""
    add_guests(database_url, "Budi")
    back_up(database_url, tmp_path / "copy.backup")
    return tmp_path / "copy.backup"


def test_what_was_there_comes_back(database_url: str, backup: Path, tmp_path: Path) -> None:
    add_guests(database_url, "Siti")
    restored = restore(database_url, backup, tmp_path)
    assert guests(database_url) == ["Budi"]
    assert not restored.upgrade_due
    assert faults(database_url) == ()


def test_what_was_replaced_is_kept_and_can_be_restored_itself(database_url: str, backup: Path, tmp_path: Path) -> None:
    add_guests(database_url, "Siti")
    first = restore(database_url, backup, tmp_path).kept
    second = restore(database_url, backup, tmp_path).kept
    assert first is not None
    assert second is not None
    assert first.name.endswith(".before-restore")
    assert second.name.endswith(".before-restore-2")
    restore(database_url, first, tmp_path)
    assert guests(database_url) == ["Budi", "Siti"]


def test_an_empty_database_is_filled(
    database_url: str, backup: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if database_url.startswith("sqlite"):
        fresh = f"sqlite:///{tmp_path}/fresh.sqlite3"
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        fresh = server.create_database()
    assert restore(fresh, backup, tmp_path).kept is None
    assert guests(fresh) == ["Budi"]
    add_guests(fresh, "Siti")  # numbers go on where they were


def test_the_files_are_private_and_named_as_sha256sum_wants(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    line = backup.with_name("copy.backup.sha256").read_text()
    assert line == f"{hashlib.sha256(backup.read_bytes()).hexdigest()}  copy.backup\n"
    subprocess.run(["sha256sum", "--check", "copy.backup.sha256"], cwd=backup.parent, check=True, capture_output=True)


def test_nothing_is_left_beside(backup: Path) -> None:
    names = {path.name for path in backup.parent.iterdir() if not path.name.startswith("site.sqlite3")}
    assert names == {"copy.backup", "copy.backup.sha256"}


def test_nothing_is_overwritten(database_url: str, backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(NotNow, match="exists already"):
        back_up(database_url, backup)
    assert backup.read_bytes() == before


def test_a_lone_checksum_is_no_backup(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "copy.backup.sha256").write_text("left by a backup that was cut off")
    back_up(database_url, tmp_path / "copy.backup")
    restore(database_url, tmp_path / "copy.backup", tmp_path)


def test_a_folder_that_is_not_there_is_named(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="No such file"):
        back_up(database_url, tmp_path / "gone" / "copy.backup")


def test_a_damaged_dump_under_a_right_checksum_is_refused(database_url: str, backup: Path) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: len(content) * 2 // 3])
    write_sum(backup, digest(backup))
    refused(database_url, backup, "damaged")


def test_a_file_without_checksum_is_refused(database_url: str, backup: Path) -> None:
    backup.with_name("copy.backup.sha256").unlink()
    refused(database_url, backup, "sha256", NotFound)


def test_a_checksum_that_is_none_is_refused(database_url: str, backup: Path) -> None:
    backup.with_name("copy.backup.sha256").write_bytes(b"\xff\x00 no checksum")
    refused(database_url, backup, "no SHA-256")


def test_a_missing_file_is_refused(database_url: str, backup: Path) -> None:
    refused(database_url, backup.with_name("other.backup"), "no file", NotFound)


def test_a_database_that_is_not_ours_is_not_backed_up(database_url: str, tmp_path: Path) -> None:
    run_sql(database_url, "DROP TABLE alembic_version")
    with pytest.raises(Malformed, match="no database of quizapp"):
        back_up(database_url, tmp_path / "copy.backup")
    assert not (tmp_path / "copy.backup").exists()


def test_a_backup_of_a_newer_quizapp_is_refused(
    database_url: str, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.db.backup.store.NEWEST", "0000")
    refused(database_url, backup, "newer quizapp")


def test_a_backup_of_an_older_quizapp_is_restored_and_can_be_upgraded(
    database_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    old = older(database_url, tmp_path, request)
    back_up(old, tmp_path / "old.backup")
    assert restore(database_url, tmp_path / "old.backup", tmp_path).upgrade_due
    engine = make_engine(database_url)
    assert migrate.upgrade(engine) == ("0001", migrate.NEWEST)
    assert rows(engine, "attempt") == 0
    engine.dispose()
    assert faults(database_url) == ()


def older(database_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Return the address of a database as the first migration made it."""
    if database_url.startswith("sqlite"):
        url = f"sqlite:///{tmp_path}/old.sqlite3"
    else:
        server: PostgresServer = request.getfixturevalue("postgres_server")
        url = server.create_database()
    engine = make_engine(url)
    with engine.begin() as connection:
        command.upgrade(migrate.alembic_config(connection), "0001")
    engine.dispose()
    return url


def test_a_database_in_use_is_not_replaced(database_url: str, backup: Path) -> None:
    engine = make_engine(database_url)
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        connection.rollback()  # only open: even so, whoever holds it would go on with the former one
        refused(database_url, backup, "in use", NotNow)
    engine.dispose()


def test_missing_tables_and_old_ones_are_faults(database_url: str) -> None:
    run_sql(database_url, "DROP TABLE note_time")
    assert [str(fault) for fault in faults(database_url)] == ["The table “note_time” is missing."]
    run_sql(database_url, "UPDATE alembic_version SET version_num = '0001'")
    assert [str(fault) for fault in faults(database_url)] == ["The database is not up to date. Run: quizapp db upgrade"]
