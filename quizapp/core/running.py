"""Assignments as they run: how far a class is with a quiz, and each of its students."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.core.assignment import Terms, Window
from quizapp.core.policy import Purpose


class Progress(StrEnum):
    """Say how far a student is with an assignment, by the newest attempt."""

    NOT_BEGUN = "not-begun"
    WORKING = "working"
    OVER = "over"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class ListedAssignment:
    """Hold one line of a teacher's list; ``meant``, ``begun`` and ``submitted`` count students, each once."""

    public_id: str
    batch: str
    title: Mapping[str, str]
    cohort: str
    cohort_name: str
    window: Window
    purpose: Purpose
    meant: int
    begun: int
    submitted: int
    withdrawn: datetime | None


@dataclass(frozen=True, slots=True)
class AssignmentPage:
    """Hold one page of a teacher's assignments, newest first; ``more`` tells that older ones follow."""

    lines: tuple[ListedAssignment, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class LiveLine:
    """Hold how far one student is; what is about an attempt is about the newest one.

    ``answered`` of ``items`` have an answer, ``saved`` is the moment of the last save, ``due`` when time is over.
    """

    enrolment: str
    nickname: str
    number: int | None
    terms: Terms
    attempts: int
    progress: Progress
    answered: int
    items: int
    saved: datetime | None
    due: datetime | None
    submitted: datetime | None
