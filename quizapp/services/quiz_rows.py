"""Rows of quizzes as values, and the conditions under which a quiz exists for a teacher and may be changed."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, or_, select, true
from sqlalchemy.orm import Session

from quizapp.bank.plain import make_policy
from quizapp.core.i18n import msg
from quizapp.core.person import Person, Role
from quizapp.core.quiz import QuizCard, QuizPage
from quizapp.core.refusal import NotFound
from quizapp.db.models import BankRow, QuizRow
from quizapp.db.types import AnyRow, Plain, sought
from quizapp.services.bank_rights import Visibility, seen_by

PUBLIC: Final = Visibility.PUBLIC
PRIVATE: Final = Visibility.PRIVATE
PAGE_ROWS: Final = 50


def offered_to(person: Person) -> ColumnElement[bool]:
    """Return the condition for the quizzes that exist for a teacher, in a statement that joins their banks.

    Those are the quizzes of banks that they see, and their own; for an administrator all.
    """
    if Role.ADMIN in person.roles:
        return true()
    return and_(or_(QuizRow.visibility == PUBLIC, QuizRow.owner == person.public_id), seen_by(person))


def quiz_card(reads: Connection | Session, *, quiz: str, person: Person) -> QuizCard:
    """Return a quiz (public id) as a teacher sees it, by one read. Raises NotFound."""
    row = reads.execute(_CARDS.where(QuizRow.public_id == sought(quiz), offered_to(person))).one_or_none()
    if row is None:
        raise no_quiz()
    return _card(row, person)


def given_card(reads: Connection | Session, *, quiz: int, person: Person) -> QuizCard:
    """Return a quiz (internal id) that was given to a class of a teacher, whosever it is, by one read."""
    return _card(reads.execute(_CARDS.where(QuizRow.id == quiz)).one(), person)


def my_quizzes(reads: Connection | Session, *, person: Person, page: int = 1) -> QuizPage:
    """Return a page (from 1) of the quizzes that a teacher can give, own ones first, newest first, by one read."""
    number = min(max(page, 1), 1_000_000)
    ordered = _CARDS.where(offered_to(person)).order_by(QuizRow.visibility, BankRow.slug, QuizRow.place, QuizRow.id)
    rows = reads.execute(ordered.limit(PAGE_ROWS + 1).offset((number - 1) * PAGE_ROWS)).all()
    return QuizPage(tuple(_card(row, person) for row in rows[:PAGE_ROWS]), number, len(rows) > PAGE_ROWS)


def no_quiz() -> NotFound:
    """Return the refusal for a quiz that does not exist or is somebody else's: they look alike."""
    return NotFound(msg("There is no such quiz among yours."))


def size(source: Plain) -> int:
    """Return how many items a quiz asks, fixed and drawn."""
    drawn: int = sum(pool["take"] for pool in source.get("pools", ()))
    return len(source.get("items", ())) + drawn


_CARDS: Final = select(
    QuizRow.id, QuizRow.public_id, QuizRow.source, QuizRow.owner.label("owner"), QuizRow.visibility, BankRow.slug,
    BankRow.head, BankRow.visibility.label("bank_visibility"),
).join(BankRow, BankRow.id == QuizRow.bank_id)  # fmt: skip


def _card(row: AnyRow, person: Person) -> QuizCard:
    source: Plain = row.source
    return QuizCard(
        id=row.id,
        public_id=row.public_id,
        title=source["title"],
        description=source["description"],
        languages=tuple(source["languages"]),
        bank=row.slug,
        bank_title=row.head["title"],
        items=size(source),
        policy=make_policy(source),
        own=row.visibility == PRIVATE and (row.owner == person.public_id or Role.ADMIN in person.roles),
        keys_public=row.bank_visibility == PUBLIC,
    )
