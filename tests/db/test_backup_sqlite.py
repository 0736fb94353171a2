"""Backups of an SQLite database: any byte may be wrong, others may write, files may be left from before."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from quizapp.core.refusal import Malformed, NotFound, Refusal, StorageFull, Unavailable
from quizapp.db.backup import back_up, faults, restore
from quizapp.db.backup.file import digest, write_sum
from quizapp.db.engine import make_engine
from tests.db.backups import add_guests, guests, listing, refused


@pytest.fixture
def sqlite_copy(sqlite_template: Path, tmp_path: Path) -> tuple[str, Path]:
    """Return the address of an SQLite database with one guest and a backup of it."""
    shutil.copyfile(sqlite_template, tmp_path / "site.sqlite3")
    url = f"sqlite:///{tmp_path}/site.sqlite3"
    add_guests(url, "Budi")
    back_up(url, tmp_path / "copy.backup")
    return url, tmp_path / "copy.backup"


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_changed_byte_is_noticed(sqlite_copy: tuple[str, Path], tmp_path: Path, data: st.DataObject) -> None:
    url, good = sqlite_copy
    content = bytearray(good.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    bad = tmp_path / "bad.backup"
    bad.write_bytes(content)
    shutil.copyfile(f"{good}.sha256", f"{bad}.sha256")
    refused(url, bad, "its checksum is wrong")


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_content_under_a_right_checksum_raises_anything_but_a_refusal(
    sqlite_copy: tuple[str, Path], tmp_path: Path, data: st.DataObject
) -> None:
    good = sqlite_copy[1]
    content = bytearray(good.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    odd = tmp_path / "odd.backup"
    odd.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    write_sum(odd, digest(odd))
    target = tmp_path / "other.sqlite3"
    target.unlink(missing_ok=True)
    try:
        restore(f"sqlite:///{target}", odd, tmp_path)
    except Refusal:
        assert not target.exists()


def test_a_stranger_s_sqlite_file_is_refused(sqlite_copy: tuple[str, Path], tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.sqlite3"
    with sqlite3.connect(stranger) as connection:
        connection.execute("CREATE TABLE person (id INTEGER)")
    connection.close()
    write_sum(stranger, digest(stranger))
    refused(sqlite_copy[0], stranger, "no database of quizapp")


def test_one_moment_is_copied_while_others_write(sqlite_copy: tuple[str, Path], tmp_path: Path) -> None:
    url, _ = sqlite_copy
    add_guests(url, *(f"{number:04} {'x' * 60}" for number in range(4000)))
    before = len(guests(url))
    written = threading.Event()

    def write(_done: int, _of: int) -> None:
        if not written.is_set():
            written.set()
            add_guests(url, "late")

    back_up(url, tmp_path / "moment.backup", write)
    assert written.is_set()
    other = f"sqlite:///{tmp_path}/other.sqlite3"
    restore(other, tmp_path / "moment.backup", tmp_path)
    assert len(guests(other)) == before
    assert guests(url)[-1] == "late"


def test_progress_ends_at_the_whole(sqlite_copy: tuple[str, Path], tmp_path: Path) -> None:
    url, copy = sqlite_copy
    steps: list[tuple[int, int]] = []
    back_up(url, tmp_path / "again.backup", lambda done, of: steps.append((done, of)))
    assert steps[-1][0] == steps[-1][1] > 0
    steps.clear()
    restore(url, copy, tmp_path, lambda done, of: steps.append((done, of)))
    assert steps[-1] == (copy.stat().st_size, copy.stat().st_size)


def test_a_left_log_of_a_former_database_is_not_replayed(sqlite_copy: tuple[str, Path], tmp_path: Path) -> None:
    url, copy = sqlite_copy
    database, log = tmp_path / "site.sqlite3", tmp_path / "site.sqlite3-wal"
    engine = make_engine(url)
    with engine.connect() as holding:
        holding.execute(text("SELECT 1"))
        holding.rollback()
        add_guests(url, "Siti")
        (tmp_path / "log").write_bytes(log.read_bytes())
    engine.dispose()
    database.unlink()
    (tmp_path / "log").rename(log)
    assert restore(url, copy, tmp_path).kept is None
    assert (tmp_path / "site.sqlite3.before-restore-wal").exists()
    assert guests(url) == ["Budi"]


def test_a_damaged_backup_under_a_right_checksum_is_named(sqlite_copy: tuple[str, Path], tmp_path: Path) -> None:
    url, copy = sqlite_copy
    for content in (b"not a database at all" * 100, copy.read_bytes()[:5000]):
        copy.write_bytes(content)
        write_sum(copy, digest(copy))
        with pytest.raises(Malformed, match="damaged") as refusal:
            restore(url, copy, tmp_path)
        assert str(refusal.value).startswith(str(copy))


def test_a_damaged_database_is_found_out_and_replaced(sqlite_copy: tuple[str, Path], tmp_path: Path) -> None:
    url, copy = sqlite_copy
    database = tmp_path / "site.sqlite3"
    content = database.read_bytes()
    database.write_bytes(content[:100] + bytes(4000) + content[4100:])
    assert faults(url)
    with pytest.raises(Malformed, match="damaged"):
        back_up(url, tmp_path / "never.backup")
    assert not (tmp_path / "never.backup").exists()
    restored = restore(url, copy, tmp_path)
    assert guests(url) == ["Budi"]
    assert restored.kept is not None
    assert restored.kept.read_bytes()[100:4100] == bytes(4000)


def test_what_is_kept_is_copied_where_files_have_one_name_only(
    sqlite_copy: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    url, copy = sqlite_copy
    add_guests(url, "Siti")
    kept = restore(url, copy, tmp_path).kept
    assert kept is not None
    assert guests(f"sqlite:///{kept}") == ["Budi", "Siti"]


@pytest.mark.parametrize("verb", ["back_up", "faults"])
def test_no_database_is_said(verb: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/none.sqlite3"
    verbs: dict[str, Callable[[], object]] = {
        "back_up": lambda: back_up(url, tmp_path / "copy.backup"),
        "faults": lambda: faults(url),
    }
    with pytest.raises(NotFound, match="no database"):
        verbs[verb]()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?uri=true"])
def test_a_database_in_memory_has_no_file(url: str, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="sqlite:///FILE"):
        back_up(url, tmp_path / "copy.backup")


def test_a_full_disk_leaves_nothing(sqlite_copy: tuple[str, Path], tmp_path: Path) -> None:
    url, copy = sqlite_copy
    before = listing(tmp_path)
    code = (
        "import resource, sys\nfrom pathlib import Path\n"
        "from quizapp.core.refusal import Unavailable\nfrom quizapp.db.backup import back_up, restore\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "for verb in (lambda: back_up(sys.argv[1], Path(sys.argv[3])),"
        " lambda: restore(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[2]).parent)):\n"
        "    try: verb()\n"
        "    except Unavailable as refusal: print(type(refusal).__name__)\n"
    )
    command = [sys.executable, "-c", code, url, str(copy), str(tmp_path / "full.backup")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert len(done.stdout.split()) == 2
    assert done.stdout.split()[1] == StorageFull.__name__
    assert listing(tmp_path) == before
    assert guests(url) == ["Budi"]


def test_rows_that_point_nowhere_are_faults(sqlite_copy: tuple[str, Path]) -> None:
    url, _ = sqlite_copy
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO person_role (person_id, role) VALUES (999, 'student')")
    connection.close()
    assert [str(fault) for fault in faults(url)] == ["row 1 of person_role points to no row of person"]
