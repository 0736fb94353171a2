"""``quizapp serve``: nothing to set up, one sentence for what goes wrong, and no trace when it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from quizapp.cli import prepare, site
from quizapp.cli.prepare import load_banks
from quizapp.config import Settings
from quizapp.core.refusal import Unavailable
from quizapp.db.engine import make_engine
from quizapp.db.migrate import upgrade
from tests.cli.running import START_SECONDS, Site, run, started
from tests.house import REPOSITORY
from tests.ports import free_port

LINK = re.compile(r"http://127\.0\.0\.1:\d+/(account/first-admin/\S+)")
MEMORY_AT_MOST = 120 * 1024  # KiB of all processes together, pages that several share counted once


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site that was started in a folder full of traps, with nothing configured but its data folder."""
    folder = tmp_path_factory.mktemp("site")
    for name in ("flask", "yaml", "granian", "alembic", "quizapp"):
        (folder / f"{name}.py").write_text("raise RuntimeError('a stranger in the folder was imported')\n")
    with started(folder) as site_:
        site_.wait_for()
        yield site_


def test_the_address_and_the_first_link_are_printed_and_work(running: Site) -> None:
    assert running.url in running.printed
    link = LINK.search(running.printed)
    assert link is not None
    assert running.status(link[1]) == 200
    assert running.complained == ""


def test_what_it_makes_is_private(running: Site) -> None:
    data = running.folder / "data"
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()}
    assert modes.keys() >= {"secret.key", "quizapp.sqlite3"}
    assert set(modes.values()) == {0o600}


def test_the_shipped_banks_are_there(running: Site) -> None:
    code, listed, complained = run(running.folder, "bank", "list")
    assert (code, complained) == (0, "")
    assert {line.split("\t")[0] for line in listed.splitlines()} == {
        path.parent.name for path in (REPOSITORY / "questions").glob("*/bank.yaml")
    }


def test_a_forged_host_is_refused(running: Site) -> None:
    assert running.status(Host="elsewhere.example") == 400


def test_all_processes_together_are_small(running: Site) -> None:
    running.wait_for()
    processes = [running.process.pid, *running.workers()]
    assert len(processes) == 2
    assert sum(map(memory, processes)) <= MEMORY_AT_MOST


def memory(process: int) -> int:
    """Return the KiB of a process, its part of what it shares counted proportionally."""
    found = re.search(r"^Pss: +(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1])


def test_a_running_site_can_be_backed_up_but_not_replaced(running: Site) -> None:
    assert run(running.folder, "db", "backup", "copy")[0] == 0
    assert run(running.folder, "db", "check")[0] == 0
    code, printed, complained = run(running.folder, "db", "restore", "copy")
    assert (code, printed) == (1, "")
    assert complained == "The database is in use. Stop the site first, then restore. Nothing was changed.\n"
    assert running.status() == 200


def test_a_second_site_on_the_port_is_refused_before_it_makes_anything(running: Site, tmp_path: Path) -> None:
    code, printed, complained = run(tmp_path, "serve", "--port", str(running.port))
    assert (code, printed) == (1, "")
    assert complained == f"Port {running.port} is used already. Choose another one with --port.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_dies_is_replaced(running: Site) -> None:
    (worker,) = running.workers()
    os.kill(worker, signal.SIGKILL)
    until = time.monotonic() + START_SECONDS
    while running.workers() in ([], [worker]) and time.monotonic() < until:
        time.sleep(0.05)
    running.wait_for()
    assert worker not in running.workers()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=["Ctrl+C", "asked", "hung up"])
def test_it_ends_without_a_trace(number: signal.Signals, tmp_path: Path) -> None:
    with started(tmp_path) as site_:
        site_.wait_for()
        first = LINK.search(site_.printed)
        assert site_.end(number) == 0
        assert site_.complained == ""
        assert site_.status() == 0
    with started(tmp_path) as site_:
        site_.wait_for()
        again = LINK.search(site_.printed)
        assert first is not None
        assert again is not None
        assert first[1] != again[1]
        assert site_.status(first[1]) == 404


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_without_a_trace_while_it_prepares(number: signal.Signals, tmp_path: Path) -> None:
    """It stands at the key, which is a pipe that nobody writes to."""
    key = tmp_path / "key"
    os.mkfifo(key, 0o600)
    with started(tmp_path, QUIZAPP_SECRET_KEY_FILE=str(key)) as site_, read_by_somebody(key):
        assert site_.end(number) == 0
        assert (site_.printed, site_.complained) == ("", "")


@contextmanager
def read_by_somebody(pipe: Path) -> Iterator[None]:
    """Wait until somebody reads a pipe, and let them wait for its end meanwhile."""
    until = time.monotonic() + START_SECONDS
    ours = None
    while ours is None:
        assert time.monotonic() < until
        with suppress(OSError):  # how Linux says that nobody reads it yet
            ours = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        time.sleep(0.01)
    yield
    os.close(ours)


def test_a_watching_process_that_dies_frees_the_port(tmp_path: Path) -> None:
    with started(tmp_path) as site_:
        site_.wait_for()
        (worker,) = site_.workers()
        os.kill(site_.process.pid, signal.SIGKILL)
        site_.process.wait()
        until = time.monotonic() + START_SECONDS
        while running_still(worker) and time.monotonic() < until:
            time.sleep(0.05)
        assert not running_still(worker)
        assert site_.status() == 0


def running_still(process: int) -> bool:
    """Tell whether a process is there and no mere entry that nobody has asked after."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"QUIZAPP_DATABASE_URL": "mysql://h/n"}, "QUIZAPP_DATABASE_URL: use sqlite:///FILE"),
        ({"QUIZAPP_DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"}, "cannot be reached"),
        ({"QUIZAPP_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "cannot be reached"),
        ({"QUIZAPP_DATABASE_URL": "postgresql://h:port/none"}, "cannot be understood"),
        ({"QUIZAPP_LIMITS_URL": "redis://127.0.0.1:port/0"}, "QUIZAPP_LIMITS_URL: use memory:// or redis://"),
        ({"QUIZAPP_DATA": "/proc/self/mounts/quizapp"}, "The data folder /proc/self/mounts/quizapp cannot be made"),
        ({"QUIZAPP_SECRET_KEY_FILE": "/proc/self/mounts"}, "The key file /proc/self/mounts can"),
        ({"QUIZAPP_THREADS": "many"}, "QUIZAPP_THREADS: use a whole number"),
    ],
    ids=["address", "folder", "server", "port", "limits", "data", "key", "setting"],
)
def test_what_cannot_be_used_is_one_sentence(variables: dict[str, str], says: str, tmp_path: Path) -> None:
    code, printed, complained = run(tmp_path, "serve", "--port", str(free_port()), **variables)
    assert (code, printed) == (1, "")
    assert says in complained
    assert complained.count("\n") == 1


def test_a_missing_redis_package_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(prepare, "find_spec", lambda _name: None)
    with pytest.raises(Unavailable, match=r"install “quizapp\[redis\]”"):
        prepare.prepare(Settings(data=tmp_path / "data", limits_url="redis://127.0.0.1:1/0"))
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data" / "quizapp.sqlite3").write_bytes(b"no database" * 100)
    code, printed, complained = run(tmp_path, "serve", "--port", str(free_port()))
    assert (code, printed) == (1, "")
    assert "damaged" in complained
    assert complained.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--port", "0"), 2),
        (("--port", "65536"), 2),
        (("--port", "x"), 2),
        (("--host", "203.0.113.9"), 1),
        (("--host", "x" * 70), 1),
        (("--host", "not a host"), 1),
    ],
    ids=["zero", "beyond", "word", "not ours", "long", "blank"],
)
def test_an_address_that_cannot_be_is_refused(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    done, printed, complained = run(tmp_path, *words)
    assert (done, printed) == (code, "")
    assert "Traceback" not in complained
    assert complained


def test_two_that_listen_are_told_apart_from_one_that_ended() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)), other.accept()[0]:
            pass
        with pytest.raises(Unavailable, match="used already"):
            site._free_address("127.0.0.1", port)  # noqa: SLF001 - its one caller listens for ever
    assert site._free_address("127.0.0.1", port) == "127.0.0.1"  # noqa: SLF001 - likewise


@pytest.mark.parametrize(
    ("address", "given", "hosts"),
    [
        ("127.0.0.1", "", "localhost 127.0.0.1 [::1]"),
        ("192.0.2.7", "", "localhost 127.0.0.1 [::1] 192.0.2.7"),
        ("2001:db8::7", "", "localhost 127.0.0.1 [::1] [2001:db8::7]"),
        ("192.0.2.7", "kuis.example", "kuis.example"),
        ("0.0.0.0", "", ""),  # noqa: S104 - never bound
        ("::", "kuis.example", "kuis.example"),
    ],
)
def test_the_web_believes_the_address_it_was_given(
    address: str, given: str, hosts: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QUIZAPP_DATA", "")
    monkeypatch.setenv("QUIZAPP_TRUSTED_HOSTS", given)
    site._tell_web(Settings.from_environment(os.environ, tmp_path), address)  # noqa: SLF001 - the rest starts a server
    assert os.environ["QUIZAPP_DATA"] == str(tmp_path)
    assert os.environ["QUIZAPP_TRUSTED_HOSTS"] == hosts


def test_an_address_for_all_needs_names(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("QUIZAPP_DATA", "")
    site._tell_web(Settings(data=tmp_path), "0.0.0.0")  # noqa: S104, SLF001 - never bound; the rest starts a server
    assert "until QUIZAPP_TRUSTED_HOSTS names it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),  # noqa: S104 - never bound
        ("::", "http://[::1]:8000/"),
        ("2001:db8::7", "http://[2001:db8::7]:8000/"),
    ],
)
def test_the_address_that_is_printed_can_be_opened(address: str, url: str) -> None:
    assert site._url(address, 8000) == url  # noqa: SLF001 - the rest starts a server


def test_a_bank_that_cannot_be_loaded_is_told_and_the_others_are_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(REPOSITORY / "questions", tmp_path / "banks")
    broken = tmp_path / "banks" / "broken"
    broken.mkdir()
    (broken / "bank.yaml").write_text("format: 1\nslug: [\n")
    engine = make_engine(f"sqlite:///{tmp_path}/site.sqlite3")
    upgrade(engine)
    for _ in range(2):
        load_banks(engine, tmp_path / "banks")
        told = capsys.readouterr()
        assert told.out == ""
        assert f"{broken}/bank.yaml:" in told.err
        assert f"The bank in {broken} was not loaded" in told.err
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM bank")).scalar_one() >= 1
    engine.dispose()
