"""The banks that ship: without a fault or a warning, and in their canonical form to the byte."""

from __future__ import annotations

from pathlib import Path

from quizapp.bank.files import find_banks, read_folder
from quizapp.bank.writer import folder_texts


def test_they_check_clean_and_are_canonical(repository: Path) -> None:
    folders = find_banks(repository / "questions")
    assert folders
    for folder in folders:
        bank, problems = read_folder(folder)
        assert [f"{problem.place} {problem.message}" for problem in problems] == []
        assert bank is not None
        written = folder_texts(bank)
        shipped = {name: (folder / name).read_text(encoding="utf-8") for name in written}
        assert shipped == written, f"write it anew with: quizapp bank format questions/{folder.name}"
