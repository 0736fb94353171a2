"""Every release's package in turn: note types stay the same ones, notes are updated, reviews live on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.anki.build import deck_bytes, deck_notes, stamp
from quizapp.anki.notetypes import LOOKS_CHANGED, NOTE_TYPES
from quizapp.core.bank import Bank
from tests.anki.collection import Shelf
from tests.anki.factories import bilingual
from tests.anki.release import GOLDEN

pytestmark = pytest.mark.anki


def present() -> Bank:
    """Return the golden bank a day after its release, every note of it said otherwise."""
    made = bilingual()
    made = replace(made, note_times=stamp(made, LOOKS_CHANGED))
    titled = replace(made.editions["id"].passage, title="Sekolah Terapung")
    made = replace(made, editions={**made.editions, "id": replace(made.editions["id"], passage=titled)})
    return replace(made, note_times=stamp(made, LOOKS_CHANGED + timedelta(days=1)))


def test_the_present_looks_have_a_golden_package() -> None:
    # Missing? Run: python -m tests.anki.release
    assert (GOLDEN / f"{LOOKS_CHANGED:%Y-%m-%dT%H%M}.apkg").is_file()


def test_all_releases_import_in_turn_into_the_same_note_types(shelf: Shelf) -> None:
    released = sorted(GOLDEN.glob("*.apkg"))
    assert released
    for number, package in enumerate(released):
        taken = shelf.take(package.read_bytes())
        assert taken.conflicting == 0
        assert bool(taken.new) == (number == 0)
        shelf.review(2)
    reviews = shelf.rows("select * from revlog")
    made = present()
    notes = deck_notes(made, "id-en", typed=True)
    taken = shelf.take(deck_bytes(made, "id-en", typed=True))
    assert (taken.new, taken.updated, taken.conflicting) == (0, len(notes), 0)
    assert shelf.rows("select * from revlog") == reviews
    known = {model.id: model.name for model in shelf.collection.models.all_names_and_ids()}
    assert {known[one.id] for one in NOTE_TYPES.values()} == {one.name for one in NOTE_TYPES.values()}
    assert not [name for name in known.values() if name.startswith("Quizapp") and name.endswith("+")]
    assert not shelf.collection.get_empty_cards().notes
    for note in notes:
        assert tuple(shelf.note(note.guid).fields) == note.fields


@pytest.mark.parametrize("merge", [False, True])
@pytest.mark.parametrize("update", [0, 1, 2], ids=["if newer", "always", "never"])
def test_no_choice_of_the_import_loses_reviews(shelf: Shelf, update: int, *, merge: bool) -> None:
    made = bilingual()
    shelf.take(deck_bytes(made, "id", LOOKS_CHANGED))
    shelf.review(3)
    tables = "select * from revlog", "select id, nid, ord, type, queue, due, ivl, reps from cards"
    before = [shelf.rows(query) for query in tables]
    shelf.take(
        deck_bytes(present(), "id"), merge_notetypes=merge, update_notes=update, update_notetypes=update,
    )  # fmt: skip
    assert [shelf.rows(query) for query in tables] == before


@pytest.mark.parametrize("legacy", [True, False])
def test_what_anki_exports_comes_back_with_guids_fields_and_reviews(
    shelf: Shelf, tmp_path_factory: pytest.TempPathFactory, *, legacy: bool
) -> None:
    made = bilingual()
    shelf.take(deck_bytes(made, "id", LOOKS_CHANGED))
    shelf.review(3)
    with Shelf(tmp_path_factory.mktemp("other")) as other:
        other.take(shelf.exported(legacy=legacy), with_scheduling=True)
        for query in (
            "select guid, flds, tags from notes order by guid",
            "select id, cid, ease, ivl, type from revlog",
        ):
            assert other.rows(query) == shelf.rows(query)
        assert {guid for (guid,) in other.rows("select guid from notes")} == {
            note.guid for note in deck_notes(made, "id")
        }


def test_a_copied_bank_has_the_same_guids_and_times_only_rise() -> None:
    made, later = bilingual(), present()
    dumped = replace(later, note_times=dict(later.note_times))
    assert [note.guid for note in deck_notes(dumped, "id-en")] == [note.guid for note in deck_notes(made, "id-en")]
    first = stamp(made, LOOKS_CHANGED)
    assert all(later.note_times[guid].changed >= time.changed for guid, time in first.items())
