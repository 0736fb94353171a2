"""Attempts: one run through a quiz as frozen values, from the snapshot a page needs to the result at the end.

No key and no rationale is in here: what a page of an open attempt is built from cannot leak what it does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from quizapp.core.checking import CheckWrite
from quizapp.core.item import Process
from quizapp.core.person import Person
from quizapp.core.policy import Behaviour
from quizapp.core.release import Release
from quizapp.core.response import Response
from quizapp.core.score import Mark, Rule


class AttemptState(StrEnum):
    """Say whether an attempt still takes answers."""

    OPEN = "open"
    SUBMITTED = "submitted"


class Selection(StrEnum):
    """Say what an attempt asks: the items of its quiz, or what its student missed in the bank before."""

    QUIZ = "quiz"
    MISSED = "missed"


class EndedBy(StrEnum):
    """Say who or what handed an attempt in."""

    STUDENT = "student"
    TIME = "time"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class AttemptHead:
    """Hold what every page of an attempt shows; all of it was fixed when the attempt began, except the state.

    ``public_id`` is the one in addresses, ``id`` never leaves the server; ``title`` is the quiz title in ``language``;
    ``items`` counts the places; ``passage`` is the id of the passage revision shown beside the items. From ``due`` on
    no answer is taken; ``limit`` is the quiz's own time, ``extra`` this student's addition; ``stamp`` is the latest
    moment that the attempt has known.
    """

    id: int
    public_id: str
    title: str
    language: str
    state: AttemptState
    items: int
    passage: int
    behaviour: Behaviour = Behaviour.DEFERRED
    stamp: datetime | None = None
    due: datetime | None = None
    limit: timedelta | None = None
    extra: timedelta = timedelta()

    @property
    def open(self) -> bool:
        """Tell whether the attempt has not been handed in; its time may be over all the same."""
        return self.state is AttemptState.OPEN

    def over(self, now: datetime) -> bool:
        """Tell whether the time is over; a clock set back gives none."""
        return self.due is not None and max(now, self.stamp or now) >= self.due

    def left(self, now: datetime) -> timedelta | None:
        """Return how much time is left, at least none; None without a limit."""
        return None if self.due is None else max(timedelta(), self.due - max(now, self.stamp or now))


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """Hold what an attempt fixed about the item at one place (from 1): revision, rule, weight and shown order.

    ``denominator`` is the constant one of the revision under ``rule``; ``order`` lists author ids as shown.
    """

    place: int
    revision: int
    rule: Rule
    denominator: int
    points: int
    order: tuple[str, ...]
    process: Process


@dataclass(frozen=True, slots=True)
class Saved:
    """Hold what is stored at one place; ``version`` counts the saves, 0 while there is none; ``flag``: "ragu-ragu".

    ``locked`` says that it was checked for the last time and stays as it is.
    """

    response: Response
    flag: bool
    version: int
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold one entry of the list of places: answered or blank, and whether the student was unsure."""

    place: int
    answered: bool
    flagged: bool


def _blanks(spots: Iterable[Spot]) -> tuple[int, ...]:
    return tuple(spot.place for spot in spots if not spot.answered)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Hold everything an item page and a save need, from one read: who, which attempt, which item, what is saved."""

    person: Person
    attempt: AttemptHead
    placed: PlacedItem
    saved: Saved
    spots: tuple[Spot, ...]

    @property
    def blanks(self) -> tuple[int, ...]:
        """Return the places without an answer, in order."""
        return _blanks(self.spots)


@dataclass(frozen=True, slots=True)
class AnswerWrite:
    """Ask the answer writer to store one response.

    ``attempt`` is the internal id, ``key`` the idempotency key of the rendered page, ``hash`` the SHA-256 (hex) of what
    was sent, ``seen`` the version the student saw, ``at`` an aware time. ``check`` is the try that this save counts as,
    if it does. Whether it may be stored is decided inside the transaction.
    """

    attempt: int
    place: int
    key: str
    hash: str
    seen: int
    response: Response
    flag: bool
    at: datetime
    check: CheckWrite | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """Report a durable save; ``replayed`` when the same request had been stored before (the reply is the same)."""

    version: int
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Report that nothing was stored because another save came in between; ``current`` is what is stored now."""

    current: Saved


@dataclass(frozen=True, slots=True)
class NotOpen:
    """Report that nothing was stored because the attempt no longer takes answers."""


@dataclass(frozen=True, slots=True)
class Late:
    """Report that nothing was stored because the time was over when the request began; what was saved counts."""


@dataclass(frozen=True, slots=True)
class Locked:
    """Report that nothing was stored because the response had been checked for the last time."""


Outcome: TypeAlias = Stored | Conflict | NotOpen | Late | Locked


@dataclass(frozen=True, slots=True)
class Overview:
    """Hold an attempt with its list of places, for the page that asks before submitting."""

    attempt: AttemptHead
    spots: tuple[Spot, ...]

    @property
    def blanks(self) -> tuple[int, ...]:
        """Return the places without an answer, in order."""
        return _blanks(self.spots)

    @property
    def flagged(self) -> tuple[int, ...]:
        """Return the places marked as unsure, in order."""
        return tuple(spot.place for spot in self.spots if spot.flagged)


@dataclass(frozen=True, slots=True)
class Tally:
    """Count items by what became of them; each is in exactly one number. What is invalid is never stored."""

    right: int
    partly: int
    wrong: int
    blank: int
    waiting: int

    @property
    def items(self) -> int:
        """Return how many items there are."""
        return self.right + self.partly + self.wrong + self.blank + self.waiting

    @property
    def missed(self) -> int:
        """Return how many items did not earn everything, those that wait left out."""
        return self.partly + self.wrong + self.blank


@dataclass(frozen=True, slots=True)
class ProcessMark:
    """Hold the mark over the items of one reading process, and how many of its items earned everything."""

    process: Process
    mark: Mark
    items: int
    right: int


@dataclass(frozen=True, slots=True)
class Result:
    """Hold what a submitted attempt earned: in all, and by process in the order of ``Process`` (absent ones left out).

    ``bank`` is the slug of the bank and ``editions`` its languages, for the deck download. Of all this only what
    ``release`` shows may leave the server.
    """

    attempt: AttemptHead
    bank: str
    editions: tuple[str, ...]
    started: datetime
    submitted: datetime
    mark: Mark
    tally: Tally
    by_process: tuple[ProcessMark, ...]
    release: Release

    @property
    def items(self) -> int:
        """Return how many items the attempt has."""
        return self.tally.items

    @property
    def right(self) -> int:
        """Return how many items earned everything."""
        return self.tally.right


@dataclass(frozen=True, slots=True)
class ListedAttempt:
    """Hold one line of "my results"; ``submitted`` is None while the attempt is open, ``mark`` also while it waits."""

    attempt: AttemptHead
    bank: str
    started: datetime
    submitted: datetime | None
    mark: Mark | None
