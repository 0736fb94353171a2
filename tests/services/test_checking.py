"""Immediate and interactive quizzes: checked saves, locks, hints, the price of a try, and what may be told when."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import func, select

from quizapp.core.attempt import Conflict, Locked, NotOpen, Outcome, Stored
from quizapp.core.policy import Behaviour, Moment, Part, Policy
from quizapp.core.response import Given, Response
from quizapp.db.engine import Database
from quizapp.db.models import MarkRow, ResponseCheckRow
from quizapp.services import attempts, checking, reports, revisions
from quizapp.services.checking import Sight
from tests.databases import counted
from tests.services import school
from tests.services.school import BANK, NOW, RIGHT, Sitting

RIGHT_ONE = RIGHT["siapa-menyiram"]
BUDI, TONO, WATI = (Given({"option": name}) for name in ("budi", "tono", "wati"))
HINTS = ("Baca kalimat pertama.", "Namanya ada di judul.")


def sit(database: Database, policy: Policy, hints: tuple[str, ...] = HINTS) -> Sitting:
    items = BANK.editions["id"].items
    first = next(item for item in items if item.id == "siapa-menyiram")
    hinted = tuple(replace(item, hints=hints) if item is first else item for item in items)
    edition = replace(BANK.editions["id"], items=hinted)
    quiz = replace(BANK.quizzes[0], policy=policy)
    school.publish(database, replace(BANK, editions={"id": edition}, quizzes=(quiz,)))
    return school.sit_down(database)


@pytest.fixture
def immediate(database: Database) -> Sitting:
    return sit(database, Policy(behaviour=Behaviour.IMMEDIATE))


@pytest.fixture
def interactive(database: Database) -> Sitting:
    return sit(database, Policy(behaviour=Behaviour.INTERACTIVE))


def sight(sitting: Sitting, place: int = 1) -> Sight:
    with sitting.database.reads() as reads:
        return checking.sight(reads, sitting.snapshot(place), NOW, to_check=True)


def check(sitting: Sitting, response: Response, place: int = 1) -> Outcome:
    return send_check(sitting, sight(sitting, place), response)


def send_check(sitting: Sitting, seen: Sight, response: Response) -> Outcome:
    assert seen.checks is not None
    key, version = f"check-{seen.seen.placed.place}-{seen.seen.saved.version}", seen.seen.saved.version
    write = attempts.respond(seen.seen, response, flag=False, key=key, seen=version, now=NOW)
    return sitting.database.writer.submit(checking.checking(write, seen))


def tries_of(sitting: Sitting) -> int:
    with sitting.database.look() as session:
        return session.execute(select(func.count(ResponseCheckRow.id))).scalar_one()


def mark_of(sitting: Sitting) -> Fraction:
    """Hand in and return what the first item earned before points."""
    sitting.submit()
    with sitting.database.look() as session:
        review = reports.review(session, attempt=sitting.attempt, person=sitting.person, now=NOW)
    return review.items[0].score.fraction


def test_immediate_checks_once_and_locks(immediate: Sitting) -> None:
    assert check(immediate, BUDI) == Stored(1)
    seen = sight(immediate)
    assert seen.seen.saved.locked
    assert seen.checks is not None
    assert (seen.checks.left, seen.checks.used) == (0, 1)
    assert immediate.save(1, RIGHT_ONE) == Locked()
    assert immediate.snapshot(1).saved.response == BUDI
    assert mark_of(immediate) == Fraction(1, 3)


def test_a_check_sent_twice_is_one_check(immediate: Sitting) -> None:
    before = sight(immediate)
    assert send_check(immediate, before, BUDI) == Stored(1)
    assert send_check(immediate, before, BUDI) == Stored(1, replayed=True)
    assert tries_of(immediate) == 1


def test_two_tabs_that_check_at_once_use_one_try(interactive: Sitting) -> None:
    before = sight(interactive)
    assert send_check(interactive, before, TONO) == Stored(1)
    assert isinstance(send_check(interactive, before, WATI), Conflict)
    assert tries_of(interactive) == 1


def test_an_item_that_was_never_checked_is_graded_at_the_end(immediate: Sitting) -> None:
    immediate.save(1, RIGHT_ONE)
    assert mark_of(immediate) == 1


def test_interactive_gives_hints_and_takes_a_third_for_each_try(interactive: Sitting) -> None:
    for tried, response in enumerate((TONO, WATI)):
        seen = sight(interactive)
        assert seen.checks is not None
        assert (seen.checks.allowed, seen.checks.used) == (len(HINTS) + 1, tried)
        assert isinstance(send_check(interactive, seen, response), Stored)
        assert not interactive.snapshot(1).saved.locked
    assert isinstance(check(interactive, RIGHT_ONE), Stored)
    assert interactive.snapshot(1).saved.locked
    assert mark_of(interactive) == Fraction(1, 3)


def test_the_last_try_locks_a_wrong_answer(interactive: Sitting) -> None:
    for response in (TONO, WATI, BUDI):
        check(interactive, response)
    assert interactive.snapshot(1).saved.locked
    assert mark_of(interactive) == 0


def test_the_same_wrong_response_costs_no_other_try(interactive: Sitting) -> None:
    for response in (TONO, TONO, TONO, WATI, TONO, WATI):
        assert isinstance(check(interactive, response), Stored)
    assert tries_of(interactive) == 2
    assert not interactive.snapshot(1).saved.locked
    check(interactive, RIGHT_ONE)
    assert mark_of(interactive) == Fraction(1, 3)


def rows(**labels: str) -> Given:
    return Given({"rows": labels})


def test_each_part_costs_the_tries_before_it_was_right(interactive: Sitting) -> None:
    """Of three rows: one right at once, one at the second try, one never; a try costs a third."""
    check(interactive, rows(cabai="benar", jagung="benar", tomat="salah"), 2)
    check(interactive, rows(cabai="benar", jagung="salah", tomat="salah"), 2)
    assert interactive.snapshot(2).saved.locked
    interactive.submit()
    with interactive.database.look() as session:
        review = reports.review(session, attempt=interactive.attempt, person=interactive.person, now=NOW)
    assert review.items[1].score.fraction == Fraction(1, 3) + Fraction(1, 3) * Fraction(2, 3)
    assert review.items[1].score.denominator == 9


def test_the_page_tells_what_the_parts_earn_now(interactive: Sitting) -> None:
    for response in (
        rows(cabai="benar", jagung="benar", tomat="benar"),
        rows(cabai="benar", jagung="salah", tomat="benar"),
    ):
        check(interactive, response, 2)
    seen = sight(interactive, 2)
    assert seen.checks is not None
    score = seen.checks.score(seen.seen, seen.revision)
    assert score is not None
    assert seen.checks.points(seen.seen, seen.revision, score) == Fraction(8, 9)


def test_a_page_with_checks_takes_two_reads_cold_and_warm(interactive: Sitting) -> None:
    database = interactive.database
    revisions.forget(database.engine)
    for _ in ("cold", "warm"):
        with counted(database.engine) as statements, database.reads() as reads:
            seen = attempts.snapshot(reads, token=interactive.token, attempt=interactive.attempt, place=1, now=NOW)
            assert checking.sight(reads, seen, NOW, to_check=True).checks is not None
        assert statements == ["SELECT", "SELECT"]


def test_a_plain_save_costs_no_try(interactive: Sitting) -> None:
    for response in (TONO, WATI, BUDI, RIGHT_ONE):
        interactive.save(1, response)
    assert tries_of(interactive) == 0
    assert mark_of(interactive) == 1


def test_without_hints_there_are_two_tries(database: Database) -> None:
    seen = sight(sit(database, Policy(behaviour=Behaviour.INTERACTIVE), hints=()))
    assert seen.checks is not None
    assert seen.checks.allowed == 2


def test_the_explanation_names_the_price_of_tries(interactive: Sitting) -> None:
    check(interactive, TONO)
    check(interactive, RIGHT_ONE)
    interactive.submit()
    with interactive.database.look() as session:
        review = reports.review(session, attempt=interactive.attempt, person=interactive.person, now=NOW)
        reasons = session.execute(select(MarkRow.reason).order_by(MarkRow.id)).scalars().all()
    assert reasons[0] == "tries"
    assert str(review.items[0].score.explain) == "This answer earned 2 of 3, because each try before it costs a share."
    assert review.result.mark.points == Fraction(4, 3)


def test_nothing_is_checked_where_the_matrix_keeps_the_verdict(database: Database) -> None:
    review = {Part.CORRECTNESS: frozenset({Moment.AFTER_CLOSE})}
    sitting = sit(database, Policy(behaviour=Behaviour.INTERACTIVE, review=review))
    assert sight(sitting).checks is None


def test_a_deferred_quiz_reads_nothing_more(garden: Database) -> None:
    sitting = school.sit_down(garden)
    sight(sitting)
    seen = sitting.snapshot(1)
    with counted(garden.engine) as statements, garden.reads() as reads:
        assert checking.sight(reads, seen, NOW, to_check=True).checks is None
    assert statements == []


def test_a_check_takes_one_write_more_than_a_save(interactive: Sitting) -> None:
    seen = sight(interactive)
    with counted(interactive.database.engine) as statements:
        send_check(interactive, seen, TONO)
    assert sorted(statements) == ["INSERT", "INSERT", "INSERT", "UPDATE"]


def test_after_handing_in_nothing_is_checked(interactive: Sitting) -> None:
    seen = sight(interactive)
    interactive.submit(NOW + timedelta(minutes=1))
    assert send_check(interactive, seen, TONO) == NotOpen()
    assert tries_of(interactive) == 0
