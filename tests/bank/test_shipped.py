"""The banks that ship: without a fault or a warning, and in their canonical form to the byte."""

from __future__ import annotations

from pathlib import Path

from quizapp.bank.check import check_folder
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


def test_they_follow_the_rules_of_writing(repository: Path) -> None:
    for folder in find_banks(repository / "questions"):
        bank, problems = check_folder(folder)
        assert bank is not None
        open_ = [f"{found.place} {found.code} {found.message}" for found in problems if not found.waived]
        assert [line for line in open_ if " Q31 " not in line and " C15 " not in line] == []
        items = sum(len(edition.items) for edition in bank.editions.values())
        assert 100 * (len(problems) - len(open_)) <= 5 * items
