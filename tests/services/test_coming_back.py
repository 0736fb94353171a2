"""Coming back to a class by nickname and PIN, on whatever browser, and staying in it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizapp.core.class_code import Keys, pin_matches, pin_of
from quizapp.core.cohort import Cohort, NicknameTaken, WrongPin
from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotAllowed
from quizapp.db.engine import Database
from quizapp.services import attempts, enrolments, joining, people
from tests.databases import counted
from tests.services.classroom import (
    KEYS,
    SENTENCE,
    a_class,
    account,
    come_back,
    join,
    pin,
    signed_in,
    teacher,
    tries,
    works,
)
from tests.services.school import NOW, sit_down


def test_a_pin_brings_back_and_guest_work_moves_along(garden: Database) -> None:
    code = a_class(garden, teacher(garden)).code
    joined = join(garden, code)
    sitting = sit_down(garden, nickname="")
    assert come_back(garden, code.lower(), " budi", f" {pin(joined)} ", sitting.person) == joined.person
    with garden.look() as session:
        assert len(attempts.my_attempts(session, person=joined.person, now=NOW)) == 1
    assert not works(garden, sitting.token)


def test_whoever_used_the_browser_before_stays_who_they_are(garden: Database) -> None:
    code = a_class(garden, teacher(garden)).code
    sitting = sit_down(garden)
    siti = join(garden, code, "Siti", sitting.person).person
    budi = join(garden, code, "Budi")
    assert come_back(garden, code, "Budi", pin(budi), siti) == budi.person
    with garden.change() as session:
        people.merge_guest(session, guest=siti, person=budi.person)
    with garden.look() as session:
        assert len(attempts.my_attempts(session, person=siti, now=NOW)) == 1
        assert len(joining.my_classes(session, person=siti)) == 1


def test_an_open_attempt_keeps_a_student_signed_in_and_a_day_more(garden: Database) -> None:
    code = a_class(garden, teacher(garden)).code
    sitting = sit_down(garden, nickname="")
    joined = join(garden, code, "Budi", sitting.person)
    token = signed_in(garden, come_back(garden, code, "Budi", pin(joined)))
    assert works(garden, token, NOW + timedelta(days=20))
    sitting.submit(NOW + timedelta(hours=2))
    assert works(garden, token, NOW + timedelta(hours=25))
    assert not works(garden, token, NOW + timedelta(hours=26))


def test_a_wrong_nickname_and_a_wrong_pin_get_the_same_sentence(database: Database, cohort: Cohort) -> None:
    joined = join(database, cohort.code)
    wrong = f"{(int(pin(joined)) + 1) % 10**6:06}"
    for nickname, typed in (
        ("Budi", wrong),
        ("Budi", ""),
        ("Budi", "x" * 10_000),
        ("Siti", pin(joined)),
        ("Siti", wrong),
    ):
        with pytest.raises(WrongPin) as refusal:
            come_back(database, cohort.code, nickname, typed)
        assert str(refusal.value) == SENTENCE


def test_an_unknown_nickname_takes_as_long(database: Database, cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    """One read and one comparison of a PIN, whoever is named: nothing else takes time."""
    join(database, cohort.code)
    compared: list[str] = []

    def watched(keys: Keys, enrolment: str, generation: int, typed: str) -> bool:
        compared.append(typed)
        return pin_matches(keys, enrolment, generation, typed)

    monkeypatch.setattr(joining, "pin_matches", watched)
    for nickname in ("Budi", "Tono"):
        with counted(database.engine) as seen, pytest.raises(WrongPin):
            come_back(database, cohort.code, nickname, "abcdef")
        assert seen == ["SELECT"]
    assert compared == ["abcdef"] * 2


def test_tries_are_counted_for_one_student_and_afresh_for_a_fresh_pin(
    database: Database, cohort: Cohort, rina: Person
) -> None:
    joined = join(database, cohort.code)

    def count(nickname: str) -> str:
        return tries(database, cohort.code, nickname)

    before = count("Budi")
    assert before == count(" BUDI ")
    assert len({before, count("Siti"), count("Tono"), count("")}) == 4
    assert count("Siti") == count("siti")
    with database.change() as session:
        enrolments.reset_pin(session, enrolment=joined.enrolment.public_id, person=rina, now=NOW)
    assert count("Budi") != before


def test_a_pin_opens_no_account(database: Database, cohort: Cohort, rina: Person) -> None:
    for person, name in ((rina, "Bu Rina"), (account(database, "Ani", Role.STUDENT), "Ani")):
        joined = join(database, cohort.code, name, person)
        with pytest.raises(NotAllowed, match="sign in with your name and password"):
            come_back(database, cohort.code, name, pin(joined))
        with pytest.raises(WrongPin, match=SENTENCE):
            come_back(database, cohort.code, name, "000000" if pin(joined) != "000000" else "000001")


def test_a_student_who_signs_up_stays_in_the_class(database: Database, cohort: Cohort) -> None:
    joined = join(database, cohort.code)
    with database.change() as session:
        person = people.sign_up(
            session, name="Budi Santoso", password="kata sandi panjang", now=NOW, guest=joined.person
        )
    with database.look() as session:
        assert [each.enrolment.nickname for each in joining.my_classes(session, person=person)] == ["Budi"]
    with pytest.raises(NotAllowed):
        come_back(database, cohort.code, "Budi", pin(joined))
    with pytest.raises(NicknameTaken):
        join(database, cohort.code, ticket="t" * 22)


def test_a_former_site_key_still_opens(database: Database, cohort: Cohort) -> None:
    joined = join(database, cohort.code)
    card = pin_of(("kunci-lama-" * 3,), joined.enrolment)
    with database.change() as session:
        back = joining.return_with_pin(
            session, code=cohort.code, nickname="Budi", pin=card, keys=(*KEYS, "kunci-lama-" * 3)
        )
    assert back == joined.person
    with pytest.raises(WrongPin):
        come_back(database, cohort.code, "Budi", card)
