"""Editions of one bank agree in the structure of their items, in settings and in the sections that prove them."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from quizapp.bank.files import read_folder
from quizapp.bank.skeleton import new_bank
from tests.bank.folders import spoil


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a bank in two languages that say the same (in one language, for the structure is what counts)."""
    path = tmp_path / "contoh"
    new_bank(path, "contoh", UUID(int=1))
    for name in ("passage.{}.md", "facts.{}.yaml", "items.{}.yaml"):
        (path / name.format("en")).write_text((path / name.format("id")).read_text(encoding="utf-8"), encoding="utf-8")
    for name in ("bank.yaml", "quizzes.yaml"):
        lines = []
        for line in (path / name).read_text(encoding="utf-8").splitlines():
            lines.append(line.replace("[id]", "[id, en]"))
            if line.lstrip().startswith("id: ") and line.startswith("  "):
                lines.append(line.replace("id: ", "en: ", 1))
        (path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def faults(folder: Path) -> list[str]:
    return [
        f"{Path(found.place.file).name}:{found.place.line} {found.code} {found.subject} {found.field}"
        for found in read_folder(folder)[1]
    ]


def test_words_of_a_language_are_its_own(folder: Path) -> None:
    assert faults(folder) == []
    spoil(folder, "items.en.yaml", "text: Pulau Sumatra", "text: Sumatra")
    spoil(folder, "items.en.yaml", "rationale: Bacaan menyebut Pulau Jawa.", "rationale: It says so.")
    spoil(folder, "facts.en.yaml", "statement: Jakarta terletak", "statement: Jakarta lies")
    assert faults(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("items", "id: sumatra", "id: kalimantan", "13 edition-differs pulau-tempat-jakarta content.options[2].id"),
        ("items", "      key: true\n", "", "9 edition-differs pulau-tempat-jakarta content.options[1].key"),
        (
            "items",
            "\n  difficulty: mudah",
            "\n  difficulty: sukar",
            "28 edition-differs pulau-tempat-jakarta difficulty",
        ),
        ("items", "facts: [jakarta-di-jawa]", "facts: []", "23 edition-differs pulau-tempat-jakarta facts"),
        ("items", "evidence: [p3.1]", "evidence: [p1.1]", "22 edition-differs pulau-tempat-jakarta evidence"),
        ("facts", "\n  stance: stated", "\n  stance: claim", "5 edition-differs satu-kalimat-satu-baris stance"),
        ("facts", "evidence: [p3.1]", "evidence: [p2.1]", "19 edition-differs jakarta-di-jawa evidence"),
    ],
)
def test_what_must_agree_does(folder: Path, file: str, old: str, new: str, expected: str) -> None:
    spoil(folder, f"{file}.en.yaml", old, new)
    found = [fault for fault in faults(folder) if "edition-differs" in fault]
    assert found == [f"{file}.en.yaml:{expected}"]


def test_other_sentences_of_the_same_section_prove_it_too(folder: Path) -> None:
    spoil(folder, "facts.en.yaml", "evidence: [p1.1]", "evidence: [p1.2]")
    assert faults(folder) == []


def test_another_number_of_sections_is_told_once(folder: Path) -> None:
    spoil(folder, "passage.en.md", "## Bagian kedua\n", "")
    assert faults(folder) == ["passage.en.md:1 edition-differs  "]
