"""Three states of a bank: one side's changes are its own, both sides' wait for a choice, nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.files import read_whole
from quizapp.bank.memory import in_memory
from quizapp.bank.three_way import Key, Part, Side, compare, entries_of, merged, texts_of
from quizapp.bank.writer import folder_texts
from quizapp.core.bank import Bank
from tests.services.school import BANK, ITEMS, with_items

MINE, THEIRS = Side.MINE, Side.THEIRS


def key(name: str) -> Key:
    return Key(Part.ITEM, "id", name)


ENTRIES = st.dictionaries(st.sampled_from([key(name) for name in "abcd"]), st.integers(0, 2))


def test_a_bank_is_put_together_from_its_entries() -> None:
    made = read_whole(in_memory(texts_of(BANK, entries_of(BANK), BANK.languages))).bank
    assert made == replace(BANK, note_times={})


def test_a_folder_in_memory_is_read_as_one_on_the_disk() -> None:
    assert read_whole(in_memory(folder_texts(BANK))).bank == BANK


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "side"),
    [
        (1, 2, 1, MINE), (1, 1, 2, THEIRS), (1, 2, 3, None), (None, 1, 2, None), (None, None, 1, THEIRS),
        (None, 1, None, MINE), (1, 1, None, MINE), (1, 2, None, MINE), (1, None, 2, THEIRS),
    ],
)  # fmt: skip
def test_whose_an_entry_is(base: int | None, mine: int | None, theirs: int | None, side: Side | None) -> None:
    a = key("a")
    sides = ({a: value} if value is not None else {} for value in (base, mine, theirs))
    (found,) = compare(*sides)
    assert found.side is side
    assert found.absent == (theirs is None)


def test_a_word_of_the_glossary_may_be_taken_away_by_either_side() -> None:
    term = Key(Part.TERM, "id", "a")
    assert merged({term: 1}, {term: 1}, {}, {}) == {}
    assert merged({term: 1}, {}, {term: 1}, {}) == {}
    (both,) = compare({term: 1}, {term: 2}, {})
    assert both.side is None


@given(base=ENTRIES, mine=ENTRIES, theirs=ENTRIES)
def test_what_one_side_changed_is_kept_and_both_sides_wait_for_a_choice(
    base: dict[Key, int], mine: dict[Key, int], theirs: dict[Key, int]
) -> None:
    open_ = [one.key for one in compare(base, mine, theirs) if one.side is None]
    for side, chosen in ((MINE, mine), (THEIRS, theirs)):
        made = merged(base, mine, theirs, dict.fromkeys(open_, side))
        assert made.keys() == mine.keys() | theirs.keys()
        assert all(made[name] == chosen[name] for name in open_)
        assert all(made[name] == theirs[name] for name in theirs if mine.get(name) == base.get(name))
        assert all(made[name] == mine[name] for name in mine if theirs.get(name, base.get(name)) == base.get(name))
    if open_:
        with pytest.raises(KeyError):
            merged(base, mine, theirs, {})


@given(base=ENTRIES, mine=ENTRIES)
def test_a_folder_that_nobody_touched_changes_nothing(base: dict[Key, int], mine: dict[Key, int]) -> None:
    assert merged(base, mine, base, {}) == {**{name: base[name] for name in base if name not in mine}, **mine}


def test_the_order_of_the_folder_counts_where_the_sites_is_as_it_was() -> None:
    a, b, c = key("a"), key("b"), key("c")
    assert list(merged({a: 1, b: 1}, {a: 1, b: 1, c: 1}, {b: 1, a: 1}, {})) == [b, a, c]
    assert list(merged({a: 1, b: 1}, {b: 1, a: 1}, {a: 1, b: 1, c: 1}, {})) == [b, a, c]


def test_edits_of_two_items_come_together() -> None:
    one, two = replace(ITEMS[0], stem="Diubah di situs?"), replace(ITEMS[1], stem="Diubah di berkas.")
    mine, theirs = with_items(one, *ITEMS[1:]), with_items(ITEMS[0], two, *ITEMS[2:])
    base = entries_of(BANK)
    made = merged(base, entries_of(mine), entries_of(theirs), {})
    bank: Bank | None = read_whole(in_memory(texts_of(BANK, made, BANK.languages))).bank
    assert bank
    assert [item.stem for item in bank.editions["id"].items[:2]] == [one.stem, two.stem]
