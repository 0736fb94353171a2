"""Where commands run: a folder of the test's own, in English, with an empty site where a test asks for one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quizapp.cli.edge import LOCALE_VARIABLES

from tests.databases import *  # isort: skip  # noqa: F403 - fixtures count by being here


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which commands of this process run, in English."""
    monkeypatch.chdir(tmp_path)
    for name in LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def folder(tmp_path: Path, sqlite_template: Path) -> Path:
    """Return a folder whose data folder holds an empty site."""
    (tmp_path / "data").mkdir()
    shutil.copyfile(sqlite_template, tmp_path / "data" / "quizapp.sqlite3")
    return tmp_path
