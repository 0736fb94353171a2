"""The history of entries: every state since the first edit on the site, by whom, when and how; never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import Session

from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import NotFound
from quizapp.db.models import BankRow, EntryHistoryRow, PersonRow
from quizapp.db.types import Plain
from quizapp.services.entries import FIRST, newest

MOST_SHOWN: Final = 100


class Deed(StrEnum):
    """Name how a state came to be; the words are stored for ever."""

    CREATED = "created"
    EDITED = "edited"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    RETIRED = "retired"
    RESTORED = "restored"
    IMPORTED = "imported"
    DRAFTED = "drafted"


@dataclass(frozen=True, slots=True)
class Named:
    """Name an entry of a bank: ``kind`` is bank, passage, fact, item or quiz; of a passage ``id`` is the language."""

    bank: int
    kind: str
    id: str
    language: str


@dataclass(frozen=True, slots=True)
class State:
    """Hold one state; ``by`` is the name of who made it, "" for the site itself and for whoever is gone."""

    number: int
    source: Plain
    by: str
    at: datetime
    deed: Deed
    note: str


def record(  # noqa: PLR0913 - one state, all by name
    session: Session, named: Named, *, before: Plain | None, after: Plain, deed: Deed, by: Person | None, now: datetime,
    note: str = "",
) -> int:  # fmt: skip
    """Add a state and return its number; the first edit of an entry keeps the state before it as number 1.

    ``before`` is None for an entry that is new. Call it in the transaction of the change.
    """
    last = newest(session, bank=named.bank, kind=named.kind, language=named.language, id=named.id)
    rows = []
    if before is None:
        number = FIRST
    else:
        if last == FIRST and not _known(session, named):
            published = session.execute(select(BankRow.published_at).where(BankRow.id == named.bank)).scalar_one()
            rows.append(_row(named, FIRST, before, Deed.IMPORTED, None, published, ""))
        number = last + 1
    rows.append(_row(named, number, after, deed, by, now, note))
    session.execute(insert(EntryHistoryRow), rows)
    return number


def states(reads: Connection | Session, named: Named) -> tuple[State, ...]:
    """Return the states of an entry, the newest 100 first; none for one that was never edited here."""
    found = reads.execute(_states(named).order_by(EntryHistoryRow.number.desc()).limit(MOST_SHOWN))
    return tuple(_state(row) for row in found)


def state(reads: Connection | Session, named: Named, number: int) -> State:
    """Return one state. Raises NotFound."""
    row = reads.execute(_states(named).where(EntryHistoryRow.number == number)).one_or_none()
    if row is None:
        raise NotFound(msg("There is no revision %(number)s of this entry.", number=number))
    return _state(row)


def _known(session: Session, named: Named) -> bool:
    return session.execute(_states(named).limit(1)).first() is not None


def _states(named: Named) -> Any:  # noqa: ANN401 - its type would name each column
    history = EntryHistoryRow
    columns = history.number, history.source, history.at, history.deed, history.note, PersonRow.name
    return (
        select(*columns)
        .outerjoin(PersonRow, PersonRow.public_id == history.by)
        .where(
            history.bank_id == named.bank,
            history.kind == named.kind,
            history.author_id == named.id,
            history.language == named.language,
        )
    )


def _state(row: Any) -> State:  # noqa: ANN401 - a row of the statement above
    return State(row.number, row.source, row.name or "", row.at, Deed(row.deed), row.note)


def _row(  # noqa: PLR0913, PLR0917 - the columns of one row
    named: Named, number: int, source: Plain, deed: Deed, by: Person | None, at: datetime, note: str
) -> Mapping[str, Any]:
    return {
        "bank_id": named.bank, "kind": named.kind, "author_id": named.id, "language": named.language, "number": number,
        "source": source, "by": by.public_id if by else None, "at": at, "deed": deed, "note": note,
    }  # fmt: skip
