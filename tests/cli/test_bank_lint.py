"""The commands about the rules of writing: what they print, how they end, what they write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizapp.core.item import WRITTEN_LATER
from tests.cli.bank_commands import run, spoil


@pytest.fixture(autouse=True)
def _contoh(here: Path) -> None:  # noqa: ARG001 - it is made there
    run("new", "contoh")
    run("stamp", "contoh")


def test_an_error_blocks_and_an_import_refuses_it() -> None:
    spoil("items.id.yaml", "text: Pulau Sulawesi", "text: Semua jawaban benar")
    checked = run("check", "contoh")
    assert checked.exit_code == 1
    assert checked.stdout.startswith("contoh/items.id.yaml:17:13: E Q1 pulau-tempat-jakarta content.options[3].text: ")
    assert checked.stdout.endswith("Banks without errors: 1. Errors: 1. Warnings: 0.\n")


def test_a_warning_counts_only_when_strict() -> None:
    spoil("items.id.yaml", "text: Pulau Sulawesi", "text: Pulau Sulawesi.")
    assert run("check", "contoh").exit_code == 0
    assert run("check", "--strict", "contoh").exit_code == 1


def test_what_a_draft_lacks_is_told_and_never_held_against_it() -> None:
    fields = ("id: belum-jadi", "type: single_choice", "stem: Di mana Jakarta?", "evidence: []", "process: menemukan")
    item = "- " + "\n  ".join((*fields, "difficulty: mudah", "status: draft")) + "\n"
    path = Path("contoh", "items.id.yaml")
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole + item, encoding="utf-8")
    checked = run("check", "--strict", "contoh")
    assert checked.exit_code == 0, checked.stdout
    assert checked.stdout.count(" I draft-unfinished belum-jadi ") == len(WRITTEN_LATER)
    path.write_text(whole + item.replace("draft", "reviewed"), encoding="utf-8")
    assert "E shape-missing belum-jadi rationale" in run("check", "contoh").stdout


def test_waivers_are_listed_and_counted_even_strictly() -> None:
    spoil("items.id.yaml", "text: Pulau Sulawesi", "text: Pulau Sulawesi.")
    spoil("items.id.yaml", "  status: published", "  status: published\n  waive: {Q6: The stop is part of the name.}")
    checked = run("check", "--strict", "contoh")
    assert checked.exit_code == 0
    assert "waived: The stop is part of the name." in checked.stdout
    assert checked.stdout.endswith("Waived: 1 in 1 items (100.0 per 100).\n")
    (told,) = json.loads(run("check", "--format", "json", "contoh").stdout)
    assert (told["code"], told["severity"], told["waived"]) == ("Q6", "W", "The stop is part of the name.")


def test_fix_mends_and_tells_what() -> None:
    spoil("items.id.yaml", "text: Pulau Sulawesi", "text: Pulau Sulawesi.")
    fixed = run("check", "--fix", "--strict", "contoh")
    assert fixed.exit_code == 0
    assert fixed.stdout.splitlines()[0] == (
        "contoh: Q6 pulau-tempat-jakarta content.options[3].text: Pulau Sulawesi. → Pulau Sulawesi"
    )
    written = Path("contoh/items.id.yaml").read_bytes()
    assert run("check", "--fix", "contoh").stdout == "Banks without errors: 1. Errors: 0. Warnings: 0.\n"
    assert Path("contoh/items.id.yaml").read_bytes() == written


def test_fix_leaves_a_bank_that_cannot_be_read_alone() -> None:
    spoil("items.id.yaml", "text: Pulau Sulawesi", "text: Pulau Sulawesi.")
    spoil("bank.yaml", "format: 1", "format: 2")
    before = Path("contoh/items.id.yaml").read_bytes()
    assert run("check", "--fix", "contoh").exit_code == 1
    assert Path("contoh/items.id.yaml").read_bytes() == before


def test_fix_prints_json_only_when_json_is_asked() -> None:
    spoil("items.id.yaml", "text: Pulau Sulawesi", "text: Pulau Sulawesi.")
    assert run("check", "--fix", "--format", "json", "contoh").stdout == "[]\n"


def test_fix_follows_sentences_that_moved_and_binds_them() -> None:
    spoil("passage.id.md", "Jakarta terletak", "Pulau Jawa panjang sekali.\nJakarta terletak")
    fixed = run("check", "--fix", "--strict", "contoh")
    assert (fixed.exit_code, fixed.stdout.count("p3.1 → p3.2")) == (0, 2)


def test_a_stale_entry_waits_until_it_is_named() -> None:
    spoil("passage.id.md", "Jakarta terletak di Pulau", "Jakarta terletak di pantai Pulau")
    assert run("stamp", "contoh").stdout == "contoh: bound 0 facts and items.\n"
    checked = run("check", "contoh")
    assert checked.exit_code == 1
    assert "run: quizapp bank stamp FOLDER jakarta-di-jawa" in checked.stdout
    assert run("stamp", "contoh", "jakarta-di-jawa").stdout == "contoh: bound 1 facts and items.\n"
    assert run("stamp", "--all", "contoh").stdout == "contoh: bound 1 facts and items.\n"
    assert run("check", "--strict", "contoh").exit_code == 0


def test_a_name_that_is_no_entry_is_refused() -> None:
    refused = run("stamp", "contoh", "jakarta")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "jakarta" in refused.stderr


def test_rules_are_listed_with_what_only_a_reader_can_see() -> None:
    listed = run("rules").stdout
    assert all(f"Q{number} " in listed for number in range(1, 33))
    assert all(f"C{number} " in listed for number in range(1, 16))
    one = run("rules", "Q7").stdout
    assert one.startswith("Q7  W  Words like")
    assert "       found: " in one
    assert "       not found: " in one
