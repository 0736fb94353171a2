"""What follows from an edit: the bank's state, what quizzes can ask, revisions of published items, dates of notes.

Nearly always one entry is edited and the others stand as they did; then only what rests on it is looked at. What is
left walks over the bank: excerpts show what any entry cites, and a deck chooses among all items which it practises.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.core.bank import Bank, Edition, Rights
from quizapp.core.item import Status
from quizapp.db.models import BankRow
from quizapp.db.types import Plain
from quizapp.services.bank_hash import new_state
from quizapp.services.bank_index import follow
from quizapp.services.banks import loaded, stored_bank, stored_entry
from quizapp.services.entries import STORED, Kind
from quizapp.services.entry_notes import date_entry
from quizapp.services.note_times import date_notes
from quizapp.services.publish_revisions import publish_items, publish_passages
from quizapp.services.publish_sources import store_quizzes
from quizapp.services.quiz_states import ask_item_anew


def republish(  # noqa: PLR0913 - one edit, the last two by name
    session: Session, bank: int, kind: Kind, ids: Collection[str], *, now: datetime,
    before: Mapping[str, Plain] | None = None,
) -> None:  # fmt: skip
    """Bring up to date what rests on some entries that were just changed.

    ``before`` is what the only one of them said until now, by language, empty for a new one; None when nobody knows.
    Drafts rest nowhere, so writing them costs nothing here.
    """
    if kind is Kind.FACT or _seen(session, bank, ids):
        only = next(iter(ids)) if len(ids) == 1 else None
        if only is None or before is None or not _entry_follows(session, bank, kind, only, before, now):
            _bank_follows(session, bank, kind, ids, now)
    was = session.execute(select(BankRow.hash).where(BankRow.id == bank)).scalar_one()
    state = new_state()
    session.execute(update(BankRow).where(BankRow.id == bank).values(hash=state, edited_at=now))
    follow(session, bank, (was, state), kind, ids)


def _bank_follows(session: Session, bank: int, kind: Kind, ids: Collection[str], now: datetime) -> None:
    found = stored_bank(session, bank)
    store_quizzes(session, bank, found)
    date_notes(session, bank, found, now)
    passages = publish_passages(session, bank, found, now)  # an excerpt shows what is cited
    if kind is Kind.ITEM:
        publish_items(session, bank, found, passages.current, now, only=ids)


def _entry_follows(  # noqa: PLR0913, PLR0917 - what an edit knows
    session: Session, bank: int, kind: Kind, only: str, before: Mapping[str, Plain], now: datetime
) -> bool:
    """Let what rests on one entry follow alone, and tell whether that could be done."""
    after = stored_entry(session, bank, only)
    if after.provenance.rights is not Rights.WHOLE:
        return False
    if not date_entry(session, bank, _with(after, kind, before), after, now):
        return False
    if kind is Kind.ITEM:
        passages = publish_passages(session, bank, after, now)
        publish_items(session, bank, after, passages.current, now, only={only})
        ask_item_anew(session, bank, {language: edition.items[0] for language, edition in after.editions.items()})
    return True


def _with(bank: Bank, kind: Kind, sources: Mapping[str, Plain]) -> Bank:
    """Return a bank of one entry as that stands in stored sources by language."""
    part = "facts" if kind is Kind.FACT else "items"
    held: dict[str, Any] = {language: {part: (loaded(STORED[kind].load, said),)} for language, said in sources.items()}
    editions = {
        language: Edition(**{"passage": edition.passage, "facts": (), "items": (), **held.get(language, {})})
        for language, edition in bank.editions.items()
    }
    return replace(bank, editions=editions)


def _seen(session: Session, bank: int, ids: Collection[str]) -> bool:
    """Tell whether students or decks see any of some items, or saw one until now."""
    quiet = {Status.DRAFT, Status.REVIEWED}
    stored = STORED[Kind.ITEM]
    rows = session.execute(
        select(stored.edition.source, stored.edition.current_revision_id)
        .join(stored.owner, stored.owner.id == stored.ties)
        .where(stored.owner.bank_id == bank, stored.owner.author_id.in_(ids))
    )
    return any(row.source["status"] not in quiet or row.current_revision_id is not None for row in rows)
