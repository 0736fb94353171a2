"""What every test stands on: no way out of this machine, no settings of its user, and the servers that tests share."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests import compiled
from tests.postgres_server import PostgresServer, running_postgres

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip

# A slow machine is not a failure, and no run tries what another did not: what is found once is found always.
hypothesis_settings.register_profile(
    "house", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("house")

LONG = (
    "tests/drills/", "tests/test_wheel.py", "tests/e2e/", "tests/cli/", "tests/web/test_hostile_fields.py",
    "tests/web/test_matrix.py", "tests/web/test_joining.py", "tests/services/test_attempt_model.py",
)  # fmt: skip

PATIENCE = (
    "quizapp.anki.reviews.PATIENCE", "quizapp.db.engine.BUSY_SECONDS", "quizapp.db.engine.CONNECT_SECONDS",
    "quizapp.db.turns.BUSY_SECONDS", "quizapp.db.writer.PATIENCE_SECONDS",
    "quizapp.services.passwords.PATIENCE_SECONDS",
)  # fmt: skip
LONG_SECONDS = 300

LOOPBACK = frozenset({"", "localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104 - compared with, never bound


def _stay_at_home(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what would leave this machine: a test that needs the world outside is not a test."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0] or ""
    else:
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name not in LOOPBACK:
        raise RuntimeError(f"A test tried to reach {name}.")


sys.addaudithook(_stay_at_home)


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Hide QUIZAPP_* variables and the data folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("QUIZAPP_")]:
            patch.delenv(name)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("xdg")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _a_busy_machine_is_waited_for() -> Iterator[None]:
    """Let nobody be told that the site is busy because the tests keep this machine so; what tests that sets its own."""
    with pytest.MonkeyPatch.context() as patch:
        for name in PATIENCE:
            patch.setattr(name, LONG_SECONDS)
        yield


@pytest.fixture(scope="session", autouse=True)
def _sites_are_compiled_once() -> Iterator[None]:
    """Spare the many sites of a test process what they have in common."""
    with pytest.MonkeyPatch.context() as patch:
        compiled.share(patch)
        yield


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder of the checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Return a running PostgreSQL server; only tests marked ``postgres`` may ask for it."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """Return the address of an empty database, one for the whole session."""
    return postgres_server.create_database()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the distribution's Chromium, to be given to Playwright as ``executable_path``."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise RuntimeError("Chromium is not installed. Type: sudo apt-get install -y chromium")
    return found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Run Playwright, one for all tests of a process: it does not bear another beside it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """Run Chromium."""
    opened = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
    yield opened
    opened.close()


def pytest_collection_finish() -> None:
    """Let the search for garbage pass over thousands of tests and modules that stay: it took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.hookimpl(tryfirst=True)  # before pytest leaves out by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by need (``tests/run --fast`` leaves browser and PostgreSQL out), and put what takes long first.

    A file stays with one worker: a long one that began last would keep one busy while the others have nothing to do.
    """
    items.sort(key=lambda item: next((n for n, path in enumerate(LONG) if item.nodeid.startswith(path)), len(LONG)))
    for item in items:
        needs = getattr(item, "fixturenames", ())
        if "chromium" in needs:
            item.add_marker("browser")
        if "postgres_server" in needs or "postgres_url" in needs:
            item.add_marker("postgres")
