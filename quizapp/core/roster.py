"""Rosters: the rows of a class list, read cell by cell, and the plan of what they would do to a class."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Protocol

from quizapp.core.cohort import Enrolment
from quizapp.core.i18n import Message, msg
from quizapp.core.person import clean_name, name_key
from quizapp.core.refusal import Malformed

NISN_DIGITS: Final = 10
LONGEST_NIS: Final = 64
LARGEST_NUMBER: Final = 9999
SHOWN: Final = 40  # characters of a wrong cell that a sentence repeats
NIS: Final = re.compile(rf"[0-9A-Za-z./ -]{{1,{LONGEST_NIS}}}")
NUMBER: Final = re.compile(r"0*([1-9][0-9]{0,3})\.?")
NOTHING: Final = re.compile(r"[-\u2010-\u2015\u2212.\s]*")  # what people write into a cell that they have nothing for
IN_NISN: Final = re.compile(r"[\s.'’`-]")  # what spreadsheets and people put between or before the digits


class ListedRow(Protocol):
    """Have what a row of a class list has, whoever read it."""

    @property
    def line(self) -> int:
        """Return where the row stands in the file, from 1."""

    @property
    def name(self) -> str:
        """Return the name as it stands in the list."""

    @property
    def number(self) -> str | int:
        """Return the number on the class list."""

    @property
    def nis(self) -> str:
        """Return the school's number of the student."""

    @property
    def nisn(self) -> str:
        """Return the country's number of the student."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """Hold one row as it was read, every cell as text."""

    line: int
    name: str
    number: str = ""
    nis: str = ""
    nisn: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one row understood; ``place`` counts the rows from 0, ``key`` is the form in which names are compared."""

    place: int
    line: int
    name: str
    key: str
    number: int | None
    nis: str | None
    nisn: str | None

    @property
    def known_by(self) -> bool:
        """Tell whether more than the name says who it is."""
        return bool(self.nis or self.nisn)


class RosterOutcome(StrEnum):
    """Say what a row does: the last two change nothing until somebody mends the row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    RESTORED = "restored"
    AMBIGUOUS = "ambiguous"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class RosterLine:
    """Hold what one row does. ``name`` is as in the list, ``nickname`` and the others as they would be kept.

    ``enrolment`` is the student as it is now, None for a new one; ``reason`` tells why a row does nothing.
    """

    line: int
    name: str
    outcome: RosterOutcome
    nickname: str = ""
    number: int | None = None
    nis: str | None = None
    nisn: str | None = None
    enrolment: Enrolment | None = None
    reason: Message | None = None

    @property
    def renamed(self) -> bool:
        """Tell whether the student would type another nickname from then on."""
        return self.enrolment is not None and name_key(self.enrolment.nickname) != name_key(self.nickname)


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """Hold what a list would do, row by row; ``absent`` are students of the class that are not on it: they stay."""

    lines: tuple[RosterLine, ...]
    absent: tuple[Enrolment, ...]

    def of(self, outcome: RosterOutcome) -> tuple[RosterLine, ...]:
        """Return the rows with this outcome, in order."""
        return tuple(line for line in self.lines if line.outcome is outcome)

    @property
    def counts(self) -> Mapping[RosterOutcome, int]:
        """Return how many rows have each outcome."""
        return {outcome: len(self.of(outcome)) for outcome in RosterOutcome}

    @property
    def seal(self) -> str:
        """Return the SHA-256 (hex) of all that would be done: two plans with one seal do the same."""
        text = json.dumps([_sealed(line) for line in self.lines], separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def read_row(row: ListedRow, place: int) -> Entry | None:
    """Return a row understood, None for an empty one. Raises Malformed that says what is wrong with it."""
    if not any(cell.strip() for cell in (row.name, row.nis, row.nisn)):
        return None  # a running number alone is a form that nobody has filled in
    name = clean_name(row.name)
    return Entry(place, row.line, name, name_key(name), _number(str(row.number)), _nis(row.nis), _nisn(row.nisn))


def _number(cell: str) -> int | None:
    text = _plain(cell)
    found = NUMBER.fullmatch(text)
    if text and not found:
        raise Malformed(
            msg("The number “%(text)s” is not one from 1 to %(most)s.", text=text[:SHOWN], most=LARGEST_NUMBER)
        )
    return int(found[1]) if found else None


def _nis(cell: str) -> str | None:
    text = _plain(cell).removeprefix("'")
    if text and not NIS.fullmatch(text):
        raise Malformed(
            msg(
                "“%(text)s” is no NIS: that has up to %(most)s digits, letters, points and strokes.",
                text=text[:SHOWN],
                most=LONGEST_NIS,
            )
        )
    return text or None


def _nisn(cell: str) -> str | None:
    text = IN_NISN.sub("", _plain(cell))
    if not text.strip("0"):
        return None
    if not re.fullmatch(rf"[0-9]{{1,{NISN_DIGITS}}}", text):
        raise Malformed(msg("“%(text)s” is no NISN: that has %(most)s digits.", text=text[:SHOWN], most=NISN_DIGITS))
    return text.zfill(NISN_DIGITS)  # a spreadsheet that takes it for a number drops the noughts in front


def _plain(cell: str) -> str:
    """Return a cell with plain digits and single blanks, "" for one that says that there is nothing."""
    text = " ".join(unicodedata.normalize("NFKC", cell).split())
    return "" if NOTHING.fullmatch(text) else text


def _sealed(line: RosterLine) -> list[Any]:
    now = line.enrolment
    before = (now.public_id, now.nickname, now.number, now.nis, now.nisn, now.removed is None) if now else ()
    return [line.line, line.name, line.outcome, line.nickname, line.number, line.nis, line.nisn, before]
