"""Who may see and who may change which bank: the one place that decides it.

Public banks are seen by all staff, private ones by their owner, by editors and by administrators. A public bank is
changed by editors and administrators, a private one by its owner too; a teacher who wants to change a public bank
copies it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, false, or_, select, true
from sqlalchemy.orm import Session

from quizapp.core.i18n import msg
from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotAllowed, NotFound
from quizapp.db.models import BankRow
from quizapp.db.types import sought

KEEPERS: Final = frozenset({Role.EDITOR, Role.ADMIN})


class Visibility(StrEnum):
    """Say who sees a bank; the keys of a public one stand in the repository, its deck and its practice."""

    PRIVATE = "private"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Right:
    """Hold a bank that a person may see: its row, and whether they may change it. ``id`` never leaves the server."""

    id: int
    slug: str
    visibility: Visibility
    mine: bool
    change: bool


def seen_by(person: Person) -> ColumnElement[bool]:
    """Return the condition for the banks that exist for a person in the workshop."""
    if not person.roles.isdisjoint(KEEPERS):
        return true()
    return or_(BankRow.visibility == Visibility.PUBLIC, _own(person)) if person.staff else false()


def changed_by(person: Person) -> ColumnElement[bool]:
    """Return the condition for the banks that a person may change."""
    if not person.roles.isdisjoint(KEEPERS):
        return true()
    return and_(BankRow.visibility == Visibility.PRIVATE, _own(person)) if person.staff else false()


def right(reads: Connection | Session, *, slug: str, person: Person, change: bool = False) -> Right:
    """Return a bank that a person may see, or change when that is asked.

    Raises NotFound for one that is not in their sight, NotAllowed for one that they see and may not change.
    """
    columns = BankRow.id, BankRow.slug, BankRow.visibility, _own(person).label("mine"), changed_by(person).label("may")
    row = reads.execute(select(*columns).where(BankRow.slug == sought(slug), seen_by(person))).one_or_none()
    if row is None:
        raise NotFound(msg("There is no bank called “%(slug)s” here.", slug=slug[:80]))
    if change and not row.may:
        raise NotAllowed(
            msg("Public banks are changed by editors and administrators. Copy the bank, and change your copy.")
        )
    return Right(row.id, row.slug, Visibility(row.visibility), bool(row.mine), bool(row.may))


def _own(person: Person) -> ColumnElement[bool]:
    return and_(BankRow.owner_id.is_not(None), BankRow.owner_id == person.id)
