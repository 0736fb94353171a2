"""The log as administrators read it: found, told with names, complete, and never changed unseen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from quizapp.config import Settings
from quizapp.core.person import Person, Role
from quizapp.db.engine import Database
from quizapp.db.seals import check_seals
from quizapp.services import audit
from quizapp.services.audit import Deed
from quizapp.web.admin.log import DEEDS
from quizapp.web.site import utc_now
from tests.databases import counted
from tests.services.classroom import account
from tests.web.browser import Browser
from tests.web.classes import Room, a_room, browser_of


@pytest.fixture
def dewi(database: Database) -> Person:
    return account(database, "Bu Dewi", Role.ADMIN)


@pytest.fixture
def reader(app: Flask, database: Database, dewi: Person) -> Browser:
    return browser_of(app, database, dewi)


def note(database: Database, deed: Deed, by: Person | None, subject: str, **more: object) -> None:
    values = {"kind": "person", "now": utc_now()} | more
    with database.change() as session:
        audit.note(session, deed, by=by, subject=subject, **values)  # type: ignore[arg-type]  # what note takes


def test_deeds_are_told_with_names_and_found(reader: Browser, dewi: Person, database: Database) -> None:
    ani, edi = account(database, "Ani", Role.TEACHER), account(database, "Pak Edi", Role.EDITOR)
    note(database, Deed.ROLES_SET, dewi, ani.public_id, details={"roles": ["teacher"]})
    note(database, Deed.GRADED, edi, "attempt-that-is-gone", kind="attempt")
    note(database, Deed.EXPORTED, None, "x", kind="assignment", now=utc_now() - timedelta(days=40))
    page = reader.get("/admin/log").text
    for word in ("Bu Dewi", "Ani", "mengatur peran", "peran: guru", "Pak Edi", "attempt-that-is-gone", "situs"):
        assert word in page, word
    assert ani.public_id not in page
    found = reader.get("/admin/log?q=edi").text
    assert "menilai sendiri" in found
    assert "peran: guru" not in found
    assert "attempt-that-is-gone" not in reader.get("/admin/log?deed=roles-set").text
    old = (utc_now() - timedelta(days=40)).astimezone(Settings(data=Path()).timezone).date().isoformat()
    assert "mengeluarkan data" in reader.get(f"/admin/log?to={old}").text.split("<tbody>")[1]
    assert "Pak Edi" not in reader.get(f"/admin/log?to={old}").text
    assert "Tidak ada" in reader.get("/admin/log?q=nobody%20is%20called%20so").text


@pytest.mark.parametrize(
    "query", ["page=0", "page=99999999999999999999", "from=besok", "to=9999-12-31", "q=%00%25", "deed=x"]
)
def test_nonsense_in_the_address_does_no_harm(reader: Browser, query: str) -> None:
    assert reader.get(f"/admin/log?{query}").status == 200


def test_every_deed_has_a_word() -> None:
    assert set(DEEDS) == set(Deed)


def test_pages_cost_the_same_however_long_the_log(reader: Browser, dewi: Person, database: Database) -> None:
    note(database, Deed.ROLES_SET, dewi, dewi.public_id)
    before = cost(reader, database)
    for _ in range(60):
        note(database, Deed.ROLES_SET, dewi, dewi.public_id)
    assert cost(reader, database) == before == 3
    assert "page=2" in reader.get("/admin/log").text


def cost(reader: Browser, database: Database) -> int:
    with counted(database.engine) as seen:
        assert reader.get("/admin/log").status == 200
    assert set(seen) == {"SELECT"}
    return len(seen)


def test_staff_who_sign_in_are_in_the_log_and_students_are_not(app: Flask, database: Database) -> None:
    room: Room = a_room(app, database)  # its teacher signs in, its student only joins
    with database.look() as session:
        rows = session.execute(text("SELECT action, subject_public_id FROM audit")).all()
    assert [tuple(row) for row in rows] == [("signed-in", room.teacher.public_id)]


def test_the_chain_holds_and_shows_what_was_changed_behind_its_back(dewi: Person, database: Database) -> None:
    for number in range(3):
        note(database, Deed.ROLES_SET, dewi, dewi.public_id, details={"roles": [f"r{number}"]})
    with database.look() as session:
        found = check_seals(session)
    assert (found.deeds, found.broken) == (3, None)
    postgres = database.engine.dialect.name == "postgresql"
    off = "ALTER TABLE audit DISABLE TRIGGER ALL" if postgres else "DROP TRIGGER audit_kept"
    with database.engine.begin() as connection:
        connection.execute(text(off))
        connection.execute(text("UPDATE audit SET action = 'nothing' WHERE id = 2"))
    with database.look() as session:
        assert check_seals(session).broken == 2


def test_a_deed_without_a_seal_shows(dewi: Person, database: Database) -> None:
    note(database, Deed.ROLES_SET, dewi, dewi.public_id)
    with database.engine.begin() as connection:
        columns = "at, action, kind, subject_public_id, details"
        connection.execute(text(f"INSERT INTO audit ({columns}) SELECT {columns} FROM audit"))  # noqa: S608 - our own words
    with database.look() as session:
        assert check_seals(session).broken is not None
