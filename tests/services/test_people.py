"""People come as guests, sign up without losing anything, sign in by a password that is nowhere stored, and go."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from quizapp.core.person import BadName, BadPassword, NameTaken, Person, Role, name_key
from quizapp.core.refusal import NotAllowed, NotFound, Unavailable
from quizapp.db.engine import Database
from quizapp.db.models import PersonRow
from quizapp.services import attempts, passwords, people, setup
from tests.databases import counted, rows
from tests.services.accounts import PASSWORD, person_of, sign_up
from tests.services.school import NOW, sit_down


def authenticate(database: Database, name: str, password: str = PASSWORD) -> Person:
    with database.look() as session:
        return people.authenticate(session, name=name, password=password)


def test_a_guest_needs_no_name(database: Database) -> None:
    with database.change() as session:
        nameless, named = people.new_guest(session, now=NOW), people.new_guest(session, now=NOW, nickname="  Budi ")
    assert (nameless.name, named.name, nameless.guest, nameless.roles) == ("", "Budi", True, frozenset())
    assert nameless.public_id != named.public_id


def test_who_signed_up_can_sign_in_however_the_name_is_typed(database: Database) -> None:
    made = sign_up(database, "Ani  Sari")
    assert (made.name, made.roles, made.guest) == ("Ani Sari", frozenset({Role.STUDENT}), False)
    for typed in ("Ani Sari", "ani sari", " ANI  SARI ", "\uff21ni Sari"):
        assert authenticate(database, typed) == made


@pytest.mark.parametrize(
    ("name", "password"),
    [("Ani", "kata sandi lain"), ("Budi", PASSWORD), ("", PASSWORD), ("Ani", ""), ("\x00", PASSWORD),
     ("\ud800", "\ud800"), ("x" * 10_000, PASSWORD), ("Ani", "x" * 100_000)],
    ids=["password", "name", "no name", "no password", "nul", "half character", "long name", "long password"],
)  # fmt: skip
def test_a_wrong_name_and_a_wrong_password_get_the_same_sentence(database: Database, name: str, password: str) -> None:
    sign_up(database)
    with pytest.raises(NotAllowed) as refusal:
        authenticate(database, name, password)
    assert str(refusal.value) == "Name or password is wrong."


def test_a_guest_is_not_signed_in_by_a_password(database: Database) -> None:
    with database.change() as session:
        people.new_guest(session, now=NOW, nickname="Budi")
    with pytest.raises(NotAllowed):
        authenticate(database, "Budi")


def test_a_name_that_nobody_has_takes_as_long(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """One read and one hash of the same cost, whoever is named: nothing else takes time."""
    from argon2 import Parameters, PasswordHasher, extract_parameters

    sign_up(database)
    verify, costs = PasswordHasher.verify, list[Parameters]()

    def watched(hasher: PasswordHasher, stored: str, password: bytes) -> bool:
        costs.append(extract_parameters(stored))
        return verify(hasher, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", watched)
    for name in ("Ani", "Tono"):
        with counted(database.engine) as seen, pytest.raises(NotAllowed):
            authenticate(database, name, "kata sandi lain")
        assert seen == ["SELECT"]
    known, unknown = costs
    assert known == unknown


@pytest.mark.parametrize(
    "name", ["", "   ", "x" * 81, "a\x00b", "a\u202eb", "\u200b", "a\ud800", "\ufdfa" * 80, "a\tb"]
)
def test_names_that_cannot_be_seen_or_kept_are_refused(database: Database, name: str) -> None:
    with pytest.raises(BadName):
        sign_up(database, name)
    assert rows(database.engine, "person") == 0


@pytest.mark.parametrize("password", ["", "seven77", "x" * 129])
def test_a_password_is_refused_by_its_length_alone(database: Database, password: str) -> None:
    with pytest.raises(BadPassword):
        sign_up(database, password=password)


@pytest.mark.parametrize("password", ["delapan8", "x" * 128, "        ", "😀" * 8, "ka\x00ta\ud800sandi"])
def test_any_password_of_a_right_length_works(database: Database, password: str) -> None:
    made = sign_up(database, password=password)
    assert authenticate(database, "Ani", password) == made


def test_a_name_is_taken_in_every_spelling(database: Database) -> None:
    sign_up(database, "Budi")
    for name in ("Budi", "BUDI", "\uff42\uff55\uff44\uff49", " budi "):
        with pytest.raises(NameTaken):
            sign_up(database, name)
    assert rows(database.engine, "person") == 1


def test_one_of_many_gets_the_name(database: Database) -> None:
    def attempt(_: int) -> bool:
        try:
            sign_up(database, "Budi")
        except NameTaken:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(attempt, range(8))) == 1


def test_passwords_are_argon2id_and_appear_nowhere(database: Database) -> None:
    sign_up(database)
    with database.reads() as reads:
        stored = reads.execute(select(PersonRow.password_hash)).scalar_one()
    assert stored is not None
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in stored


def test_a_hash_of_former_settings_is_renewed(database: Database) -> None:
    from argon2 import PasswordHasher

    made = sign_up(database)
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with database.change() as session:
        session.get_one(PersonRow, made.id).password_hash = old
    assert authenticate(database, "Ani") == made
    for _ in range(2):
        with database.change() as session:
            people.renew_password_hash(session, person=made, password=PASSWORD)
    with database.change() as session:
        assert session.get_one(PersonRow, made.id).password_hash != old
    assert authenticate(database, "Ani") == made


def test_only_two_passwords_are_computed_at_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_up(database)
    monkeypatch.setattr(passwords, "PATIENCE_SECONDS", 0.01)
    with passwords._Slot(), passwords._Slot(), pytest.raises(Unavailable, match="Too many people"):  # noqa: SLF001 - fills the places
        authenticate(database, "Ani")


def test_a_guest_who_signs_up_keeps_everything(garden: Database) -> None:
    sitting = sit_down(garden)
    made = sign_up(garden, guest=sitting.person)
    assert (made.id, made.public_id, made.guest) == (sitting.person.id, sitting.person.public_id, False)
    with garden.look() as session:
        assert [row.attempt.public_id for row in attempts.my_attempts(session, person=made, now=NOW)] == [
            sitting.attempt
        ]
    again = sign_up(garden, "Tono", guest=sitting.person)  # an account is nobody's guest
    assert again.id != made.id


def test_a_guest_who_signs_in_takes_everything_along(garden: Database) -> None:
    account = sign_up(garden)
    sitting = sit_down(garden)
    with garden.change() as session:
        people.merge_guest(session, guest=sitting.person, person=account)
        people.merge_guest(session, guest=sitting.person, person=account)
        people.merge_guest(session, guest=account, person=account)
    with garden.look() as session:
        assert [row.attempt.public_id for row in attempts.my_attempts(session, person=account, now=NOW)] == [
            sitting.attempt
        ]
    assert person_of(garden, sitting.token) is None
    assert rows(garden.engine, "person") == 1


def test_an_account_is_never_merged_away(garden: Database) -> None:
    one, two = sign_up(garden, "Ani"), sign_up(garden, "Tono")
    with garden.change() as session:
        people.merge_guest(session, guest=one, person=two)
    assert rows(garden.engine, "person") == 2


def test_somebody_is_found_by_name(database: Database) -> None:
    made = sign_up(database)
    with database.look() as session:
        assert people.find_person(session, name="ANI") == made
        with pytest.raises(NotFound):
            people.find_person(session, name="Tono")


def test_the_first_administrator_comes_by_a_link_that_works_once(database: Database) -> None:
    with database.change() as session:
        old, token = setup.make_setup_link(session, now=NOW), setup.make_setup_link(session, now=NOW)
    assert old
    assert token

    def use(link: str, name: str = "Kepala", now: datetime = NOW, password: str = PASSWORD) -> Person:
        with database.change() as session:
            return setup.use_setup_link(session, token=link, name=name, password=password, now=now)

    for link, moment in ((old, NOW), ("unknown", NOW), (token, NOW + timedelta(hours=24))):
        with pytest.raises(NotFound):
            use(link, now=moment)
    with pytest.raises(BadPassword):
        use(token, password="short")
    with database.look() as session:
        assert setup.setup_link_open(session, token=token, now=NOW)
    assert use(token).roles == {Role.STUDENT, Role.ADMIN}
    with pytest.raises(NotFound):
        use(token, "Kedua")
    with database.change() as session:
        assert setup.make_setup_link(session, now=NOW) is None
        assert not setup.setup_link_open(session, token=token, now=NOW)
    assert rows(database.engine, "person") == 1


@given(st.text(max_size=40))
def test_the_key_of_a_name_does_not_depend_on_case_or_width(name: str) -> None:
    import unicodedata

    assert name_key(unicodedata.normalize("NFD", name)) == name_key(unicodedata.normalize("NFC", name))
    assert name_key(f"  {name} ") == name_key(name)


def test_a_person_is_staff_by_role() -> None:
    person = Person(1, "x", "Ani", guest=False, roles=frozenset({Role.STUDENT}))
    assert not person.staff
    assert replace(person, roles=frozenset({Role.EDITOR})).staff
