"""The bank commands on a site's database: import is all or nothing, export gives back what was imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.edge import LOCALE_VARIABLES
from quizapp.cli.main import main

from tests.databases import *  # isort: skip  # noqa: F403 - fixtures count by being here


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QUIZAPP_DATA", str(tmp_path))
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", database_url)
    run("new", "contoh")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["bank", *words])


def contents(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def replace_in(file: str, old: str, new: str) -> None:
    text = Path(file).read_text(encoding="utf-8")
    assert old in text
    Path(file).write_text(text.replace(old, new), encoding="utf-8")


def test_export_import_export_is_the_same_to_the_byte() -> None:
    assert run("import", "contoh").output == "Imported contoh.\n"
    assert run("list").output == "contoh\tid\t1\tJudul bacaan\n"
    assert run("export", "contoh", "-o", "first").exit_code == 0
    assert run("import", "first").exit_code == 0
    assert run("export", "contoh", "-o", "second").exit_code == 0
    assert contents("first") == contents("second")
    assert run("format", "contoh").exit_code == 0
    assert contents("contoh") | {"deck.times.yaml": contents("first")["deck.times.yaml"]} == contents("first")


def test_one_error_keeps_the_whole_folder_out() -> None:
    run("new", "alpha", "-o", "all/alpha")
    run("new", "beta", "-o", "all/beta")
    replace_in("all/beta/facts.id.yaml", "evidence: [p1.1]", "evidence: [p9.1]")
    imported = run("import", "all")
    assert (imported.exit_code, imported.stdout) == (1, "")
    assert "all/beta/facts.id.yaml:8:14: E evidence-unknown" in imported.stderr
    assert imported.stderr.endswith("Nothing was imported.\n")
    assert run("list").output == ""


def test_a_refusal_of_the_last_bank_takes_the_first_back() -> None:
    run("import", "contoh")
    run("new", "alpha", "-o", "all/alpha")
    run("export", "contoh", "-o", "all/beta")
    replace_in("all/beta/items.id.yaml", "id: pulau-tempat-jakarta", "id: pulau-lain")
    replace_in("all/beta/quizzes.yaml", "[pulau-tempat-jakarta]", "[pulau-lain]")
    imported = run("import", "all")
    assert imported.exit_code == 1
    assert "all/beta/bank.yaml:1:1: E id-vanished pulau-tempat-jakarta" in imported.stderr
    assert run("list").output == "contoh\tid\t1\tJudul bacaan\n"


def test_export_does_not_touch_what_is_not_its_own() -> None:
    run("import", "contoh")
    Path("full").mkdir()
    Path("full/thesis.txt").write_text("x", encoding="utf-8")
    exported = run("export", "contoh", "-o", "full")
    assert (exported.exit_code, exported.stdout) == (1, "")
    assert list(contents("full")) == ["thesis.txt"]


def test_an_unknown_bank_is_refused() -> None:
    exported = run("export", "nowhere", "-o", "out")
    assert (exported.exit_code, exported.stdout) == (1, "")
    assert not Path("out").exists()
