"""Writing a folder: only its own files change, and a failure changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.bank import writer
from quizapp.bank.files import read_folder
from quizapp.bank.writer import export_folder, write_folder, write_times
from quizapp.core.bank import Bank, NoteTime
from quizapp.core.refusal import NotNow, Unavailable
from tests.bank.factory import FOLDER, make_folder

pytestmark = pytest.mark.usefixtures("fake_types")


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    found, _ = read_folder(make_folder(tmp_path / "source"))
    assert found is not None
    return found


def names(path: Path) -> list[str]:
    return sorted(child.name for child in path.iterdir())


def test_other_files_are_left_alone(bank: Bank, tmp_path: Path) -> None:
    others = {"facts.en.yaml": "a draft of another language", "NOTES.md": "mine"}
    folder = make_folder(tmp_path / "to", {**others, "deck.times.yaml": "generated"})
    (folder / "media").mkdir()
    write_folder(bank, folder)
    assert names(folder) == sorted([*FOLDER, *others, "media"])
    assert {name: (folder / name).read_text(encoding="utf-8") for name in others} == others


def test_a_failure_leaves_the_folder_as_it_was(bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_folder(tmp_path / "to")
    before = {name: (folder / name).read_bytes() for name in names(folder)}

    def full(path: Path, content: bytes) -> None:
        if path.name == "quizzes.yaml":
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr(writer, "_write", full)
    with pytest.raises(Unavailable, match="No space left"):
        write_folder(bank, folder)
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before
    with pytest.raises(Unavailable):
        write_folder(bank, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_export_takes_an_empty_folder_or_its_own(bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "new" / "deep", tmp_path / "empty", tmp_path / "source"):
        export_folder(bank, folder)
        assert read_folder(folder)[0] == bank


def test_export_refuses_what_is_not_its_own(bank: Bank, tmp_path: Path) -> None:
    other = replace(bank, uuid="11111111-1111-4111-8111-111111111111")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "full", tmp_path / "source"):
        with pytest.raises(NotNow):
            export_folder(other, folder)
    assert names(tmp_path / "full") == ["thesis.txt"]


def test_times_alone_can_be_written(bank: Bank, tmp_path: Path) -> None:
    time = NoteTime("0" * 64, datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC), withdrawn=True)
    timed = replace(bank, note_times={"A" * 24: time})
    write_times(timed, tmp_path / "source")
    assert read_folder(tmp_path / "source")[0] == timed
    assert (tmp_path / "source" / "deck.times.yaml").read_text(encoding="utf-8") == (
        f"format: 1\nnotes:\n  {'A' * 24}: {{hash: '{'0' * 64}', changed: '2026-11-23T01:02:03Z', withdrawn: true}}\n"
    )
    write_folder(bank, tmp_path / "source")
    assert "deck.times.yaml" not in names(tmp_path / "source")
