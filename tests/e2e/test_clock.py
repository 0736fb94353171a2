"""Time runs out while a student types: what was typed in time is saved, and the attempt is handed in by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from quizapp.db.engine import Database
from quizapp.db.models import AttemptRow
from quizapp.web.site import utc_now
from tests.e2e.conftest import Site, Visit, serving
from tests.e2e.script import ready, state, stop_the_clock
from tests.e2e.steps import address, begin, kind, press

LIMIT_SECONDS = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the site keeps its data."""
    return tmp_path_factory.mktemp("clock")


@pytest.fixture(scope="module")
def site(folder: Path, repository: Path) -> Iterator[Site]:
    """Run a site whose database the test may reach."""
    with serving(folder, repository) as site:
        yield site


def end_in(folder: Path, seconds: int) -> None:
    """Let all open attempts end so soon."""
    (file,) = (folder / "data").glob("*.sqlite3")
    database = Database(f"sqlite:///{file}")
    with database.change() as session:
        session.execute(
            update(AttemptRow).values(due_at=utc_now() + timedelta(seconds=seconds), limit_seconds=LIMIT_SECONDS)
        )
    database.close()


def test_time_runs_out_while_typing(visit: Visit, folder: Path) -> None:
    """Seconds pass on the page's clock, and on the server's only when we say: neither overtakes us."""
    page = visit(360, 740)
    page.clock.install()
    begin(page)
    while kind(page) != "typed":
        press(page)
    end_in(folder, LIMIT_SECONDS)
    page.reload()
    ready(page)
    stop_the_clock(page, after=LIMIT_SECONDS - 55)
    expect(page.locator(".clock")).to_contain_text(re.compile(r"0:[0-5]\d"))
    expect(page.locator(".clock [role=status]")).to_have_text("Tinggal satu menit")
    page.locator("input.typed").press_sequentially("1961")
    page.clock.run_for(2000)
    state(page, "Tersimpan")
    path = address(page)
    end_in(folder, 0)
    page.clock.fast_forward(1000 * LIMIT_SECONDS)
    page.wait_for_url(f"**{path}/result")
    expect(page.locator(".score")).to_contain_text("dari 10")
    page.goto(f"{path}/review")
    expect(page.locator("#main")).to_contain_text("1961")
