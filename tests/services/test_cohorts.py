"""A teacher's classes: made, listed by one read, renamed, closed at once; nobody else's exist for them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from quizapp.core.class_code import read_code
from quizapp.core.cohort import BadCode, Cohort
from quizapp.core.person import BadName, Person, Role
from quizapp.core.refusal import NotAllowed, NotFound, NotNow
from quizapp.core.roster import RosterRow
from quizapp.db.engine import Database
from quizapp.services import cohorts, enrolments, joining, people, rosters
from tests.databases import counted, rows
from tests.services.classroom import KEYS, a_class, account, come_back, join, page, pin, signed_in, teacher, works
from tests.services.school import NOW, sit_down

LATER = NOW + timedelta(hours=1)
Verb = Callable[[Session, Cohort, str, Person], object]
VERBS: dict[str, Verb] = {
    "page": lambda session, cohort, _, who: cohorts.cohort_page(session, cohort=cohort.public_id, person=who),
    "rename": lambda session, cohort, _, who: cohorts.rename(session, cohort=cohort.public_id, person=who, name="X"),
    "new code": lambda session, cohort, _, who: cohorts.new_code(session, cohort=cohort.public_id, person=who, now=NOW),
    "revoke": lambda session, cohort, _, who: cohorts.revoke_code(
        session, cohort=cohort.public_id, person=who, now=NOW
    ),
    "cards": lambda session, cohort, _, who: enrolments.join_cards(
        session, cohort=cohort.public_id, person=who, keys=KEYS
    ),
    "preview": lambda session, cohort, _, who: rosters.preview_roster(
        session, cohort=cohort.public_id, person=who, rows=()
    ),
    "roster": lambda session, cohort, _, who: rosters.enrol_roster(
        session, cohort=cohort.public_id, person=who, rows=(), seal="", now=NOW
    ),
    "rename student": lambda session, _, student, who: enrolments.rename_student(
        session, enrolment=student, person=who, nickname="X"
    ),
    "remove student": lambda session, _, student, who: enrolments.remove_student(
        session, enrolment=student, person=who, now=NOW
    ),
    "restore student": lambda session, _, student, who: enrolments.restore_student(
        session, enrolment=student, person=who
    ),
    "reset pin": lambda session, _, student, who: enrolments.reset_pin(session, enrolment=student, person=who, now=NOW),
    "archive": lambda session, cohort, _, who: cohorts.archive(session, cohort=cohort.public_id, person=who, now=NOW),
    "bring back": lambda session, cohort, _, who: cohorts.bring_back(session, cohort=cohort.public_id, person=who),
}


def listed(database: Database, person: Person) -> list[str]:
    with database.look() as session:
        return [each.name for each in cohorts.my_cohorts(session, person=person)]


def test_a_class_has_a_code_from_the_beginning(database: Database, cohort: Cohort, rina: Person) -> None:
    assert read_code(cohort.code) == cohort.code
    assert cohort.open
    assert page(database, cohort, rina).cohort == cohort


def test_only_teachers_make_classes_and_only_with_names(database: Database, rina: Person) -> None:
    with database.change() as session:
        guest = people.new_guest(session, now=NOW)
    for person in (guest, account(database, "Ani", Role.STUDENT), account(database, "Edo", Role.EDITOR)):
        with pytest.raises(NotAllowed):
            a_class(database, person)
    for name in ("", "x" * 81, "8\x00A"):
        with pytest.raises(BadName):
            a_class(database, rina, name)
    assert rows(database.engine, "cohort") == 0


@pytest.mark.parametrize("verb", list(VERBS))
def test_for_others_a_class_does_not_exist(database: Database, cohort: Cohort, verb: str) -> None:
    student = join(database, cohort.code).enrolment.public_id
    others = (
        teacher(database, "Pak Joko"),
        account(database, "Edo", Role.EDITOR),
        join(database, cohort.code, "Siti").person,
    )
    for person in others:
        with pytest.raises(NotFound) as foreign, database.change() as session:
            VERBS[verb](session, cohort, student, person)
        with pytest.raises(NotFound) as absent, database.change() as session:
            VERBS[verb](session, Cohort(0, "x\x00", "", "", 0, NOW, None), "\x00", person)
        assert str(foreign.value) == str(absent.value)


def test_an_administrator_may_do_everything_to_every_class(database: Database, cohort: Cohort) -> None:
    student = join(database, cohort.code).enrolment.public_id
    boss = account(database, "Bu Dewi", Role.ADMIN)
    for name, verb in VERBS.items():
        with database.change() as session:
            if name == "cards":
                cohorts.new_code(session, cohort=cohort.public_id, person=boss, now=NOW)
            if name == "roster":
                continue
            verb(session, cohort, student, boss)
    assert listed(database, boss) == ["X"]


def test_a_former_teacher_sees_nothing(database: Database, cohort: Cohort, rina: Person) -> None:
    assert listed(database, rina) == ["Kelas 8A"]
    former = Person(rina.id, rina.public_id, rina.name, guest=False, roles=frozenset({Role.STUDENT}))
    assert listed(database, former) == []
    with pytest.raises(NotFound):
        page(database, cohort, former)


def test_classes_are_listed_by_one_read(database: Database, rina: Person) -> None:
    for name in ("8B", "8a", "7C"):
        a_class(database, rina, name)
    a_class(database, teacher(database, "Pak Joko"), "8D")
    with database.look() as session:
        archived = cohorts.my_cohorts(session, person=rina)[0]
    with database.change() as session:
        cohorts.archive(session, cohort=archived.public_id, person=rina, now=NOW)
    with counted(database.engine) as seen:
        assert listed(database, rina) == ["8a", "8B", "7C"]
    assert seen == ["SELECT"]


def test_a_class_is_read_by_one_statement_whatever_its_size(garden: Database) -> None:
    rina = teacher(garden)
    cohort = a_class(garden, rina)
    with counted(garden.engine) as seen:
        assert page(garden, cohort, rina).students == ()
    assert seen == ["SELECT"]
    sitting = sit_down(garden, nickname="")
    join(garden, cohort.code, "Budi", sitting.person)
    sitting.submit()
    with garden.change() as session:
        listed_rows = [
            RosterRow(9, "Zaki", "2"),
            RosterRow(8, "Ani", "1"),
            *(RosterRow(n, f"S{n:02}") for n in range(34)),
        ]
        plan = rosters.preview_roster(session, cohort=cohort.public_id, person=rina, rows=listed_rows)
        rosters.enrol_roster(session, cohort=cohort.public_id, person=rina, rows=listed_rows, seal=plan.seal, now=NOW)
    with counted(garden.engine) as seen:
        shown = page(garden, cohort, rina)
    assert seen == ["SELECT"]
    assert shown.cohort.students == len(shown.students) == 37
    assert [line.enrolment.nickname for line in shown.students[:4]] == ["Ani", "Zaki", "Budi", "S00"]
    budi = shown.students[2]
    assert (budi.account, budi.last_sign_in, budi.attempts, budi.submitted) == (False, NOW, 1, 1)
    assert (shown.students[0].last_sign_in, shown.students[0].attempts) == (None, 0)


def test_a_class_is_renamed(database: Database, cohort: Cohort, rina: Person) -> None:
    with database.change() as session:
        cohorts.rename(session, cohort=cohort.public_id, person=rina, name=" 9A ")
    assert listed(database, rina) == ["9A"]
    with pytest.raises(BadName), database.change() as session:
        cohorts.rename(session, cohort=cohort.public_id, person=rina, name="\u3164")


def test_a_new_code_ends_the_one_before(database: Database, cohort: Cohort, rina: Person) -> None:
    joined = join(database, cohort.code)
    token = signed_in(database, joined.person)
    with database.change() as session:
        code = cohorts.new_code(session, cohort=cohort.public_id, person=rina, now=NOW)
    for use in (
        lambda: join(database, cohort.code, "Siti"),
        lambda: come_back(database, cohort.code, "Budi", pin(joined)),
    ):
        with pytest.raises(BadCode):
            use()
    assert join(database, code, "Siti").new
    assert come_back(database, code, "Budi", pin(joined)) == joined.person
    assert works(database, token)


def test_without_a_code_nobody_comes_in_and_no_cards_are_printed(
    database: Database, cohort: Cohort, rina: Person
) -> None:
    for _ in range(2):
        with database.change() as session:
            cohorts.revoke_code(session, cohort=cohort.public_id, person=rina, now=NOW)
    assert page(database, cohort, rina).cohort.code == ""
    with pytest.raises(BadCode):
        join(database, cohort.code)
    with pytest.raises(NotNow, match="no code"), database.look() as session:
        enrolments.join_cards(session, cohort=cohort.public_id, person=rina, keys=KEYS)


def test_new_codes_asked_for_at_once_leave_one(database: Database, cohort: Cohort, rina: Person) -> None:
    def work(number: int) -> None:
        with database.change() as session:
            code = cohorts.new_code(session, cohort=cohort.public_id, person=rina, now=NOW)
        with suppress(BadCode):  # another thread was faster with the next code
            join(database, code, f"Siswa {number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(16)))
    assert rows(database.engine, "class_code") == 17
    assert rows(database.engine, "class_code WHERE revoked_at IS NULL") == 1


def test_archiving_closes_access_at_once(database: Database, cohort: Cohort, rina: Person) -> None:
    other = a_class(database, rina, "8B")
    only, both = join(database, cohort.code, "Budi"), join(database, cohort.code, "Siti")
    join(database, other.code, "Siti", both.person)
    ani = join(database, cohort.code, "Ani", account(database, "Ani", Role.STUDENT))
    tokens = {each: signed_in(database, each.person) for each in (only, both, ani)}
    rinas = signed_in(database, rina)
    for moment in (NOW, LATER):
        with database.change() as session:
            cohorts.archive(session, cohort=cohort.public_id, person=rina, now=moment)
    assert [works(database, token) for token in tokens.values()] == [False, True, True]
    assert works(database, rinas)
    for use in (lambda: join(database, cohort.code), lambda: come_back(database, cohort.code, "Budi", pin(only))):
        with pytest.raises(BadCode):
            use()
    with database.look() as session:
        assert [each.cohort for each in joining.my_classes(session, person=both.person)] == ["8B"]
        assert joining.my_classes(session, person=ani.person) == ()
    shown = page(database, cohort, rina)
    assert (shown.cohort.archived, shown.cohort.open, len(shown.students)) == (NOW, False, 3)


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"page", "revoke", "archive", "bring back"}))
def test_an_archived_class_does_not_change(database: Database, cohort: Cohort, rina: Person, verb: str) -> None:
    student = join(database, cohort.code).enrolment.public_id
    with database.change() as session:
        cohorts.archive(session, cohort=cohort.public_id, person=rina, now=NOW)
    with pytest.raises(NotNow), database.change() as session:
        VERBS[verb](session, cohort, student, rina)


def test_a_class_comes_back_without_a_code(database: Database, cohort: Cohort, rina: Person) -> None:
    joined = join(database, cohort.code)
    with database.change() as session:
        cohorts.archive(session, cohort=cohort.public_id, person=rina, now=NOW)
        cohorts.bring_back(session, cohort=cohort.public_id, person=rina)
    with pytest.raises(BadCode):
        join(database, cohort.code, "Siti")
    with database.change() as session:
        code = cohorts.new_code(session, cohort=cohort.public_id, person=rina, now=NOW)
    assert come_back(database, code, "Budi", pin(joined)) == joined.person
