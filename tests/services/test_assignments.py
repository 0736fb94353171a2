"""A quiz given to classes: who has it, when, with how much more; whose it is to give; every deed in the audit log."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from quizapp.core.assignment import Phase, Window
from quizapp.core.cohort import Cohort, Joined
from quizapp.core.person import Person
from quizapp.core.policy import Policy, Purpose
from quizapp.core.refusal import Malformed, NotFound, NotNow
from quizapp.db.engine import Database
from quizapp.db.models import AuditRow, ItemRow, QuizItemRow
from quizapp.services import assignments, cohorts, given
from tests.services.classroom import a_class, join, teacher
from tests.services.school import NOW, deeds, quiz_id

HOUR = timedelta(hours=1)
TEST = Policy(purpose=Purpose.TEST, time_limit=30, tries=1)


def give(database: Database, by: Person, *classes: Cohort, **more: object) -> tuple[str, ...]:
    values = {"policy": TEST, "window": Window(NOW, NOW + HOUR), "now": NOW} | more
    names = [cohort.public_id for cohort in classes]
    with database.change() as session:
        return assignments.assign(session, quiz=quiz_id(database), cohorts=names, by=by, **values)  # type: ignore[arg-type]  # what assign takes


@pytest.fixture
def budi(garden: Database, rina: Person) -> tuple[Cohort, Joined]:
    cohort = a_class(garden, rina)
    return cohort, join(garden, cohort.code)


def mine(database: Database, student: Person) -> tuple[object, ...]:
    with database.look() as session:
        return given.assigned_to(session, person=student)


def test_a_class_gets_a_quiz(garden: Database, rina: Person, budi: tuple[Cohort, Joined]) -> None:
    cohort, joined = budi
    (public_id,) = give(garden, rina, cohort)
    with garden.look() as session:
        (one,) = given.assigned_to(session, person=joined.person)
    assert (one.assignment, one.quiz, one.cohort_name) == (public_id, quiz_id(garden), cohort.name)
    assert one.terms.policy == TEST
    assert (one.terms.window, one.attempts, one.open_attempt, one.tries_left) == (Window(NOW, NOW + HOUR), 0, "", 1)
    assert one.terms.window.phase(NOW) is Phase.OPEN
    assert deeds(garden) == ["assigned"]


def test_six_classes_at_once_share_a_batch(garden: Database, rina: Person) -> None:
    classes = [a_class(garden, rina, f"Kelas {number}") for number in range(6)]
    made = give(garden, rina, *classes)
    with garden.look() as session:
        found = [assignments.own_assignment(session, assignment=one, person=rina) for one in made]
    assert [one.cohort for one in found] == [cohort.public_id for cohort in classes]
    assert len({one.batch for one in found}) == 1


def test_some_students_only(garden: Database, rina: Person, budi: tuple[Cohort, Joined]) -> None:
    cohort, joined = budi
    other = join(garden, cohort.code, "Sari")
    give(garden, rina, cohort, only=(joined.enrolment.public_id,))
    assert len(mine(garden, joined.person)) == 1
    assert mine(garden, other.person) == ()


def test_more_time_and_tries_for_one(garden: Database, rina: Person, budi: tuple[Cohort, Joined]) -> None:
    cohort, joined = budi
    other = join(garden, cohort.code, "Sari")
    (public_id,) = give(garden, rina, cohort)
    for minutes in (5, 10):
        with garden.change() as session:
            assignments.extend(
                session, assignment=public_id, enrolment=joined.enrolment.public_id, by=rina, now=NOW,
                extra=timedelta(minutes=minutes), extra_tries=1, closes=NOW + 2 * HOUR,
            )  # fmt: skip
    with garden.look() as session:
        (his,) = given.assigned_to(session, person=joined.person)
        (hers,) = given.assigned_to(session, person=other.person)
    assert (his.terms.extra, his.terms.tries) == (timedelta(minutes=10), 2)
    assert his.terms.window.closes == NOW + 2 * HOUR
    assert his.terms.due(NOW) == NOW + timedelta(minutes=40)
    assert (hers.terms.extra, hers.terms.tries, hers.terms.window.closes) == (timedelta(), 1, NOW + HOUR)
    assert deeds(garden) == ["assigned", "extended", "extended"]


def test_another_teachers_class_does_not_exist(garden: Database, rina: Person, budi: tuple[Cohort, Joined]) -> None:
    cohort, joined = budi
    stranger = teacher(garden, "Pak Tono")
    with pytest.raises(NotFound):
        give(garden, stranger, cohort)
    (public_id,) = give(garden, rina, cohort)
    for person in (stranger, joined.person):
        with garden.change() as session:
            with pytest.raises(NotFound):
                assignments.withdraw(session, assignment=public_id, by=person, now=NOW)
            with pytest.raises(NotFound):
                assignments.change(session, assignment=public_id, by=person, policy=TEST, window=Window(), now=NOW)
            with pytest.raises(NotFound):
                assignments.own_assignment(session, assignment=public_id, person=person)
    assert deeds(garden) == ["assigned"]


def test_withdrawn_is_gone_from_the_list_and_cannot_be_changed(
    garden: Database, rina: Person, budi: tuple[Cohort, Joined]
) -> None:
    cohort, joined = budi
    (public_id,) = give(garden, rina, cohort)
    for _ in range(2):
        with garden.change() as session:
            assignments.withdraw(session, assignment=public_id, by=rina, now=NOW)
    assert mine(garden, joined.person) == ()
    assert deeds(garden) == ["assigned", "assignment-withdrawn"]
    with garden.change() as session, pytest.raises(NotNow):
        assignments.change(session, assignment=public_id, by=rina, policy=TEST, window=Window(), now=NOW)


def test_dates_and_policy_can_change(garden: Database, rina: Person, budi: tuple[Cohort, Joined]) -> None:
    (public_id,) = give(garden, rina, budi[0])
    window = Window(NOW, NOW + 5 * HOUR)
    with garden.change() as session:
        found = assignments.change(session, assignment=public_id, by=rina, policy=Policy(), window=window, now=NOW)
    assert (found.policy, found.window) == (Policy(), window)


def test_nonsense_is_refused_and_nothing_is_made(garden: Database, rina: Person, budi: tuple[Cohort, Joined]) -> None:
    cohort, joined = budi
    other = a_class(garden, rina, "Kelas lain")
    student = joined.enrolment.public_id
    for classes, more, refusal in (
        ((), {}, Malformed),
        ((cohort, cohort), {}, Malformed),
        ((cohort,), {"window": Window(NOW, NOW)}, Malformed),
        ((other,), {"only": (student,)}, NotFound),
        ((cohort,), {"only": ("tidak-ada",)}, NotFound),
    ):
        with pytest.raises(refusal):
            give(garden, rina, *classes, **more)
    (public_id,) = give(garden, rina, cohort)
    for wrong in ({"extra": -HOUR}, {"extra": 25 * HOUR}, {"extra_tries": -1}, {"extra_tries": 101}):
        with garden.change() as session, pytest.raises(Malformed):
            assignments.extend(session, assignment=public_id, enrolment=student, by=rina, now=NOW, **wrong)
    assert deeds(garden) == ["assigned"]


def test_an_archived_class_gets_nothing_and_shows_nothing(
    garden: Database, rina: Person, budi: tuple[Cohort, Joined]
) -> None:
    cohort, joined = budi
    give(garden, rina, cohort)
    with garden.change() as session:
        cohorts.archive(session, cohort=cohort.public_id, person=rina, now=NOW)
    assert mine(garden, joined.person) == ()
    with pytest.raises(NotNow):
        give(garden, rina, cohort)


def test_publishing_stores_what_a_quiz_can_ask(garden: Database) -> None:
    with garden.look() as session:
        asked = session.execute(select(ItemRow.author_id).join(QuizItemRow, QuizItemRow.item_id == ItemRow.id))
        assert set(asked.scalars()) == {"siapa-menyiram", "apa-ditanam", "mana-sulit", "apa-pendapat"}


def test_the_audit_log_is_never_changed(garden: Database, rina: Person, budi: tuple[Cohort, Joined]) -> None:
    give(garden, rina, budi[0])
    with pytest.raises(DBAPIError, match="audit log"), garden.change() as session:
        session.execute(update(AuditRow).values(action="nothing"))
