"""Beginning an attempt under terms: windows, tries, time, pools; everything else of starting is in ``test_taking``."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from quizapp.core.assignment import Window
from quizapp.core.bank import Pool
from quizapp.core.cohort import Cohort, Joined
from quizapp.core.person import Person
from quizapp.core.policy import Behaviour, Policy, Purpose
from quizapp.core.refusal import NotFound, NotNow, Refusal
from quizapp.db.engine import Database
from quizapp.db.models import AttemptRow
from quizapp.services import assignments, attempts
from tests.services.classroom import a_class, join, teacher
from tests.services.school import BANK, ITEMS, NOW, SEED, asked, publish, quiz_id, row_of, with_items

HOUR = timedelta(hours=1)
TEST = Policy(purpose=Purpose.TEST, behaviour=Behaviour.INTERACTIVE, time_limit=30, tries=1)


@pytest.fixture
def budi(garden: Database, cohort: Cohort) -> Joined:
    return join(garden, cohort.code)


def give(database: Database, by: Person, cohort: Cohort, policy: Policy = TEST, window: Window | None = None) -> str:
    with database.change() as session:
        made = assignments.assign(
            session, quiz=quiz_id(database), cohorts=[cohort.public_id], by=by, policy=policy,
            window=window or Window(NOW, NOW + HOUR), now=NOW,
        )  # fmt: skip
    return made[0]


def begin(database: Database, person: Person, assignment: str = "", now: datetime = NOW, seed: int = SEED) -> str:
    quiz = quiz_id(database)
    with database.change() as session:
        return attempts.start(
            session, quiz=quiz, person=person, language="id", seed=seed, now=now, assignment=assignment
        )


def test_an_attempt_keeps_its_terms(garden: Database, rina: Person, cohort: Cohort, budi: Joined) -> None:
    given = give(garden, rina, cohort)
    with garden.change() as session:
        assignments.extend(
            session, assignment=given, enrolment=budi.enrolment.public_id, by=rina, now=NOW,
            extra=timedelta(minutes=15),
        )  # fmt: skip
    row = row_of(garden, begin(garden, budi.person, given, NOW + timedelta(minutes=5)))
    assert (row.behaviour, row.penalty_numerator, row.penalty_denominator) == ("interactive", 1, 3)
    assert (row.limit_seconds, row.extra_seconds) == (1800, 900)
    assert row.due_at == NOW + timedelta(minutes=50)
    assert row.assignment_id is not None


def test_nobody_answers_after_the_closing(garden: Database, rina: Person, cohort: Cohort, budi: Joined) -> None:
    given = give(garden, rina, cohort)
    late = begin(garden, budi.person, given, NOW + timedelta(minutes=50))
    assert row_of(garden, late).due_at == NOW + HOUR


def test_a_free_attempt_has_no_end(garden: Database, budi: Joined) -> None:
    row = row_of(garden, begin(garden, budi.person))
    assert (row.assignment_id, row.due_at, row.limit_seconds, row.behaviour) == (None, None, None, "deferred")


def test_outside_its_window_nothing_begins(garden: Database, rina: Person, cohort: Cohort, budi: Joined) -> None:
    given = give(garden, rina, cohort)
    for moment, word in ((-HOUR, "opened"), (HOUR, "closed"), (2 * HOUR, "closed")):
        with pytest.raises(NotNow, match=word):
            begin(garden, budi.person, given, NOW + moment)


def test_an_assignment_is_for_its_own_class_and_quiz(
    garden: Database, rina: Person, cohort: Cohort, budi: Joined
) -> None:
    given = give(garden, rina, cohort)
    other = a_class(garden, rina, "Kelas lain")
    stranger = join(garden, other.code, "Sari")
    for person, name in ((stranger.person, given), (budi.person, "tidak-ada"), (rina, given)):
        with pytest.raises(NotFound):
            begin(garden, person, name)
    with garden.change() as session:
        assignments.withdraw(session, assignment=given, by=rina, now=NOW)
    with pytest.raises(NotFound):
        begin(garden, budi.person, given)


def test_fifty_starts_at_once_use_one_try(garden: Database, rina: Person, cohort: Cohort, budi: Joined) -> None:
    given = give(garden, rina, cohort)

    def press(number: int) -> str | Refusal:
        try:
            return begin(garden, budi.person, given, seed=number)
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(50) as pool:
        found = set(pool.map(press, range(50)))
    assert len(found) == 1  # all of them go on with the same attempt
    assert isinstance(found.pop(), str)
    with garden.look() as session:
        assert session.execute(select(func.count(AttemptRow.id))).scalar_one() == 1


def test_tries_run_out_and_can_be_given(garden: Database, rina: Person, cohort: Cohort, budi: Joined) -> None:
    given = give(garden, rina, cohort)
    first = begin(garden, budi.person, given)
    with garden.change() as session:
        attempts.submit(session, attempt=first, person=budi.person, now=NOW)
    with pytest.raises(NotNow, match="tries"):
        begin(garden, budi.person, given)
    begin(garden, budi.person)  # a free attempt is no try of the assignment
    with garden.change() as session:
        assignments.extend(
            session, assignment=given, enrolment=budi.enrolment.public_id, by=rina, now=NOW, extra_tries=1
        )
    assert begin(garden, budi.person, given) != first


def test_pools_draw_unseen_items_first(database: Database) -> None:
    quiz = replace(BANK.quizzes[0], items=("apa-ditanam",), pools=(Pool("satu", 1, types=("single_choice",)),))
    publish(database, replace(BANK, quizzes=(quiz,)))
    student = join(database, a_class(database, teacher(database)).code).person
    drawn = []
    for seed in range(3):
        attempt = begin(database, student, seed=seed)
        items = asked(database, attempt)
        assert items[0] == "apa-ditanam"
        drawn.append(items[1])
        with database.change() as session:
            attempts.submit(session, attempt=attempt, person=student, now=NOW)
    assert set(drawn[:2]) == {"siapa-menyiram", "apa-pendapat"}  # the draft is never drawn
    assert drawn[2] in drawn[:2]


def test_a_pool_that_ran_dry_says_so(database: Database) -> None:
    quiz = replace(BANK.quizzes[0], items=(), pools=(Pool("satu", 2, types=("single_choice",)),))
    bank = replace(BANK, quizzes=(quiz,))
    publish(database, bank)
    publish(database, with_items(*ITEMS[:3], replace(ITEMS[3], status=ITEMS[4].status), ITEMS[4], bank=bank))
    with pytest.raises(NotNow, match="draw"):
        begin(database, join(database, a_class(database, teacher(database)).code).person)
