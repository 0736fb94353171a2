"""Parts of decks for one person: what was missed, what is new since the last download, and never a key too early."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from quizapp.core.bank import Bank
from quizapp.core.person import Person
from quizapp.core.policy import Purpose
from quizapp.core.refusal import NotFound, NotNow
from quizapp.db.engine import Database
from quizapp.db.models import MarkRow, PersonRow, QuizRow
from quizapp.services import attempts
from quizapp.services.decks import Download, MyDeck, my_decks, offered, take_deck
from quizapp.services.missed import missed_items
from tests.databases import rows
from tests.services import school
from tests.services.school import NOW, RIGHT, Sitting, publish, quiz_id, sit_down

NAMES = ("siapa-menyiram", "apa-ditanam", "mana-sulit", "apa-pendapat")
ASKING = (
    replace(school.ITEMS[0], facts=("sari-menyiram",)),
    *school.ITEMS[1:],
)


@pytest.fixture(scope="module")
def planted() -> Bank:
    """Return a bank whose first item asks the fact."""
    return school.with_items(*ASKING)


def handed_in(database: Database, *right: str, flagged: str = "") -> Sitting:
    sitting = sit_down(database)
    answer(sitting, *right, flagged=flagged)
    return sitting


def answer(sitting: Sitting, *right: str, flagged: str = "") -> None:
    for place, name in enumerate(NAMES, 1):
        if name in right:
            sitting.save(place, RIGHT[name], flag=name == flagged)
    sitting.submit()


def take(database: Database, person: Person, part: str = "whole", slug: str = "kebun", edition: str = "id") -> bytes:
    with database.change() as session:
        moment = NOW + timedelta(hours=1)
        return take_deck(session, slug=slug, edition=edition, person=person, now=moment, part=part).content


def mine(database: Database, person: Person) -> tuple[MyDeck, ...]:
    with database.look() as session:
        return my_decks(session, person=person, now=NOW + timedelta(hours=1))


def missed(sitting: Sitting) -> frozenset[str]:
    with sitting.database.look() as session:
        bank = session.execute(select(QuizRow.bank_id)).scalar_one()
        return missed_items(session, bank_id=bank, person=sitting.person)


def test_wrong_blank_and_unsure_items_are_missed_and_the_latest_answer_decides(garden: Database) -> None:
    sitting = handed_in(garden, "siapa-menyiram", "mana-sulit", flagged="mana-sulit")
    assert missed(sitting) == {"apa-ditanam", "mana-sulit", "apa-pendapat"}
    with garden.change() as session:
        again = attempts.start(
            session, quiz=quiz_id(garden), person=sitting.person, language="id", seed=1, now=NOW + timedelta(hours=1)
        )
    second = replace(sitting, attempt=again)
    answer(second, "apa-ditanam", "mana-sulit", "apa-pendapat")
    assert missed(second) == {"siapa-menyiram"}


def test_what_waits_for_a_teacher_is_not_missed(garden: Database) -> None:
    sitting = handed_in(garden)
    with garden.change() as session:
        session.execute(delete(MarkRow))
    assert missed(sitting) == set()


def test_the_deck_of_what_was_missed_holds_that_and_its_facts(garden: Database, tmp_path: Path) -> None:
    sitting = handed_in(garden, *NAMES[1:])
    assert missed(sitting) == {"siapa-menyiram"}
    assert references(take(garden, sitting.person, "missed"), tmp_path) == {"sari-menyiram", "siapa-menyiram"}
    assert len(references(take(garden, sitting.person), tmp_path)) > 2


def test_whoever_missed_nothing_is_told(garden: Database) -> None:
    sitting = handed_in(garden, *NAMES)
    with pytest.raises(NotNow, match="missed nothing"):
        take(garden, sitting.person, "missed")
    assert mine(garden, sitting.person)[0].missed == 0


def test_my_decks_tell_what_changed_since_the_last_download(garden: Database) -> None:
    sitting = handed_in(garden)
    (before,) = mine(garden, sitting.person)
    assert before.waits is None
    assert before.downloads == ()
    take(garden, sitting.person)
    take(garden, sitting.person)
    moment = NOW + timedelta(hours=1)
    assert mine(garden, sitting.person)[0].downloads == (Download("id", "whole", moment, 0, 0, 0),)
    reworded = replace(ASKING[3], stem="Apa pendapat Sari?")
    added = school.item("soal-baru", "single_choice", school.CHOICE, "menemukan")
    publish(garden, school.with_items(*ASKING[:3], reworded, ASKING[4], added), now=NOW + timedelta(days=1))
    (since,) = mine(garden, sitting.person)[0].downloads
    assert (since.new, since.changed, since.withdrawn) == (1, 1, 0)


def test_nothing_is_given_or_noted_while_an_attempt_is_open_or_its_keys_wait(garden: Database) -> None:
    sitting = sit_down(garden)
    assert "Hand in" in str(mine(garden, sitting.person)[0].waits)
    refused(garden, sitting.person)
    answer(sitting)
    with garden.change() as session:
        quiz = session.execute(select(QuizRow)).scalar_one()
        quiz.source = {**quiz.source, "purpose": Purpose.TEST.value}
    assert "not shown yet" in str(mine(garden, sitting.person)[0].waits)
    refused(garden, sitting.person)


def refused(database: Database, person: Person) -> None:
    for part in ("whole", "missed", "quiz:cek", "topic:kebun"):
        with pytest.raises(NotNow):
            take(database, person, part)
    with database.look() as session:
        assert not offered(session, slug="kebun", person=person, now=NOW + timedelta(hours=1))
    assert rows(database.engine, "deck_download") == 0


@pytest.mark.parametrize(
    ("slug", "edition", "part"),
    [("nowhere", "id", "whole"), ("kebun", "xx", "missed"), ("kebun", "id", "topic:x"), ("kebun", "id", "y" * 5000)],
)
def test_unknown_parts_leave_no_trace(garden: Database, slug: str, edition: str, part: str) -> None:
    sitting = handed_in(garden)
    with pytest.raises(NotFound):
        take(garden, sitting.person, part, slug, edition)
    assert rows(garden.engine, "deck_download") == 0


def test_downloads_go_with_the_person(garden: Database) -> None:
    sitting = handed_in(garden)
    take(garden, sitting.person)
    with garden.change() as session:
        session.execute(delete(PersonRow))
    assert rows(garden.engine, "deck_download") == 0


def references(package: bytes, folder: Path) -> set[str]:
    """Return the ids that the notes of a package name as their source."""
    path = folder / "deck.db"
    path.write_bytes(zipfile.ZipFile(io.BytesIO(package)).read("collection.anki2"))
    connection = sqlite3.connect(path)
    found = {part.split(" · ")[1] for (text,) in connection.execute("select flds from notes")
             for part in text.split("\x1f") if part.startswith("kebun · ")}  # fmt: skip
    connection.close()
    return found
