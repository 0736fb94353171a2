"""Where there is no usable database, a command says so in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli.main import main


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUIZAPP_DATA", "nowhere"),
        ("QUIZAPP_DATABASE_URL", "mysql://somewhere/site"),
        ("QUIZAPP_DATABASE_URL", "sqlite:///missing/folder/site.sqlite3"),
        ("QUIZAPP_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/site"),
        ("QUIZAPP_DATA_BASE_URL", "sqlite:///x"),
    ],
    ids=["no site", "other database", "no folder", "no server", "no setting"],
)
def test_a_database_that_cannot_be_used_is_a_sentence(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZAPP_DATA", str(tmp_path))
    monkeypatch.setenv(name, value)
    listed = CliRunner().invoke(main, ["bank", "list"])
    assert (listed.exit_code, listed.stdout) == (1, "")
    assert len(listed.stderr.splitlines()) == 1
    assert "Traceback" not in listed.stderr
