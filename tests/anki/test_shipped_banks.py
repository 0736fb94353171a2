"""The banks we ship, as decks in the real Anki."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizapp.anki.build import deck_bytes, deck_notes, stamp
from quizapp.anki.editions import edition_names
from quizapp.bank.files import find_banks, read_folder
from quizapp.core.bank import Bank
from quizapp.itemtypes.registry import item_type
from quizapp.resources import questions_folder
from tests.anki.collection import Imported, Shelf
from tests.anki.factories import NOW

pytestmark = pytest.mark.anki


@pytest.fixture(autouse=True)
def _real_types(_stand_in_types: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the item types back that the other tests replace."""
    monkeypatch.setattr("quizapp.anki.origin.item_type", item_type)


@pytest.fixture(params=find_banks(questions_folder()), ids=lambda folder: folder.name)
def shipped(request: pytest.FixtureRequest) -> Bank:
    folder: Path = request.param
    found, problems = read_folder(folder)
    assert found is not None, [str(problem.message) for problem in problems]
    return found


def test_every_note_is_stamped(shipped: Bank) -> None:
    # Wrong after an edit? Run: quizapp deck stamp questions
    assert stamp(shipped, NOW) == shipped.note_times


def test_the_decks_import_twice_and_render(shipped: Bank, shelf: Shelf) -> None:
    assert edition_names(shipped)
    for edition in edition_names(shipped):
        notes = deck_notes(shipped, edition)
        package = deck_bytes(shipped, edition)
        assert shelf.take(package) == Imported(new=len(notes), updated=0, duplicate=0, conflicting=0)
        assert shelf.take(package) == Imported(new=0, updated=0, duplicate=len(notes), conflicting=0)
    assert not shelf.collection.get_empty_cards().notes
    for side in shelf.sides():
        for text in (side.front, side.back):
            assert not re.search(r"template has a problem|front of this card is blank|\{\{|\}\}", text)
        assert shipped.as_of["id"] in side.back or shipped.as_of.get("en", "-") in side.back


def test_every_living_fact_is_a_note(shipped: Bank) -> None:
    for edition in edition_names(shipped):
        sources = {note.source for note in deck_notes(shipped, edition)}
        language = edition.partition("-")[0]
        assert {fact.id for fact in shipped.editions[language].facts if fact.retired is None} <= sources
