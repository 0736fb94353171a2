"""When each note of a bank on this site last changed, by the same rule as ``deck.times.yaml`` in a folder."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from quizapp.anki.build import stamp
from quizapp.core.bank import Bank, NoteTime
from quizapp.core.refusal import Malformed, Refusal
from quizapp.db.models import BankRow, NoteTimeRow
from quizapp.db.turns import Turn, take_turn
from quizapp.services.banks import note_times, stored_bank


def date_notes(session: Session, bank_id: int, bank: Bank, now: datetime) -> None:
    """Date all notes of a bank: what changed since the site or the bank's folder dated it gets ``now``.

    Call it after every change of a bank. Where both know a note, the later time counts, so that a deck made here is
    never older than one that a student has. A bank that cannot be made into notes keeps the times of its folder.
    """
    before = note_times(session, bank_id)
    known = {**before, **{guid: _later(before.get(guid), time) for guid, time in bank.note_times.items()}}
    try:
        times = stamp(replace(bank, note_times=known), now)
    except Refusal:
        # Publishing is no reason to refuse: quizzes work without a deck, and making one says what is wrong.
        times = known
    if times != before:
        _store(session, bank_id, times)


def date_stored(session: Session, now: datetime, but: Collection[str] = ()) -> None:
    """Date the notes of all banks of this site but those with these slugs, as ``date_notes`` does.

    A site calls it when it starts: a newer version of this program may write notes otherwise, and what a student has
    is only replaced by what is newer. A bank that cannot be read keeps its times: its pages say what is wrong.
    """
    take_turn(session, Turn.BANKS)
    for row in session.execute(select(BankRow.id).where(BankRow.slug.not_in(but)).order_by(BankRow.id)).all():
        with suppress(Malformed):
            date_notes(session, row.id, stored_bank(session, row.id), now)


def _later(stored: NoteTime | None, given: NoteTime) -> NoteTime:
    return given if stored is None or given.changed >= stored.changed else stored


def _store(session: Session, bank_id: int, times: Mapping[str, NoteTime]) -> None:
    session.execute(delete(NoteTimeRow).where(NoteTimeRow.bank_id == bank_id))
    add_times(session, bank_id, times)


def add_times(session: Session, bank_id: int, times: Mapping[str, NoteTime]) -> None:
    """Store the times of notes that have none stored."""
    rows = [
        {
            "bank_id": bank_id,
            "guid": guid,
            "hash": time.hash,
            "changed_at": time.changed,
            "withdrawn": time.withdrawn,
            "gaps": " ".join(time.gaps),
        }
        for guid, time in times.items()
    ]
    if rows:
        session.execute(insert(NoteTimeRow), rows)
