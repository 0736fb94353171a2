"""How a teacher edits an item of entries to be ordered: moved by their places, tied by ticks."""

from __future__ import annotations

import pytest

from tests.itemtypes.contents import bound
from tests.itemtypes.edited import submitted
from tests.itemtypes.orderings import ordering


@pytest.mark.parametrize(
    ("changes", "order"),
    [
        ({}, "abcd"),
        ({"entries-3-place": "2"}, "adbc"),
        ({"entries-0-place": "3"}, "bcad"),
        ({"entries-1-place": ""}, "acdb"),
        ({"entries-1-place": "99"}, "acdb"),
        ({"entries-2-text": ""}, "abd"),
    ],
)
def test_a_teacher_moves_an_entry_by_its_place(changes: dict[str, str], order: str) -> None:
    content = bound("ordering", ordering(4)).content
    _, plain, _ = submitted("ordering", changes, content)
    assert plain is not None
    assert "".join(entry["id"] for entry in plain["entries"]) == order


def test_a_problem_stands_at_the_row_that_moved() -> None:
    content = bound("ordering", ordering(4)).content
    form, plain, _ = submitted("ordering", {"entries-3-place": "1", "entries-3-text": "peristiwa B"}, content)
    assert plain is None
    assert form["entries"][1].form["text"].errors
    assert not form["entries"][3].form["text"].errors


def test_ticks_at_neighbours_become_ties() -> None:
    content = bound("ordering", ordering(4)).content
    _, plain, _ = submitted("ordering", {"entries-0-tied": "y", "entries-2-tied": "y", "entries-3-tied": "y"}, content)
    assert plain is not None
    assert plain["ties"] == [["b", "c", "d"]]
