"""Edits that nobody finished: what somebody typed into the form of an entry or passage is kept until they save it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session

from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import Malformed
from quizapp.db.models import UnfinishedEditRow
from quizapp.db.puts import put
from quizapp.services.entry_history import Named

MOST_LETTERS: Final = 500_000  # of a whole form, as a passage may have; the longest item of ours has 8,000
Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Hold a form as it was left: its fields with their values, and the state of the entry that it began from."""

    base: int
    fields: Fields
    at: datetime


def keep(  # noqa: PLR0913 - one form, all by name
    session: Session, named: Named, *, person: Person, base: int, fields: Fields, now: datetime
) -> None:
    """Keep a form in place of the one before. Raises Malformed for one that no page of ours sends."""
    if sum(len(name) + sum(map(len, values)) for name, values in fields.items()) > MOST_LETTERS:
        raise Malformed(msg("This is more text than an entry can hold. Shorten it."))
    form = {name: list(values) for name, values in fields.items()}
    put(session, UnfinishedEditRow, _key(named, person), {"base_number": base, "form": form, "at": now})


def kept(reads: Connection | Session, named: Named, *, person: Person) -> Unfinished | None:
    """Return what a person left of an entry, None for nothing."""
    columns = UnfinishedEditRow.base_number, UnfinishedEditRow.form, UnfinishedEditRow.at
    row = reads.execute(select(*columns).where(*_mine(named, person))).one_or_none()
    return Unfinished(row.base_number, row.form, row.at) if row else None


def drop(session: Session, named: Named, *, person: Person) -> None:
    """Forget what a person left of an entry."""
    session.execute(delete(UnfinishedEditRow).where(*_mine(named, person)))


def _key(named: Named, person: Person) -> dict[str, Any]:
    return {
        "person_id": person.id, "bank_id": named.bank, "kind": named.kind, "author_id": named.id,
        "language": named.language,
    }  # fmt: skip


def _mine(named: Named, person: Person) -> tuple[Any, ...]:
    return tuple(getattr(UnfinishedEditRow, name) == value for name, value in _key(named, person).items())
