"""What a student's own page says beside the list of attempts: grades over time, what to practise, facts, decks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState
from quizapp.core.bank import Texts
from quizapp.core.person import Person
from quizapp.core.policy import Part
from quizapp.core.score import Mark
from quizapp.db.models import AttemptRow, QuizRow
from quizapp.db.reads import HEAD
from quizapp.db.types import AnyRow
from quizapp.services.attempt_rows import TOTAL, mark_in
from quizapp.services.met import Met, MissedFact, handed_in, met_items, missed_facts, reviewable
from quizapp.services.release import held_banks, release_in

MOST_GRADES: Final = 8  # what a small chart and the table beside it hold


@dataclass(frozen=True, slots=True)
class Grade:
    """Hold one handed-in attempt with a score that may be told: public id, title in ``language``, when, how much."""

    attempt: str
    title: str
    language: str
    submitted: datetime
    mark: Mark


class DeckState(StrEnum):
    """Say what stands between a student and the deck of a bank."""

    READY = "ready"
    OPEN = "open"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Hold what a student can do next with a bank: take its deck, practise what was missed.

    ``missed`` maps languages to how many items are waiting to be practised there.
    """

    slug: str
    title: Texts
    deck: DeckState
    missed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MyPage:
    """Hold all of it: ``grades`` oldest first, at most 8; ``shelves`` of banks with a handed-in attempt."""

    grades: tuple[Grade, ...]
    shelves: tuple[Shelf, ...]
    facts: tuple[MissedFact, ...]


def my_page(reads: Connection | Session, *, person: Person, now: datetime) -> MyPage:
    """Return what a person's own page says, by six reads whatever there is; nothing that may not be shown now."""
    rows = reads.execute(handed_in(person, now, *HEAD, *TOTAL)).all()
    met = met_items(
        reads, person=person, now=now,
        attempts=[row.attempt_id for row in rows if reviewable(release_in(row, now))],
    )  # fmt: skip
    banks = {row.bank_id: row for row in rows}
    held, opened = held_banks(reads, banks, now), _open_banks(reads, person)
    return MyPage(
        grades=tuple(_grades(rows, now)),
        shelves=_shelves(banks, held, opened, met),
        facts=missed_facts(reads, met, held=held | opened),
    )


def _grades(rows: Sequence[AnyRow], now: datetime) -> list[Grade]:
    told = (row for row in rows if release_in(row, now).shows(Part.SCORE))
    graded = [(row, mark) for row in told if (mark := mark_in(row)) and mark.possible]
    return [
        Grade(row.attempt_public_id, row.title, row.language, row.submitted_at, mark)
        for row, mark in reversed(graded[:MOST_GRADES])
    ]


def _open_banks(reads: Connection | Session, person: Person) -> frozenset[int]:
    found = (
        select(QuizRow.bank_id)
        .distinct()
        .join(AttemptRow, AttemptRow.quiz_id == QuizRow.id)
        .where(AttemptRow.person_id == person.id, AttemptRow.state == AttemptState.OPEN.value)
    )
    return frozenset(reads.execute(found).scalars())


def _shelves(
    banks: Mapping[int, AnyRow], held: frozenset[int], opened: frozenset[int], met: Iterable[Met]
) -> tuple[Shelf, ...]:
    missed = Counter((one.bank, one.language) for one in met if one.missed)
    return tuple(
        Shelf(
            slug=row.slug,
            title=row.head["title"],
            deck=DeckState.OPEN if id_ in opened else DeckState.HELD if id_ in held else DeckState.READY,
            missed={language: missed[id_, language] for language in row.head["languages"] if missed[id_, language]},
        )
        for id_, row in banks.items()
    )
