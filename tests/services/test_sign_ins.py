"""Sign-ins: how long they last, what ends them, and what of them is stored."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.services import people, sign_ins
from tests.databases import counted
from tests.services.accounts import opened, person_of, sign_up
from tests.services.school import NOW


def test_a_token_signs_in_until_it_ends(database: Database) -> None:
    made = sign_up(database)
    token = opened(database, made)
    assert len(token) == 43
    with counted(database.engine) as seen:
        assert person_of(database, token) == made
    assert seen == ["SELECT"]
    assert person_of(database, token, NOW + timedelta(hours=23)) == made
    assert person_of(database, token, NOW + timedelta(hours=24)) is None


def test_staff_are_signed_in_for_half_a_day(database: Database) -> None:
    made = sign_up(database)
    with database.change() as session:
        teacher = people.grant(session, person=made, roles={Role.TEACHER})
    assert teacher.roles == {Role.STUDENT, Role.TEACHER}
    token = opened(database, teacher)
    assert person_of(database, token, NOW + timedelta(hours=11)) == teacher
    assert person_of(database, token, NOW + timedelta(hours=12)) is None


def test_only_the_hash_of_a_token_is_stored(database: Database) -> None:
    token = opened(database, sign_up(database))
    with database.reads() as reads:
        row = reads.execute(text("SELECT * FROM sign_in")).one()
    assert token not in map(str, row)


def test_signing_out_and_signing_in_again_end_the_old_token(database: Database) -> None:
    made = sign_up(database)
    first = opened(database, made)
    second = opened(database, made, replacing=first)
    assert person_of(database, first) is None
    with database.change() as session:
        sign_ins.close_sign_in(session, token=second, now=NOW)
        sign_ins.close_sign_in(session, token="unknown", now=NOW)
    assert person_of(database, second) is None


def test_the_other_sign_ins_can_be_ended(database: Database) -> None:
    made = sign_up(database)
    mine, other = opened(database, made), opened(database, made)
    with database.change() as session:
        sign_ins.close_other_sign_ins(session, person=made, now=NOW, keeping=mine)
    assert person_of(database, mine) == made
    assert person_of(database, other) is None


def test_new_roles_need_a_new_sign_in(database: Database) -> None:
    made = sign_up(database)
    token = opened(database, made)
    with database.change() as session:
        people.grant(session, person=made, roles={Role.STUDENT})
    assert person_of(database, token) == made
    with database.change() as session:
        people.grant(session, person=made, roles={Role.ADMIN})
    assert person_of(database, token) is None
