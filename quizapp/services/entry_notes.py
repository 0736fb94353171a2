"""When the notes of one edited fact or item changed, found without making the whole deck anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from quizapp.anki.build import deck_notes
from quizapp.anki.check import check
from quizapp.anki.editions import edition_names
from quizapp.anki.media import packed_media
from quizapp.anki.note import NoteContent
from quizapp.anki.times import content_hashes, stamped
from quizapp.core.bank import Bank, Edition, NoteTime
from quizapp.core.fact import Fact
from quizapp.core.item import Item, Status
from quizapp.core.refusal import Refusal
from quizapp.db.models import NoteTimeRow
from quizapp.services.banks import note_times
from quizapp.services.note_times import add_times

Notes = tuple[NoteContent, ...]
Pair = tuple[Notes, Notes]


def date_entry(session: Session, bank_id: int, before: Bank, after: Bank, now: datetime) -> bool:
    """Date the notes of an entry as ``note_times.date_notes`` would, and tell whether that could be done.

    Both banks hold nothing but the entry, as ``banks.stored_entry``; ``before`` lacks one that is new. Which items a
    deck practises is chosen among all of them, so it cannot be done where the edit may move that choice, nor where the
    entry's notes were not dated as they stood.
    """
    if not all(_steady(before.editions[language], after.editions[language]) for language in after.languages):
        return False
    try:
        pairs = [(_notes(before, edition), _notes(after, edition)) for edition in edition_names(after)]
        stored = note_times(session, bank_id, _guids(pairs))
        practised = [pair for pair in pairs if _is_fact(after) or any(note.guid in _live(stored) for note in pair[0])]
        if not all(_dated(was, stored) for was, _ in practised) or any(_appear(pair, after) for pair in pairs):
            return False
        times = _times(practised, after, stored, now)
    except Refusal:
        return False
    session.execute(delete(NoteTimeRow).where(NoteTimeRow.bank_id == bank_id, NoteTimeRow.guid.in_(times)))
    add_times(session, bank_id, times)
    return True


def _steady(before: Edition, after: Edition) -> bool:
    """Tell whether an edit leaves the choice of what is practised alone."""
    return all(_in_use(one) for one in (*before.facts, *after.facts)) and (
        [_choice(item) for item in before.items] == [_choice(item) for item in after.items]
        and all(item.status is Status.PUBLISHED for item in (*before.items, *after.items))
    )


def _in_use(fact: Fact) -> bool:
    return fact.retired is None


def _choice(item: Item) -> tuple[object, ...]:
    """Return what items are chosen by for practice, besides their place in the bank."""
    return item.card is None, item.facts, item.evidence


def _is_fact(bank: Bank) -> bool:
    return any(edition.facts for edition in bank.editions.values())


def _notes(bank: Bank, edition: str) -> Notes:
    """Return the notes of the bank's one entry; those of explained words are not its."""
    facts = {fact.id for each in bank.editions.values() for fact in each.facts}
    items = {item.id for each in bank.editions.values() for item in each.items}
    return tuple(note for note in deck_notes(bank, edition, typed=True) if note.source in facts | items)


def _guids(pairs: Iterable[Pair]) -> set[str]:
    return {note.guid for pair in pairs for notes in pair for note in notes}


def _live(stored: Mapping[str, NoteTime]) -> set[str]:
    return {guid for guid, time in stored.items() if not time.withdrawn}


def _dated(was: Notes, stored: Mapping[str, NoteTime]) -> bool:
    """Tell whether all notes were dated as they stood before the edit."""
    live = _live(stored)
    return all(
        note.guid in live and stored[note.guid].hash == said
        for note, said in zip(was, content_hashes(was), strict=True)
    )


def _appear(pair: Pair, bank: Bank) -> bool:
    """Tell whether an item begins or ceases to be fit for a note, which others wait for."""
    return not _is_fact(bank) and bool(pair[0]) != bool(pair[1])


def _times(
    practised: Iterable[Pair], bank: Bank, stored: Mapping[str, NoteTime], now: datetime
) -> Mapping[str, NoteTime]:
    notes = [note for _, new in practised for note in new]
    if notes:
        check(notes, packed_media(bank.media.values()))
    known = _guids(practised)
    return stamped(notes, {guid: time for guid, time in stored.items() if guid in known}, now)
