"""Decks in students' hands: what each downloaded last, and how far their cards are by their own account."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Float, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.db.models.base import Base
from quizapp.db.types import Plain


class DeckDownloadRow(Base):
    """Keep the last download of a part of a deck: ``notes`` maps each note in it to the start of its content's hash."""

    __tablename__ = "deck_download"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"), primary_key=True)
    edition: Mapped[str] = mapped_column(String(8), primary_key=True)
    part: Mapped[str] = mapped_column(String(80), primary_key=True)
    notes: Mapped[Plain]
    at: Mapped[datetime]


class CardStateRow(Base):
    """Keep how far a person is with one note, as their Anki said when it was read.

    ``interval_days`` is 0 while the note is being learned. ``stability`` (days until recall falls to nine in ten) and
    ``difficulty`` (1 to 10) are those of FSRS, absent when Anki knows none. Replaced by every new reading.
    """

    __tablename__ = "card_state"
    __table_args__ = (
        CheckConstraint("interval_days >= 0", name="interval_days"),
        CheckConstraint("lapses >= 0", name="lapses"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    guid: Mapped[str] = mapped_column(String(24), primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"), index=True)
    interval_days: Mapped[int]
    lapses: Mapped[int]
    stability: Mapped[float | None] = mapped_column(Float)
    difficulty: Mapped[float | None] = mapped_column(Float)
    due_at: Mapped[datetime | None]
    reviewed_at: Mapped[datetime | None]
    read_at: Mapped[datetime]
