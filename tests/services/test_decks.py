"""A deck is for those who have handed in, and never for those who are still answering."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from quizapp.core.bank import NoteTime
from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotAllowed, NotFound, NotNow
from quizapp.db.engine import Database
from quizapp.db.models import BankRow
from quizapp.services import attempts
from quizapp.services.banks import read_bank
from quizapp.services.decks import DeckFile, deck_file, deck_text_file, my_decks
from quizapp.services.note_times import date_stored
from quizapp.services.publish import Origin, publish_bank
from tests.services.classroom import account
from tests.services.school import BANK, CHOICE, ITEMS, NOW, Sitting, item, quiz_id, with_items

TEACHER = Person(999, "x", "Guru", guest=False, roles=frozenset({Role.TEACHER}))


def fetch(database: Database, person: Person, slug: str = "kebun", edition: str = "id") -> DeckFile:
    with database.look() as session:
        return deck_file(session, slug=slug, edition=edition, person=person, now=NOW)


def listed(database: Database, person: Person) -> list[str]:
    with database.look() as session:
        return [deck.slug for deck in my_decks(session, person=person, now=NOW)]


def test_a_deck_comes_after_handing_in_and_is_the_same_each_time(sitting: Sitting) -> None:
    with pytest.raises(NotNow):
        fetch(sitting.database, sitting.person)
    sitting.submit()
    deck = fetch(sitting.database, sitting.person)
    assert deck.name == "kebun.id.apkg"
    assert "collection.anki2" in zipfile.ZipFile(io.BytesIO(deck.content)).namelist()
    assert fetch(sitting.database, sitting.person) == deck
    with sitting.database.change() as session:
        quiz = quiz_id(sitting.database)
        attempts.start(session, quiz=quiz, person=sitting.person, language="id", seed=1, now=NOW)
    with pytest.raises(NotNow):
        fetch(sitting.database, sitting.person)


def test_who_has_not_taken_the_quiz_gets_none_and_staff_need_not(garden: Database) -> None:
    with pytest.raises(NotAllowed):
        fetch(garden, Person(998, "y", "Ani", guest=True))
    assert fetch(garden, TEACHER).content


def test_the_deck_of_a_private_bank_is_for_its_owner_and_for_who_has_taken_its_quiz(sitting: Sitting) -> None:
    garden, owner = sitting.database, account(sitting.database, "Bu Rina", Role.TEACHER)
    stranger = account(garden, "Pak Adi", Role.TEACHER)
    with garden.change() as session:
        session.execute(update(BankRow).values(owner_id=owner.id, visibility="private"))
    sitting.submit()
    for person in (owner, sitting.person, account(garden, "Ed", Role.EDITOR)):
        assert fetch(garden, person).content
        assert listed(garden, person) == ["kebun"]
    for person in (stranger, account(garden, "Ani", Role.STUDENT)):
        with pytest.raises(NotFound):
            fetch(garden, person)
        assert listed(garden, person) == []


def test_a_teacher_who_takes_a_quiz_of_somebody_elses_bank_waits_as_students_do(sitting: Sitting) -> None:
    garden = sitting.database
    with garden.change() as session:
        session.execute(update(BankRow).values(visibility="private"))
    taking = replace(sitting.person, guest=False, roles=frozenset({Role.TEACHER}))
    with pytest.raises(NotNow):
        fetch(garden, taking)
    sitting.submit()
    assert fetch(garden, taking).content


def test_the_text_file_is_for_the_same_people(sitting: Sitting) -> None:
    with sitting.database.look() as session, pytest.raises(NotNow):
        deck_text_file(session, slug="kebun", edition="id", person=sitting.person, now=NOW)
    sitting.submit()
    with sitting.database.look() as session:
        found = deck_text_file(session, slug="kebun", edition="id", person=sitting.person, now=NOW)
    assert found.name == "kebun.id.txt"
    assert found.content.startswith(b"#separator:tab\n#html:true\n#guid column:1")


def test_a_site_dates_notes_by_the_rule_of_folders(garden: Database) -> None:
    before = note_times_of(garden)
    with garden.change() as session:
        changed = with_items(item("siapa-menyiram", "single_choice", CHOICE, "menemukan", stem="Baru?"), *ITEMS[1:])
        publish_bank(session, changed, origin=Origin.IMPORTED, now=NOW + timedelta(days=1))
    after = note_times_of(garden)
    risen = {guid for guid, time in after.items() if guid in before and time.changed > before[guid].changed}
    assert len(risen) == 1
    assert {time.changed for guid, time in after.items() if guid in risen} == {NOW + timedelta(days=1)}
    assert all(after[guid] == time for guid, time in before.items() if guid not in risen)
    with garden.change() as session:  # the older folder again: its content is newer now than what a student has
        publish_bank(session, BANK, origin=Origin.IMPORTED, now=NOW + timedelta(hours=1))
    (guid,) = risen
    assert note_times_of(garden)[guid].changed == NOW + timedelta(days=1, seconds=1)


def test_a_bank_of_the_site_s_own_is_dated_anew_at_start_when_notes_are_written_otherwise(
    garden: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with garden.change() as session:
        session.execute(update(BankRow).values(edited_at=NOW, origin=Origin.IMPORTED))
    before = note_times_of(garden)
    later = NOW + timedelta(days=1)
    with garden.change() as session:
        date_stored(session, later)
    assert note_times_of(garden) == before
    monkeypatch.setattr("quizapp.anki.pouring.ROOT", "quiz")  # as a newer version of this program might
    with garden.change() as session:
        date_stored(session, later, but=("kebun",))
    assert note_times_of(garden) == before
    with garden.change() as session:
        date_stored(session, later)
    after = note_times_of(garden)
    assert after.keys() == before.keys()
    assert {time.changed for time in after.values() if not time.withdrawn} == {later}


def note_times_of(database: Database) -> Mapping[str, NoteTime]:
    with database.look() as session:
        return read_bank(session, "kebun").note_times


@pytest.mark.parametrize(
    ("slug", "edition"), [("nowhere", "id"), ("kebun", "en"), ("kebun", "../../etc"), ("\x00", "id")]
)
def test_unknown_decks_are_not_found(garden: Database, slug: str, edition: str) -> None:
    with pytest.raises(NotFound):
        fetch(garden, TEACHER, slug, edition)
