"""Decks for download: the package of a bank's edition, for those who have finished with its quizzes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import Session

from quizapp.anki.build import deck_bytes, deck_text
from quizapp.core.attempt import AttemptState
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import NotAllowed, NotFound, NotNow
from quizapp.db.models import AttemptRow, BankRow, QuizRow
from quizapp.db.types import sought
from quizapp.services.banks import read_bank
from quizapp.services.cache import Cache
from quizapp.services.release import bank_held

MOST_DECKS: Final = 8  # about 100 KB each; a class downloads the same one

_DECKS: Final[Cache[tuple[str, datetime, str], bytes]] = Cache(MOST_DECKS)


@dataclass(frozen=True, slots=True)
class DeckFile:
    """Hold a finished package: its file name and bytes."""

    name: str
    content: bytes


def deck_file(reads: Connection | Session, *, slug: str, edition: str, person: Person, now: datetime) -> DeckFile:
    """Return the deck of an edition (``id``, ``en``, ``id-en``).

    What was never stamped is dated by the publication. Raises NotFound for an unknown bank or edition, NotAllowed
    without a submitted attempt on the bank, NotNow while an attempt on it is open or a test holds one of its items.
    Staff need no attempt.
    """
    row = _open_bank(reads, slug, person, now)
    key = (row.hash, row.published_at, edition)
    found = _DECKS.among((key,))
    if not found:
        found = {key: deck_bytes(read_bank(reads, slug), edition, row.published_at)}
        _DECKS.keep(found)
    return DeckFile(f"{slug}.{edition}.apkg", found[key])


def deck_text_file(reads: Connection | Session, *, slug: str, edition: str, person: Person, now: datetime) -> DeckFile:
    """Return the notes of an edition for Anki's text import: the update that keeps what students noted themselves.

    Raises as ``deck_file``.
    """
    _open_bank(reads, slug, person, now)
    return DeckFile(f"{slug}.{edition}.txt", deck_text(read_bank(reads, slug), edition).encode())


def _open_bank(reads: Connection | Session, slug: str, person: Person, now: datetime) -> Row[int, str, datetime]:
    """Return id, hash and time of publication of a bank whose keys a person may see."""
    columns = (BankRow.id, BankRow.hash, BankRow.published_at)
    row = reads.execute(select(*columns).where(BankRow.slug == sought(slug))).one_or_none()
    if row is None:
        raise NotFound(msg("There is no bank called “%(slug)s” here.", slug=slug[:80]))
    if not person.staff:
        _check_finished(reads, row.id, person)
        if bank_held(reads, row.id, now):
            raise NotNow(msg("Some of these items are in a test that is still open. The deck follows when it closes."))
    return row


def _check_finished(reads: Connection | Session, bank_id: int, person: Person) -> None:
    theirs = select(AttemptRow.state).join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
    states = set(reads.execute(theirs.where(QuizRow.bank_id == bank_id, AttemptRow.person_id == person.id)).scalars())
    if AttemptState.OPEN in states:
        raise NotNow(msg("Hand in your open attempt first: the deck shows the answers."))
    if AttemptState.SUBMITTED not in states:
        raise NotAllowed(msg("The deck is there for you once you have handed in a quiz on this passage."))
