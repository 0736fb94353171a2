"""Who sees and who changes which bank."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotAllowed, NotFound
from quizapp.db.engine import Database
from quizapp.services import banks
from quizapp.services.bank_list import banks_of
from quizapp.services.bank_rights import right
from tests.services.classroom import account


def belongs_to(database: Database, owner: Person) -> None:
    """Let the only bank be somebody's own."""
    with database.change() as session:
        session.execute(text("UPDATE bank SET owner_id = :id, visibility = 'private'"), {"id": owner.id})


def may(database: Database, person: Person) -> str:
    """Return how far a person gets with the bank."""
    with database.look() as session:
        listed = [bank.slug for bank in banks_of(session, person=person)]
        try:
            seen = right(session, slug="kebun", person=person)
        except NotFound:
            assert not listed
            return "nothing"
        assert listed == ["kebun"]
        if not seen.change:
            with pytest.raises(NotAllowed, match="Copy the bank"):
                right(session, slug="kebun", person=person, change=True)
            return "see"
        return "own" if right(session, slug="kebun", person=person, change=True).mine else "change"


def test_each_role_sees_and_changes_what_is_theirs(garden: Database) -> None:
    teacher, other = account(garden, "Bu Rina", Role.TEACHER), account(garden, "Pak Adi", Role.TEACHER)
    editor, admin = account(garden, "Ed", Role.EDITOR), account(garden, "Bu Dewi", Role.ADMIN)
    pupil = account(garden, "Sari", Role.STUDENT)
    everybody = (teacher, other, editor, admin, pupil)
    assert [may(garden, person) for person in everybody] == ["see", "see", "change", "change", "nothing"]
    belongs_to(garden, teacher)
    assert [may(garden, person) for person in everybody] == ["own", "nothing", "change", "change", "nothing"]
    belongs_to(garden, pupil)
    assert may(garden, pupil) == "nothing"


def test_a_bank_whose_owner_is_erased_stays_with_the_editors(garden: Database) -> None:
    teacher, other = account(garden, "Bu Rina", Role.TEACHER), account(garden, "Pak Adi", Role.TEACHER)
    belongs_to(garden, teacher)
    with garden.change() as session:
        session.execute(text("DELETE FROM person WHERE id = :id"), {"id": teacher.id})
    assert [may(garden, person) for person in (other, account(garden, "Ed", Role.EDITOR))] == ["nothing", "change"]
    with garden.look() as session:
        assert banks.list_banks(session) == ()  # private still: nobody's is not everybody's


def test_a_private_bank_is_on_no_public_page(garden: Database) -> None:
    belongs_to(garden, account(garden, "Bu Rina", Role.TEACHER))
    with garden.look() as session:
        assert banks.list_banks(session) == ()
        assert [bank.slug for bank in banks.list_banks(session, private=True)] == ["kebun"]
        with pytest.raises(NotFound):
            banks.reading_page(session, slug="kebun", language="id")
