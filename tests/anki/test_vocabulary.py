"""Explained words as a small deck of their own: one recall note a word, beside facts and practice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.anki.build import deck_bytes, deck_notes, stamp
from quizapp.anki.identity import guid
from quizapp.anki.note import NoteContent
from quizapp.anki.parts import parts_of, sources
from quizapp.core.bank import Bank, Rights
from quizapp.core.card import Facet
from quizapp.core.passage import Term
from tests.anki.collection import Imported, Shelf
from tests.anki.factories import NOW, UUID, bank, bilingual, fact, fields

RAFT, SEASON = (
    Term("rakit", "rakit", "*kayu* yang diikat"),
    Term("musim", "musim_hujan", "hujan terus", ("musim hujan",)),
)


def explained(made: Bank, *terms: Term, language: str = "id") -> Bank:
    edition = made.editions[language]
    changed = replace(edition, passage=replace(edition.passage, glossary=terms))
    return replace(made, editions={**made.editions, language: changed})


def words(made: Bank, edition: str = "id") -> list[NoteContent]:
    return [note for note in deck_notes(made, edition) if note.source.startswith("term:")]


def test_a_word_is_one_recall_note_in_a_sub_deck_of_its_own() -> None:
    made = explained(bank(items=()), SEASON, RAFT)
    notes = deck_notes(made, "id", typed=True)
    assert [note.section for note in notes] == ["Fakta"] * 4 + ["Kosakata"] * 2 + ["Mengetik"] * 3
    first, second = words(made)
    assert fields(first) == {
        "Front": "Apa arti “musim_hujan”?",
        "Back": "hujan terus",
        "Evidence": "Rakit itu meninggalkan <em>Teluk Kupang</em> pada musim hujan.",
        "Source": "Sekolah di Atas Rakit",
        "AsOf": "per Juni 2024",
        "Lang": "id",
        "Ref": "sekolah-rakit · term:musim",
    }
    assert fields(second)["Back"] == "<em>kayu</em> yang diikat"
    assert {note.tags for note in words(made)} == {("qb::sekolah-rakit", "qb::vocabulary")}


def test_a_word_is_no_fact_or_item_of_the_same_id() -> None:
    made = explained(bank(facts=(fact("rakit"),), items=()), RAFT)
    assert words(made)[0].guid == guid(UUID, "term:rakit", Facet.RECALL, "", "id") == "C5O23CNKSU6D6VCZV5SJTKVE"
    assert len({note.guid for note in deck_notes(made, "id")}) == 2


def test_the_words_alone_are_a_part() -> None:
    made = explained(bank(), RAFT)
    assert parts_of(made).words == 1
    assert sources(made, "vocabulary") == frozenset({"term:rakit"})
    assert parts_of(bank()).words == 0


def test_a_word_shows_no_sentence_that_students_may_not_read() -> None:
    made = explained(bank(facts=(fact(),), items=()), SEASON)
    assert fields(words(made)[0])["Evidence"]
    rights = replace(made.provenance, rights=Rights.EXCERPT, link="https://example.org/")
    (note,) = words(replace(made, provenance=rights))
    assert "Evidence" not in fields(note)
    assert fields(note)["Back"] == "hujan terus"


def test_the_bilingual_back_has_both_meanings() -> None:
    made = explained(explained(bilingual(), RAFT), Term("rakit", "raft", "logs tied together"), language="en")
    (note,) = words(made, "id-en")
    assert "What does “raft” mean?" in fields(note)["Second"]
    assert "logs tied together" in fields(note)["Second"]
    assert fields(words(made, "en")[0])["Front"] == "What does “raft” mean?"


@pytest.mark.anki
def test_a_later_meaning_updates_its_note_and_a_word_less_stays_with_students(shelf: Shelf) -> None:
    made = explained(bank(), RAFT, SEASON)
    made = replace(made, note_times=stamp(made, NOW))
    shelf.take(deck_bytes(made, "id", only=sources(made, "vocabulary")))
    names = [deck.name for deck in shelf.collection.decks.all_names_and_ids(skip_empty_default=True)]
    assert names[-1] == "Membaca::Sekolah Rakit::Kosakata"
    later = explained(made, replace(RAFT, meaning="bambu yang diikat"))
    later = replace(later, note_times=stamp(later, NOW + timedelta(days=1)))
    assert shelf.take(deck_bytes(later, "id")) == Imported(new=5, updated=1, duplicate=0, conflicting=0)
    assert shelf.note(words(later)[0].guid)["Back"] == "bambu yang diikat"
    assert shelf.note(words(made)[1].guid)["Back"] == "hujan terus"
