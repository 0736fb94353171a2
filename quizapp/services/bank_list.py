"""The banks that a person may see, each with what it holds, in few reads whatever their number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from quizapp.core.bank import Texts
from quizapp.core.person import Person
from quizapp.db.models import BankRow, DraftedItemRow, FactRow, ItemRow, PersonRow, QuizRow
from quizapp.db.types import Plain
from quizapp.services.bank_rights import Visibility, changed_by, seen_by


@dataclass(frozen=True, slots=True)
class SeenBank:
    """Hold one bank of the list; ``owner`` is "" for a bank that is nobody's, ``changed`` its last change here.

    ``waiting`` is how many of its drafts, in all languages, nobody has decided about.
    """

    slug: str
    title: Texts
    languages: tuple[str, ...]
    visibility: Visibility
    owner: str
    mine: bool
    change: bool
    facts: int
    items: int
    quizzes: int
    waiting: int
    changed: datetime


def banks_of(reads: Connection | Session, *, person: Person) -> tuple[SeenBank, ...]:
    """Return the banks that a person may see, their own first, then by slug."""
    may = changed_by(person).label("may")
    columns = BankRow.slug, BankRow.head, BankRow.visibility, BankRow.owner_id, BankRow.published_at, BankRow.edited_at
    waiting = (
        select(func.count())
        .join_from(DraftedItemRow, ItemRow, ItemRow.id == DraftedItemRow.item_id)
        .where(ItemRow.bank_id == BankRow.id, DraftedItemRow.verdict.is_(None))
        .correlate(BankRow)
        .scalar_subquery()
    )
    statement = (
        select(*columns, may, PersonRow.name, *_COUNTS, waiting.label("waiting"))
        .outerjoin(PersonRow, PersonRow.id == BankRow.owner_id)
        .where(seen_by(person))
        .order_by(BankRow.slug)
    )
    found = [_seen(row, person) for row in reads.execute(statement)]
    return tuple(sorted(found, key=lambda bank: not bank.mine))


def _count(table: Any, name: str) -> Any:  # noqa: ANN401 - a table of entries and its column
    return select(func.count()).where(table.bank_id == BankRow.id).correlate(BankRow).scalar_subquery().label(name)


_COUNTS: Final = _count(FactRow, "facts"), _count(ItemRow, "items"), _count(QuizRow, "quizzes")


def _seen(row: Any, person: Person) -> SeenBank:  # noqa: ANN401 - a row of the statement above
    head: Plain = row.head
    return SeenBank(
        slug=row.slug,
        title=head["title"],
        languages=tuple(head["languages"]),
        visibility=Visibility(row.visibility),
        owner=row.name or "",
        mine=row.owner_id == person.id,
        change=bool(row.may),
        facts=row.facts,
        items=row.items,
        quizzes=row.quizzes,
        waiting=row.waiting,
        changed=row.edited_at or row.published_at,
    )
