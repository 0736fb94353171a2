"""Coverage: every fact with the items that ask it and its notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.bank.coverage import coverage
from quizapp.bank.files import read_folder
from tests.bank.factory import FACTS, ITEMS, make_folder

pytestmark = pytest.mark.usefixtures("fake_types")


def test_a_fact_nobody_asks_stands_out(tmp_path: Path) -> None:
    more = FACTS.replace("fakta-satu", "fakta-dua")
    old = FACTS.replace("fakta-satu", "fakta-lama") + "  retired: {on: 2026-01-01, reason: Usang.}\n"
    free = ITEMS.replace("soal-satu", "soal-bebas").replace("[fakta-satu]", "[]")
    gone = ITEMS.replace("soal-satu", "soal-lama").replace("published", "retired")
    folder = make_folder(tmp_path, {"facts.id.yaml": FACTS + more + old, "items.id.yaml": ITEMS + free + gone})
    bank, _ = read_folder(folder)
    assert bank is not None
    covered = coverage(bank, "id", {"fakta-satu": ["cloze"], "soal-satu": ["choice"], "soal-bebas": ["recall"]})
    assert [(row.fact.id, [item.id for item in row.items], row.notes, row.asked) for row in covered.rows] == [
        ("fakta-satu", ["soal-satu"], ("cloze", "choice"), True),
        ("fakta-dua", [], (), False),
        ("fakta-lama", [], (), True),
    ]
    assert [(item.id, notes) for item, notes in covered.beyond] == [("soal-bebas", ("recall",))]
