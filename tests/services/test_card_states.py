"""What students bring back from Anki: kept for notes of our banks alone, replaced by the next, gone with the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete

from quizapp.anki.build import deck_notes
from quizapp.anki.reviews import CardReading
from quizapp.core.refusal import Malformed
from quizapp.db.engine import Database
from quizapp.db.models import PersonRow
from quizapp.services.card_states import KnownDeck, keep_readings, known_decks
from tests.databases import rows
from tests.services import school
from tests.services.school import NOW, RIGHT, Sitting, publish, sit_down

BANK = school.with_items(replace(school.ITEMS[0], facts=("sari-menyiram",)), *school.ITEMS[1:])
GUIDS = {note.source: note.guid for note in deck_notes(BANK, "id")}
READ = CardReading(GUIDS["sari-menyiram"], 30, 2, None, None, NOW + timedelta(days=30), NOW)
STRANGE = replace(READ, guid="Z" * 24)


@pytest.fixture
def sitting(database: Database) -> Sitting:
    """Return a student with an open attempt on a bank whose first item asks the fact."""
    publish(database, BANK)
    return sit_down(database)


def keep(sitting: Sitting, *readings: CardReading) -> int:
    with sitting.database.change() as session:
        found = {reading.guid: reading for reading in readings}
        return keep_readings(session, person=sitting.person, readings=found, now=NOW)


def known(sitting: Sitting, days: int = 0) -> tuple[KnownDeck, ...]:
    with sitting.database.look() as session:
        return known_decks(session, person=sitting.person, now=NOW + timedelta(days=days, minutes=10))


def test_only_notes_of_our_banks_are_kept_and_the_next_reading_replaces_them(sitting: Sitting) -> None:
    assert keep(sitting, READ, STRANGE) == 1
    other = replace(READ, guid=GUIDS["siapa-menyiram"], lapses=0)
    assert keep(sitting, other) == 1
    assert rows(sitting.database.engine, "card_state") == 1
    with pytest.raises(Malformed, match="no card"):
        keep(sitting, STRANGE)
    assert rows(sitting.database.engine, "card_state") == 1


@pytest.mark.parametrize(("answered", "right"), [(True, True), (False, False)])
def test_they_stand_beside_the_quiz_results(sitting: Sitting, answered: bool, right: bool) -> None:
    keep(sitting, READ)
    assert known(sitting) == ()  # an attempt is open: its keys are nobody's business yet
    if answered:
        sitting.save(1, RIGHT["siapa-menyiram"])
    sitting.submit()
    (deck,) = known(sitting, days=30)
    (note,) = deck.notes
    assert note.text == {"id": "Sari menyiram kebun pada pukul enam."}
    assert (note.interval, note.lapses, note.right) == (30, 2, right)
    assert note.recall == pytest.approx(0.9)


def test_what_is_known_least_stands_first_and_what_was_not_asked_has_no_verdict(sitting: Sitting) -> None:
    sitting.submit()
    short = replace(READ, guid=GUIDS["apa-pendapat"], interval=1)
    keep(sitting, READ, short)
    (deck,) = known(sitting, days=20)
    assert [note.interval for note in deck.notes] == [1, 30]


def test_they_go_with_the_person(sitting: Sitting) -> None:
    keep(sitting, READ)
    with sitting.database.change() as session:
        session.execute(delete(PersonRow))
    assert rows(sitting.database.engine, "card_state") == 0
