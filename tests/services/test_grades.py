"""Grades over attempts from the database: the method of the policy, and nothing of what may not be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from quizapp.core.grade import QuizGrade
from quizapp.core.policy import Grade, Moment, Part, Policy
from quizapp.db.engine import Database
from quizapp.services import attempts, grades
from tests.databases import counted
from tests.services import school
from tests.services.school import BANK, NOW, RIGHT, Sitting

LATER = NOW + timedelta(hours=1)


def sit(database: Database, policy: Policy) -> Sitting:
    school.publish(database, replace(BANK, quizzes=(replace(BANK.quizzes[0], policy=policy),)))
    return school.sit_down(database)


def hand_in(sitting: Sitting, *right: str) -> None:
    """Answer the named items rightly and hand in."""
    for place, item in enumerate(RIGHT, 1):
        if item in right:
            sitting.save(place, RIGHT[item])
    sitting.submit(NOW)


def again(sitting: Sitting) -> None:
    with sitting.database.change() as session:
        quiz = school.quiz_id(sitting.database)
        sitting.attempt = attempts.start(
            session, quiz=quiz, person=sitting.person, language="id", seed=school.SEED, now=NOW
        )


def grades_of(sitting: Sitting, now: datetime = LATER) -> tuple[QuizGrade, ...]:
    with sitting.database.look() as session:
        return grades.grades(session, person=sitting.person, now=now)


@pytest.mark.parametrize(
    ("method", "share"),
    [("first", Fraction(2, 5)), ("last", Fraction(1, 5)), ("best", Fraction(3, 5)), ("mean", Fraction(2, 5))],
)
def test_the_method_of_the_quiz_counts(database: Database, method: str, share: Fraction) -> None:
    sitting = sit(database, Policy(grade=Grade(method)))
    for right in (("siapa-menyiram",), ("siapa-menyiram", "mana-sulit"), ("mana-sulit",)):
        hand_in(sitting, *right)
        again(sitting)
    (grade,) = grades_of(sitting)
    assert (grade.method, grade.attempts, grade.share) == (Grade(method), 3, share)


def test_a_score_that_may_not_be_told_keeps_the_whole_grade_back(database: Database) -> None:
    review = {Part.SCORE: frozenset({Moment.LATER_OPEN})}
    sitting = sit(database, Policy(review=review))
    hand_in(sitting, "siapa-menyiram")
    assert grades_of(sitting, NOW)[0].share is None
    assert grades_of(sitting)[0].share == Fraction(2, 5)


def test_an_open_attempt_has_no_grade_and_others_grades_are_theirs(garden: Database) -> None:
    sitting = school.sit_down(garden)
    other = school.sit_down(garden, "Sari")
    hand_in(other, "siapa-menyiram")
    assert grades_of(sitting) == ()


def test_grades_take_one_read(garden: Database) -> None:
    sitting = school.sit_down(garden)
    hand_in(sitting, "siapa-menyiram")
    again(sitting)
    hand_in(sitting)
    with counted(garden.engine) as statements:
        assert len(grades_of(sitting)) == 1
    assert statements == ["SELECT"]
