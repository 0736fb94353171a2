"""Headings of a roster: the words that schools use, in Indonesian and English, and the line they stand in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from quizapp.exchange.roster.values import Column, Field
from quizapp.exchange.table import Line, shown

# As plain(): lower case, without brackets and punctuation.
WORDS: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.NUMBER: (
        "no", "nomor", "no urut", "nomor urut", "no absen", "nomor absen", "absen", "urut", "number", "roll no",
        "roll number", "list number",
    ),
    Field.NIS: (
        "nis", "no nis", "nomor nis", "nis lokal", "nipd", "induk", "no induk", "nomor induk", "no induk siswa",
        "nomor induk siswa", "no induk peserta didik", "nomor induk peserta didik", "id siswa", "student id",
        "student number", "student no", "id number",
    ),
    Field.NISN: (
        "nisn", "no nisn", "nomor nisn", "nomor induk siswa nasional", "no induk siswa nasional",
        "nomor induk nasional", "no induk nasional", "national student id", "national student number",
        "national student id number",
    ),
    Field.NIS_AND_NISN: ("nis nisn", "nis dan nisn", "nipd nisn", "no induk nisn", "nomor induk nisn"),
    Field.NAME: (
        "nama", "nama siswa", "nama lengkap", "nama murid", "nama pelajar", "nama peserta didik", "nama anak",
        "nama santri", "nama lengkap siswa", "nama lengkap murid", "nama lengkap peserta didik", "nama siswa siswi",
        "nama siswa i", "siswa", "murid", "peserta didik", "name", "names", "full name", "student name",
        "student full name", "name of student", "student", "pupil", "pupil name",
    ),
    Field.GIVEN_NAME: ("nama depan", "first name", "firstname", "given name", "given names", "forename"),
    Field.FAMILY_NAME: ("nama belakang", "last name", "lastname", "surname", "family name"),
}  # fmt: skip
FIELDS: Final = {word: field for field, words in WORDS.items() for word in words}
NAMES: Final = frozenset({Field.NAME, Field.GIVEN_NAME})
BRACKETS: Final = re.compile(r"\([^)]*\)")
PUNCTUATION: Final = re.compile(r"[\W_]+")
SEARCHED_LINES: Final = 25  # school registers put name, district and date of print above the headings
LONGEST_HEADING: Final = 80


def plain(heading: str) -> str:
    """Return a heading as it is compared: ``No. Urut`` is ``no urut``, ``NAMA (huruf kapital)`` is ``nama``."""
    text = unicodedata.normalize("NFKC", heading[:LONGEST_HEADING]).casefold()
    return PUNCTUATION.sub(" ", BRACKETS.sub(" ", text.replace("#", " no "))).strip()


def field_of(heading: str) -> Field | None:
    """Return what a column under this heading holds, None when it is none of ours."""
    return FIELDS.get(plain(heading))


def count_headings(cells: Sequence[str]) -> int:
    """Return how many different fields the cells of a line name."""
    return len({field_of(cell) for cell in cells} - {None})


def heading_place(lines: Sequence[Line]) -> int | None:
    """Return the place in ``lines`` of the line of headings: of the first 25, the one with the name and most else."""
    counts = {
        place: count_headings(line.cells)
        for place, line in enumerate(lines[:SEARCHED_LINES])
        if not NAMES.isdisjoint({field_of(cell) for cell in line.cells})
    }
    return max(counts, key=lambda place: counts[place], default=None)


def columns_under(line: Line) -> tuple[Column, ...]:
    """Return the columns under a line of headings; of two with the same field the first counts.

    Parts of a name do not count beside a whole one, nor both numbers in one cell beside one for each.
    """
    found: dict[Field, Column] = {}
    for place, cell in enumerate(line.cells, 1):
        field = field_of(cell)
        if field:
            found.setdefault(field, Column(field, place, shown(cell)))
    if Field.NAME in found:
        found.pop(Field.GIVEN_NAME, None)
        found.pop(Field.FAMILY_NAME, None)
    if Field.NIS in found or Field.NISN in found:
        found.pop(Field.NIS_AND_NISN, None)
    return tuple(sorted(found.values(), key=lambda column: column.place))
