"""What is shown when: by the attempt's review matrix, and by the tests of other classes with the same items."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import MappingProxyType

import pytest

from quizapp.core.assignment import Window
from quizapp.core.attempt import Result
from quizapp.core.cohort import Cohort, Joined
from quizapp.core.person import Person
from quizapp.core.policy import JUST_AFTER, Moment, Part, Policy, Purpose
from quizapp.core.refusal import NotNow
from quizapp.db.engine import Database
from quizapp.services import assignments, attempts, decks, reports
from tests.services.classroom import a_class, join
from tests.services.school import BANK, NOW, SEED, Sitting, quiz_id

HOUR = timedelta(hours=1)
TEST = Policy(purpose=Purpose.TEST)
EVERYTHING = frozenset(Part)
OWN = frozenset({Part.RESPONSES})


@pytest.fixture
def budi(garden: Database, cohort: Cohort) -> Joined:
    return join(garden, cohort.code)


def give(database: Database, by: Person, cohort: Cohort, closes: timedelta = HOUR, policy: Policy = TEST) -> str:
    with database.change() as session:
        made = assignments.assign(
            session, quiz=quiz_id(database), cohorts=[cohort.public_id], by=by, policy=policy,
            window=Window(NOW, NOW + closes), now=NOW,
        )  # fmt: skip
    return made[0]


def handed_in(database: Database, person: Person, assignment: str = "") -> str:
    quiz = quiz_id(database)
    with database.change() as session:
        attempt = attempts.start(
            session, quiz=quiz, person=person, language="id", seed=SEED, now=NOW, assignment=assignment
        )
        attempts.submit(session, attempt=attempt, person=person, now=NOW)
    return attempt


def shown(database: Database, person: Person, attempt: str, now: datetime) -> frozenset[Part]:
    with database.look() as session:
        found: Result = reports.result(session, attempt=attempt, person=person, now=now)
        listed = attempts.my_attempts(session, person=person, now=now)
    mark = next(row.mark for row in listed if row.attempt.public_id == attempt)
    assert (mark is not None) == found.release.shows(Part.SCORE)
    return frozenset(part for part in Part if found.release.shows(part))


def test_practice_shows_everything_at_once(garden: Database, budi: Joined) -> None:
    attempt = handed_in(garden, budi.person)
    for later in (timedelta(), JUST_AFTER, 1000 * HOUR):
        assert shown(garden, budi.person, attempt, NOW + later) == EVERYTHING


def test_a_test_waits_for_its_closing(garden: Database, rina: Person, cohort: Cohort, budi: Joined) -> None:
    attempt = handed_in(garden, budi.person, give(garden, rina, cohort))
    assert shown(garden, budi.person, attempt, NOW) == OWN
    assert shown(garden, budi.person, attempt, NOW + HOUR - timedelta(seconds=1)) == OWN
    assert shown(garden, budi.person, attempt, NOW + HOUR) == EVERYTHING


def test_keys_wait_for_the_last_class_with_the_same_items(
    garden: Database, rina: Person, cohort: Cohort, budi: Joined
) -> None:
    attempt = handed_in(garden, budi.person, give(garden, rina, cohort))
    other = give(garden, rina, a_class(garden, rina, "Kelas 8B"), 3 * HOUR)
    assert shown(garden, budi.person, attempt, NOW + HOUR) == {Part.RESPONSES, Part.SCORE}
    assert shown(garden, budi.person, attempt, NOW + 3 * HOUR) == EVERYTHING
    with garden.change() as session:
        assignments.withdraw(session, assignment=other, by=rina, now=NOW + HOUR)
    assert shown(garden, budi.person, attempt, NOW + HOUR) == EVERYTHING


def test_keys_wait_for_a_student_who_has_longer(garden: Database, rina: Person, cohort: Cohort, budi: Joined) -> None:
    sari = join(garden, cohort.code, "Sari")
    given = give(garden, rina, cohort)
    attempt = handed_in(garden, budi.person, given)
    with garden.change() as session:
        assignments.extend(
            session, assignment=given, enrolment=sari.enrolment.public_id, by=rina, now=NOW, closes=NOW + 2 * HOUR
        )
    assert Part.KEY not in shown(garden, budi.person, attempt, NOW + HOUR)
    assert shown(garden, budi.person, attempt, NOW + 2 * HOUR) == EVERYTHING


def test_practice_is_no_way_round_a_test(garden: Database, rina: Person, cohort: Cohort, sitting: Sitting) -> None:
    sitting.submit(NOW)
    assert shown(garden, sitting.person, sitting.attempt, NOW) == EVERYTHING
    give(garden, rina, cohort)
    assert shown(garden, sitting.person, sitting.attempt, NOW) == OWN
    with garden.look() as session, pytest.raises(NotNow, match="test"):
        decks.deck_file(session, slug=BANK.slug, edition="id", person=sitting.person, now=NOW)
    assert shown(garden, sitting.person, sitting.attempt, NOW + HOUR) == EVERYTHING
    with garden.look() as session:
        assert decks.deck_file(session, slug=BANK.slug, edition="id", person=sitting.person, now=NOW + HOUR).content


def test_practice_for_a_class_holds_nothing_back(garden: Database, rina: Person, cohort: Cohort, budi: Joined) -> None:
    attempt = handed_in(garden, budi.person, give(garden, rina, cohort, policy=Policy()))
    assert shown(garden, budi.person, attempt, NOW) == EVERYTHING


def test_a_teacher_may_tell_the_score_of_a_test_at_once(
    garden: Database, rina: Person, cohort: Cohort, budi: Joined
) -> None:
    early = MappingProxyType({Part.SCORE: frozenset(Moment), Part.KEY: frozenset(Moment)})
    policy = Policy(purpose=Purpose.TEST, review=early)
    attempt = handed_in(garden, budi.person, give(garden, rina, cohort, policy=policy))
    assert shown(garden, budi.person, attempt, NOW) == {Part.RESPONSES, Part.SCORE}


def test_not_even_the_responses(garden: Database, rina: Person, cohort: Cohort, budi: Joined) -> None:
    nothing = MappingProxyType({Part.RESPONSES: frozenset({Moment.AFTER_CLOSE})})
    attempt = handed_in(
        garden, budi.person, give(garden, rina, cohort, policy=Policy(purpose=Purpose.TEST, review=nothing))
    )
    with garden.look() as session, pytest.raises(NotNow, match="not shown yet"):
        reports.review(session, attempt=attempt, person=budi.person, now=NOW)
