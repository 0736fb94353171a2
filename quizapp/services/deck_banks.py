"""Banks as decks are made of them: who may have one now, and its notes, made once for each version of the bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, or_, select
from sqlalchemy.orm import Session

from quizapp.anki.build import deck_notes
from quizapp.anki.editions import edition_names
from quizapp.anki.note import NoteContent
from quizapp.anki.times import content_hash
from quizapp.core.bank import Bank
from quizapp.core.card import Facet
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.policy import Part
from quizapp.core.refusal import NotAllowed, NotFound, NotNow
from quizapp.db.models import AttemptRow, BankRow, QuizRow
from quizapp.db.types import AnyRow, sought
from quizapp.services.bank_rights import Visibility, seen_by
from quizapp.services.banks import stored_bank
from quizapp.services.cache import Cache
from quizapp.services.release import RELEASE, bank_held, release_in, with_release

MOST_BANKS: Final = 4  # a bank with its notes takes a few MB
_COLUMNS: Final[tuple[Any, ...]] = BankRow.id, BankRow.slug, BankRow.hash, BankRow.published_at


@dataclass(frozen=True, slots=True)
class DeckNote:
    """Hold what is to be known of a note besides its text: ``hash`` tells one content of it from another."""

    guid: str
    source: str
    hash: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class DeckBank:
    """Hold a bank with the notes of each of its editions, in the order of the deck.

    ``sources`` maps the GUID of every note there may be, typed ones too, to the fact or item it comes from.
    """

    bank: Bank
    notes: Mapping[str, tuple[DeckNote, ...]]
    sources: Mapping[str, str]


_BANKS_MADE: Final[Cache[tuple[str, datetime], DeckBank]] = Cache(MOST_BANKS)


def deck_bank(reads: Connection | Session, row: AnyRow) -> DeckBank:
    """Return the bank of a row of ``banks_for`` with its notes. Raises Malformed for a card that can be no note."""
    key = (row.hash, row.published_at)
    found = _BANKS_MADE.among((key,))
    if not found:
        bank = stored_bank(reads, row.id)
        found = {key: _made(bank)}
        _BANKS_MADE.keep(found)
    return found[key]


def banks_for(person: Person) -> Select[Any]:
    """Return the statement over the banks whose deck exists for a person; ``sight`` says its keys are theirs to see.

    Those are the public ones, those in their sight in the workshop, and those on which they have begun a quiz.
    """
    sight, public = seen_by(person), BankRow.visibility == Visibility.PUBLIC
    return select(*_COLUMNS, sight.label("sight")).where(or_(public, sight, begun_by(person)))


def begun_by(person: Person) -> ColumnElement[bool]:
    """Return the condition for the banks on which a person has begun a quiz."""
    begun = select(QuizRow.bank_id).join(AttemptRow, AttemptRow.quiz_id == QuizRow.id)
    return BankRow.id.in_(begun.where(AttemptRow.person_id == person.id))


def bank_row(reads: Connection | Session, slug: str, person: Person) -> AnyRow:
    """Return the row of ``banks_for`` of a bank. Raises NotFound."""
    row = reads.execute(banks_for(person).where(BankRow.slug == sought(slug))).one_or_none()
    if row is None:
        raise NotFound(msg("There is no bank called “%(slug)s” here.", slug=slug[:80]))
    return row


def check_released(reads: Connection | Session, bank: AnyRow, person: Person, now: datetime) -> None:
    """Let pass who may see the keys of a bank, a row of ``banks_for``: its deck shows them. Staff in its sight may.

    Raises NotAllowed without a submitted attempt on the bank, NotNow while an attempt on it is open or keeps its keys
    back, or a test holds one of its items.
    """
    if bank.sight:
        return
    theirs = select(AttemptRow.submitted_at, *RELEASE).select_from(AttemptRow)
    mine = (QuizRow.bank_id == bank.id, AttemptRow.person_id == person.id)
    attempts = reads.execute(with_release(theirs, now).where(*mine)).all()
    if any(row.submitted_at is None for row in attempts):
        raise NotNow(msg("Hand in your open attempt first: the deck shows the answers."))
    if not attempts:
        raise NotAllowed(msg("The deck is there for you once you have handed in a quiz on this passage."))
    if bank_held(reads, bank.id, now):
        raise NotNow(msg("Some of these items are in a test that is still open. The deck follows when it closes."))
    if not all(release_in(row, now).shows(Part.KEY) for row in attempts):
        raise NotNow(msg("The keys of a quiz that you took here are not shown yet. The deck follows with them."))


def _made(bank: Bank) -> DeckBank:
    every = {edition: deck_notes(bank, edition, typed=True) for edition in edition_names(bank)}
    notes = {
        edition: tuple(_note(note) for note in made if note.facet is not Facet.TYPED) for edition, made in every.items()
    }
    return DeckBank(bank, notes, {note.guid: note.source for made in every.values() for note in made})


def _note(note: NoteContent) -> DeckNote:
    return DeckNote(note.guid, note.source, content_hash(note), note.withdrawn)
