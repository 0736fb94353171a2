"""The bank commands that need no database: what they print and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizapp.bank.files import read_folder
from tests.cli.bank_commands import run, spoil


@pytest.fixture(autouse=True)
def _contoh(here: Path) -> None:  # noqa: ARG001 - it is made there
    run("new", "contoh")


def test_a_new_bank_checks_clean_even_strictly() -> None:
    assert "3 facts and items are not bound to their evidence yet" in run("check", "--strict", "contoh").stdout
    assert run("stamp", "contoh").stdout == "contoh: bound 3 facts and items.\n"
    for words in (["contoh"], ["--strict", "."], ["contoh", ".", "contoh"]):
        checked = run("check", *words)
        assert (checked.exit_code, checked.stderr) == (0, "")
        assert checked.stdout == "Banks without errors: 1. Errors: 0. Warnings: 0.\n"


def test_problems_are_lines_that_an_editor_can_follow() -> None:
    spoil("items.id.yaml", "\n  difficulty: mudah", "\n  difficulty: gampang")
    checked = run("check", "contoh")
    assert checked.exit_code == 1
    assert checked.stdout == (
        "contoh/items.id.yaml:28:15: E shape-word pulau-tempat-jakarta difficulty: “gampang” is not one of: mudah, "
        "sedang, sukar. Choose one of these words, written exactly so.\n"
        "Banks without errors: 0. Errors: 1. Warnings: 0.\n"
    )


def test_problems_as_json() -> None:
    spoil("items.id.yaml", "evidence: [p3.1]", "evidence: [p9.9]")
    checked = run("check", "--format", "json", ".")
    assert checked.exit_code == 1
    assert json.loads(checked.stdout) == [
        {
            "file": "contoh/items.id.yaml", "line": 22, "column": 14, "severity": "E", "code": "evidence-unknown",
            "subject": "pulau-tempat-jakarta", "field": "evidence[1]",
            "message": "The passage has no sentence p9.9.",
            "mend": "Count again: p3.2 is the second sentence of the third paragraph of the whole passage.",
            "waived": None,
        }
    ]  # fmt: skip
    spoil("items.id.yaml", "evidence: [p9.9]", "evidence: [p3.1]")
    run("stamp", "contoh")
    assert run("check", "--format", "json", ".").stdout == "[]\n"


def test_warnings_count_only_when_strict() -> None:
    spoil("items.id.yaml", "\n  status: published", "\n  status: draft")
    assert run("check", "contoh").exit_code == 0
    assert run("check", "--strict", "contoh").exit_code == 1


def test_a_folder_without_a_bank_is_a_problem() -> None:
    Path("empty").mkdir()
    checked = run("check", "empty")
    assert checked.exit_code == 1
    assert checked.stdout.startswith("empty:1:1: E bank-missing: There is no bank here.")


def test_a_hostile_name_does_not_reach_the_terminal() -> None:
    spoil("items.id.yaml", "type: single_choice", 'type: "\\e[2Jgone"')
    assert "\x1b" not in run("check", "contoh").output
    assert "\x1b" not in run("check", "--format", "json", "contoh").output


def test_two_copies_of_a_bank_clash() -> None:
    run("new", "lain")
    Path("lain/bank.yaml").write_text(Path("contoh/bank.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert run("check", ".").stdout.count("E bank-twice") == 2


def test_coverage_shows_facts_nobody_asks() -> None:
    covered = run("coverage", "contoh")
    assert covered.exit_code == 0
    assert [line.split("  ")[0] for line in covered.stdout.splitlines()] == [
        "contoh, id", "Fact", "satu-kalimat-satu-baris", "jakarta-di-jawa", "Facts: 2. Not asked: 1.",
    ]  # fmt: skip
    lines = covered.stdout.splitlines()
    assert "pulau-tempat-jakarta" in lines[3]
    assert "nobody asks this" in lines[2]


def test_coverage_of_a_broken_bank_says_what_is_broken() -> None:
    spoil("bank.yaml", "format: 1", "format: 2")
    covered = run("coverage", "contoh")
    assert covered.exit_code == 1
    assert covered.stdout == ""
    assert "bank.yaml:3:9: E format-unknown format" in covered.stderr


def test_new_goes_where_it_is_told() -> None:
    assert run("new", "satu-lagi", "-o", "a/b").exit_code == 0
    assert read_folder(Path("a/b"))[0] is not None
    again = run("new", "satu-lagi", "-o", "a/b")
    assert (again.exit_code, again.stdout) == (1, "")
    assert run("new", "Satu Lagi").exit_code == 1


def test_format_changes_the_form_and_nothing_else() -> None:
    before, _ = read_folder(Path("contoh"))
    assert run("format", "contoh").exit_code == 0
    assert read_folder(Path("contoh"))[0] == before
    once = {path.name: path.read_bytes() for path in Path("contoh").iterdir()}
    assert not any(b"#" in text for name, text in once.items() if name.endswith(".yaml"))
    assert run("format", ".").exit_code == 0
    assert {path.name: path.read_bytes() for path in Path("contoh").iterdir()} == once


def test_format_leaves_a_broken_bank_alone() -> None:
    spoil("bank.yaml", "format: 1", "format: 2")
    before = Path("contoh/bank.yaml").read_bytes()
    assert run("format", "contoh").exit_code == 1
    assert Path("contoh/bank.yaml").read_bytes() == before


def test_schemas_are_written() -> None:
    assert run("schema", "-o", "s").exit_code == 0
    assert json.loads(Path("s/bank.json").read_text(encoding="utf-8"))["type"] == "object"


def test_stale_times_are_a_warning() -> None:
    times = f"format: 1\nnotes:\n  {'A' * 24}: {{hash: '{'0' * 64}', changed: '2026-01-01T00:00:00Z'}}\n"
    Path("contoh/deck.times.yaml").write_text(times, encoding="utf-8")
    checked = run("check", "contoh")
    assert checked.exit_code == 0
    assert "contoh/deck.times.yaml:1:1: W deck-times-stale" in checked.stdout
