"""How assignments run: lists and live lines by one read with indexes, and what a teacher does to an attempt."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from quizapp.core.assignment import Window
from quizapp.core.attempt import AttemptState
from quizapp.core.cohort import Cohort, Joined
from quizapp.core.person import Person
from quizapp.core.policy import Policy, Purpose
from quizapp.core.refusal import Malformed, NotFound, NotNow
from quizapp.core.running import LiveLine, Progress
from quizapp.db.engine import Database
from quizapp.db.models import AssignmentPersonRow, AttemptRow, MarkRow
from quizapp.services import assignments, attempts, invigilating, release, running
from quizapp.services.running import _LISTED, _LIVE
from tests.services.classroom import a_class, join, signed_in, teacher
from tests.services.school import NOW, RIGHT, SEED, Sitting, quiz_id

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
TEST = Policy(purpose=Purpose.TEST, time_limit=30, tries=1)


class Run:
    """One class with one student and one assignment."""

    def __init__(self, database: Database, policy: Policy = TEST, window: Window | None = None) -> None:
        self.database = database
        self.rina: Person = teacher(database)
        self.cohort: Cohort = a_class(database, self.rina)
        self.budi: Joined = join(database, self.cohort.code)
        with database.change() as session:
            (self.given,) = assignments.assign(
                session, quiz=quiz_id(database), cohorts=[self.cohort.public_id], by=self.rina, policy=policy,
                window=window or Window(NOW, NOW + HOUR), now=NOW,
            )  # fmt: skip

    def begin(self) -> Sitting:
        person = self.budi.person
        with self.database.change() as session:
            attempt = attempts.start(
                session, quiz=quiz_id(self.database), person=person, language="id", seed=SEED, now=NOW,
                assignment=self.given,
            )  # fmt: skip
        return Sitting(self.database, person, signed_in(self.database, person), attempt)

    def do(self, deed: Any, **more: Any) -> None:  # noqa: ANN401 - a verb of invigilating and what it takes
        values = {"assignment": self.given, "enrolment": self.budi.enrolment.public_id, "by": self.rina, "now": NOW}
        with self.database.change() as session:
            deed(session, **(values | more))

    def attempt(self) -> AttemptRow:
        with self.database.look() as session:
            return session.execute(select(AttemptRow)).scalar_one()

    def line(self, now: datetime = NOW) -> LiveLine:
        with self.database.look() as session:
            found = assignments.own_assignment(session, assignment=self.given, person=self.rina)
            (line,) = running.live_lines(session, assignment=found.id, now=now)
        return line

    def progress(self, now: datetime = NOW) -> Progress:
        return self.line(now).progress

    def how_far(self) -> tuple[int, datetime | None]:
        """Return how many items are answered, and when something was saved last."""
        return self.line().answered, self.line().saved


@pytest.fixture
def run(garden: Database) -> Run:
    return Run(garden)


def test_a_student_is_seen_on_the_way(run: Run) -> None:
    assert run.progress() is Progress.NOT_BEGUN
    sitting = run.begin()
    assert (run.progress(), run.progress(NOW + HOUR)) == (Progress.WORKING, Progress.OVER)
    assert run.how_far() == (0, None)
    for number, response in enumerate(RIGHT.values()):
        sitting.save(number + 1, response, now=NOW + number * MINUTE)
    assert run.how_far() == (4, NOW + 3 * MINUTE)
    sitting.submit(NOW + 4 * MINUTE)
    assert run.progress() is Progress.SUBMITTED


def test_an_attempt_that_is_opened_again_is_graded_anew(run: Run) -> None:
    sitting = run.begin()
    sitting.save(1, RIGHT["siapa-menyiram"])
    sitting.submit(NOW + MINUTE)
    before = run.attempt().numerator
    run.do(invigilating.reopen, now=NOW + 2 * MINUTE)
    assert run.attempt().due_at == NOW + 30 * MINUTE  # its own time goes on
    sitting.save(2, RIGHT["apa-ditanam"], now=NOW + 3 * MINUTE)
    sitting.submit(NOW + 4 * MINUTE)
    after = run.attempt()
    assert before is not None
    assert after.numerator is not None
    assert after.numerator > before
    with run.database.look() as session:
        current = session.execute(select(MarkRow.response_id).where(MarkRow.is_current)).scalars().all()
        everything = session.execute(select(MarkRow.response_id)).scalars().all()
    assert (len(set(current)), len(current), len(everything)) == (4, 4, 8)


def test_after_the_closing_minutes_are_needed_and_keys_wait_again(run: Run) -> None:
    run.begin().submit(NOW + MINUTE)
    late = NOW + 2 * HOUR
    with pytest.raises(NotNow):
        run.do(invigilating.reopen, now=late)
    run.do(invigilating.reopen, now=late, lasting=10 * MINUTE)
    row = run.attempt()
    assert (row.state, row.due_at) == (AttemptState.OPEN, late + 10 * MINUTE)
    with run.database.look() as session:
        closes = session.execute(select(AssignmentPersonRow.closes_at)).scalar_one()
        assert release.held_banks(session, (1,), late) == {1}
        assert release.held_banks(session, (1,), late + HOUR) == frozenset()
    assert closes == late + 10 * MINUTE
    run.do(assignments.extend, now=late, extra=5 * MINUTE, closes=late + HOUR)
    assert run.attempt().due_at == late + 10 * MINUTE  # what reopening gave is not taken


def test_what_cannot_be_done_is_refused(run: Run) -> None:
    for deed in (invigilating.reopen, invigilating.hand_in_for):
        with pytest.raises(NotNow):
            run.do(deed)
    run.begin()
    with pytest.raises(NotNow):
        run.do(invigilating.reopen)
    run.do(invigilating.hand_in_for)
    with pytest.raises(NotNow):
        run.do(invigilating.hand_in_for)
    for lasting in (timedelta(), timedelta(days=2)):
        with pytest.raises(Malformed):
            run.do(invigilating.reopen, lasting=lasting)
    with pytest.raises(NotFound):
        run.do(invigilating.reopen, by=teacher(run.database, "Pak Adi"))
    with pytest.raises(NotFound):
        run.do(invigilating.reopen, enrolment="nobody")


def test_a_new_closing_holds_for_attempts_that_run(run: Run) -> None:
    run.begin()
    window = Window(NOW, NOW + 10 * MINUTE)
    with run.database.change() as session:
        assignments.change(session, assignment=run.given, by=run.rina, policy=TEST, window=window, now=NOW)
    assert run.attempt().due_at == NOW + 10 * MINUTE
    with run.database.change() as session:
        assignments.change(session, assignment=run.given, by=run.rina, policy=TEST, window=Window(), now=NOW)
    assert run.attempt().due_at == NOW + 30 * MINUTE


@pytest.mark.parametrize("statement", [_LIVE, _LISTED.limit(50)], ids=["live", "listed"])
def test_no_plan_reads_a_growing_table_whole(run: Run, statement: Any) -> None:  # noqa: ANN401 - a SELECT
    engine = run.database.engine
    live = statement is _LIVE
    with engine.begin() as connection:
        compiled = statement.compile(engine, compile_kwargs={"literal_binds": True})
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            plan = connection.exec_driver_sql(f"EXPLAIN {compiled}".replace("%", "%%")).scalars().all()
            whole = [line for line in plan if "Seq Scan on attempt" in line or "Seq Scan on response" in line]
        else:
            plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")]
            whole = [line for line in plan if line.startswith(("SCAN attempt", "SCAN response"))]
    assert whole == [], "\n".join(map(str, plan))
    assert live or plan
