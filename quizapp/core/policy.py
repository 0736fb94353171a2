"""Policies: how a quiz is taken and what of it is shown when; a quiz proposes one, an assignment fixes its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final, TypeAlias

JUST_AFTER: Final = timedelta(minutes=15)  # long enough to read a result slowly, short beside a lesson
THIRD: Final = Fraction(1, 3)


class Purpose(StrEnum):
    """Say what a quiz is for; a test keeps its keys until it has closed for everybody."""

    PRACTICE = "practice"
    TEST = "test"


class Behaviour(StrEnum):
    """Say when a response is graded: at the end, once each by a check, or in several tries with hints."""

    DEFERRED = "deferred"
    IMMEDIATE = "immediate"
    INTERACTIVE = "interactive"


class Grade(StrEnum):
    """Say which of several attempts counts."""

    BEST = "best"
    LAST = "last"
    FIRST = "first"
    MEAN = "mean"


class Part(StrEnum):
    """Name what of an attempt can be shown or kept back."""

    SCORE = "score"
    CORRECTNESS = "correctness"
    KEY = "key"
    RATIONALE = "rationale"
    RESPONSES = "responses"


class Moment(StrEnum):
    """Name the time at which something is shown, seen from one attempt: the columns of the review matrix."""

    DURING = "during"
    JUST_AFTER = "just_after"
    LATER_OPEN = "later_open"
    AFTER_CLOSE = "after_close"


ReviewMatrix: TypeAlias = Mapping[Part, frozenset[Moment]]

AFTERWARDS: Final = frozenset({Moment.JUST_AFTER, Moment.LATER_OPEN, Moment.AFTER_CLOSE})
CLOSED: Final = frozenset({Moment.AFTER_CLOSE})
ALWAYS: Final = frozenset(Moment)
# Practice that checks single items shows what it finds; a test shows a student's own responses until it has closed.
REVIEW: Final[Mapping[Purpose, ReviewMatrix]] = MappingProxyType({
    Purpose.PRACTICE: MappingProxyType({
        Part.SCORE: ALWAYS,
        Part.CORRECTNESS: ALWAYS,
        Part.KEY: AFTERWARDS,
        Part.RATIONALE: ALWAYS,
        Part.RESPONSES: ALWAYS,
    }),
    Purpose.TEST: MappingProxyType({
        Part.SCORE: CLOSED,
        Part.CORRECTNESS: CLOSED,
        Part.KEY: CLOSED,
        Part.RATIONALE: CLOSED,
        Part.RESPONSES: ALWAYS,
    }),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Policy:
    """Hold how a quiz is taken.

    ``penalty`` in [0, 1] is the share that each used try costs (interactive); ``time_limit`` is in minutes and
    ``tries`` counts attempts, None for no limit; ``review`` holds only what differs from the matrix of the purpose.
    """

    purpose: Purpose = Purpose.PRACTICE
    behaviour: Behaviour = Behaviour.DEFERRED
    penalty: Fraction = THIRD
    time_limit: int | None = None
    tries: int | None = None
    grade: Grade = Grade.BEST
    review: ReviewMatrix = field(default_factory=lambda: MappingProxyType({}))

    def shows(self, part: Part, moment: Moment) -> bool:
        """Tell whether the review matrix shows a part at a moment."""
        return moment in self.review.get(part, REVIEW[self.purpose][part])


def moment_of(*, submitted: datetime | None, closes: datetime | None, now: datetime) -> Moment:
    """Return where ``now`` stands for an attempt; ``closes`` is None for a quiz that stays open.

    An attempt that is still open is ``DURING`` even when its quiz has closed: nothing of it is graded yet.
    """
    if submitted is None:
        return Moment.DURING
    if closes is not None and now >= closes:
        return Moment.AFTER_CLOSE
    return Moment.JUST_AFTER if now < submitted + JUST_AFTER else Moment.LATER_OPEN
