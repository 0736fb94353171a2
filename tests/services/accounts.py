"""People who sign up, and their sign-ins."""

from __future__ import annotations

from datetime import datetime

from quizapp.core.person import Person
from quizapp.db.engine import Database
from quizapp.services import people, sign_ins
from tests.services.school import NOW

PASSWORD = "kata sandi panjang"


def sign_up(database: Database, name: str = "Ani", password: str = PASSWORD, guest: Person | None = None) -> Person:
    with database.change() as session:
        return people.sign_up(session, name=name, password=password, now=NOW, guest=guest)


def opened(database: Database, person: Person, **more: str) -> str:
    with database.change() as session:
        return sign_ins.open_sign_in(session, person=person, now=NOW, **more)


def person_of(database: Database, token: str, now: datetime = NOW) -> Person | None:
    with database.reads() as reads:
        return sign_ins.person_of(reads, token=token, now=now)
