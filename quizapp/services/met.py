"""What a person has missed: item by item over all attempts whose keys are open to them, and the facts behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState
from quizapp.core.item import Status
from quizapp.core.person import Person
from quizapp.core.policy import Part
from quizapp.core.release import Release
from quizapp.db.models import (
    AttemptItemRow,
    AttemptRow,
    BankRow,
    FactEditionRow,
    FactRow,
    ItemEditionRow,
    ItemRevisionRow,
    ItemRow,
    MarkRow,
    QuizRow,
    ResponseRow,
)
from quizapp.db.types import AnyRow
from quizapp.services.release import RELEASE, release_in, with_release

MOST_ATTEMPTS: Final = 200  # newest first; what is older no longer says what somebody knows
OFTEN: Final = 2  # times
MOST_FACTS: Final = 5


@dataclass(frozen=True, slots=True)
class Met:
    """Hold how a person did with one item in one language.

    ``item``, ``bank`` and ``quiz`` (the last one it came with) are internal ids; ``facts`` are author ids. ``asked``
    and ``wrong`` count graded responses; ``missed`` says that the last one did not earn everything or was unsure.
    """

    item: int
    bank: int
    quiz: int
    language: str
    facts: tuple[str, ...]
    asked: int
    wrong: int
    missed: bool


@dataclass(frozen=True, slots=True)
class MissedFact:
    """Hold a fact that was missed often: what it says, how often it was asked about and how often in vain."""

    bank: int
    language: str
    statement: str
    asked: int
    wrong: int


def met_items(
    reads: Connection | Session, *, person: Person, now: datetime, attempts: Iterable[int] | None = None
) -> tuple[Met, ...]:
    """Return every published item that a person has met in handed-in attempts whose review is open to them now.

    ``attempts`` are the internal ids of those attempts where they are known already. At most three reads.
    """
    chosen = open_reviews(reads, person, now) if attempts is None else tuple(attempts)
    rows = reads.execute(_met(chosen)).all() if chosen else ()
    editions = _editions(reads, rows)
    here = ((row, editions.get((row.item_id, row.language))) for row in rows)
    return tuple(_one(row, edition) for row, edition in here if edition is not None)


def open_reviews(reads: Connection | Session, person: Person, now: datetime) -> tuple[int, ...]:
    """Return the internal ids of a person's handed-in attempts whose review is open now, newest first."""
    rows = reads.execute(handed_in(person, now, AttemptRow.id.label("attempt_id"), AttemptRow.submitted_at))
    return tuple(row.attempt_id for row in rows if reviewable(release_in(row, now)))


def handed_in(person: Person, now: datetime, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of any type
    """Return the statement for a person's newest handed-in attempts: ``columns``, ``RELEASE`` and the bank's."""
    return (
        with_release(select(*columns, *RELEASE, BankRow.id.label("bank_id"), BankRow.slug, BankRow.head), now)
        .join(BankRow, BankRow.id == QuizRow.bank_id)
        .where(AttemptRow.person_id == person.id, AttemptRow.state == AttemptState.SUBMITTED.value)
        .order_by(AttemptRow.id.desc())
        .limit(MOST_ATTEMPTS)
    )


def reviewable(release: Release) -> bool:
    """Tell whether right and wrong, keys and rationales of an attempt are open: asking again then tells nothing new."""
    return release.shows(Part.CORRECTNESS) and release.explanations


def missed_facts(reads: Connection | Session, met: Sequence[Met], *, held: Collection[int]) -> tuple[MissedFact, ...]:
    """Return the facts that were missed twice or more, most often missed first, at most 5; by one read.

    ``held`` are the internal ids of the banks with an item in a test that is still open (see ``held_banks``) or in an
    attempt of the same person: their facts are left out, for one may be the key to another item.
    """
    asked: Counter[tuple[int, str, str]] = Counter()
    wrong: Counter[tuple[int, str, str]] = Counter()
    for one in met:
        for fact in one.facts:
            asked[one.bank, one.language, fact] += one.asked
            wrong[one.bank, one.language, fact] += one.wrong
    often = {fact for fact, times in wrong.items() if times >= OFTEN}
    told = (fact for fact in often if fact[0] not in held)
    ranked = sorted(told, key=lambda fact: (-wrong[fact], asked[fact], fact))[:MOST_FACTS]
    said = _statements(reads, ranked)
    return tuple(MissedFact(fact[0], fact[1], said[fact], asked[fact], wrong[fact]) for fact in ranked if fact in said)


def _met(attempts: Sequence[int]) -> Select[Any]:
    """Return the statement for each item and language of some attempts: the last graded response, and counts of all."""
    item = ItemRevisionRow.item_id, AttemptRow.language
    lost = MarkRow.numerator < MarkRow.denominator
    ranked = (
        select(
            ItemRevisionRow.item_id,
            AttemptRow.language,
            AttemptRow.quiz_id,
            case((or_(lost, ResponseRow.flag), 1), else_=0).label("missed"),
            func.row_number().over(partition_by=item, order_by=AttemptRow.id.desc()).label("age"),
            func.count().over(partition_by=item).label("asked"),
            func.sum(case((lost, 1), else_=0)).over(partition_by=item).label("wrong"),
        )
        .join(AttemptItemRow, AttemptItemRow.attempt_id == AttemptRow.id)
        .join(ItemRevisionRow, ItemRevisionRow.id == AttemptItemRow.item_revision_id)
        .join(
            ResponseRow,
            and_(ResponseRow.attempt_id == AttemptItemRow.attempt_id, ResponseRow.place == AttemptItemRow.place),
        )
        .join(MarkRow, and_(MarkRow.response_id == ResponseRow.id, MarkRow.is_current))
        .where(AttemptRow.id.in_(attempts))
        .subquery()
    )
    return select(ranked).where(ranked.c.age == 1).order_by(ranked.c.item_id, ranked.c.language)


def _editions(reads: Connection | Session, rows: Sequence[AnyRow]) -> dict[tuple[int, str], AnyRow]:
    """Return (item, language) -> its row with bank and source, of the items that students may see."""
    items = sorted({row.item_id for row in rows})
    if not items:
        return {}
    found = reads.execute(
        select(ItemRow.bank_id, ItemEditionRow.item_id, ItemEditionRow.language, ItemEditionRow.source)
        .join(ItemRow, ItemRow.id == ItemEditionRow.item_id)
        .where(ItemEditionRow.item_id.in_(items), ItemEditionRow.current_revision_id.is_not(None))
    )
    return {(row.item_id, row.language): row for row in found if row.source["status"] == Status.PUBLISHED}


def _one(row: AnyRow, edition: AnyRow) -> Met:
    return Met(
        item=row.item_id,
        bank=edition.bank_id,
        quiz=row.quiz_id,
        language=row.language,
        facts=tuple(edition.source.get("facts", ())),
        asked=row.asked,
        wrong=int(row.wrong),
        missed=bool(row.missed),
    )


def _statements(reads: Connection | Session, facts: Sequence[tuple[int, str, str]]) -> dict[tuple[int, str, str], str]:
    if not facts:
        return {}
    found = reads.execute(
        select(FactRow.bank_id, FactEditionRow.language, FactRow.author_id, FactEditionRow.source)
        .join(FactEditionRow, FactEditionRow.fact_id == FactRow.id)
        .where(FactRow.bank_id.in_({bank for bank, _, _ in facts}), FactRow.author_id.in_({id_ for *_, id_ in facts}))
    )
    return {(row.bank_id, row.language, row.author_id): row.source["statement"] for row in found}
