"""Only administrators give roles; whoever's roles change signs in anew; somebody always administers the site."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotAllowed, NotFound, NotNow, Refusal
from quizapp.db.engine import Database
from quizapp.services import people
from tests.services.classroom import account, signed_in, teacher, works
from tests.services.school import NOW


@pytest.fixture
def boss(database: Database) -> Person:
    return account(database, "Bu Dewi", Role.ADMIN)


def set_roles(database: Database, by: Person, person: Person, *roles: Role) -> Person:
    with database.change() as session:
        return people.set_roles(session, by=by, person=person, roles=roles, now=NOW)


def roles_of(database: Database, person: Person) -> frozenset[Role]:
    with database.look() as session:
        return people.find_person(session, name=person.name).roles


def test_roles_become_exactly_what_an_administrator_says(database: Database, boss: Person) -> None:
    edo = account(database, "Edo", Role.STUDENT, Role.EDITOR)
    made = set_roles(database, boss, edo, Role.TEACHER, Role.STUDENT, Role.TEACHER)
    assert made.roles == roles_of(database, edo) == {Role.TEACHER, Role.STUDENT}
    assert set_roles(database, boss, edo).roles == roles_of(database, edo) == frozenset()


def test_a_change_of_roles_ends_every_sign_in(database: Database, boss: Person) -> None:
    edo = account(database, "Edo", Role.EDITOR)
    tokens = [signed_in(database, edo) for _ in range(3)]
    bosses = signed_in(database, boss)
    set_roles(database, boss, edo, Role.EDITOR)
    assert all(works(database, token) for token in tokens)
    set_roles(database, boss, edo, Role.EDITOR, Role.ADMIN)
    assert not any(works(database, token) for token in tokens)
    assert works(database, bosses)


def test_nobody_else_gives_roles(database: Database, boss: Person) -> None:
    rina = teacher(database)
    with database.change() as session:
        guest = people.new_guest(session, now=NOW)
    pretender = Person(rina.id, rina.public_id, rina.name, guest=False, roles=frozenset({Role.ADMIN}))
    for by in (rina, guest, account(database, "Ani", Role.STUDENT), account(database, "Edo", Role.EDITOR), pretender):
        for roles in ((Role.ADMIN,), (Role.TEACHER,), ()):
            with pytest.raises(NotAllowed):
                set_roles(database, by, rina, *roles)
    assert roles_of(database, rina) == {Role.TEACHER}
    assert roles_of(database, boss) == {Role.ADMIN}


def test_a_guest_holds_no_role(database: Database, boss: Person) -> None:
    with database.change() as session:
        guest = people.new_guest(session, now=NOW)
    with pytest.raises(NotNow, match="signs up first"):
        set_roles(database, boss, guest, Role.TEACHER)
    assert set_roles(database, boss, guest).roles == frozenset()


def test_the_last_administrator_stays_one(database: Database, boss: Person) -> None:
    with pytest.raises(NotNow, match="only administrator"):
        set_roles(database, boss, boss, Role.TEACHER)
    other = account(database, "Pak Joko", Role.ADMIN)
    set_roles(database, boss, boss, Role.TEACHER)
    with pytest.raises(NotAllowed):
        set_roles(database, boss, other)


def test_administrators_who_unmake_each_other_leave_one(database: Database, boss: Person) -> None:
    admins = [boss, account(database, "Pak Joko", Role.ADMIN), account(database, "Bu Rina", Role.ADMIN)]

    def unmake(place: int) -> None:
        with suppress(Refusal):  # unmade before
            set_roles(database, admins[place], admins[(place + 1) % 3])

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(unmake, range(3)))
    assert 1 <= sum(Role.ADMIN in roles_of(database, admin) for admin in admins) <= 2


def test_accounts_are_found_by_administrators_only(database: Database, boss: Person) -> None:
    rina = teacher(database)
    with database.change() as session:
        guest = people.new_guest(session, now=NOW)
        assert people.account_by_id(session, public_id=rina.public_id, by=boss) == rina
        for public_id, by in ((rina.public_id, rina), (guest.public_id, boss), ("\x00", boss), ("x" * 26, boss)):
            with pytest.raises(NotFound):
                people.account_by_id(session, public_id=public_id, by=by)
