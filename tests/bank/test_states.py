"""States compared and brought together: nothing of either side is lost without a word, whatever both wrote."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank import stretches as module
from quizapp.bank.states import clashes, differences, united, units
from quizapp.bank.stretches import MOST_PAIRS, Change, Stretch, stretches

TEXT = st.text("ab c.", max_size=12)
ENTRY = st.fixed_dictionaries(
    {"stem": TEXT, "topics": st.lists(TEXT, max_size=3)},
    optional={"hint": TEXT, "content": st.dictionaries(st.sampled_from(("options", "shuffle")), TEXT, min_size=1)},
)
Entry = dict[str, Any]


@given(TEXT, TEXT)
def test_stretches_hold_both_texts(before: str, after: str) -> None:
    found = stretches(before, after)
    assert "".join(one.text for one in found if one.change is not Change.IN) == before
    assert "".join(one.text for one in found if one.change is not Change.OUT) == after


@given(st.lists(TEXT, max_size=4).map("\n".join), st.lists(TEXT, max_size=4).map("\n".join))
def test_stretches_of_lines_hold_both_texts(before: str, after: str) -> None:
    test_stretches_hold_both_texts.hypothesis.inner_test(before, after)  # type: ignore[attr-defined]  # as Hypothesis has it
    assert all(one.text for one in stretches(before, after))


def test_a_word_that_changed_in_every_line_of_a_long_text_is_found_without_comparing_all_with_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs: list[int] = []

    class Watched(SequenceMatcher):  # type: ignore[type-arg]  # of texts
        def __init__(self, junk: None, old: list[str], new: list[str], **more: bool) -> None:
            pairs.append(len(old) * len(new))
            super().__init__(junk, old, new, **more)

    monkeypatch.setattr(module, "SequenceMatcher", Watched)
    lines = [f"Pada hari {day} air laut naik dua kali, lalu turun lagi." for day in range(600)]
    before = "\n".join(lines)
    found = stretches(before, before.replace("laut", "sungai"))
    assert [one.text for one in found if one.change is not Change.SAME] == ["laut", "sungai"] * len(lines)
    assert max(pairs) <= MOST_PAIRS
    assert stretches("a b " * 1000, "b a " * 1000) == (
        Stretch(Change.OUT, "a b " * 1000),
        Stretch(Change.IN, "b a " * 1000),
    )
    assert max(pairs) <= MOST_PAIRS


@given(ENTRY, ENTRY)
def test_differences_tell_every_field_that_differs(before: Entry, after: Entry) -> None:
    assert differences(before, before) == ()
    told = {one.path.partition(".")[0] for one in differences(before, after)}
    names = {unit[0] for unit in units(before) | units(after)}
    silent = {name for name in names if (before.get(name) or "") == (after.get(name) or "")}
    assert not told & silent


@given(ENTRY, ENTRY, ENTRY)
def test_what_only_one_side_changed_is_taken_and_clashes_are_decided(base: Entry, theirs: Entry, mine: Entry) -> None:
    found = clashes(base, theirs, mine)
    old, there, here = units(base), units(theirs), units(mine)
    contested = {clash.unit for clash in found}
    for keep, side in (("theirs", there), ("mine", here)):
        both = units(united(base, theirs, mine, {clash.name: keep for clash in found}))
        for unit in old | there | here:
            if unit in contested:
                assert both.get(unit) == side.get(unit)
            elif here.get(unit) == old.get(unit):
                assert both.get(unit) == there.get(unit)
            else:
                assert both.get(unit) == here.get(unit)


@given(ENTRY, ENTRY)
def test_an_edit_alone_is_taken_whole(base: Entry, mine: Entry) -> None:
    assert clashes(base, base, mine) == ()
    assert units(united(base, base, mine, {})) == units(mine)
    assert units(united(base, mine, base, {})) == units(mine)
