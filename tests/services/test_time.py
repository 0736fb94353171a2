"""Time limits: the server's clock decides, what was saved counts, and nobody gains or loses by a clock that jumps."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from quizapp.core.attempt import EndedBy, Late, NotOpen, Stored
from quizapp.core.policy import Policy
from quizapp.db.engine import Database
from quizapp.db.models import AttemptRow
from quizapp.services import attempts, reports
from tests.services import school
from tests.services.school import BANK, NOW, RIGHT, Sitting

MINUTE = timedelta(minutes=1)
DUE = NOW + 30 * MINUTE
BEFORE = DUE - timedelta(microseconds=1)


@pytest.fixture
def timed(database: Database) -> Sitting:
    quiz = replace(BANK.quizzes[0], policy=Policy(time_limit=30))
    school.publish(database, replace(BANK, quizzes=(quiz,)))
    return school.sit_down(database)


def row_of(sitting: Sitting) -> AttemptRow:
    with sitting.database.look() as session:
        found = select(AttemptRow).where(AttemptRow.public_id == sitting.attempt)
        return session.execute(found).scalar_one()


def end_all(database: Database, now: datetime) -> int:
    with database.change() as session:
        return attempts.end_overdue(session, now=now)


def test_the_page_knows_how_much_time_is_left(timed: Sitting) -> None:
    head = timed.snapshot(1).attempt
    assert (head.due, head.limit, head.extra) == (DUE, 30 * MINUTE, timedelta())
    assert head.left(NOW + 10 * MINUTE) == 20 * MINUTE
    assert head.left(DUE + MINUTE) == timedelta()
    assert [head.over(moment) for moment in (BEFORE, DUE)] == [False, True]


def test_a_request_that_began_in_time_is_stored_and_a_later_one_is_not(timed: Sitting) -> None:
    right = RIGHT["siapa-menyiram"]
    assert isinstance(timed.save(1, right, now=BEFORE), Stored)
    write = timed.write(2, RIGHT["apa-ditanam"], now=DUE)
    assert timed.database.writer.submit(write) == Late()
    assert timed.snapshot(2).saved.version == 0


def test_a_repeated_request_gets_its_first_reply_after_the_end(timed: Sitting) -> None:
    write = timed.write(1, RIGHT["siapa-menyiram"], now=BEFORE)
    first = timed.database.writer.submit(write)
    assert first == Stored(1)
    assert timed.database.writer.submit(replace(write, at=DUE + MINUTE)) == Stored(1, replayed=True)


def test_a_clock_set_back_gives_no_time(timed: Sitting) -> None:
    assert isinstance(timed.save(1, RIGHT["siapa-menyiram"], now=BEFORE), Stored)
    head = timed.snapshot(1).attempt
    assert head.left(NOW) == DUE - BEFORE
    assert isinstance(timed.save(2, RIGHT["apa-ditanam"], now=NOW), Stored)
    assert row_of(timed).stamp_at == BEFORE


def test_a_clock_set_back_opens_no_quiz_that_closed_behind_the_last_save(timed: Sitting) -> None:
    assert isinstance(timed.save(1, RIGHT["siapa-menyiram"], now=NOW + 20 * MINUTE), Stored)
    write = timed.write(2, RIGHT["apa-ditanam"], now=NOW + 5 * MINUTE)
    with timed.database.change() as session:
        its = update(AttemptRow).where(AttemptRow.public_id == timed.attempt)
        session.execute(its.values(due_at=NOW + 10 * MINUTE))
    assert timed.database.writer.submit(write) == Late()


def test_what_was_saved_counts_at_the_end(timed: Sitting) -> None:
    timed.save(1, RIGHT["siapa-menyiram"], now=NOW + MINUTE)
    timed.submit(DUE + 90 * MINUTE)
    row = row_of(timed)
    assert (row.submitted_at, row.stamp_at, row.ended_by) == (DUE, DUE, EndedBy.TIME)
    with timed.database.look() as session:
        result = reports.result(session, attempt=timed.attempt, person=timed.person, now=NOW)
    assert result.mark.points == 2
    assert timed.save(1, RIGHT["siapa-menyiram"], now=NOW) == NotOpen()


def test_handing_in_before_the_end_is_the_students(timed: Sitting) -> None:
    timed.submit(BEFORE)
    assert (row_of(timed).submitted_at, row_of(timed).ended_by) == (BEFORE, EndedBy.STUDENT)


def test_overdue_attempts_are_handed_in_once(timed: Sitting) -> None:
    other = school.sit_down(timed.database, "Sari")
    timed.save(1, RIGHT["siapa-menyiram"], now=NOW + MINUTE)
    assert end_all(timed.database, BEFORE) == 0
    with ThreadPoolExecutor(4) as pool:
        ended = list(pool.map(lambda _: end_all(timed.database, DUE), range(8)))
    assert sum(ended) == 2
    assert {row_of(sitting).ended_by for sitting in (timed, other)} == {EndedBy.TIME}
    assert row_of(timed).numerator is not None
    assert end_all(timed.database, DUE + MINUTE) == 0


def test_starting_again_hands_in_what_is_overdue(timed: Sitting) -> None:
    quiz = school.quiz_id(timed.database)
    with timed.database.change() as session:
        second = attempts.start(session, quiz=quiz, person=timed.person, language="id", seed=1, now=DUE)
    assert second != timed.attempt
    assert row_of(timed).ended_by == EndedBy.TIME


def test_without_a_limit_nothing_is_ever_over(garden: Database) -> None:
    sitting = school.sit_down(garden)
    years = NOW + timedelta(days=20)
    assert end_all(garden, years) == 0
    assert sitting.snapshot(1).attempt.left(years) is None
    assert isinstance(sitting.save(1, RIGHT["siapa-menyiram"], now=years), Stored)
