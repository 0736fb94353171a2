"""Cards as Anki counts them: cloze texts of every shape, and the notes of items with rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.anki.build import deck_bytes, deck_notes
from quizapp.core.bank import Bank
from quizapp.core.card import ClozeCard
from quizapp.core.item import Status
from quizapp.core.refusal import Malformed
from quizapp.itemtypes.registry import item_type, item_types
from tests.anki.collection import Shelf
from tests.anki.factories import NOW, bank, fact

pytestmark = pytest.mark.anki

PIECES = st.text("ab *_<&:}{`\\🙂ש", min_size=1, max_size=12)


@pytest.fixture(scope="module")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Return one collection for all examples."""
    with Shelf(tmp_path_factory.mktemp("anki")) as opened:
        yield opened


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(PIECES, st.integers(1, 500), PIECES, st.one_of(st.just(""), PIECES)), min_size=1, max_size=4))
def test_anki_generates_the_cloze_cards_that_we_write(anki: Shelf, parts: list[tuple[str, int, str, str]]) -> None:
    text = "".join(
        f"{before}{{{{c{number}::{answer}{'::' + hint if hint else ''}}}}}" for before, number, answer, hint in parts
    )
    made = bank(facts=(fact("celah", ClozeCard(text)),), items=())
    try:
        (note,) = deck_notes(made, "id")
    except Malformed:
        return
    model = anki.collection.models.get(1_735_204_867)  # type: ignore[arg-type]  # a NewType over int
    if model is None:
        anki.take(deck_bytes(made, "id", NOW))
        return
    fresh = anki.collection.new_note(model)
    fresh.fields = list(note.fields)
    anki.collection.add_note(fresh, anki.collection.decks.id("x"))  # type: ignore[arg-type]  # it is made
    assert tuple(sorted(card.ord for card in fresh.cards())) == note.cards


@pytest.mark.parametrize("name", ["grid", "matching", "ordering", "categorise"])
def test_rows_of_an_item_are_recall_notes(name: str, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.anki.origin.item_type", item_type)
    made = rowed(name)
    notes = deck_notes(made, "id")
    assert len(notes) == len({note.guid for note in notes}) > 0
    assert {note.facet for note in notes} == {"recall"}
    taken = shelf.take(deck_bytes(made, "id", NOW))
    assert (taken.new, taken.conflicting) == (len(notes), 0)
    assert all(side.front and side.back for side in shelf.sides())


def rowed(name: str) -> Bank:
    """Return a bank with the first example of an item type that becomes notes."""
    kind = item_types()[name]
    for item, _ in kind.examples():
        made = bank(facts=(), items=(replace(item, status=Status.PUBLISHED, facts=(), card=None),))
        if deck_notes(made, "id"):
            return made
    pytest.fail(f"no example of {name} becomes a note")
