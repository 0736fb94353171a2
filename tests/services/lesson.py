"""A class that got a quiz, and what its students answered: for the tests of results, grading and talking it over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update

from quizapp.core.assignment import Window
from quizapp.core.cohort import Cohort, Joined
from quizapp.core.person import Person
from quizapp.core.policy import Policy
from quizapp.core.response import Response
from quizapp.db.engine import Database
from quizapp.db.models import EnrolmentRow
from quizapp.services import assignments, attempts, sign_ins
from tests.services.classroom import a_class, join, teacher
from tests.services.school import NOW, SEED, Sitting, quiz_id

HOUR = timedelta(hours=1)
OPEN = Window(NOW - HOUR, NOW + HOUR)


@dataclass(frozen=True)
class Lesson:
    """Hold a class with its teacher and the assignment (public id) it got."""

    database: Database
    teacher: Person
    cohort: Cohort
    assignment: str

    def student(self, name: str, number: int | None = None, nisn: str | None = None) -> Joined:
        """Let a student join the class."""
        found = join(self.database, self.cohort.code, name)
        with self.database.change() as session:
            of = EnrolmentRow.id == found.enrolment.id
            session.execute(update(EnrolmentRow).where(of).values(number=number, nisn=nisn))
        return found

    def begin(self, person: Person, now: datetime = NOW) -> Sitting:
        """Let a student begin the quiz."""
        with self.database.change() as session:
            token = sign_ins.open_sign_in(session, person=person, now=now)
            attempt = attempts.start(
                session, quiz=quiz_id(self.database), person=person, language="id", seed=SEED, now=now,
                assignment=self.assignment,
            )  # fmt: skip
        return Sitting(self.database, person, token, attempt)

    def take(self, person: Person, responses: Mapping[int, Response], now: datetime = NOW) -> Sitting:
        """Let a student answer (place -> response) and hand in."""
        sitting = self.begin(person, now)
        for place, response in responses.items():
            sitting.save(place, response, now=now)
        sitting.submit(now)
        return sitting


def a_lesson(
    database: Database, policy: Policy | None = None, window: Window = OPEN, by: Person | None = None,
    name: str = "Kelas 8A",
) -> Lesson:  # fmt: skip
    """Return a new class that got the only quiz."""
    person = by or teacher(database)
    cohort = a_class(database, person, name)
    with database.change() as session:
        (made,) = assignments.assign(
            session, quiz=quiz_id(database), cohorts=[cohort.public_id], by=person, policy=policy or Policy(),
            window=window, now=NOW,
        )  # fmt: skip
    return Lesson(database, person, cohort, made)
