"""Students of a class as their teacher keeps them: names, PINs, cards, who is let in and who is out."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from quizapp.core.cohort import Cohort, NicknameTaken
from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotAllowed
from quizapp.db.engine import Database
from quizapp.db.models import PersonRow
from quizapp.services import enrolments, people
from tests.databases import counted, rows
from tests.services.classroom import KEYS, a_class, account, come_back, join, page, pin, signed_in, works
from tests.services.school import NOW


def test_a_nickname_is_changed_wherever_it_is_shown(database: Database, cohort: Cohort, rina: Person) -> None:
    budi, siti = join(database, cohort.code, "Budi"), join(database, cohort.code, "Siti")
    with database.change() as session:
        renamed = enrolments.rename_student(
            session, enrolment=budi.enrolment.public_id, person=rina, nickname=" Budi  S "
        )
    assert renamed.nickname == "Budi S"
    assert come_back(database, cohort.code, "budi s", pin(budi)).name == "Budi S"
    with pytest.raises(NicknameTaken, match="“SITI 2” is free"), database.change() as session:
        enrolments.rename_student(session, enrolment=budi.enrolment.public_id, person=rina, nickname="SITI")
    ani = join(database, cohort.code, "Ani", account(database, "Ani Lestari", Role.STUDENT))
    with database.change() as session:
        enrolments.rename_student(session, enrolment=ani.enrolment.public_id, person=rina, nickname="Ani L")
        assert people.find_person(session, name="Ani Lestari").id == ani.person.id
    assert page(database, cohort, rina).students[-1].enrolment == siti.enrolment


def test_a_removed_student_is_out_at_once_and_can_be_let_in_again(
    database: Database, cohort: Cohort, rina: Person
) -> None:
    budi = join(database, cohort.code)
    token = signed_in(database, budi.person)
    for _ in range(2):
        with database.change() as session:
            enrolments.remove_student(session, enrolment=budi.enrolment.public_id, person=rina, now=NOW)
    assert not works(database, token)
    assert page(database, cohort, rina).students == ()
    with pytest.raises(NotAllowed, match="taken you off"):
        join(database, cohort.code, "Budi", budi.person)
    with pytest.raises(NotAllowed, match="Nickname or PIN"):
        come_back(database, cohort.code, "Budi", pin(budi))
    other = join(database, cohort.code, "Budi")
    with pytest.raises(NicknameTaken), database.change() as session:
        enrolments.restore_student(session, enrolment=budi.enrolment.public_id, person=rina)
    with database.change() as session:
        enrolments.rename_student(session, enrolment=other.enrolment.public_id, person=rina, nickname="Budi 2")
        enrolments.restore_student(session, enrolment=budi.enrolment.public_id, person=rina)
    assert come_back(database, cohort.code, "Budi", pin(budi)) == budi.person


def test_a_student_of_two_classes_stays_signed_in_when_one_lets_go(
    database: Database, cohort: Cohort, rina: Person
) -> None:
    budi = join(database, cohort.code)
    join(database, a_class(database, rina, "8B").code, "Budi", budi.person)
    token = signed_in(database, budi.person)
    with database.change() as session:
        enrolments.remove_student(session, enrolment=budi.enrolment.public_id, person=rina, now=NOW)
    assert works(database, token)


def test_a_fresh_pin_ends_the_one_before_and_its_sign_ins(database: Database, cohort: Cohort, rina: Person) -> None:
    budi = join(database, cohort.code)
    token = signed_in(database, budi.person)
    ani = join(database, cohort.code, "Ani", account(database, "Ani", Role.STUDENT))
    anis = signed_in(database, ani.person)
    with database.change() as session:
        fresh = enrolments.reset_pin(session, enrolment=budi.enrolment.public_id, person=rina, now=NOW)
        enrolments.reset_pin(session, enrolment=ani.enrolment.public_id, person=rina, now=NOW)
    assert fresh.generation == 2
    assert (works(database, token), works(database, anis)) == (False, True)
    with pytest.raises(NotAllowed):
        come_back(database, cohort.code, "Budi", pin(budi))
    with database.look() as session:
        cards = enrolments.join_cards(session, cohort=cohort.public_id, person=rina, keys=KEYS)
    assert come_back(database, cohort.code, "Budi", cards[1].pin) == budi.person


def test_cards_are_printed_by_one_read_in_the_order_of_the_list(
    database: Database, cohort: Cohort, rina: Person
) -> None:
    budi = join(database, cohort.code, "Budi")
    join(database, cohort.code, "Ani", account(database, "Ani", Role.STUDENT))
    with counted(database.engine) as seen, database.look() as session:
        cards = enrolments.join_cards(session, cohort=cohort.public_id, person=rina, keys=KEYS)
    assert seen == ["SELECT"]
    shown = f"{cohort.code[:4]}-{cohort.code[4:]}"
    assert [(card.name, card.cohort, card.code, card.pin) for card in cards] == [
        ("Ani", "Kelas 8A", shown, ""), ("Budi", "Kelas 8A", shown, pin(budi)),
    ]  # fmt: skip


def test_erasing_a_person_leaves_no_trace_in_a_class(database: Database, cohort: Cohort, rina: Person) -> None:
    budi = join(database, cohort.code)
    with database.change() as session:
        session.execute(delete(PersonRow).where(PersonRow.id.in_([budi.person.id, rina.id])))
    assert [rows(database.engine, table) for table in ("enrolment", "cohort_teacher", "cohort")] == [0, 0, 1]
