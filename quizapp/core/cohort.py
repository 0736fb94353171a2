"""Cohorts: a class of students, who is enrolled in it, and how it lets them in and back in."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Final

from quizapp.core.i18n import Message
from quizapp.core.person import LONGEST_KEY, LONGEST_NAME, BadName, Person, name_key
from quizapp.core.refusal import Malformed, NotAllowed, TooMany

MOST_STUDENTS: Final = 1000  # in a class; every list of them is read and shown whole


@dataclass(frozen=True, slots=True)
class Cohort:
    """Hold a class as its teachers see it.

    ``id`` never leaves the server; ``code`` is the 8 characters of the code that works now, "" when there is none;
    ``students`` counts those enrolled.
    """

    id: int
    public_id: str
    name: str
    code: str
    students: int
    created: datetime
    archived: datetime | None

    @property
    def open(self) -> bool:
        """Tell whether students come in."""
        return self.archived is None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Hold a student's place in a class.

    ``person`` and ``id`` never leave the server. ``nickname`` is unique in the class; ``number`` is the one on the
    class list; ``nis`` and ``nisn`` are texts, so that zeros in front stay; ``generation`` counts the PINs from 1.
    """

    id: int
    public_id: str
    person: int
    nickname: str
    number: int | None
    nis: str | None
    nisn: str | None
    generation: int
    joined: datetime
    removed: datetime | None = None


@dataclass(frozen=True, slots=True)
class StudentLine:
    """Hold one line of a class list.

    ``account`` tells that the student signs in with a password and has no use for a PIN; ``last_sign_in`` is None
    before the first; ``attempts`` counts all attempts, ``submitted`` those handed in.
    """

    enrolment: Enrolment
    account: bool
    last_sign_in: datetime | None
    attempts: int
    submitted: int


@dataclass(frozen=True, slots=True)
class CohortPage:
    """Hold a class with its students by number, those without one after them, by nickname; and who was taken off it."""

    cohort: Cohort
    students: tuple[StudentLine, ...]
    removed: tuple[Enrolment, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Hold what came of joining: whom to sign in, as what; ``new`` is False for somebody who was in already."""

    person: Person
    enrolment: Enrolment
    cohort: str
    new: bool


@dataclass(frozen=True, slots=True)
class Membership:
    """Hold a class as one of its students sees it; ``cohort`` is its name."""

    cohort: str
    enrolment: Enrolment


@dataclass(frozen=True, slots=True)
class JoinCard:
    """Hold what stands on a printed card; ``pin`` is "" for a student who signs in with a password."""

    name: str
    number: int | None
    cohort: str
    code: str
    pin: str


class BadCode(Malformed):
    """Refuse a class code that opens nothing, for whatever reason; belongs to the code field."""


class TooManyCodes(TooMany):
    """Refuse one more class code that opens nothing, after many; belongs to the code field."""


class NicknameTaken(BadName):
    """Refuse a nickname that another student of the class has; ``free`` is one like it that nobody has."""

    def __init__(self, message: Message, free: str) -> None:
        """Keep the free one beside the sentence."""
        super().__init__(message)
        self.free = free


class WrongPin(NotAllowed):
    """Refuse a nickname and PIN that do not belong together; belongs to the PIN field, and counts as a wrong try."""


def free_name(name: str, taken: Container[str]) -> str:
    """Return ``name``, shortened if need be, with the first number from 2 whose key is not among ``taken``."""
    for number in count(2):
        suffix = f" {number}"
        stem = name[: LONGEST_NAME - len(suffix)].rstrip()
        while len(name_key(stem + suffix)) > LONGEST_KEY:
            stem = stem[:-1].rstrip()
        if name_key(stem + suffix) not in taken:
            return stem + suffix
    raise AssertionError("Numbers do not end.")
