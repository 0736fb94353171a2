"""A class that never was: a teacher, and students whose answers follow a model with known parameters."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy.orm import Session

from quizapp.analysis.simulate import Item2PL, answers, normal_abilities
from quizapp.core.assembly import SEED_BITS, random_for
from quizapp.core.assignment import Window
from quizapp.core.attempt import PlacedItem
from quizapp.core.bank import Texts
from quizapp.core.class_code import shown_code
from quizapp.core.cohort import Cohort
from quizapp.core.i18n import msg
from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotNow
from quizapp.core.response import Response
from quizapp.db.writes import save
from quizapp.services import (
    assignments,
    attempts,
    banks,
    class_results,
    cohorts,
    joining,
    people,
    quiz_rows,
    sign_ins,
)
from quizapp.services.revisions import item_revisions

SEED: Final = 20_240_619
TEACHER: Final = "Bu Ratna (demo)"
COHORT: Final = "8C (demo)"
LONGEST_AGO: Final = timedelta(days=2)  # so that the pages show a class that has just been here
LESSON: Final = timedelta(minutes=80)  # two school hours, after which the quiz has closed
THRESHOLD: Final = 70  # from which grade on a student of the class has reached the goal
BETWEEN: Final = timedelta(seconds=41)  # from one answer of a student to the next
NICKNAMES: Final = (
    "Adit", "Alya", "Andra", "Anisa", "Arga", "Aulia", "Bagas", "Bayu", "Cahya", "Citra", "Damar", "Dinda",
    "Eka", "Fajar", "Farah", "Galih", "Gita", "Hana", "Ilham", "Intan", "Jaka", "Kirana", "Laras", "Made",
    "Mega", "Nadia", "Nyoman", "Putri", "Raka", "Rani", "Reza", "Salsa", "Tegar", "Tiara", "Wulan", "Yoga",
)  # fmt: skip
# By place in the quiz, from the first; a longer quiz begins again at the front.
PARAMETERS: Final = (
    Item2PL(1.4, -0.4), Item2PL(1.1, -1.2), Item2PL(0.9, -0.9), Item2PL(1.6, 0.6), Item2PL(1.0, -1.0),
    Item2PL(1.2, 0.1), Item2PL(1.8, 0.9), Item2PL(0.8, 0.4), Item2PL(1.3, -0.1), Item2PL(1.5, 1.1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pupil:
    """Hold a made-up student: ``number`` from 0, and the ability that the model takes."""

    number: int
    nickname: str
    ability: float


@dataclass(frozen=True, slots=True)
class Demo:
    """Hold what was begun: teacher with password, class, the quiz that it is given, with its title, and how."""

    teacher: Person
    password: str
    cohort: Cohort
    quiz: str
    language: str
    title: Texts
    assignment: str


def pupils() -> tuple[Pupil, ...]:
    """Return the students of the demo, always the same ones."""
    abilities = normal_abilities(len(NICKNAMES), random_for(SEED, "abilities"))
    return tuple(map(Pupil, range(len(NICKNAMES)), NICKNAMES, abilities))


def begin(session: Session, *, now: datetime) -> Demo:
    """Make a teacher with a random password and a class that was given a quiz, on a site that has neither.

    The quiz is the first one of the first bank, and has closed by now. Raises NotNow when there is none.
    """
    listed = [quiz for bank in banks.list_banks(session) for quiz in bank.quizzes]
    if not listed:
        raise NotNow(msg("No quiz was loaded, so there is nothing that a class could take."))
    password = secrets.token_urlsafe(9)
    person = people.sign_up(session, name=TEACHER, password=password, now=now)
    teacher = people.grant(session, person=person, roles=[Role.TEACHER])
    lesson, quiz = now - LONGEST_AGO, listed[0]
    cohort = cohorts.make_cohort(session, name=COHORT, teacher=teacher, now=lesson)
    policy = quiz_rows.quiz_card(session, quiz=quiz.public_id, person=teacher).policy
    (given,) = assignments.assign(
        session, quiz=quiz.public_id, cohorts=[cohort.public_id], by=teacher, policy=policy,
        window=Window(lesson, lesson + LESSON), now=lesson,
    )  # fmt: skip
    class_results.set_threshold(session, assignment=given, teacher=teacher, threshold=THRESHOLD, now=lesson)
    return Demo(teacher, password, cohort, quiz.public_id, quiz.languages[0], quiz.title, given)


def take(session: Session, demo: Demo, pupil: Pupil, *, now: datetime) -> None:
    """Let a student join the class, answer every item of the quiz as the model says, and hand it in before ``now``."""
    chance = random_for(SEED, "pupil", str(pupil.number))
    at = now - LONGEST_AGO + timedelta(seconds=180 + chance.randrange(600))
    code = shown_code(demo.cohort.code)
    student = joining.join(session, code=code, nickname=pupil.nickname, person=None, now=at).person
    token = sign_ins.open_sign_in(session, person=student, now=at)
    attempt = attempts.start(
        session, quiz=demo.quiz, person=student, language=demo.language, seed=chance.getrandbits(SEED_BITS), now=at,
        assignment=demo.assignment,
    )  # fmt: skip
    for place in range(1, attempts.overview(session, attempt=attempt, person=student).attempt.items + 1):
        at += BETWEEN
        seen = attempts.snapshot(session, token=token, attempt=attempt, place=place, now=at)
        response = _response(session, seen.placed, pupil.ability, chance)
        write = attempts.respond(seen, response, flag=False, key=f"demo-place-{place}", seen=0, now=at)
        save(session.connection(), write)
    attempts.submit(session, attempt=attempt, person=student, now=at + BETWEEN)


def _response(session: Session, placed: PlacedItem, ability: float, chance: Random) -> Response:
    """Return the key of an item or an error, as the model has it."""
    revision = item_revisions(session, (placed.revision,))[placed.revision]
    right = answers(PARAMETERS[(placed.place - 1) % len(PARAMETERS)], ability, chance)
    return revision.type.key(revision.bound) if right else revision.type.wrong(revision.bound, chance)
