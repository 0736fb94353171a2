"""Addresses of the passage inside an item's content: unknown ones are named with their line, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.bank.files import read_folder
from tests.bank.factory import ITEMS, make_folder


def faults(tmp_path: Path, content: str) -> list[str]:
    items = ITEMS.replace("type: fake", "type: evidence_selection").replace("{words: [a], entity: jakarta}", content)
    folder = make_folder(tmp_path / "b", {"items.id.yaml": items})
    _, problems = read_folder(folder)
    assert all(problem.mend for problem in problems)
    found = [problem for problem in problems if problem.subject == "soal-satu"]
    return [f"{problem.place.line} {problem.code} {problem.field} {problem.message}" for problem in found]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{keys: [[p2.1], [p1.1, p2.1]], pick: 2, from: [p1, p2], tempting: {p1.2: No.}}", []),
        ("{keys: [[p1.1], [p1.1, p8.1]], pick: 2}",
         ["4 evidence-unknown content.keys[2][2] The passage has no sentence p8.1."]),
        ("{keys: [[p2.1]], from: [p2, p9]}", ["4 evidence-unknown content.from[2] The passage has no paragraph p9."]),
        ("{keys: [[p2.1]], tempting: {p1.9: No.}}",
         ["4 evidence-unknown content.tempting.p1.9 The passage has no sentence p1.9."]),
    ],
    ids=["all there", "keys", "from", "tempting"],
)  # fmt: skip
def test_unknown_addresses_are_named(tmp_path: Path, content: str, said: list[str]) -> None:
    assert faults(tmp_path, content) == said
