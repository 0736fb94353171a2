"""Practising what was missed: which items come, which never do, and that such an attempt is no try of a quiz."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.core.assignment import Window
from quizapp.core.attempt import Selection
from quizapp.core.person import Person
from quizapp.core.policy import Policy, Purpose
from quizapp.core.refusal import NotFound, NotNow
from quizapp.core.response import Given
from quizapp.db.engine import Database
from quizapp.services import assignments, attempts, met, practice, reports
from tests.services.classroom import a_class, join, teacher
from tests.services.school import ITEMS, NOW, RIGHT, SEED, Sitting, asked, publish, quiz_id, row_of, with_items

HOUR = timedelta(hours=1)
WRONG = Given({"option": "tono"})


def practise(database: Database, person: Person, seed: int = SEED) -> str:
    with database.change() as session:
        return practice.start_practice(
            session, slug="kebun", language="id", heading="Latihan", person=person, seed=seed, now=NOW
        )


def answered(sitting: Sitting) -> None:
    """Answer the first item wrongly, the second rightly, the third rightly but unsure; leave the fourth blank."""
    sitting.save(1, WRONG)
    sitting.save(2, RIGHT["apa-ditanam"])
    sitting.save(3, RIGHT["mana-sulit"], flag=True)
    sitting.submit(NOW)


def test_wrong_blank_and_unsure_items_come_back(garden: Database, sitting: Sitting) -> None:
    answered(sitting)
    attempt = practise(garden, sitting.person)
    row = row_of(garden, attempt)
    assert set(asked(garden, attempt)) == {"siapa-menyiram", "mana-sulit", "apa-pendapat"}
    assert (row.selection, row.title, row.items, row.due_at) == (Selection.MISSED, "Latihan: Kebun", 3, None)


def test_the_order_is_another(garden: Database, sitting: Sitting) -> None:
    sitting.submit(NOW)
    orders = set()
    for seed in range(8):
        attempt = practise(garden, sitting.person, seed)
        orders.add(tuple(asked(garden, attempt)))
        with garden.change() as session:
            attempts.submit(session, attempt=attempt, person=sitting.person, now=NOW)
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(RIGHT)}


def test_what_is_right_the_last_time_comes_no_more(garden: Database, sitting: Sitting) -> None:
    answered(sitting)
    again = Sitting(garden, sitting.person, sitting.token, practise(garden, sitting.person))
    for place, item in enumerate(asked(garden, again.attempt), 1):
        again.save(place, RIGHT[item])
    again.submit(NOW)
    with garden.look() as session:
        found = reports.result(session, attempt=again.attempt, person=sitting.person, now=NOW)
    assert (found.items, found.right, found.release.marks, found.release.explanations) == (3, 3, True, True)
    with pytest.raises(NotNow, match="nothing to practise"):
        practise(garden, sitting.person)


def test_pressed_twice_it_is_one_attempt(garden: Database, sitting: Sitting) -> None:
    answered(sitting)
    assert practise(garden, sitting.person) == practise(garden, sitting.person, seed=1)


def test_it_is_no_attempt_of_the_quiz(garden: Database, sitting: Sitting) -> None:
    answered(sitting)
    attempt = practise(garden, sitting.person)
    quiz = quiz_id(garden)
    with garden.change() as session:
        free = attempts.start(session, quiz=quiz, person=sitting.person, language="id", seed=1, now=NOW)
    assert free != attempt
    assert len(asked(garden, free)) == 4


def test_nothing_of_other_people_and_nothing_before_the_first_quiz(garden: Database, sitting: Sitting) -> None:
    with pytest.raises(NotNow, match="nothing to practise"):
        practise(garden, sitting.person)  # the attempt is still open
    answered(sitting)
    stranger = teacher(garden)
    with pytest.raises(NotNow, match="nothing to practise"):
        practise(garden, stranger)


def test_unknown_banks_and_languages_are_refused(garden: Database, sitting: Sitting) -> None:
    answered(sitting)
    for slug, language in (("tidak-ada", "id"), ("kebun", "en"), ("kebun", "\x00")):
        with pytest.raises(NotFound), garden.change() as session:
            practice.start_practice(
                session, slug=slug, language=language, heading="x", person=sitting.person, seed=1, now=NOW
            )


def test_a_retired_item_is_left_out_and_a_corrected_one_comes_corrected(garden: Database, sitting: Sitting) -> None:
    answered(sitting)
    draft = ITEMS[4].status
    publish(garden, with_items(replace(ITEMS[0], status=draft), *ITEMS[1:3], replace(ITEMS[3], stem="Baru?"), ITEMS[4]))
    attempt = practise(garden, sitting.person)
    assert set(asked(garden, attempt)) == {"mana-sulit", "apa-pendapat"}


def test_a_test_that_is_open_keeps_its_items(garden: Database) -> None:
    rina = teacher(garden)
    cohort = a_class(garden, rina)
    budi = join(garden, cohort.code).person
    with garden.change() as session:
        (given,) = assignments.assign(
            session, quiz=quiz_id(garden), cohorts=[cohort.public_id], by=rina, policy=Policy(purpose=Purpose.TEST),
            window=Window(NOW, NOW + HOUR), now=NOW,
        )  # fmt: skip
    quiz = quiz_id(garden)
    with garden.change() as session:
        taken = attempts.start(session, quiz=quiz, person=budi, language="id", seed=1, now=NOW, assignment=given)
        attempts.submit(session, attempt=taken, person=budi, now=NOW)
    with pytest.raises(NotNow, match="nothing to practise"):
        practise(garden, budi)
    with garden.change() as session:
        attempt = practice.start_practice(
            session, slug="kebun", language="id", heading="Latihan", person=budi, seed=1, now=NOW + HOUR
        )
    assert len(asked(garden, attempt)) == 4


def test_practice_is_no_way_round_a_test_given_later(garden: Database, sitting: Sitting) -> None:
    answered(sitting)
    rina = teacher(garden)
    cohort = a_class(garden, rina)
    with garden.change() as session:
        assignments.assign(
            session, quiz=quiz_id(garden), cohorts=[cohort.public_id], by=rina, policy=Policy(purpose=Purpose.TEST),
            window=Window(NOW, NOW + HOUR), now=NOW,
        )  # fmt: skip
    with pytest.raises(NotNow, match="nothing to practise"):
        practise(garden, sitting.person)


def test_facts_that_were_missed_often(garden: Database, sitting: Sitting) -> None:
    bound = (replace(ITEMS[0], facts=("sari-menyiram",)), replace(ITEMS[3], facts=("sari-menyiram",)))
    publish(garden, with_items(bound[0], *ITEMS[1:3], bound[1], ITEMS[4]))
    answered(sitting)
    with garden.look() as session:
        found = met.met_items(session, person=sitting.person, now=NOW)
        (fact,) = met.missed_facts(session, found, held=())
    assert (fact.statement, fact.asked, fact.wrong) == ("Sari menyiram kebun pada pukul enam.", 2, 2)
