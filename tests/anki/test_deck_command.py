"""``quizapp deck``: stamping a folder, building from it, and what is said when that cannot be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.bank.files import read_folder
from quizapp.bank.writer import write_folder
from quizapp.cli.edge import LOCALE_VARIABLES
from quizapp.cli.main import main
from tests.anki.factories import bank, fact, facts


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a bank of four facts that was never stamped."""
    path = tmp_path / "sekolah-rakit"
    write_folder(bank(items=()), path)
    return path


def deck(*words: object) -> Result:
    return CliRunner().invoke(main, ["deck", *map(str, words)])


def test_a_stamped_folder_builds_the_same_file_each_time(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.apkg", tmp_path / "2.apkg"
    assert deck("stamp", folder).output == "sekolah-rakit: 7 new, 0 changed, 0 unchanged, 0 withdrawn.\n"
    assert deck("build", folder, "-o", first).output == f"Wrote 4 notes into {first}.\n"
    assert deck("stamp", folder).output == "sekolah-rakit: 0 new, 0 changed, 7 unchanged, 0 withdrawn.\n"
    assert deck("build", folder, "-o", second).exit_code == 0
    assert first.read_bytes() == second.read_bytes()


def test_stamping_again_leaves_the_file_alone(folder: Path) -> None:
    deck("stamp", folder)
    times = folder / "deck.times.yaml"
    before = times.stat().st_mtime_ns, times.read_bytes()
    deck("stamp", folder)
    assert (times.stat().st_mtime_ns, times.read_bytes()) == before


def test_edits_and_losses_are_counted(folder: Path) -> None:
    deck("stamp", folder)
    stamped, _ = read_folder(folder)
    assert stamped is not None
    (_, second, *rest) = facts()
    changed = (replace(second, topics=("guru",)), *rest, fact("baru"))
    edition = replace(stamped.editions["id"], facts=changed)
    write_folder(replace(stamped, editions={"id": edition}), folder)
    assert deck("stamp", folder).output == "sekolah-rakit: 2 new, 2 changed, 4 unchanged, 1 withdrawn.\n"


def test_unstamped_content_is_refused_unless_it_is_dated(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    refused = deck("build", folder, "-o", target)
    assert refused.exit_code == 1
    assert "4 notes are new or changed" in refused.output
    assert "tahun-buka" in refused.output
    assert "quizapp deck stamp" in refused.output
    assert not target.exists()
    assert deck("build", folder, "-o", target, "--as-of", "2026-11-23").exit_code == 0
    dated = target.read_bytes()
    assert deck("build", folder, "-o", target, "--as-of", "2026-11-23T07:00:00+07:00").exit_code == 0
    assert target.read_bytes() == dated
    assert not (folder / "deck.times.yaml").exists()


def test_a_folder_of_banks_is_stamped_at_once(folder: Path) -> None:
    assert deck("stamp", folder.parent).output.startswith("sekolah-rakit: 7 new")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--edition", "en"), "has no edition “en”; it has: id"),
        (("--edition", "id-en"), "has no edition “id-en”; it has: id"),
    ],
)
def test_an_edition_that_is_not_there_is_named(folder: Path, tmp_path: Path, words: tuple[str], sentence: str) -> None:
    refused = deck("build", folder, "-o", tmp_path / "deck.apkg", *words)
    assert (refused.exit_code, sentence in refused.output) == (1, True)


def test_a_folder_that_is_not_there_and_a_bad_bank_exit_with_1(folder: Path, tmp_path: Path) -> None:
    missing = deck("build", tmp_path / "none", "-o", tmp_path / "deck.apkg")
    assert (missing.exit_code, "There is no folder" in missing.output) == (1, True)
    (folder / "facts.id.yaml").write_text("- id: [\n", encoding="utf-8")
    for words in (("build", folder, "-o", tmp_path / "deck.apkg"), ("stamp", folder)):
        bad = deck(*words)
        assert bad.exit_code == 1
        assert "facts.id.yaml:" in bad.output
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "There is no bank" in deck("stamp", empty).output
    assert list(tmp_path.glob("*.apkg")) == []


@pytest.mark.parametrize("time", ["gestern", "1999-12-31", "2026-13-01", "9999-12-31T23:59:59-23:00"])
def test_no_time_is_wrong_use(folder: Path, tmp_path: Path, time: str) -> None:
    wrong = deck("build", folder, "-o", tmp_path / "deck.apkg", "--as-of", time)
    assert (wrong.exit_code, "is no time" in wrong.output) == (2, True)


def test_help_of_every_command() -> None:
    for words in ((), ("build",), ("stamp",)):
        assert deck(*words, "--help").exit_code == 0
