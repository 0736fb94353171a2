"""An attempt is what its model says, whatever students and their browsers do, on SQLite and on PostgreSQL.

With and without time limits, with every behaviour, and with phones that answer without a network and send later.

    ATTEMPT_MODEL_STEPS=10000 python -m pytest tests/services/test_attempt_model.py

takes as many steps on each database (200 otherwise). A divergence is reported as the shortest walk to it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import text

from quizapp.core.assignment import Terms
from quizapp.core.attempt import AnswerWrite, Outcome, Stored
from quizapp.core.checking import after_tries
from quizapp.core.response import Blank, Given
from quizapp.db import writer, writes
from quizapp.db.engine import Database
from quizapp.services import checking, submitting
from tests.services import attempt_desk
from tests.services.attempt_machine import AttemptMachine
from tests.services.school import NOW

FEW = 200
STEPS = int(os.environ.get("ATTEMPT_MODEL_STEPS", FEW))
WALK = 40  # steps at most before new students begin
SEVERAL = 5  # walks between two looks at the number of steps


def walks(desk: attempt_desk.Desk) -> None:
    """Take some random walks; one that diverges is made as short as possible."""
    chosen = settings(
        max_examples=SEVERAL,
        stateful_step_count=WALK,
        report_multiple_bugs=False,
        derandomize=STEPS <= FEW,  # a long run is for walks that nobody took yet
        suppress_health_check=[HealthCheck.too_slow],
    )
    run_state_machine_as_test(lambda: AttemptMachine(desk), settings=chosen)  # type: ignore[arg-type]  # any maker will do


def test_the_database_equals_the_model_after_every_step(garden: Database) -> None:
    with attempt_desk.desk(garden) as desk:
        while desk.steps < STEPS:
            walks(desk)
        desk.judge.compare_all()
        print(f"{garden.engine.dialect.name}: {desk.steps} steps, 0 divergences")  # noqa: T201 - the figure of the long run


DOUBLE = (
    "INSERT INTO response_event (attempt_id, place, key, payload_hash, version, data, flag, at)"
    " SELECT attempt_id, place, key, 'doubled', version, data, flag, at FROM response_event WHERE place = 1"
)


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM response_event WHERE place = 1",
        DOUBLE,
        "UPDATE response SET version = version + 1 WHERE place = 2",
        "UPDATE response SET flag = NOT flag WHERE place = 3",
        "UPDATE response SET data = NULL WHERE place = 1",
        "UPDATE attempt SET numerator = numerator + 1",
        "DELETE FROM mark WHERE id = (SELECT min(id) FROM mark)",
    ],
    ids=["lost", "doubled", "version", "flag", "answer", "total", "mark"],
)
def test_the_judge_sees_what_is_wrong(garden: Database, tampering: str) -> None:
    with attempt_desk.desk(garden) as desk:
        student = attempt_desk.Student(desk, "Budi")
        for place in (1, 2, 3):
            student.send(student.request(place, Blank() if place == 2 else right(place), now=NOW))
        student.submit(NOW + timedelta(minutes=1))
        desk.judge.compare_all()
        with garden.engine.begin() as connection:
            connection.execute(text(tampering))
        with pytest.raises(AssertionError):
            desk.judge.compare(student.sheets)


def right(place: int) -> Given:
    return Given({"text": "tomat"} if place == 3 else {"option": "sari"})


Save = Callable[..., Outcome]


def forgets_keys(save: Save) -> Save:
    """Treat a repeated request as one that came too late."""

    def saved(connection: object, write: AnswerWrite) -> Outcome:
        return save(connection, replace(write, key=f"{write.key}-{os.urandom(4).hex()}"))

    return saved


def ignores_versions(save: Save) -> Save:
    """Let the last one win."""

    def saved(connection: object, write: AnswerWrite) -> Outcome:
        outcome = save(connection, write)
        return outcome if isinstance(outcome, Stored) else save(connection, replace(write, seen=latest(outcome)))

    return saved


def latest(outcome: Outcome) -> int:
    current = getattr(outcome, "current", None)
    return current.version if current else 0


Rule = Callable[[AttemptMachine], object]


def walked(desk: attempt_desk.Desk, quiz: int, rules: Sequence[Rule]) -> None:
    """Take the given steps instead of random ones; after each, the database must equal the model."""
    machine = AttemptMachine(desk)
    machine.sit_down(quiz, 0)
    for each in rules:
        each(machine)
        machine.database_equals_model()


def saves(pick: int) -> Rule:
    return lambda machine: machine.save(0, 1, 1, pick, flag=False)


def checks(pick: int) -> Rule:
    return lambda machine: machine.check(0, 1, 1, pick)


def sends_again(machine: AttemptMachine) -> None:
    machine.replay(0, 1, 0)


def saves_an_old_page(machine: AttemptMachine) -> None:
    machine.stale_save(0, 1, 1, 2, 1)


def hands_in(machine: AttemptMachine) -> None:
    machine.submit(0, 1)


def lets_two_hours_pass(machine: AttemptMachine) -> None:
    machine.look(0, 60, 1)
    machine.look(0, 60, 1)


DEFERRED, TIMED, INTERACTIVE = 0, 1, 3  # the quizzes of the desk
WALKS = {
    "again": (DEFERRED, (saves(1), sends_again)),
    "stale": (DEFERRED, (saves(1), saves_an_old_page)),
    "tries": (INTERACTIVE, (checks(1), checks(1), checks(0), hands_in)),
    "time": (TIMED, (saves(1), lets_two_hours_pass, saves(2))),
}


@pytest.mark.parametrize("walk", WALKS)
def test_the_walks_that_show_a_fault_show_none_where_none_is(walk: str, garden: Database) -> None:
    with attempt_desk.desk(garden) as desk:
        walked(desk, *WALKS[walk])


@pytest.mark.parametrize(("fault", "walk"), [(forgets_keys, "again"), (ignores_versions, "stale")])
def test_a_walk_finds_a_faulty_writer(fault: Callable[[Save], Save], walk: str, garden: Database) -> None:
    with pytest.MonkeyPatch.context() as patch, attempt_desk.desk(garden) as desk:
        patch.setattr(writer, "save", fault(writes.save))
        with pytest.raises(AssertionError):
            walked(desk, *WALKS[walk])


def every_check_is_a_try(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(checking.Checks, "knows", lambda *_: False)


def tries_cost_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(submitting, "less_tries", lambda *_, score, penalty, **__: after_tries(score, penalty, 0))


def time_never_ends(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Terms, "due", lambda *_: None)


@pytest.mark.parametrize(
    ("fault", "walk"), [(every_check_is_a_try, "tries"), (tries_cost_nothing, "tries"), (time_never_ends, "time")]
)
def test_a_walk_finds_what_is_wrong_with_tries_and_time(
    fault: Callable[[pytest.MonkeyPatch], None], walk: str, garden: Database
) -> None:
    with pytest.MonkeyPatch.context() as patch, attempt_desk.desk(garden) as desk:
        fault(patch)
        with pytest.raises(AssertionError):
            walked(desk, *WALKS[walk])
