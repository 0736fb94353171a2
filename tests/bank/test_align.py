"""Two languages of one entry: what both share follows the edit, the texts of the other stay."""

from __future__ import annotations

from typing import Any

import pytest

from quizapp.bank.align import aligned, moved, untranslated
from quizapp.bank.files import find_banks, read_folder
from quizapp.bank.plain import dump_fact, dump_item
from quizapp.core.bank import Bank
from quizapp.resources import questions_folder


def bank() -> Bank:
    """Return a shipped bank in two languages."""
    banks = (read_folder(folder)[0] for folder in find_banks(questions_folder()))
    return next(one for one in banks if one and len(one.languages) > 1)


BANK = bank()
HERE, THERE = (BANK.editions[language] for language in BANK.languages)
PASSAGES = HERE.passage, THERE.passage
ITEMS = [(dump_item(one), dump_item(two)) for one, two in zip(HERE.items, THERE.items, strict=True)]
FACTS = [(dump_fact(one), dump_fact(two)) for one, two in zip(HERE.facts, THERE.facts, strict=True)]


@pytest.mark.parametrize("pairs", [ITEMS, FACTS], ids=["items", "facts"])
def test_what_agrees_stays_as_it_is(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    for here, there in pairs:
        assert aligned(here, there, PASSAGES) == there


def test_settings_follow_and_new_parts_wait_for_a_translation() -> None:
    here, there = next(pair for pair in ITEMS if pair[0]["type"] == "single_choice")
    option = {
        "id": "baru",
        "text": "Ini pilihan yang belum diterjemahkan.",
        "rationale": "Tidak disebut di bacaan.",
    }
    content = {**here["content"], "options": [*here["content"]["options"][1:], option]}
    found = aligned({**here, "content": content, "difficulty": "sukar", "status": "draft"}, there, PASSAGES)
    assert (found["difficulty"], found["status"], found["stem"]) == ("sukar", "draft", there["stem"])
    names = [row["id"] for row in found["content"]["options"]]
    assert names == [row["id"] for row in content["options"]]
    known = {row["id"]: row["text"] for row in there["content"]["options"]}
    assert all(row["text"] == known.get(row["id"], option["text"]) for row in found["content"]["options"])
    assert f"content.options[{len(names)}].text" in set(untranslated(content, found["content"], "content"))


def test_evidence_moves_to_the_same_section() -> None:
    for address in HERE.passage.by_address():
        (there,) = moved([address], PASSAGES)
        assert there in THERE.passage.by_address()
