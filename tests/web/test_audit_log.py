"""The log as administrators read it: found, told with names, complete, and never changed unseen."""

from __future__ import annotations

import ast
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
from quizapp.services.bank_folder import take_down
from quizapp.services.bank_rights import right
from quizapp.web.admin.log import DEEDS, DETAILS
from quizapp.web.site import utc_now
from tests.databases import counted
from tests.house import REPOSITORY
from tests.services import school
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


def test_every_deed_and_every_detail_has_a_word() -> None:
    assert set(DEEDS) == set(Deed)
    assert details_in_the_code() == set(DETAILS)


def details_in_the_code() -> set[str]:
    """Return the names of all details that are noted: the keys of what is given as, or called, details."""
    found = set()
    for file in (REPOSITORY / "quizapp").rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        if "Deed" not in source or file.name == "log.py":
            continue
        for node in ast.walk(ast.parse(source)):
            named = isinstance(node, ast.Assign) and ast.unparse(node.targets[-1]).rstrip(")").endswith(
                ("details", "change")
            )
            given = isinstance(node, ast.keyword) and node.arg == "details"
            if (named or given) and isinstance(node, ast.Assign | ast.keyword):
                dicts = [each for each in ast.walk(node.value) if isinstance(each, ast.Dict)]
                found |= {key.value for each in dicts for key in each.keys if isinstance(key, ast.Constant)}
    return {str(name) for name in found}


def test_what_was_done_to_a_student_or_a_bank_is_told_by_its_name(
    app: Flask, reader: Browser, dewi: Person, database: Database
) -> None:
    room = a_room(app, database)
    given = room.browser.send(room.browser.get(room.student_path).form("/pin"))
    assert given.status == 303
    with database.change() as session:
        found = right(session, slug="kebun", person=dewi)
        take_down(session, found, person=dewi, now=utc_now())
    student = room.budi.enrolment.public_id
    note(database, Deed.EXTENDED, dewi, "x", kind="assignment", details={"enrolment": student, "tries": 2})
    note(database, Deed.ROLES_SET, dewi, room.teacher.public_id, details={"roles": ["admin"], "before": ["teacher"]})
    table = reader.get("/admin/log").text.split("<tbody>")[1]
    for word in ("memberi PIN baru", "Budi · Kelas 8A", "siswa: Budi · Kelas 8A", "Kebun", "sebelumnya: guru"):
        assert word in table, word
    for raw in (student, school.BANK.uuid, "[", "before", "teacher"):
        assert raw not in table, raw


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
