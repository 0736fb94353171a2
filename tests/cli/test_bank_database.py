"""The bank commands on a site's database: import is all or nothing, export gives back what was imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.bank_commands import run, spoil


@pytest.fixture(autouse=True)
def _site(here: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_DATA", str(here))
    monkeypatch.setenv("QUIZAPP_DATABASE_URL", database_url)
    run("new", "contoh")


def contents(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


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
    spoil("facts.id.yaml", "evidence: [p1.1]", "evidence: [p9.1]", folder="all/beta")
    imported = run("import", "all")
    assert (imported.exit_code, imported.stdout) == (1, "")
    assert "all/beta/facts.id.yaml:8:14: E evidence-unknown" in imported.stderr
    assert imported.stderr.endswith("Nothing was imported.\n")
    assert run("list").output == ""


def test_a_refusal_of_the_last_bank_takes_the_first_back() -> None:
    run("import", "contoh")
    run("new", "alpha", "-o", "all/alpha")
    run("export", "contoh", "-o", "all/beta")
    spoil("items.id.yaml", "id: pulau-tempat-jakarta", "id: pulau-lain", folder="all/beta")
    spoil("quizzes.yaml", "[pulau-tempat-jakarta]", "[pulau-lain]", folder="all/beta")
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
