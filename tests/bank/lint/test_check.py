"""The check of a folder: findings at their places, waivers, certain mends, evidence bound to its sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from quizapp.bank.check import check_folder
from quizapp.bank.files import find_banks
from quizapp.bank.lint import run, words
from quizapp.bank.lint.fix import mended
from quizapp.bank.lint.views import editions
from quizapp.bank.plain import dump_fact, dump_item
from quizapp.bank.skeleton import new_bank
from quizapp.bank.stamps import read_stamps, stamped, stamps_text, unbound
from quizapp.bank.writer import write_folder, write_generated
from quizapp.core.bank import Bank
from quizapp.core.problem import Problem, Problems, Severity
from quizapp.itemtypes.parts import Step
from tests.bank.folders import spoil


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make the skeleton of a bank with its evidence bound."""
    new_bank(tmp_path / "contoh", "contoh", UUID(int=1))
    bind(tmp_path / "contoh")
    return tmp_path / "contoh"


def whole(folder: Path) -> Bank:
    bank, _ = check_folder(folder)
    assert bank is not None
    return bank


def bind(folder: Path, *ids: str) -> None:
    stamps = stamped(whole(folder), read_stamps(folder, Problems()), ids)
    write_generated("evidence.stamps.yaml", stamps_text(stamps), folder)


def problems(folder: Path) -> list[Problem]:
    return list(check_folder(folder)[1])


def told(folder: Path) -> list[str]:
    shown = []
    for found in problems(folder):
        place = f"{Path(found.place.file).name}:{found.place.line}:{found.place.column}"
        waived = f" ({found.waived})" if found.waived else ""
        shown.append(f"{place} {found.severity.value} {found.code} {found.subject} {found.field}{waived}")
    return shown


def test_a_finding_stands_at_its_place_in_the_file(folder: Path) -> None:
    spoil(folder, "items.id.yaml", "text: Pulau Sulawesi", "text: Semua jawaban benar")
    assert told(folder) == ["items.id.yaml:17:13 E Q1 pulau-tempat-jakarta content.options[3].text"]


def test_rules_wait_until_the_files_can_be_read(folder: Path) -> None:
    spoil(folder, "items.id.yaml", "text: Pulau Sulawesi", "text: Semua jawaban benar")
    spoil(folder, "facts.id.yaml", "\n  stance: stated", "\n  stance: rumour")
    assert [found.code for found in problems(folder)] == ["shape-word"]


# -- waivers


def test_a_waived_finding_is_told_and_blocks_no_more(folder: Path) -> None:
    spoil(folder, "items.id.yaml", "text: Pulau Sulawesi", "text: Semua jawaban benar")
    spoil(
        folder, "items.id.yaml", "  status: published", "  status: published\n  waive: {Q1: It is a joke of the text.}"
    )
    assert told(folder) == [
        "items.id.yaml:17:13 E Q1 pulau-tempat-jakarta content.options[3].text (It is a joke of the text.)"
    ]
    assert not check_folder(folder)[1].blocking


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("Q99", "E waiver-unknown pulau-tempat-jakarta waive.Q99"),
        ("Q5", "W waiver-idle pulau-tempat-jakarta waive.Q5"),
        ("Q18", "E waiver-refused pulau-tempat-jakarta waive.Q18"),
    ],
)
def test_a_waiver_that_does_nothing_is_a_problem(folder: Path, code: str, found: str) -> None:
    spoil(folder, "items.id.yaml", "  status: published", f"  status: published\n  waive: {{{code}: Why not.}}")
    assert told(folder) == [f"items.id.yaml:33:{13 + len(code)} {found}"]


def test_quizzes_and_facts_have_waivers_too(folder: Path) -> None:
    spoil(folder, "quizzes.yaml", "behaviour: deferred", "behaviour: deferred\n  waive: {Q30: Short.}")
    spoil(folder, "facts.id.yaml", 'berapa baris}}."', 'berapa baris}}."\n  waive: {C9: Short.}')
    assert [line.split(" ", 1)[1] for line in told(folder)] == [
        "W waiver-idle satu-kalimat-satu-baris waive.C9", "W waiver-idle cek-cepat waive.Q30",
    ]  # fmt: skip


# -- evidence


def test_an_edited_sentence_names_what_rests_on_it(folder: Path) -> None:
    spoil(folder, "passage.id.md", "Jakarta terletak di Pulau Jawa.", "Jakarta terletak di pantai Pulau Jawa.")
    assert [line.split(" ", 1)[1] for line in told(folder)] == [
        "E Q18 jakarta-di-jawa evidence[1]", "E Q18 pulau-tempat-jakarta evidence[1]",
    ]  # fmt: skip
    bind(folder, "jakarta-di-jawa")
    assert [found.subject for found in problems(folder)] == ["pulau-tempat-jakarta"]


def test_binding_again_forgets_no_edit(folder: Path) -> None:
    spoil(folder, "passage.id.md", "Jakarta terletak di Pulau Jawa.", "Jakarta terletak di pantai Pulau Jawa.")
    bind(folder)
    assert len(problems(folder)) == 2


def test_a_sentence_that_moved_is_followed(folder: Path) -> None:
    spoil(folder, "passage.id.md", "Jakarta terletak", "Pulau Jawa panjang sekali.\nJakarta terletak")
    assert {found.code for found in problems(folder)} == {"Q18"}
    result = mended(whole(folder), read_stamps(folder, Problems()))
    assert [(change.owner.id, change.before, change.after) for change in result.changes] == [
        ("jakarta-di-jawa", "p3.1", "p3.2"), ("pulau-tempat-jakarta", "p3.1", "p3.2"),
    ]  # fmt: skip
    write_folder(result.bank, folder)
    write_generated("evidence.stamps.yaml", stamps_text(result.stamps), folder)
    assert told(folder) == []


def test_sentences_that_moved_behind_each_other_are_followed_once(folder: Path) -> None:
    spoil(folder, "facts.id.yaml", "evidence: [p1.1]", "evidence: [p1.1, p1.2]")
    bind(folder)
    spoil(folder, "passage.id.md", "Tulis satu", "Kalimat baru di depan.\nTulis satu")
    result = mended(whole(folder), read_stamps(folder, Problems()))
    assert [fact.evidence for fact in result.bank.editions["id"].facts] == [("p1.2", "p1.3"), ("p3.1",)]
    assert mended(result.bank, result.stamps).changes == ()


def test_new_entries_are_told_in_one_line(folder: Path) -> None:
    (folder / "evidence.stamps.yaml").unlink()
    assert told(folder) == ["evidence.stamps.yaml:1:1 I evidence-unbound  "]
    assert len(unbound(whole(folder).editions["id"], {})) == 3


def test_damaged_stamps_are_a_problem(folder: Path) -> None:
    (folder / "evidence.stamps.yaml").write_text("format: 1\nevidence: {id: {a: {p1: x}}}\n", encoding="utf-8")
    assert {found.code for found in problems(folder)} == {"shape-form", "evidence-unbound"}


# -- mends and languages


def test_certain_mends_leave_nothing_to_mend_and_no_other_fault(folder: Path) -> None:
    spoil(folder, "items.id.yaml", "text: Pulau Sulawesi", "text: Pulau Sulawesi.")
    spoil(folder, "facts.id.yaml", "dengan jelas.", 'dengan "jelas" .')
    result = mended(whole(folder), read_stamps(folder, Problems()))
    assert {(change.code, change.after) for change in result.changes} == {
        ("Q6", "Pulau Sulawesi"), ("L2", "Bacaan menyebut pulaunya dengan “jelas” ."),
    }  # fmt: skip
    write_folder(result.bank, folder)
    assert told(folder) == []


def test_what_an_author_waived_is_not_mended(folder: Path) -> None:
    spoil(folder, "items.id.yaml", "text: Pulau Sulawesi", "text: Pulau Sulawesi.")
    spoil(folder, "items.id.yaml", "  status: published", "  status: published\n  waive: {Q6: It is a name.}")
    assert mended(whole(folder), read_stamps(folder, Problems())).changes == ()


def test_a_language_without_lists_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "known_languages", lambda: frozenset({"en"}))
    assert [found.code for found in problems(folder)] == ["language-without-data"]
    assert words.known_languages() == {"id", "en"}


def test_mixed_languages_are_a_problem(folder: Path) -> None:
    spoil(folder, "items.id.yaml", "stem: Di pulau mana Jakarta terletak menurut bacaan?",
          "stem: On which of the islands does the city of Jakarta lie?")  # fmt: skip
    spoil(
        folder,
        "passage.id.md",
        "Baris kosong memulai paragraf baru.",
        "An empty line is what begins the next of the parts.",
    )
    found = [one for one in problems(folder) if one.code == "L1"]
    assert [(one.severity, one.place.line, one.field) for one in found] == [
        (Severity.ERROR, 4, "stem"), (Severity.ERROR, 8, "p2.1"),
    ]  # fmt: skip


def test_a_sentence_that_stands_twice_is_not_followed(folder: Path) -> None:
    sentence = "Jakarta terletak di Pulau Jawa."
    spoil(folder, "passage.id.md", sentence, f"Kalimat baru di depan.\n{sentence}\n{sentence}")
    assert mended(whole(folder), read_stamps(folder, Problems())).changes == ()


def test_every_text_of_the_shipped_banks_stands_where_its_view_says(repository: Path) -> None:
    for folder in find_banks(repository / "questions"):
        for edition in editions(whole(folder), words.words_of, run.parts_of, {}):
            for item in edition.items:
                assert all(reached(dump_item(item.item), steps) == text for steps, text in item.texts())
            for fact in edition.facts:
                assert all(reached(dump_fact(fact.fact), steps) == text for steps, text in fact.texts())


def reached(plain: Any, steps: tuple[Step, ...]) -> object:  # noqa: ANN401 - plain data of any depth
    for step in steps:
        plain = plain[step]
    return plain
