"""What follows from an edit: the bank's hash, what quizzes can ask, revisions of published items, dates of notes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.bank.passage_text import passage_text
from quizapp.bank.plain import dump_term, dump_times
from quizapp.core.item import Status
from quizapp.db.models import BankRow, QuizRow
from quizapp.services.banks import note_times, passages_of, stored_bank
from quizapp.services.entries import STORED, Kind, rows_of
from quizapp.services.note_times import date_notes
from quizapp.services.publish_revisions import publish_items, publish_passages
from quizapp.services.publish_sources import store_quizzes


def republish(session: Session, bank: int, kind: Kind, ids: Collection[str], *, now: datetime) -> None:
    """Bring up to date what rests on some entries that were just changed.

    Drafts rest nowhere, so writing them costs no more than the hash; what students or decks see costs a walk over the
    bank.
    """
    if kind is Kind.FACT or _seen(session, bank, ids):
        found = stored_bank(session, bank)
        store_quizzes(session, bank, found)
        date_notes(session, bank, found, now)
        if kind is Kind.ITEM:
            passages = publish_passages(session, bank, found, now)
            publish_items(session, bank, found, passages.current, now, only=ids)
    row = update(BankRow).where(BankRow.id == bank)
    session.execute(row.values(hash=stored_hash(session, bank), edited_at=now))


def stored_hash(session: Session, bank: int) -> str:
    """Return the SHA-256 (hex) of everything the bank's folder says, as publishing counts it, from the rows alone."""
    passages = passages_of(session, bank)
    head = session.execute(select(BankRow.head).where(BankRow.id == bank)).scalar_one()
    entries = {kind: _sources(session, bank, kind) for kind in STORED}
    editions = {
        language: {
            "passage": passage_text(passages[language]),
            "glossary": [dump_term(term) for term in passages[language].glossary],
            "facts": entries[Kind.FACT].get(language, []),
            "items": entries[Kind.ITEM].get(language, []),
        }
        for language in head["languages"]
    }
    quizzes = session.execute(select(QuizRow.source).where(QuizRow.bank_id == bank).order_by(QuizRow.place)).scalars()
    everything = {
        "head": head, "editions": editions, "quizzes": list(quizzes), "times": dump_times(note_times(session, bank)),
    }  # fmt: skip
    return hashlib.sha256(json.dumps(everything).encode()).hexdigest()


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


def _sources(session: Session, bank: int, kind: Kind) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in session.execute(rows_of(bank, kind)):
        found.setdefault(row.language, []).append(row.source)
    return found
