"""States compared and brought together: nothing of either side is lost without a word, whatever both wrote."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.states import Change, clashes, differences, stretches, united, units

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
