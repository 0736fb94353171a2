"""Parts of a deck in the real Anki: the same notes as in the whole deck, whichever comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.anki.build import deck_bytes, deck_notes, stamp
from quizapp.anki.parts import around, kept, parts_of, sources
from quizapp.core.bank import Bank, Quiz
from quizapp.core.card import RecallCard
from quizapp.core.item import Item, Process, Status
from quizapp.core.refusal import Malformed, NotFound
from tests.anki.collection import Imported, Shelf
from tests.anki.factories import NOW, bank, item

SOLD = RecallCard("Apa yang dijual Bu Ratna?", "sepedanya")
ITEMS = (
    item("dijual", SOLD),
    item("berapa", SOLD, facts=("jumlah-orang", "tahun-buka")),
    replace(item("lama", SOLD), process=Process.EVALUATE, topics=("perjalanan",)),
)
QUIZ = Quiz("cek", {"id": "Cek"}, {"id": "Dua soal."}, ("id",), items=("berapa", "lama"))


def whole() -> Bank:
    made = replace(bank(items=ITEMS), quizzes=(QUIZ,))
    return replace(made, note_times=stamp(made, NOW))


def named(made: Bank, part: str) -> set[str]:
    return {note.source for note in kept(deck_notes(made, "id"), sources(made, part))}


def test_each_part_holds_its_facts_and_items() -> None:
    made = whole()
    assert named(made, "whole") == {note.source for note in deck_notes(made, "id")}
    assert named(made, "topic:guru") == {"penilaian-ratna", "dijual", "berapa"}
    assert named(made, "process:mengevaluasi") == {"lama"}
    assert named(made, "quiz:cek") == {"berapa", "lama", "jumlah-orang", "tahun-buka"}
    assert around(made, {"berapa", "unknown"}) == {"berapa", "jumlah-orang", "tahun-buka"}


def test_only_parts_that_hold_something_are_offered() -> None:
    offered = parts_of(whole())
    assert set(offered.topics) == {"perjalanan", "guru"}
    assert offered.processes == (Process.LOCATE, Process.EVALUATE)
    assert set(offered.quizzes) == {"cek"}
    drafts = bank(items=(replace(ITEMS[2], status=Status.DRAFT),))
    assert parts_of(drafts).processes == ()


@pytest.mark.parametrize("part", ["", "missed", "topic:", "topic:x", "process:x", "quiz:x", "x:y", "sources", "topic"])
def test_unknown_parts_are_not_found(part: str) -> None:
    with pytest.raises(NotFound):
        sources(whole(), part)


def test_a_part_without_a_note_is_refused() -> None:
    with pytest.raises(Malformed):
        deck_bytes(whole(), "id", only=frozenset())


@pytest.mark.anki
def test_a_part_and_the_whole_deck_merge_whichever_comes_first(shelf: Shelf) -> None:
    made = whole()
    wanted = around(made, {"berapa"})
    assert shelf.take(deck_bytes(made, "id", only=wanted)) == Imported(3, 0, 0, 0)
    mine = shelf.note(next(note.guid for note in deck_notes(made, "id") if note.source == "berapa"))
    mine.add_tag("milikku")
    shelf.collection.update_note(mine)
    before = shelf.rows("select * from cards order by id")
    everything = len(deck_notes(made, "id"))
    assert shelf.take(deck_bytes(made, "id")) == Imported(everything - 3, 0, 3, 0)
    assert shelf.take(deck_bytes(made, "id", only=wanted)) == Imported(0, 0, 3, 0)
    assert shelf.note(mine.guid).has_tag("milikku")
    assert set(map(tuple, before)) <= set(map(tuple, shelf.rows("select * from cards")))
    assert len(shelf.collection.decks.all_names_and_ids(skip_empty_default=True)) == 4


@pytest.mark.anki
def test_a_part_of_a_later_version_updates_only_what_changed(shelf: Shelf) -> None:
    made = whole()
    shelf.take(deck_bytes(made, "id"))
    later = replace(made, editions={"id": replace(made.editions["id"], items=(ITEMS[0], _reworded(), ITEMS[2]))})
    later = replace(later, note_times=stamp(later, NOW + timedelta(days=1)))
    assert shelf.take(deck_bytes(later, "id", only=around(later, {"berapa"}))) == Imported(0, 1, 2, 0)


def _reworded() -> Item:
    return replace(ITEMS[1], card=RecallCard("Berapa orang?", "sebelas"))
