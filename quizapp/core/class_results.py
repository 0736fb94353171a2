"""Class results: what each student of a class earned in an assignment, item by item, as its teacher sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from quizapp.core.bank import Texts
from quizapp.core.grade import in_hundred
from quizapp.core.item import Process
from quizapp.core.policy import Policy


class Outcome(StrEnum):
    """Say what became of one response."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    BLANK = "blank"
    WAITING = "waiting"


class Progress(StrEnum):
    """Say how far a student is with an assignment."""

    NOT_BEGUN = "not-begun"
    OPEN = "open"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class ResultsHead:
    """Hold what an assignment's results are about.

    ``id`` and what ends in it never leave the server. ``students`` counts those it is meant for; ``threshold`` (KKTP, 1
    to 100) is None while none is set; ``items`` are the quiz's fixed items in its order (author ids).
    """

    id: int
    public_id: str
    batch: str
    cohort_id: int
    cohort: str
    cohort_name: str
    quiz_id: int
    quiz: str
    title: Texts
    items: tuple[str, ...]
    everyone: bool
    policy: Policy
    opens: datetime | None
    closes: datetime | None
    withdrawn: datetime | None
    threshold: int | None
    students: int


@dataclass(frozen=True, slots=True)
class GradeLine:
    """Hold one student's line of a grade list, on screen and in files alike.

    ``number`` is the one on the class list, ``nisn`` "" for none. ``grade`` is from 0 to 100 with one decimal, None
    while nothing is handed in or a response waits for the teacher. ``attempts`` counts those handed in.
    """

    enrolment: str
    number: int | None
    nisn: str
    name: str
    progress: Progress
    attempts: int
    waiting: int
    grade: Fraction | None

    def reached(self, threshold: int | None) -> bool | None:
        """Tell whether the grade, as it is written down, reaches the threshold; None without one of the two."""
        return None if threshold is None or self.grade is None else self.grade >= threshold


@dataclass(frozen=True, slots=True)
class GradeList:
    """Hold the grade list of a class for one assignment."""

    head: ResultsHead
    lines: tuple[GradeLine, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold what one student did with one item; ``points`` is None while it waits, ``given`` one line of text."""

    attempt: str
    place: int
    outcome: Outcome
    points: Fraction | None
    possible: int
    given: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """Hold one student's line with the cells of the attempt shown, item (author id) -> cell, and shares by process."""

    line: GradeLine
    cells: Mapping[str, Cell]
    by_process: Mapping[Process, Fraction]

    def process_grade(self, process: Process) -> Fraction | None:
        """Return the grade of one process from 0 to 100, None where nothing of it is graded."""
        return in_hundred(self.by_process[process]) if process in self.by_process else None


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """Hold one item of the grid: its author id, its stem (inline Markdown) and the mean share of its graded cells."""

    item: str
    stem: str
    language: str
    mean: Fraction | None


@dataclass(frozen=True, slots=True)
class ClassResults:
    """Hold one page of the grid; the means are over the students of this page."""

    head: ResultsHead
    columns: tuple[ResultColumn, ...]
    rows: tuple[ResultRow, ...]
    page: int
    pages: int

    @property
    def processes(self) -> tuple[Process, ...]:
        """Return the processes that somebody's attempt has graded items of, in their usual order."""
        return tuple(each for each in Process if any(each in row.by_process for row in self.rows))

    @property
    def mean(self) -> Fraction | None:
        """Return the mean of the grades that there are."""
        return mean_of([row.line.grade for row in self.rows if row.line.grade is not None])

    def process_mean(self, process: Process) -> Fraction | None:
        """Return the mean grade of a process over the students who have one."""
        grades = (row.process_grade(process) for row in self.rows)
        return mean_of([grade for grade in grades if grade is not None])

    def count(self, *, reached: bool) -> int:
        """Return how many students reached the threshold, or did not."""
        return sum(row.line.reached(self.head.threshold) is reached for row in self.rows)


def mean_of(grades: list[Fraction]) -> Fraction | None:
    """Return the mean of grades from 0 to 100 with one decimal, None for none."""
    return in_hundred(sum(grades, Fraction(0)) / len(grades) / 100) if grades else None
