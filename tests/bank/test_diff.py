"""What changed between two states of a bank, and that a published id may not vanish."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.bank.diff import Difference, diff, vanished
from quizapp.bank.files import read_folder
from quizapp.core.bank import Bank
from tests.bank.factory import FACTS, make_folder

pytestmark = pytest.mark.usefixtures("fake_types")


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    text = FACTS + FACTS.replace("fakta-satu", "fakta-dua")
    found, problems = read_folder(make_folder(tmp_path, {"facts.id.yaml": text}))
    assert found is not None, list(problems)
    return found


def with_facts(bank: Bank, *numbers: int, statement: str = "Kalimat.") -> Bank:
    edition = bank.editions["id"]
    facts = tuple(replace(edition.facts[number], statement=statement) for number in numbers)
    return replace(bank, editions={"id": replace(edition, facts=facts)})


def test_a_bank_does_not_differ_from_itself(bank: Bank) -> None:
    assert not diff(bank, replace(bank))


def test_added_changed_and_vanished_ids_are_told_apart(bank: Bank) -> None:
    assert diff(with_facts(bank, 0), bank).facts == Difference(added=("fakta-dua",))
    assert diff(bank, with_facts(bank, 1)).facts == Difference(vanished=("fakta-satu",))
    assert diff(bank, with_facts(bank, 0, 1, statement="Lain.")).facts.changed == ("fakta-satu", "fakta-dua")
    assert diff(bank, replace(bank, quizzes=())).quizzes == Difference(vanished=("kuis",))
    assert diff(bank, replace(bank, licence="x")).rest


def test_a_vanished_id_is_an_error_with_a_place(bank: Bank) -> None:
    found = vanished(bank, replace(with_facts(bank, 1), quizzes=()), "b/bank.yaml")
    assert [(problem.code, problem.subject, str(problem.place)) for problem in found] == [
        ("id-vanished", "fakta-satu", "b/bank.yaml:1:1"),
        ("id-vanished", "kuis", "b/bank.yaml:1:1"),
    ]
    assert str(found[0].message) == "The fact “fakta-satu” was published and is gone."
    assert vanished(bank, bank, "b") == ()
