"""When each note of a bank on this site last changed, by the same rule as ``deck.times.yaml`` in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from quizapp.anki.build import stamp
from quizapp.core.bank import Bank, NoteTime
from quizapp.core.refusal import Refusal
from quizapp.db.models import NoteTimeRow
from quizapp.services.banks import note_times


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


def _later(stored: NoteTime | None, given: NoteTime) -> NoteTime:
    return given if stored is None or given.changed >= stored.changed else stored


def _store(session: Session, bank_id: int, times: Mapping[str, NoteTime]) -> None:
    session.execute(delete(NoteTimeRow).where(NoteTimeRow.bank_id == bank_id))
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
