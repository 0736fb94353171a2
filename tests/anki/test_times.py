"""Times: a note's time rises exactly when what is exported of it changes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.anki.build import deck_notes, stamp
from quizapp.anki.note import NoteContent
from quizapp.anki.times import Changes, changes, content_hash, refuse_unstamped, stamped
from quizapp.core.bank import NoteTime
from quizapp.core.card import Facet
from quizapp.core.refusal import Malformed, NotNow
from tests.anki.factories import bank, fact, item

NOW = datetime(2026, 11, 23, 1, 2, 3, 456, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def note(guid: str, text: str = "x") -> NoteContent:
    return NoteContent(guid, Facet.RECALL, (text, "y", ""), (0,), ("qb::a",), "Fakta", guid.lower())


def test_new_notes_get_the_whole_second() -> None:
    times = stamped([note("A")], {}, NOW)
    assert times == {"A": NoteTime(content_hash(note("A")), NOW.replace(microsecond=0))}
    assert changes({}, times) == Changes(new=1, changed=0, unchanged=0, withdrawn=0)


def test_unchanged_notes_keep_their_time_and_vanished_ones_stay() -> None:
    before = stamped([note("A"), note("B"), note("C")], {}, NOW)
    after = stamped([note("A"), note("B", "new")], before, NOW + 60 * SECOND)
    assert after["A"] == before["A"]
    assert after["B"].changed == before["B"].changed + 60 * SECOND
    assert after["C"] == replace(before["C"], withdrawn=True)
    assert changes(before, after) == Changes(new=0, changed=1, unchanged=1, withdrawn=1)


def test_a_note_that_comes_back_unchanged_is_the_note_that_went() -> None:
    before = stamped([note("A")], {}, NOW)
    gone = stamped([], before, NOW + SECOND)
    assert stamped([note("A")], gone, NOW + 2 * SECOND) == before


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.integers(-100, 100)), min_size=2))
def test_times_rise_with_every_change_whatever_the_clock_does(steps: list[tuple[str, int]]) -> None:
    times: dict[str, NoteTime] = {}
    for text, seconds in steps:
        before = times.get("A")
        times = stamped([note("A", text)], times, NOW + seconds * SECOND)
        if before is not None:
            assert (times["A"].changed > before.changed) == (times["A"].hash != before.hash)
            assert times["A"].changed >= before.changed


def test_the_hash_sees_fields_tags_and_facet_but_no_spare_end() -> None:
    said = note("A")
    others = (replace(said, tags=()), replace(said, fields=("x", "", "y")), replace(said, facet=Facet.CLOZE))
    assert len({content_hash(said), *map(content_hash, others)}) == 4
    same = (replace(said, fields=(*said.fields, "")), replace(said, due=7, section="Latihan", source="b"))
    assert {content_hash(other) for other in same} == {content_hash(said)}


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters='\t\n"\\'))),
    st.lists(st.text('qb:é-"\\')),
)
def test_the_hash_is_that_of_canonical_json(fields: list[str], tags: list[str]) -> None:
    said = NoteContent("A", Facet.CLOZE, (*fields, "x", "", ""), (0,), tuple(tags), "Fakta", "a")
    text = json.dumps(["cloze", [*fields, "x"], tags], ensure_ascii=False, separators=(",", ":"))
    assert content_hash(said) == hashlib.sha256(text.encode()).hexdigest()


def test_the_hash_of_a_note_is_what_was_stamped() -> None:
    assert content_hash(note("A")) == "27e2cbfe5459814885edad03cf1e8c463e2fabd153d6bd595694d151f389afe8"


def test_a_naive_clock_is_a_bug() -> None:
    with pytest.raises(ValueError, match="zone"):
        stamped([], {}, NOW.replace(tzinfo=None))


def test_stamping_twice_changes_nothing() -> None:
    items = (item("a", facts=("jumlah-orang",)), item("b", facts=("jumlah-orang",), evidence=("p1.1",)))
    once = stamp(bank(items=items), NOW)
    twice = stamp(bank(items=items, note_times=once), NOW + 3600 * SECOND)
    assert twice == once
    assert list(once) == sorted(once)


def test_unstamped_content_is_refused_by_name() -> None:
    made = bank(items=())
    times = dict(stamp(made, NOW))
    refuse_unstamped(deck_notes(made, "id"), times)
    edited = bank(facts=(fact(), fact("baru")), items=())
    with pytest.raises(NotNow, match=r"1 notes .*\(baru\).*quizapp deck stamp PATH"):
        refuse_unstamped(deck_notes(edited, "id"), times)
    many = bank(facts=tuple(fact(f"baru-{number}") for number in range(9)), items=())
    with pytest.raises(NotNow, match=r"9 notes .*baru-4, …"):
        refuse_unstamped(deck_notes(many, "id"), times)


def test_what_cannot_be_a_note_is_not_stamped() -> None:
    with pytest.raises(Malformed, match="same GUID"):
        stamp(bank(facts=(fact(), fact())), NOW)
