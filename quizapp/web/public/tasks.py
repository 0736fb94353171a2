"""What a student has been given to do, in the order in which it is due, each with the one thing to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from quizapp.core.assignment import AssignedQuiz, Phase
from quizapp.core.grade import QuizGrade
from quizapp.core.i18n import Message, msg
from quizapp.core.policy import Purpose
from quizapp.web.language import interface_language

ORDER = (Phase.OPEN, Phase.COMING, Phase.CLOSED)


@dataclass(frozen=True, slots=True)
class Task:
    """Hold one line of the list: ``step`` names the button, None when there is nothing to press.

    ``language`` is the one in which the quiz would begin; ``minutes`` and ``extra`` are the time limit and this
    student's addition, 0 for none; ``grade`` is there once an attempt has been handed in.
    """

    quiz: AssignedQuiz
    phase: Phase
    language: str
    test: bool
    minutes: int
    extra: int
    step: Message | None
    grade: QuizGrade | None

    @property
    def title(self) -> str:
        """Return the quiz's title in the language in which it would begin."""
        return self.quiz.title[self.language]


def tasks(given: Iterable[AssignedQuiz], grades: Iterable[QuizGrade], now: datetime) -> tuple[Task, ...]:
    """Return the tasks: open ones first, then coming ones, then closed ones."""
    reached = {grade.assignment: grade for grade in grades}
    found = [_task(quiz, reached.get(quiz.assignment), now) for quiz in given]
    return tuple(sorted(found, key=lambda task: ORDER.index(task.phase)))


def _task(quiz: AssignedQuiz, grade: QuizGrade | None, now: datetime) -> Task:
    terms, phase = quiz.terms, quiz.terms.window.phase(now)
    wanted = interface_language()
    return Task(
        quiz=quiz,
        phase=phase,
        language=wanted if wanted in quiz.languages else quiz.languages[0],
        test=terms.policy.purpose is Purpose.TEST,
        minutes=terms.policy.time_limit or 0,
        extra=int(terms.extra.total_seconds()) // 60,
        step=_step(quiz) if phase is Phase.OPEN else None,
        grade=grade,
    )


def _step(quiz: AssignedQuiz) -> Message | None:
    if quiz.open_attempt:
        return msg("Continue")
    if quiz.tries_left == 0:
        return None
    return msg("Try again") if quiz.attempts else msg("Start the quiz")
