"""What follows from an edit: the bank's hash, what quizzes can ask, revisions of published items, dates of notes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import Text, cast, select, update
from sqlalchemy.orm import Session

from quizapp.bank.passage_text import passage_text
from quizapp.bank.plain import dump_term, dump_times
from quizapp.core.item import Status
from quizapp.db.models import BankRow, QuizRow
from quizapp.services.banks import note_times, passages_of, stored_bank
from quizapp.services.entries import STORED, Kind
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
        passages = publish_passages(session, bank, found, now)  # an excerpt shows what is cited
        if kind is Kind.ITEM:
            publish_items(session, bank, found, passages.current, now, only=ids)
    row = update(BankRow).where(BankRow.id == bank)
    session.execute(row.values(hash=stored_hash(session, bank), edited_at=now))


def stored_hash(session: Session, bank: int) -> str:
    """Return ``publish.bank_hash`` of what is stored: the rows hold the very JSON that is hashed there."""
    passages = passages_of(session, bank)
    head = session.execute(select(cast(BankRow.head, Text)).where(BankRow.id == bank)).scalar_one()
    entries = {kind: _sources(session, bank, kind) for kind in STORED}
    editions = {
        language: _object(
            passage=_json(passage_text(passages[language])),
            glossary=_json([dump_term(term) for term in passages[language].glossary]),
            facts=_array(entries[Kind.FACT].get(language, ())),
            items=_array(entries[Kind.ITEM].get(language, ())),
        )
        for language in json.loads(head)["languages"]
    }
    quizzes = select(cast(QuizRow.source, Text)).where(QuizRow.bank_id == bank).order_by(QuizRow.place)
    everything = _object(
        head=head,
        editions=_object(**editions),
        quizzes=_array(session.execute(quizzes).scalars()),
        times=_json(dump_times(note_times(session, bank))),
    )
    return hashlib.sha256(everything.encode()).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _object(**fields: str) -> str:
    return f"{{{','.join(f'{_json(name)}:{text}' for name, text in fields.items())}}}"


def _array(texts: Iterable[str]) -> str:
    return f"[{','.join(texts)}]"


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


def _sources(session: Session, bank: int, kind: Kind) -> Mapping[str, list[str]]:
    """Return language -> the JSON of its entries, in their order."""
    stored = STORED[kind]
    rows = (
        select(stored.edition.language, cast(stored.edition.source, Text).label("source"))
        .join(stored.owner, stored.owner.id == stored.ties)
        .where(stored.owner.bank_id == bank)
        .order_by(stored.edition.place)
    )
    found: dict[str, list[str]] = {}
    for row in session.execute(rows):
        found.setdefault(row.language, []).append(row.source)
    return found
