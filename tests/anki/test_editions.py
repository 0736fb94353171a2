"""Editions: one language each, and the bilingual one, asked in the first and answered in both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.anki.build import deck_bytes, deck_notes, stamp
from quizapp.anki.editions import edition_names
from quizapp.anki.notetypes import NOTE_TYPES
from quizapp.anki.second import told
from quizapp.anki.typing import typed
from quizapp.core.card import RecallCard, TypedCard
from quizapp.core.refusal import Malformed
from tests.anki.collection import Shelf
from tests.anki.factories import NOW, bank, bilingual, fact


def test_a_bank_in_two_languages_has_three_editions() -> None:
    assert edition_names(bilingual()) == ("id", "en", "id-en")
    assert edition_names(replace(bilingual(), deck={"en": "Reading"})) == ("en",)


@pytest.mark.anki
def test_editions_are_decks_of_their_own(shelf: Shelf) -> None:
    made = bilingual()
    made = replace(made, note_times=stamp(made, NOW))
    for edition in edition_names(made):
        taken = shelf.take(deck_bytes(made, edition))
        assert (taken.new, taken.updated, taken.conflicting) == (3, 0, 0)
    names = {deck.name for deck in shelf.collection.decks.all_names_and_ids(skip_empty_default=True)}
    assert {
        "Membaca::Sekolah Rakit (id-en)::Fakta",
        "Membaca::Sekolah Rakit::Fakta",
        "Reading::Raft School::Facts",
    } <= names
    assert shelf.rows("select count(distinct guid) from notes") == [[9]]


@pytest.mark.anki
def test_the_bilingual_front_is_in_one_language_and_the_back_in_both(shelf: Shelf) -> None:
    made = bilingual()
    shelf.take(deck_bytes(made, "id-en", NOW))
    recall, *_, choice = shelf.sides()
    assert "How many" not in recall.front
    for text in ("Berapa orang", "sebelas", 'lang="en"', "How many people", "eleven", "Eleven people were on it."):
        assert text in recall.back
    cloze = next(side for side in shelf.sides() if side.template == "Rumpang / Cloze")
    assert "The new school" not in cloze.front
    assert "<b>Rote</b> in <strong><b>1974</b></strong>" in cloze.back
    assert choice.back.count("Sepedanya") >= 3  # option, answer, and once more in the second language
    note = shelf.collection.decks.by_name("Membaca::Sekolah Rakit (id-en)::Fakta")
    assert note is not None
    assert "Sekolah di Atas Rakit" in note["desc"]
    assert "A School on a Raft" in note["desc"]


def test_what_the_second_language_lacks_is_named() -> None:
    made = bilingual()
    english = replace(made.editions["en"], facts=made.editions["en"].facts[1:])
    with pytest.raises(Malformed, match=r"“jumlah-orang”.*no card in the language “en”"):
        deck_notes(replace(made, editions={**made.editions, "en": english}), "id-en")


@pytest.mark.parametrize(
    ("back", "answer"),
    [
        ("Rote", "Rote"),
        ("“*Rote Island*”.", "Rote Island"),
        ("Rote dan Kupang", None),
        ("pada hari yang kesembilan", None),
        ("a, b", None),
        ("…", None),
        ("x" * 31, None),
    ],
)
def test_only_short_single_answers_are_typed(back: str, answer: str | None) -> None:
    card = typed(RecallCard("Di mana?", back))
    assert (card.answer if card else None) == answer
    if card:
        assert told(card)[0] == "Di mana?"


def test_typed_notes_come_last_and_only_when_wanted() -> None:
    made = bank(items=())
    usual, more = deck_notes(made, "id"), deck_notes(made, "id", typed=True)
    assert more[: len(usual)] == usual
    assert [(note.section, note.source) for note in more[len(usual) :]] == [
        ("Mengetik", "pulau-tujuan"), ("Mengetik", "jumlah-orang"), ("Mengetik", "penilaian-ratna"),
    ]  # fmt: skip


@pytest.mark.anki
def test_anki_compares_what_is_typed(shelf: Shelf) -> None:
    made = bank(facts=(fact(card=RecallCard("Siapa?", "*Ko* & `Lee`")),), items=())
    shelf.take(deck_bytes(made, "id", NOW, typed=True))
    side = next(side for side in shelf.sides() if side.template == "Ketik / Typed")
    assert "[[type:nc:Answer]]" in side.front
    assert "[[type:nc:Answer]]" in side.back
    expected = shelf.note(side.guid)["Answer"]
    assert "typeBad" not in shelf.collection.compare_answer(expected, "Ko & Lee", combining=False)
    assert "typeBad" in shelf.collection.compare_answer(expected, "Kim", combining=False)


def test_a_typed_card_has_its_own_note_type() -> None:
    assert TypedCard("a", "b", "b").facet in NOTE_TYPES
