"""A guest who signs in takes downloads and cards along; where the account has them too, the later count."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from quizapp.anki.build import deck_notes
from quizapp.anki.reviews import CardReading
from quizapp.core.person import Person, Role
from quizapp.db.engine import Database
from quizapp.db.models import CardStateRow, DeckDownloadRow
from quizapp.services import people
from quizapp.services.card_states import keep_readings
from quizapp.services.decks import take_deck
from tests.services.school import BANK, NOW, sit_down

HOUR = timedelta(hours=1)
GUIDS = [note.guid for note in deck_notes(BANK, "id")]


def read(database: Database, person: Person, guid: str, lapses: int, at: datetime) -> None:
    reading = CardReading(guid, 30, lapses, None, None, NOW, NOW)
    with database.change() as session:
        keep_readings(session, person=person, readings={guid: reading}, now=at)


def take(database: Database, person: Person, part: str, at: datetime) -> None:
    with database.change() as session:
        take_deck(session, slug="kebun", edition="id", person=replace(person, roles=STAFF), now=at, part=part)


STAFF = frozenset({Role.TEACHER})  # decks need no attempt then


def test_downloads_and_cards_move_and_the_later_stay(garden: Database) -> None:
    guest = sit_down(garden).person
    with garden.change() as session:
        account = people.sign_up(session, name="Ani", password="kebun sekolah", now=NOW)
    take(garden, guest, "whole", NOW + HOUR)
    take(garden, account, "whole", NOW)
    take(garden, guest, "topic:kebun", NOW)
    take(garden, account, "topic:kebun", NOW + HOUR)
    take(garden, guest, "process:menemukan", NOW)
    read(garden, guest, GUIDS[0], 1, NOW)
    read(garden, account, GUIDS[0], 2, NOW + HOUR)
    with garden.change() as session:
        people.merge_guest(session, guest=guest, person=account)
    with garden.look() as session:
        downloads = session.execute(select(DeckDownloadRow.part, DeckDownloadRow.at)).all()
        assert {(row.part, row.at) for row in downloads} == {
            ("whole", NOW + HOUR), ("topic:kebun", NOW + HOUR), ("process:menemukan", NOW),
        }  # fmt: skip
        assert set(session.execute(select(DeckDownloadRow.person_id)).scalars()) == {account.id}
        states = session.execute(select(CardStateRow.person_id, CardStateRow.lapses)).all()
        assert [tuple(row) for row in states] == [(account.id, 2)]


def test_what_only_the_guest_has_of_cards_moves_and_a_later_one_wins(garden: Database) -> None:
    guest = sit_down(garden).person
    with garden.change() as session:
        account = people.sign_up(session, name="Ani", password="kebun sekolah", now=NOW)
    read(garden, account, GUIDS[0], 2, NOW)
    read(garden, guest, GUIDS[0], 1, NOW + HOUR)
    with garden.change() as session:
        people.merge_guest(session, guest=guest, person=account)
    with garden.look() as session:
        states = session.execute(select(CardStateRow.person_id, CardStateRow.lapses)).all()
        assert [tuple(row) for row in states] == [(account.id, 1)]
