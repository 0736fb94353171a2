"""Decks for download: a bank's edition or a part of it, for those who may see its keys, and what is new since then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import Session

from quizapp.anki.build import deck_bytes, deck_text
from quizapp.anki.parts import MISSED, WHOLE, Parts, around, parts_of, sources
from quizapp.core.bank import Texts
from quizapp.core.i18n import Message, msg
from quizapp.core.person import Person
from quizapp.core.refusal import NotFound, NotNow, Refusal
from quizapp.db.models import BankRow, DeckDownloadRow, PersonRow
from quizapp.db.types import AnyRow
from quizapp.services.bank_rights import seen_by
from quizapp.services.cache import Cache
from quizapp.services.deck_banks import (
    DeckBank,
    DeckNote,
    bank_row,
    banks_for,
    begun_by,
    check_released,
    deck_bank,
)
from quizapp.services.missed import missed_items

MOST_DECKS: Final = 8  # about 100 KB each; a class downloads the same one
HASH_KEPT: Final = 12  # digits; enough to tell two contents of one note apart

_DECKS: Final[Cache[tuple[str, datetime, str, str], bytes]] = Cache(MOST_DECKS)


@dataclass(frozen=True, slots=True)
class DeckFile:
    """Hold a finished package: its file name and bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Download:
    """Hold the last download of a part, and how many of its notes were added, changed or withdrawn since."""

    edition: str
    part: str
    at: datetime
    new: int
    changed: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class MyDeck:
    """Hold a bank's deck as its reader finds it; ``waits`` says why there is none now, and then ``parts`` is None."""

    slug: str
    title: Texts
    editions: tuple[str, ...]
    waits: Message | None
    parts: Parts | None = None
    missed: int = 0
    downloads: tuple[Download, ...] = ()


def deck_file(  # noqa: PLR0913 - all by name
    reads: Connection | Session, *, slug: str, edition: str, person: Person, now: datetime, part: str = WHOLE
) -> DeckFile:
    """Return the deck of an edition (``id``, ``en``, ``id-en``), or a part of it (a word of ``anki.parts``).

    What was never stamped is dated by the publication. Raises NotFound for an unknown bank, edition or part, NotNow
    when nothing was missed, and as ``deck_banks.check_released``.
    """
    row = bank_row(reads, slug, person)
    check_released(reads, row, person, now)
    name = f"{slug}.{edition}.apkg" if part == WHOLE else f"{slug}.{edition}.{part.replace(':', '-')}.apkg"
    if part == MISSED:
        made = deck_bank(reads, row)
        return DeckFile(name, deck_bytes(made.bank, edition, row.published_at, only=_missed(reads, row, made, person)))
    key = (row.hash, row.published_at, edition, part)
    found = _DECKS.among((key,))
    if not found:
        bank = deck_bank(reads, row).bank
        found = {key: deck_bytes(bank, edition, row.published_at, only=sources(bank, part))}
        _DECKS.keep(found)
    return DeckFile(name, found[key])


def deck_text_file(reads: Connection | Session, *, slug: str, edition: str, person: Person, now: datetime) -> DeckFile:
    """Return the notes of an edition for Anki's text import: the update that keeps what students noted themselves.

    Raises as ``deck_file``.
    """
    row = bank_row(reads, slug, person)
    check_released(reads, row, person, now)
    return DeckFile(f"{slug}.{edition}.txt", deck_text(deck_bank(reads, row).bank, edition).encode())


def take_deck(  # noqa: PLR0913 - as deck_file
    session: Session, *, slug: str, edition: str, person: Person, now: datetime, part: str
) -> DeckFile:
    """Return a deck as ``deck_file`` does, raising alike, and note what was in it."""
    found = deck_file(session, slug=slug, edition=edition, person=person, now=now, part=part)
    row = bank_row(session, slug, person)
    notes = _notes_in(session, row, deck_bank(session, row), edition, part, person)
    session.get_one(PersonRow, person.id, with_for_update=True)  # one after the other, or two would make the same row
    key = {"person_id": person.id, "bank_id": row.id, "edition": edition, "part": part}
    session.merge(DeckDownloadRow(**key, notes={note.guid: note.hash[:HASH_KEPT] for note in notes}, at=now))
    return found


def my_decks(reads: Connection | Session, *, person: Person, now: datetime) -> tuple[MyDeck, ...]:
    """Return the decks of the banks that a person has begun a quiz on or, as staff, sees in the workshop, by slug."""
    theirs = or_(begun_by(person), seen_by(person))
    rows = banks_for(person).where(theirs).order_by(BankRow.slug)
    return tuple(_my_deck(reads, row, person, now) for row in reads.execute(rows).all())


def offered(reads: Connection | Session, *, slug: str, person: Person, now: datetime) -> bool:
    """Tell whether a person may download the deck of a bank now. Raises NotFound."""
    try:
        check_released(reads, bank_row(reads, slug, person), person, now)
    except NotFound:
        raise
    except Refusal:
        return False
    return True


def _my_deck(reads: Connection | Session, row: AnyRow, person: Person, now: datetime) -> MyDeck:
    made = deck_bank(reads, row)
    title, editions = made.bank.title, tuple(made.notes)
    try:
        check_released(reads, row, person, now)
    except Refusal as refusal:
        return MyDeck(row.slug, title, editions, refusal.message)
    return MyDeck(
        slug=row.slug,
        title=title,
        editions=editions,
        waits=None,
        parts=parts_of(made.bank),
        missed=len(missed_items(reads, bank_id=row.id, person=person)),
        downloads=tuple(_downloads(reads, row, made, person)),
    )


def _downloads(reads: Connection | Session, row: AnyRow, made: DeckBank, person: Person) -> Sequence[Download]:
    mine = select(DeckDownloadRow.edition, DeckDownloadRow.part, DeckDownloadRow.notes, DeckDownloadRow.at).where(
        DeckDownloadRow.person_id == person.id, DeckDownloadRow.bank_id == row.id
    )
    found = []
    for taken in reads.execute(mine.order_by(DeckDownloadRow.at.desc())).all():
        try:
            notes = _notes_in(reads, row, made, taken.edition, taken.part, person)
        except Refusal:
            continue  # nothing is missed any more, or the part or edition is gone
        found.append(_since(taken, notes))
    return found


def _since(taken: AnyRow, notes: Sequence[DeckNote]) -> Download:
    before: Mapping[str, str] = taken.notes
    changed = [note for note in notes if before.get(note.guid, note.hash[:HASH_KEPT]) != note.hash[:HASH_KEPT]]
    withdrawn = sum(note.withdrawn for note in changed)
    new = sum(note.guid not in before for note in notes)
    return Download(taken.edition, taken.part, taken.at, new, len(changed) - withdrawn, withdrawn)


def _notes_in(  # noqa: PLR0913, PLR0917 - what tells a package from others
    reads: Connection | Session, row: AnyRow, made: DeckBank, edition: str, part: str, person: Person
) -> list[DeckNote]:
    only = _missed(reads, row, made, person) if part == MISSED else sources(made.bank, part)
    return [note for note in made.notes.get(edition, ()) if only is None or note.source in only]


def _missed(reads: Connection | Session, row: AnyRow, made: DeckBank, person: Person) -> frozenset[str]:
    """Return the sources of what a person missed. Raises NotNow when that is nothing."""
    items = missed_items(reads, bank_id=row.id, person=person)
    if not items:
        raise NotNow(msg("You have missed nothing in this deck: your latest answers were all right and sure."))
    return around(made.bank, items)
