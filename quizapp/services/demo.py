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
from quizapp.core.drafted import Verdict
from quizapp.core.i18n import msg
from quizapp.core.item_report import Reason
from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotNow
from quizapp.core.response import Response
from quizapp.db.writes import save
from quizapp.drafting.draft import draft
from quizapp.services import (
    assignments,
    attempts,
    banks,
    class_results,
    cohorts,
    grading,
    item_reports,
    joining,
    people,
    quiz_rows,
    sign_ins,
)
from quizapp.services.bank_rights import right
from quizapp.services.banks import OfferedQuiz
from quizapp.services.draft_banks import keep_drafts
from quizapp.services.draft_review import Decision, decide, drafts_of
from quizapp.services.revisions import item_revisions

SEED: Final = 20_240_619
TEACHER: Final = "Bu Ratna (demo)"
COHORT: Final = "8C (demo)"
LONGEST_AGO: Final = timedelta(days=2)  # so that the pages show a class that has just been here
LESSON: Final = timedelta(minutes=80)  # two school hours, after which the first quiz has closed
GIVEN_AGO: Final = timedelta(days=1)  # the second quiz
OPEN_FOR: Final = timedelta(days=5)
THRESHOLD: Final = 70  # from which grade on a student of the class has reached the goal
BETWEEN: Final = timedelta(seconds=41)  # from one answer of a student to the next
SECOND: Final = "latihan-mengevaluasi"  # a quiz with essays, which wait for the teacher
HANDED_IN: Final = range(8)  # the students who are through with the second quiz
UNDER_WAY: Final = range(8, 12)  # those who are in the middle of it
BEGUN_AGO: Final = {**dict.fromkeys(HANDED_IN, timedelta(hours=3)), **dict.fromkeys(UNDER_WAY, timedelta(minutes=9))}
GRADED: Final = 2  # essays that have a mark already
COMMENT: Final = "Alasanmu bersandar pada bacaan. Sebutkan juga siapa yang mengatakannya."
REPORTS: Final = ((Reason.SEVERAL, "Menurut saya dua pilihan bisa benar."), (Reason.UNCLEAR, "Saya bingung maksudnya."))
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
class Task:
    """Hold a quiz that the class was given (public ids): with its first language, and its title."""

    quiz: str
    assignment: str
    language: str
    title: Texts


@dataclass(frozen=True, slots=True)
class Demo:
    """Hold what was begun: teacher with password, class, the quiz that all take, and one that some take (or None)."""

    teacher: Person
    password: str
    cohort: Cohort
    first: Task
    second: Task | None


def pupils() -> tuple[Pupil, ...]:
    """Return the students of the demo, always the same ones."""
    abilities = normal_abilities(len(NICKNAMES), random_for(SEED, "abilities"))
    return tuple(map(Pupil, range(len(NICKNAMES)), NICKNAMES, abilities))


def begin(session: Session, *, now: datetime) -> Demo:
    """Make a teacher with a random password and a class that is given quizzes, on a site that has neither.

    The first quiz of the first bank has closed, one with essays is open. Raises NotNow when there is no quiz.
    """
    listed = [quiz for bank in banks.list_banks(session) for quiz in bank.quizzes]
    if not listed:
        raise NotNow(msg("No quiz was loaded, so there is nothing that a class could take."))
    password = secrets.token_urlsafe(9)
    person = people.sign_up(session, name=TEACHER, password=password, now=now)
    teacher = people.grant(session, person=person, roles=[Role.TEACHER])
    lesson = now - LONGEST_AGO
    cohort = cohorts.make_cohort(session, name=COHORT, teacher=teacher, now=lesson)
    first = _give(session, listed[0], cohort, teacher, Window(lesson, lesson + LESSON), lesson)
    class_results.set_threshold(
        session, assignment=first.assignment, teacher=teacher, threshold=THRESHOLD, now=lesson
    )  # fmt: skip
    second = next((quiz for quiz in listed[1:] if quiz.id == SECOND), None)
    running = Window(now - GIVEN_AGO, now + OPEN_FOR)
    given = _give(session, second, cohort, teacher, running, now - GIVEN_AGO) if second else None
    return Demo(teacher, password, cohort, first, given)


def _give(session: Session, quiz: OfferedQuiz, cohort: Cohort, teacher: Person, window: Window, at: datetime) -> Task:  # noqa: PLR0913, PLR0917 - who gives what to whom, and when
    policy = quiz_rows.quiz_card(session, quiz=quiz.public_id, person=teacher).policy
    (assignment,) = assignments.assign(
        session, quiz=quiz.public_id, cohorts=[cohort.public_id], by=teacher, policy=policy, window=window, now=at
    )
    return Task(quiz.public_id, assignment, quiz.languages[0], quiz.title)


def take(session: Session, demo: Demo, pupil: Pupil, *, now: datetime) -> None:
    """Let a student join the class, and answer as the model says: the first quiz, and some the second, before ``now``.

    The first is handed in by all; of the second, some are still in the middle.
    """
    chance = random_for(SEED, "pupil", str(pupil.number))
    at = now - LONGEST_AGO + timedelta(seconds=180 + chance.randrange(600))
    student = joining.join(
        session, code=shown_code(demo.cohort.code), nickname=pupil.nickname, person=None, now=at
    ).person
    visit = _Visit(session, student, pupil.ability, chance)
    visit.hand_in(visit.answered(demo.first, at))
    if demo.second and pupil.number in BEGUN_AGO:
        run = visit.answered(demo.second, now - BEGUN_AGO[pupil.number], half=pupil.number in UNDER_WAY)
        if pupil.number in HANDED_IN:
            visit.hand_in(run)
        if pupil.number < len(REPORTS):
            reason, remark = REPORTS[pupil.number]
            item_reports.report(
                session, attempt=run.attempt, place=1, person=student, reason=reason, remark=remark, now=run.at
            )


def grade_some(session: Session, demo: Demo, *, now: datetime) -> None:
    """Let the teacher grade a few of the essays that wait, one level below the best."""
    for one in grading.waiting(session, teacher=demo.teacher)[:GRADED]:
        seen = grading.response_to_grade(session, attempt=one.attempt, place=one.place, teacher=demo.teacher)
        rows = {row.id: max(0, row.most - 1) for row in seen.revision.bound.content.rows}
        grading.grade(
            session, attempt=one.attempt, place=one.place, judgement={"rows": rows}, comment=COMMENT,
            teacher=demo.teacher, now=now,
        )  # fmt: skip


def draft_some(session: Session, demo: Demo, *, now: datetime) -> str:
    """Let the teacher have drafts made from the passage of the last bank, and take the first; return the new slug."""
    *_, last = banks.list_banks(session)
    passage = banks.reading_page(session, slug=last.slug, language=demo.first.language).passage
    paragraphs = (each.sentences for section in passage.sections for each in section.paragraphs)
    text = "\n\n".join((passage.title, *(" ".join(one.text for one in sentences) for sentences in paragraphs)))
    slug = keep_drafts(session, draft(text, passage.language), person=demo.teacher, now=now)
    mine = right(session, slug=slug, person=demo.teacher, change=True)
    first, *_ = drafts_of(session, bank=mine.id, language=passage.language)
    taken = Decision(first.id, Verdict.ACCEPTED, base=1)
    decide(session, mine, taken, language=passage.language, person=demo.teacher, now=now)
    return slug


@dataclass(frozen=True, slots=True)
class _Run:
    """An attempt (public id), and when the last answer was given."""

    attempt: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Visit:
    """A student at work: an ability, and the chance that every choice is drawn from."""

    session: Session
    student: Person
    ability: float
    chance: Random

    def answered(self, task: Task, begun: datetime, *, half: bool = False) -> _Run:
        """Sign in, begin a quiz and answer its items one after the other, all of them or the first half."""
        session, student, at = self.session, self.student, begun
        token = sign_ins.open_sign_in(session, person=student, now=at)
        attempt = attempts.start(
            session, quiz=task.quiz, person=student, language=task.language, seed=self.chance.getrandbits(SEED_BITS),
            now=at, assignment=task.assignment,
        )  # fmt: skip
        items = attempts.overview(session, attempt=attempt, person=student).attempt.items
        for place in range(1, (items // 2 if half else items) + 1):
            at += BETWEEN
            seen = attempts.snapshot(session, token=token, attempt=attempt, place=place, now=at)
            response = self._response(seen.placed)
            write = attempts.respond(seen, response, flag=False, key=f"demo-place-{place}", seen=0, now=at)
            save(session.connection(), write)
        return _Run(attempt, at)

    def hand_in(self, run: _Run) -> None:
        """Hand an attempt in a little after the last answer."""
        attempts.submit(self.session, attempt=run.attempt, person=self.student, now=run.at + BETWEEN)

    def _response(self, placed: PlacedItem) -> Response:
        """Return the key of an item or an error, as the model has it."""
        revision = item_revisions(self.session, (placed.revision,))[placed.revision]
        right = answers(PARAMETERS[(placed.place - 1) % len(PARAMETERS)], self.ability, self.chance)
        return revision.type.key(revision.bound) if right else revision.type.wrong(revision.bound, self.chance)
