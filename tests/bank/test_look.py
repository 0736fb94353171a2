"""Names that stand deep in an item's content are found with the path that an author reads."""

from __future__ import annotations

from quizapp.bank.look import named_in
from quizapp.core.problem import Place
from quizapp.core.tree import from_plain

PLAIN = {
    "gaps": [{"id": "a", "entity": "x"}, {"id": "b"}, {"id": "c", "entity": "y"}],
    "keys": [["p1.1"], ["p1.2", "p1.3"]],
    "tempting": {"p2.1": "why"},
    "from": ["p1", "p2"],
    "entity": "z",
}


def found(*fields: str) -> list[tuple[str, str]]:
    return [
        (mention.path, mention.text) for some in named_in(from_plain(PLAIN, Place("t")), *fields) for mention in some
    ]


def test_names_are_found_in_lists_mappings_and_entries_of_lists() -> None:
    assert found("gaps", "entity") == [("gaps[1].entity", "x"), ("gaps[3].entity", "y")]
    assert found("keys") == [("keys[1][1]", "p1.1"), ("keys[2][1]", "p1.2"), ("keys[2][2]", "p1.3")]
    assert found("tempting") == [("tempting.p2.1", "p2.1")]
    assert found("from") == [("from[1]", "p1"), ("from[2]", "p2")]
    assert found("entity") == [("entity", "z")]
    assert found("nothing") == found("gaps", "entity", "deeper") == []
