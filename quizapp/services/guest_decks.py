"""What a guest has of decks, moved to the account it becomes part of: downloads, and what Anki said about cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, delete, exists, update
from sqlalchemy.orm import Session

from quizapp.db.models import Base, CardStateRow, DeckDownloadRow

# Table, what a person has one row of, and when that was so.
KEPT: Final[Sequence[tuple[type[Base], tuple[str, ...], str]]] = (
    (DeckDownloadRow, ("bank_id", "edition", "part"), "at"),
    (CardStateRow, ("guid",), "read_at"),
)


def move_decks(session: Session, *, guest_id: int, person_id: int) -> None:
    """Give a guest's rows to another person; where both have one, the later stays."""
    for model, keys, moment in KEPT:
        table = model.metadata.tables[model.__tablename__]
        session.execute(delete(table).where(_outdone(table, keys, moment, owner=guest_id, rival=person_id)))
        session.execute(delete(table).where(_outdone(table, keys, moment, owner=person_id, rival=guest_id)))
        session.execute(update(table).where(table.c.person_id == guest_id).values(person_id=person_id))


def _outdone(table: Table, keys: Sequence[str], moment: str, *, owner: int, rival: int) -> ColumnElement[bool]:
    """Return what finds the rows of ``owner`` for which ``rival`` has one that is as late or later."""
    other = table.alias()
    same = and_(*(other.c[key] == table.c[key] for key in keys), other.c[moment] >= table.c[moment])
    return and_(table.c.person_id == owner, exists().where(other.c.person_id == rival, same))
