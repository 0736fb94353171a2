"""``quizapp db``: what each command says and how it ends; what backups hold is proved beside the database."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.db.migrate import NEWEST
from tests.cli.running import run, run_on_terminal
from tests.databases import copied
from tests.postgres_server import PostgresServer


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "data" / "quizapp.sqlite3")) as connection, connection:
        connection.execute(statement)


def test_an_upgrade_makes_private_files_and_can_be_repeated(tmp_path: Path) -> None:
    assert run(tmp_path, "db", "upgrade") == (0, f"The database went from version 0 to {NEWEST}.\n", "")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "data").iterdir()} == {0o600}
    assert run(tmp_path, "db", "upgrade") == (0, "The database is up to date.\n", "")


def test_a_sound_database_is_said_to_be(folder: Path) -> None:
    assert run(folder, "db", "check") == (0, "The database is up to date and sound.\n", "")


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE alembic_version SET version_num = '0001'", "not up to date. Run: quizapp db upgrade"),
        ("DROP TABLE note_time", "note_time"),
        ("INSERT INTO person_role VALUES (9, 'admin')", "points to no row of person"),
    ],
    ids=["old", "missing", "lost"],
)
def test_what_is_wrong_is_said_and_1(statement: str, says: str, folder: Path) -> None:
    change(folder, statement)
    code, printed, complained = run(folder, "db", "check")
    assert (code, printed) == (1, "")
    assert says in complained
    assert complained.count("\n") == 1


def test_a_damaged_database_is_said_and_1(folder: Path) -> None:
    (folder / "data" / "quizapp.sqlite3").write_bytes(b"no database" * 1000)
    for words in (("check",), ("upgrade",), ("backup", "copy")):
        code, printed, complained = run(folder, "db", *words)
        assert (code, printed) == (1, "")
        assert "damaged" in complained
        assert "Traceback" not in complained


def test_no_site_is_said(tmp_path: Path) -> None:
    for words in (("check",), ("backup", "copy")):
        code, printed, complained = run(tmp_path, "db", *words)
        assert (code, printed) == (1, "")
        assert "no database" in complained
    assert list(tmp_path.iterdir()) == []


def test_there_and_back(folder: Path) -> None:
    assert run(folder, "db", "backup", "copy") == (
        0, "Wrote copy and its checksum copy.sha256; keep both.\n", "",
    )  # fmt: skip
    change(folder, "DROP TABLE note_time")
    code, printed, complained = run(folder, "db", "restore", "copy")
    assert (code, complained) == (0, "")
    assert printed == (
        "Restored copy.\n"
        f"The former database is kept in {folder}/data/quizapp.sqlite3.before-restore.\n"
    )  # fmt: skip
    assert run(folder, "db", "check")[0] == 0


def test_a_restore_makes_a_site_where_there_was_none(folder: Path) -> None:
    assert run(folder, "db", "backup", "copy")[0] == 0
    shutil.rmtree(folder / "data")
    assert run(folder, "db", "restore", "copy") == (0, "Restored copy.\n", "")
    assert (folder / "data").stat().st_mode & 0o777 == 0o700
    assert run(folder, "db", "check")[0] == 0


def test_what_cannot_be_done_is_one_sentence_and_1(folder: Path) -> None:
    assert run(folder, "db", "backup", "copy")[0] == 0
    cases = {
        ("backup", "copy"): "exists already",
        ("backup", "gone/copy"): "No such file",
        ("restore", "gone"): "no file",
    }
    for words, says in cases.items():
        code, printed, complained = run(folder, "db", *words)
        assert (code, printed) == (1, "")
        assert says in complained
        assert complained.count("\n") == 1
    (folder / "copy").write_bytes(b"something else")
    code, _, complained = run(folder, "db", "restore", "copy")
    assert code == 1
    assert complained == "copy is damaged: its checksum is wrong. Nothing was changed.\n"
    assert run(folder, "db", "check")[0] == 0


def test_an_old_backup_says_to_upgrade(folder: Path) -> None:
    change(folder, "UPDATE alembic_version SET version_num = '0001'")
    assert run(folder, "db", "backup", "copy")[0] == 0
    assert "Run: quizapp db upgrade" in run(folder, "db", "restore", "copy")[1]


@pytest.mark.parametrize("command", ["upgrade", "check", "backup", "restore"])
def test_every_command_helps(command: str, tmp_path: Path) -> None:
    code, printed, _ = run(tmp_path, "db", command, "--help")
    assert code == 0
    assert "--data DIR" in printed


def test_progress_is_for_terminals(folder: Path) -> None:
    code, screen = run_on_terminal(folder, "db", "backup", "copy")
    assert code == 0
    assert "Copying" in screen
    assert "Wrote copy" in screen
    assert run(folder, "db", "restore", "copy")[2] == ""


@pytest.mark.postgres
def test_postgres_there_and_back(tmp_path: Path, postgres_template: tuple[PostgresServer, str]) -> None:
    url = {"QUIZAPP_DATABASE_URL": copied(*postgres_template)}
    assert run(tmp_path, "db", "backup", "copy", **url)[0] == 0
    code, printed, complained = run(tmp_path, "db", "restore", "copy", **url)
    assert (code, complained) == (0, "")
    assert "The former database is kept in " in printed
    assert ".before-restore" in printed
    assert run(tmp_path, "db", "check", **url) == (0, "The database is up to date and sound.\n", "")


def test_the_log_holds_together_until_somebody_changes_it(folder: Path) -> None:
    for name in ("Bu Rina", "Bu Dewi"):
        assert (
            run(folder, "user", "add", name, "--role", "teacher", "--password-stdin", given="empat kata panjang")[0]
            == 0
        )
    code, printed, _ = run(folder, "db", "verify-audit")
    seal = printed.split()[-1]
    assert (code, len(seal)) == (0, 64)
    assert run(folder, "db", "verify-audit", "--holds", seal)[0] == 0
    assert "not in the log" in run(folder, "db", "verify-audit", "--holds", "0" * 64)[2]
    change(folder, "DROP TRIGGER audit_kept")
    change(folder, "UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE id = 1")
    code, _, complained = run(folder, "db", "verify-audit")
    assert code == 1
    assert "Deed number 1 of the log was changed" in complained
