"""A whole bank changed at once, by a new passage or an uploaded folder: every state kept, all made to follow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.bank.plain import dump_head
from quizapp.bank.three_way import Key, Part, entries_of
from quizapp.core.bank import Bank
from quizapp.core.person import Person
from quizapp.core.stamp import Stamps
from quizapp.db.models import BankRow
from quizapp.services.bank_hash import new_state
from quizapp.services.banks import stored_bank
from quizapp.services.entries import STORED, Kind, rows_of
from quizapp.services.entry_history import Deed, Named, record
from quizapp.services.media import store_media
from quizapp.services.note_times import date_notes
from quizapp.services.pictures import HEAD, PICTURES
from quizapp.services.publish_revisions import publish_items, publish_passages
from quizapp.services.publish_sources import store_facts, store_items, store_quizzes
from quizapp.services.quiz_states import EVERY_LANGUAGE


def rewrite(  # noqa: PLR0913 - one change, all by name
    session: Session, bank_id: int, new: Bank, *, stamps: Mapping[str, Stamps], deed: Deed, by: Person, now: datetime,
    note: str = "",
) -> int:  # fmt: skip
    """Put ``new`` in the place of what is stored of a bank, and return how many entries changed.

    ``stamps`` are those of every entry in every language. Entries are never removed: ``new`` holds all that are stored.
    """
    old = stored_bank(session, bank_id)
    before, after = _states(old), _states(new)
    changed = [key for key, source in after.items() if before.get(key) != source]
    for key in changed:
        whole = EVERY_LANGUAGE if key.part is Part.QUIZ else new.languages[0]
        named = Named(bank_id, key.part, key.id, key.language or whole)
        record(session, named, before=before.get(key), after=after[key], deed=deed, by=by, now=now, note=note)
    session.execute(update(BankRow).where(BankRow.id == bank_id).values(head=dump_head(new)))
    for store in (store_media, store_facts, store_items, store_quizzes):
        store(session, bank_id, new)
    session.flush()
    store_stamps(session, bank_id, stamps)
    date_notes(session, bank_id, new, now)
    passages = publish_passages(session, bank_id, new, now)
    publish_items(session, bank_id, new, passages.current, now)
    session.flush()
    closing = update(BankRow).where(BankRow.id == bank_id)
    session.execute(closing.values(hash=new_state(), edited_at=now))
    said = [key for key in changed if _said(before.get(key)) != _said(after[key])]
    pictures = sum(old.media.get(name) != one for name, one in new.media.items())
    return len(said) + pictures


def stamps_of(session: Session, bank_id: int) -> dict[str, dict[str, Mapping[str, str]]]:
    """Return language -> entry id -> address -> stamp, of the entries that are bound to their evidence."""
    found: dict[str, dict[str, Mapping[str, str]]] = {}
    for kind in Kind:
        for row in session.execute(rows_of(bank_id, kind)):
            if row.stamps:
                found.setdefault(row.language, {})[row.author_id] = row.stamps
    return found


def store_stamps(session: Session, bank_id: int, stamps: Mapping[str, Stamps]) -> None:
    """Store the stamps of a bank's entries; an entry without any is bound to nothing."""
    for stored in STORED.values():
        rows = session.execute(
            select(stored.owner.author_id, stored.edition)
            .join(stored.owner, stored.owner.id == stored.ties)
            .where(stored.owner.bank_id == bank_id)
        )
        for name, row in rows.all():
            wanted = stamps.get(row.language, {}).get(name) or None
            if row.stamps != wanted:
                row.stamps = wanted
    session.flush()


def stamps_of_bank(session: Session, uuid: str) -> dict[str, dict[str, Mapping[str, str]]] | None:
    """Return the stamps of the bank with a UUID, None where nothing is bound."""
    return stamps_of(session, _numbered(session, uuid)) or None


def store_stamps_of_bank(session: Session, uuid: str, stamps: Mapping[str, Stamps]) -> None:
    """Store the stamps of the bank with a UUID, as ``store_stamps``."""
    store_stamps(session, _numbered(session, uuid), stamps)


def _said(source: Any) -> Any:  # noqa: ANN401 - plain data of an entry, None for none
    """Return what an entry says besides the pictures that a head has."""
    return source and {name: value for name, value in source.items() if name != PICTURES}


def _numbered(session: Session, uuid: str) -> int:
    return session.execute(select(BankRow.id).where(BankRow.uuid == uuid)).scalar_one()


def _states(bank: Bank) -> dict[Key, Any]:
    """Return every entry as its history keeps it: the head is one, and a passage has its explained words with it.

    The head has the pictures' names by content with it: they are kept by those for good.
    """
    entries = entries_of(bank)
    found: dict[Key, Any] = {Key(Part.HEAD, "", HEAD): dump_head(bank)}
    if bank.media:
        found[Key(Part.HEAD, "", HEAD)][PICTURES] = {name: medium.address for name, medium in bank.media.items()}
    for key, source in entries.items():
        if key.part is Part.PASSAGE:
            terms = [
                each for other, each in entries.items() if (other.part, other.language) == (Part.TERM, key.language)
            ]
            found[key] = {"text": source, "glossary": terms}
        elif key.part not in {Part.HEAD, Part.TERM, Part.PICTURE}:
            found[key] = source
    return found
