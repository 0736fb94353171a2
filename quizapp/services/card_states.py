"""States of cards: what students bring back from Anki, kept for our own notes, and shown beside their quiz results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.orm import Session

from quizapp.anki.origin import term_source
from quizapp.anki.recall import retrievability
from quizapp.anki.reviews import CardReading
from quizapp.core.bank import Bank, Texts
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import Malformed, Refusal
from quizapp.db.models import BankRow, CardStateRow, PersonRow
from quizapp.db.types import AnyRow
from quizapp.services.deck_banks import banks_for, check_released, deck_bank
from quizapp.services.missed import latest_verdicts


@dataclass(frozen=True, slots=True)
class KnownNote:
    """Hold how well one fact or item is known.

    ``text`` is its statement or stem by language; ``recall`` (0 to 1) is None where it cannot be said; ``right`` tells
    of the latest quiz, None when that asked nothing about it.
    """

    text: Texts
    interval: int
    lapses: int
    recall: float | None
    due: datetime | None
    right: bool | None


@dataclass(frozen=True, slots=True)
class KnownDeck:
    """Hold a bank's notes that Anki told about, what is known least first; ``read`` is when that was."""

    slug: str
    title: Texts
    read: datetime
    notes: tuple[KnownNote, ...]


def keep_readings(session: Session, *, person: Person, readings: Mapping[str, CardReading], now: datetime) -> int:
    """Replace what is kept of a person's cards of the banks in ``readings``; return how many notes these are.

    Everything that is no note of a bank here is dropped. Raises Malformed when that is all.
    """
    banks = {
        guid: row.id for row in session.execute(banks_for(person)).all() for guid in deck_bank(session, row).sources
    }
    known = [(banks[guid], reading) for guid, reading in readings.items() if guid in banks]
    if not known:
        raise Malformed(
            msg("This file tells of no card that you have learned from a deck of this site, so nothing was taken over.")
        )
    session.get_one(PersonRow, person.id, with_for_update=True)  # two readings at once: one after the other
    mine = CardStateRow.person_id == person.id
    session.execute(delete(CardStateRow).where(mine, CardStateRow.bank_id.in_({bank for bank, _ in known})))
    session.execute(insert(CardStateRow), [_row(person, bank, reading, now) for bank, reading in known])
    return len(known)


def known_decks(reads: Connection | Session, *, person: Person, now: datetime) -> tuple[KnownDeck, ...]:
    """Return what a person's Anki told about, by bank; not of banks whose keys they may not see now."""
    told = select(CardStateRow.bank_id).where(CardStateRow.person_id == person.id)
    rows = reads.execute(banks_for(person).where(BankRow.id.in_(told)).order_by(BankRow.slug)).all()
    return tuple(_deck(reads, row, person, now) for row in rows if _may_see(reads, row, person, now))


def _may_see(reads: Connection | Session, row: AnyRow, person: Person, now: datetime) -> bool:
    try:
        check_released(reads, row, person, now)
    except Refusal:
        return False
    return True


def _deck(reads: Connection | Session, row: AnyRow, person: Person, now: datetime) -> KnownDeck:
    made = deck_bank(reads, row)
    columns = [column for column in CardStateRow.__table__.c if column.name != "person_id"]
    mine = CardStateRow.person_id == person.id, CardStateRow.bank_id == row.id
    states = reads.execute(select(*columns).where(*mine).order_by(CardStateRow.guid)).all()
    texts, verdicts = _texts(made.bank), _verdicts(made.bank, latest_verdicts(reads, bank_id=row.id, person=person))
    notes = [
        _note(state, texts[made.sources[state.guid]], verdicts.get(made.sources[state.guid]), now)
        for state in states
        if state.guid in made.sources
    ]
    read = max(state.read_at for state in states)
    return KnownDeck(row.slug, made.bank.title, read, tuple(sorted(notes, key=_how_well)))


def _note(state: AnyRow, text: Texts, right: bool | None, now: datetime) -> KnownNote:  # noqa: FBT001 - as KnownNote has it
    recall = retrievability(
        stability=state.stability, interval=state.interval_days, reviewed=state.reviewed_at, now=now
    )
    return KnownNote(text, state.interval_days, state.lapses, recall, state.due_at, right)


def _how_well(note: KnownNote) -> tuple[float, int]:
    return (note.recall or 0.0, note.interval)


def _texts(bank: Bank) -> Mapping[str, Texts]:
    """Return what a note comes from -> the fact's statement, the item's stem or the word, by language."""
    found: dict[str, dict[str, str]] = {}
    for language, edition in bank.editions.items():
        for fact in edition.facts:
            found.setdefault(fact.id, {})[language] = fact.statement
        for item in edition.items:
            found.setdefault(item.id, {})[language] = item.stem
        for term in edition.passage.glossary:
            found.setdefault(term_source(term.id), {})[language] = f"{term.term}: {term.meaning}"
    return found


def _verdicts(bank: Bank, items: Mapping[str, bool]) -> Mapping[str, bool]:
    """Return the verdicts of items, and of the facts that these ask: right when all of them are."""
    found = dict(items)
    for item in bank.editions[bank.languages[0]].items:
        if item.id in items:
            found.update({fact: items[item.id] and found.get(fact, True) for fact in item.facts})
    return found


def _row(person: Person, bank: int, reading: CardReading, now: datetime) -> Mapping[str, object]:
    return {
        "person_id": person.id,
        "guid": reading.guid,
        "bank_id": bank,
        "interval_days": reading.interval,
        "lapses": reading.lapses,
        "stability": reading.stability,
        "difficulty": reading.difficulty,
        "due_at": reading.due,
        "reviewed_at": reading.reviewed,
        "read_at": now,
    }
