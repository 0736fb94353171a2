"""Assignments: a quiz given to a class for a time, what it is for one student, and how far that student is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from quizapp.core.policy import Policy


class Phase(StrEnum):
    """Say where an assignment stands for one student."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Window:
    """Hold from when to when answers are taken; None is "at once" and "for ever"."""

    opens: datetime | None = None
    closes: datetime | None = None

    def phase(self, now: datetime) -> Phase:
        """Return where ``now`` stands; the closing moment itself is closed."""
        if self.opens is not None and now < self.opens:
            return Phase.COMING
        return Phase.CLOSED if self.closes is not None and now >= self.closes else Phase.OPEN


@dataclass(frozen=True, slots=True)
class Terms:
    """Hold under what conditions a student takes a quiz: policy, window, and what only this student has more of."""

    policy: Policy
    window: Window = Window()
    extra: timedelta = timedelta()
    extra_tries: int = 0

    @property
    def tries(self) -> int | None:
        """Return how many attempts the student may begin, None for any number."""
        return None if self.policy.tries is None else self.policy.tries + self.extra_tries

    @property
    def limit(self) -> timedelta | None:
        """Return the quiz's own time limit without the student's addition, None for none."""
        return None if self.policy.time_limit is None else timedelta(minutes=self.policy.time_limit)

    def due(self, started: datetime) -> datetime | None:
        """Return when an attempt begun at ``started`` ends: by its own limit or by the closing, whichever is first."""
        return end_of(started, None if self.limit is None else self.limit + self.extra, self.window.closes)


def end_of(started: datetime, lasts: timedelta | None, closes: datetime | None) -> datetime | None:
    """Return when an attempt ends that may last so long (None: for ever) in a quiz that closes then (None: never)."""
    own = None if lasts is None else started + lasts
    ends = [moment for moment in (own, closes) if moment is not None]
    return min(ends) if ends else None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Hold an assignment as its class and its teachers see it; ``id`` and ``quiz_id`` never leave the server.

    ``batch`` is shared by what was assigned at once; ``quiz`` is the quiz's public id; ``cohort`` the class's.
    """

    id: int
    public_id: str
    batch: str
    quiz_id: int
    quiz: str
    cohort: str
    everyone: bool
    policy: Policy
    window: Window
    made: datetime
    withdrawn: datetime | None


@dataclass(frozen=True, slots=True)
class AssignedQuiz:
    """Hold one line of a student's list: what is to do, under which terms, and how far it is.

    ``title`` maps languages to the quiz's title; ``attempts`` counts those begun; ``open_attempt`` is the public id of
    one to go on with, "" for none.
    """

    assignment: str
    quiz: str
    title: dict[str, str]
    languages: tuple[str, ...]
    cohort_name: str
    terms: Terms
    attempts: int
    open_attempt: str

    @property
    def tries_left(self) -> int | None:
        """Return how many more attempts may begin, None for any number."""
        return None if self.terms.tries is None else max(0, self.terms.tries - self.attempts)
