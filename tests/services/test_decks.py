"""A deck is for those who have handed in, and never for those who are still answering."""

from __future__ import annotations

import io
import zipfile

import pytest

from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotAllowed, NotFound, NotNow
from quizapp.db.engine import Database
from quizapp.services import attempts
from quizapp.services.decks import DeckFile, deck_file
from tests.services.school import NOW, Sitting, quiz_id

TEACHER = Person(999, "x", "Guru", guest=False, roles=frozenset({Role.TEACHER}))


def fetch(database: Database, person: Person, slug: str = "kebun", edition: str = "id") -> DeckFile:
    with database.look() as session:
        return deck_file(session, slug=slug, edition=edition, person=person, now=NOW)


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


@pytest.mark.parametrize(
    ("slug", "edition"), [("nowhere", "id"), ("kebun", "en"), ("kebun", "../../etc"), ("\x00", "id")]
)
def test_unknown_decks_are_not_found(garden: Database, slug: str, edition: str) -> None:
    with pytest.raises(NotFound):
        fetch(garden, TEACHER, slug, edition)
