"""Glossaries: read, written, compared between languages, and found where their words stand first."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bank.diff import diff
from quizapp.bank.files import read_folder
from quizapp.bank.writer import write_folder
from quizapp.core.passage import Paragraph, Passage, Section, Sentence, Term

BANK = "putin-korea-utara-2024"


@pytest.fixture
def folder(repository: Path, tmp_path: Path) -> Path:
    """Return a copy of a shipped bank."""
    copied = tmp_path / BANK
    shutil.copytree(repository / "questions" / BANK, copied)
    return copied


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.subject) for problem in read_folder(folder)[1]]


def test_every_word_of_the_shipped_glossary_stands_in_its_passage(folder: Path) -> None:
    bank, _ = read_folder(folder)
    assert bank is not None
    for edition in bank.editions.values():
        terms = edition.passage.glossary
        assert 15 <= len(terms) <= 20
        placed = [term for here in edition.passage.explained().values() for term in here]
        assert {term.id for term in placed} == {term.id for term in terms}


def test_a_bank_that_loses_its_glossary_loses_the_files(folder: Path) -> None:
    bank, _ = read_folder(folder)
    assert bank is not None
    bare = replace(
        bank,
        editions={
            language: replace(edition, passage=replace(edition.passage, glossary=()))
            for language, edition in bank.editions.items()
        },
    )
    assert diff(bank, bare).rest
    write_folder(bare, folder)
    assert not list(folder.glob("glossary.*"))
    again, _ = read_folder(folder)
    assert again is not None
    assert not again.editions["id"].passage.glossary


def test_both_languages_explain_the_same_words(folder: Path) -> None:
    (folder / "glossary.en.yaml").unlink()
    assert ("edition-differs", "sanksi") in codes(folder)


def test_a_word_that_stands_nowhere_is_told(folder: Path) -> None:
    file = folder / "glossary.id.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("term: sanksi", "term: jerapah"), encoding="utf-8")
    assert codes(folder) == [("term-absent", "sanksi")]


def test_an_id_that_stands_twice_and_a_missing_meaning_are_faults(folder: Path) -> None:
    file = folder / "glossary.id.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "- id: sanksi\n  term: agresi\n", encoding="utf-8")
    bank, problems = read_folder(folder)
    assert bank is None
    assert {problem.subject for problem in problems} == {"sanksi"}


def test_a_word_is_explained_where_it_stands_first_and_only_whole() -> None:
    said = (Sentence("p1.1", "Kata-kata berbahaya."), Sentence("p1.2", "Bahaya besar."), Sentence("p1.3", "Bahaya."))
    terms = Term("bahaya", "bahaya", "sesuatu yang *mengancam*"), Term("lain", "lain", "tidak ada di sini")
    passage = Passage("id", "T", (Section("", (Paragraph(1, said),)),), terms)
    assert passage.explained() == {"p1.2": (terms[0],)}
