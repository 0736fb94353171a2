"""The real server with the shipped bank, and real Chromium; whatever a page does against the policy fails its test."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.ports import free_port

START_SECONDS = 120
SLOWEST_MS = 180_000
Visit = Callable[..., Page]
expect.set_options(timeout=SLOWEST_MS)  # a page that waits for a busy machine is not a wrong one


@dataclass(frozen=True)
class Site:
    """Hold where the server answers, and the path that makes the first administrator."""

    address: str
    setup: str


@pytest.fixture(scope="session")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run ``quizapp serve`` in a new data folder."""
    with serving(tmp_path_factory.mktemp("site"), repository) as site:
        yield site


@contextmanager
def serving(folder: Path, repository: Path, *options: str) -> Iterator[Site]:
    """Run ``quizapp serve`` with the data folder ``folder/data``."""
    port = free_port()
    command = [sys.executable, "-m", "quizapp", "serve", "--port", str(port), "--data", str(folder / "data"), *options]
    environment = {**os.environ, "PYTHONPATH": str(repository), "LANG": "C.UTF-8", "LC_ALL": ""}
    log = (folder / "log").open("w+b")
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        yield wait(process, folder / "log", port)
    finally:
        stop(process)
        log.close()


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a site; how it ends is tested elsewhere."""
    process.terminate()  # whoever runs the tests may let them ignore Ctrl+C, and the site would inherit that
    try:
        process.wait(START_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait(process: subprocess.Popen[bytes], log: Path, port: int) -> Site:
    """Wait until the server answers and has told its link."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        link = re.search(r"(http://[\d.:]+)(/account/first-admin/\S+)", log.read_text())
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            if link:
                return Site(link[1], link[2])
        time.sleep(0.1)
    raise RuntimeError(log.read_text())


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    """Return a maker of pages, each in a browser context of its own; at the end nothing may have gone wrong in any."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on("console", lambda message: wrong.append(message.text) if unwanted(message.type, message.text) else None)
        page.on("request", lambda request: wrong.append(request.url) if foreign(request, site) else None)

    def make(width: int = 1280, height: int = 800, theme: str = "light", **options: object) -> Page:
        values = {"base_url": site.address, "locale": "id-ID", **options}
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, **values)  # type: ignore[arg-type]  # options by name
        context.set_default_timeout(SLOWEST_MS)
        context.on("page", watch)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert wrong == []


def unwanted(kind: str, text: str) -> bool:
    """Tell whether a line of the console is a fault; a status or a network that a test asked for is none."""
    expected = (
        "the server responded with a status of",
        "net::ERR_INTERNET_DISCONNECTED",
        "net::ERR_CONNECTION_RESET",
        "net::ERR_FAILED",  # a request that was on its way when the network went
        "Service Worker registration blocked",  # by a test that holds scripts back
    )
    return kind in {"error", "warning"} and not any(each in text for each in expected)


def foreign(request: Request, site: Site) -> bool:
    """Tell whether a request leaves the site."""
    return urlsplit(request.url).netloc != urlsplit(site.address).netloc and not request.url.startswith("data:")
