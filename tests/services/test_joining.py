"""A class comes in by code and nickname in a minute, keeps what it did before, and comes back with a PIN."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from quizapp.core.cohort import MOST_STUDENTS, BadCode, Cohort, Joined, NicknameTaken, WrongPin
from quizapp.core.person import BadName, Person, Role, clean_name
from quizapp.core.refusal import NotNow, Refusal
from quizapp.core.roster import RosterRow
from quizapp.db.engine import Database
from quizapp.services import attempts, cohorts, enrolments, joining, people, rosters
from tests.core.names import KEPT, REFUSED
from tests.databases import counted, rows
from tests.services.classroom import (
    SENTENCE,
    a_class,
    account,
    come_back,
    join,
    names,
    pin,
    signed_in,
    teacher,
    tries,
    works,
)
from tests.services.school import NOW, sit_down


def together(work: Callable[[int], object], times: int) -> list[object]:
    """Do something at once in as many threads; return what came of each, refusals as they are."""

    def one(number: int) -> object:
        try:
            return work(number)
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_a_stranger_becomes_a_student(database: Database, cohort: Cohort, rina: Person) -> None:
    joined = join(database, cohort.code, "  Budi ")
    assert (joined.new, joined.cohort, joined.person.guest, joined.person.name) == (True, "Kelas 8A", True, "Budi")
    assert works(database, signed_in(database, joined.person))
    with database.look() as session:
        page = cohorts.cohort_page(session, cohort=cohort.public_id, person=rina)
        classes = joining.my_classes(session, person=joined.person)
    assert [line.enrolment for line in page.students] == [joined.enrolment]
    assert [(each.cohort, each.enrolment) for each in classes] == [("Kelas 8A", joined.enrolment)]


def test_joining_takes_three_statements_and_a_sign_in_two(database: Database, cohort: Cohort) -> None:
    with counted(database.engine) as seen:
        joined = join(database, cohort.code)
    assert seen == ["SELECT", "INSERT", "INSERT"]
    with counted(database.engine) as seen:
        signed_in(database, joined.person)
    assert seen == ["SELECT", "INSERT"]
    with database.change() as session:
        guest = people.new_guest(session, now=NOW)
    with counted(database.engine) as seen:
        join(database, cohort.code, "Siti", guest)
    assert seen == ["SELECT", "UPDATE", "INSERT"]
    with counted(database.engine) as seen:
        come_back(database, cohort.code, "Budi", pin(joined))
    assert seen == ["SELECT"]
    with counted(database.engine) as seen:
        tries(database, cohort.code)
    assert seen == ["SELECT"]


def test_a_guest_keeps_what_it_did_before(garden: Database) -> None:
    sitting = sit_down(garden, nickname="")
    code = a_class(garden, teacher(garden)).code
    joined = join(garden, code, "Budi", sitting.person)
    assert joined.person.id == sitting.person.id
    with garden.look() as session:
        assert [each.attempt.public_id for each in attempts.my_attempts(session, person=joined.person, now=NOW)] == [
            sitting.attempt
        ]
    assert works(garden, sitting.token)
    assert names(garden)[0] == "Budi"


def test_an_account_joins_under_a_nickname_and_keeps_its_name(database: Database, cohort: Cohort) -> None:
    ani = account(database, "Ani Lestari", Role.STUDENT)
    joined = join(database, cohort.code, "Ani", ani)
    assert joined.person == ani
    assert names(database)[-1] == "Ani Lestari"
    assert not join(database, cohort.code, "Ani L", ani).new


def test_joining_again_changes_nothing(database: Database, cohort: Cohort) -> None:
    first = join(database, cohort.code)
    again = join(database, cohort.code, "BUDI", first.person)
    assert (again.new, again.enrolment) == (False, first.enrolment)
    assert rows(database.engine, "enrolment") == 1


def test_the_next_student_at_the_same_browser_is_somebody_else(
    database: Database, cohort: Cohort, rina: Person
) -> None:
    budi = join(database, cohort.code, "Budi").person
    siti = join(database, cohort.code, "Siti", budi)
    assert siti.new
    assert siti.person.id != budi.id
    other = a_class(database, rina, "Kelas 8B")
    assert join(database, other.code, "Siti", budi).person.id != budi.id
    assert join(database, other.code, "budi", budi).person.id == budi.id
    with database.look() as session:
        assert [each.cohort for each in joining.my_classes(session, person=budi)] == ["Kelas 8A", "Kelas 8B"]


def test_a_second_budi_is_told_what_to_do(database: Database, cohort: Cohort) -> None:
    join(database, cohort.code, "Budi")
    join(database, cohort.code, "Budi 2")
    with pytest.raises(NicknameTaken, match=r"sign in with your PIN.*“BUDI 3”") as refusal:
        join(database, cohort.code, " BUDI")
    assert refusal.value.free == "BUDI 3"
    assert join(database, cohort.code, refusal.value.free).new
    assert (rows(database.engine, "enrolment"), rows(database.engine, "person")) == (3, 4)


def test_a_reply_that_got_lost_comes_again(database: Database, cohort: Cohort, rina: Person) -> None:
    first = join(database, cohort.code, ticket="t" * 22)
    again = join(database, cohort.code, ticket="t" * 22)
    assert (again.new, again.person, again.enrolment) == (False, first.person, first.enrolment)
    for ticket, later in (("u" * 22, NOW), ("", NOW), ("t" * 22, NOW + timedelta(hours=2))):
        with pytest.raises(NicknameTaken):
            join(database, cohort.code, ticket=ticket, now=later)
    join(database, cohort.code, "Siti", ticket="short")
    with pytest.raises(NicknameTaken):
        join(database, cohort.code, "Siti", ticket="short")
    with database.change() as session:
        enrolments.reset_pin(session, enrolment=first.enrolment.public_id, person=rina, now=NOW)
    with pytest.raises(NicknameTaken):
        join(database, cohort.code, ticket="t" * 22)


@pytest.mark.parametrize("code", ["", "0000-0000", "7KMQ-2X9U", "x" * 10_000, "\x00", "\ud800", "' OR 1=1 --"])
def test_a_code_that_opens_nothing_says_so(database: Database, cohort: Cohort, code: str) -> None:
    joined = join(database, cohort.code)
    for use in (
        lambda: join(database, code),
        lambda: come_back(database, code, "Budi", pin(joined)),
        lambda: tries(database, code),
    ):
        with pytest.raises(BadCode, match="No class has this code"):
            use()


def test_hostile_nicknames_are_refused_or_kept_as_they_are(database: Database, cohort: Cohort, rina: Person) -> None:
    for name in REFUSED.values():
        with pytest.raises(BadName):
            join(database, cohort.code, name)
        with pytest.raises(WrongPin, match=SENTENCE):
            come_back(database, cohort.code, name, "123456")
    for name in KEPT:
        joined = join(database, cohort.code, name)
        assert joined.enrolment.nickname == clean_name(name)
        assert come_back(database, cohort.code, name, pin(joined)) == joined.person
    with database.look() as session:
        page = cohorts.cohort_page(session, cohort=cohort.public_id, person=rina)
    assert {line.enrolment.nickname for line in page.students} == {clean_name(name) for name in KEPT}


def test_fifty_join_at_once(database: Database, cohort: Cohort) -> None:
    came = together(lambda number: join(database, cohort.code, f"Siswa {number}"), 50)
    assert all(isinstance(each, Joined) and each.new for each in came)
    assert (rows(database.engine, "enrolment"), rows(database.engine, "person")) == (50, 51)


def test_of_twenty_budis_at_once_one_is_budi(database: Database, cohort: Cohort) -> None:
    came = together(lambda _: join(database, cohort.code, "Budi"), 20)
    assert sum(isinstance(each, Joined) for each in came) == 1
    assert sum(isinstance(each, NicknameTaken) for each in came) == 19
    assert (rows(database.engine, "enrolment"), rows(database.engine, "person")) == (1, 2)


def test_twenty_clicks_are_one_student(database: Database, cohort: Cohort) -> None:
    with database.change() as session:
        guest = people.new_guest(session, now=NOW)
    came = together(lambda _: join(database, cohort.code, "Budi", guest), 20)
    assert {each.person.id for each in came if isinstance(each, Joined)} == {guest.id}
    assert sum(isinstance(each, Joined) for each in came) == 20
    came = together(lambda _: join(database, cohort.code, "Siti", ticket="t" * 30), 20)
    assert sum(isinstance(each, Joined) for each in came) == 20
    assert rows(database.engine, "enrolment") == 2


def test_who_joins_while_the_class_is_archived_is_in_or_out(database: Database, cohort: Cohort, rina: Person) -> None:
    def work(number: int) -> object:
        if number != 10:
            return join(database, cohort.code, f"Siswa {number}")
        with database.change() as session:
            cohorts.archive(session, cohort=cohort.public_id, person=rina, now=NOW)
        return None

    came = together(work, 21)
    assert all(each is None or isinstance(each, (Joined, BadCode)) for each in came)
    assert rows(database.engine, "enrolment") == sum(isinstance(each, Joined) for each in came)
    with pytest.raises(BadCode):
        join(database, cohort.code, "Telat")


def test_a_full_class_says_so(database: Database, cohort: Cohort, rina: Person) -> None:
    pupils = [RosterRow(number, f"Siswa {number}") for number in range(MOST_STUDENTS)]
    with database.change() as session:
        plan = rosters.preview_roster(session, cohort=cohort.public_id, person=rina, rows=pupils)
        rosters.enrol_roster(session, cohort=cohort.public_id, person=rina, rows=pupils, seal=plan.seal, now=NOW)
    with pytest.raises(NotNow, match="full"):
        join(database, cohort.code)
