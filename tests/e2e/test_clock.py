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
from tests.e2e.steps import address, begin, kind, press


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
        session.execute(update(AttemptRow).values(due_at=utc_now() + timedelta(seconds=seconds), limit_seconds=600))
    database.close()


def test_time_runs_out_while_typing(visit: Visit, folder: Path) -> None:
    page = visit(360, 740)
    begin(page)
    while kind(page) != "typed":
        press(page)
    end_in(folder, 20)
    page.reload()
    expect(page.locator(".clock")).to_contain_text(re.compile(r"0:[01]\d"))
    expect(page.locator(".clock [role=status]")).to_have_text("Tinggal satu menit")
    page.locator("input.typed").press_sequentially("1961", delay=300)
    path = address(page)
    page.wait_for_url(f"**{path}/result", timeout=60_000)
    expect(page.locator(".score")).to_contain_text("dari 10")
    page.goto(f"{path}/review")
    expect(page.locator("#main")).to_contain_text("1961")
