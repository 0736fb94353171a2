"""The editing of banks on the site: every state of an entry, edits that nobody finished, the folder compared with."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.db.models.base import NUMBERED, AuthorId, Base, Language, RowId, one_of
from quizapp.db.types import KEY, PUBLIC_ID_LENGTH, Plain

KINDS = ("bank", "passage", "fact", "item", "quiz")
DEEDS = ("created", "edited", "reviewed", "published", "retired", "restored", "imported", "drafted")


class EntryHistoryRow(Base):
    """Keep one state of an entry, for ever: ``source`` is what its file says of it, a passage's text under ``text``.

    ``number`` counts the states of the entry from 1; ``by`` is a public id, absent for the site itself.
    """

    __tablename__ = "entry_history"
    __table_args__ = (
        UniqueConstraint("bank_id", "kind", "author_id", "language", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint(one_of("kind", KINDS), name="kind"),
        CheckConstraint(one_of("deed", DEEDS), name="deed"),
        NUMBERED,
    )

    id: Mapped[RowId]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    kind: Mapped[str] = mapped_column(String(8))
    author_id: Mapped[AuthorId]
    language: Mapped[Language]
    number: Mapped[int]
    source: Mapped[Plain]
    by: Mapped[str | None] = mapped_column("by_public_id", String(PUBLIC_ID_LENGTH))
    at: Mapped[datetime]
    deed: Mapped[str] = mapped_column(String(16))
    note: Mapped[str]


class UnfinishedEditRow(Base):
    """Keep what a person typed into an entry's form and did not save; ``base_number`` is the state it began from."""

    __tablename__ = "unfinished_edit"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"), primary_key=True, index=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    author_id: Mapped[AuthorId] = mapped_column(primary_key=True)
    language: Mapped[Language] = mapped_column(primary_key=True)
    base_number: Mapped[int]
    form: Mapped[Plain]
    at: Mapped[datetime]


class BankBaseRow(Base):
    """Keep a bank's folder as it was last taken down or brought up: name of each file -> its text."""

    __tablename__ = "bank_base"

    bank_id: Mapped[int] = mapped_column(KEY, ForeignKey("bank.id"), primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    files: Mapped[Plain]
