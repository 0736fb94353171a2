"""The words of a class roster as it comes in: students, the columns they were found in, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.problem import Problem, Severity


class Field(StrEnum):
    """Name what a column of a roster holds."""

    NUMBER = "number"  # the place in the class list
    NIS = "nis"  # the student's number at the school
    NISN = "nisn"  # the student's national number, ten digits
    NIS_AND_NISN = "nis-nisn"  # both in one cell, divided by a stroke
    NAME = "name"
    GIVEN_NAME = "given-name"
    FAMILY_NAME = "family-name"


@dataclass(frozen=True, slots=True)
class Column:
    """Hold a column that is read: what it holds, its place from 1, its heading ("" in a table without headings)."""

    field: Field
    place: int
    heading: str


@dataclass(frozen=True, slots=True)
class RosterRow:
    """Hold one student.

    ``number`` is the place in the class list (1 to 9,999, distinct), ``name`` as kept (1 to 80 characters), ``nis`` and
    ``nisn`` texts with their leading zeros ("" when not given; distinct), ``line`` where it stands in the file, from 1.
    """

    number: int
    name: str
    nis: str
    nisn: str
    line: int


@dataclass(frozen=True, slots=True)
class Roster:
    """Hold the students that can be taken over, everything to tell about the file by place, and the columns found.

    A row with an error is not among ``rows``. The column of a Place counts cells from 1.
    """

    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...]
    columns: tuple[Column, ...]

    @property
    def blocking(self) -> bool:
        """Tell whether any row was left out because of an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)
