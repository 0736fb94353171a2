"""Banks: what their folders say, kept as plain data in canonical form, and the quizzes they offer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.db.models.base import NUMBERED, AuthorId, Base, Language, PublicId, RowId, Sha256, one_of
from quizapp.db.types import PUBLIC_ID_LENGTH, Plain

ORIGINS = ("shipped", "imported")
VISIBILITIES = ("private", "public")


class BankRow(Base):
    """Keep a bank: ``head`` is ``bank.yaml``, ``hash`` that of all files, ``edited_at`` set by an edit on the site.

    ``owner_id`` is absent for a bank that is nobody's, such as a shipped one or one whose owner was erased.
    """

    __tablename__ = "bank"
    __table_args__ = (
        CheckConstraint(one_of("origin", ORIGINS), name="origin"),
        CheckConstraint(one_of("visibility", VISIBILITIES), name="visibility"),
        NUMBERED,
    )

    id: Mapped[RowId]
    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    slug: Mapped[AuthorId] = mapped_column(unique=True)
    origin: Mapped[str] = mapped_column(String(16))
    head: Mapped[Plain]
    hash: Mapped[Sha256]
    published_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    visibility: Mapped[str] = mapped_column(String(8), server_default=text("'public'"))


class FactRow(Base):
    """Keep a fact's identity; never deleted."""

    __tablename__ = "fact"
    __table_args__ = (UniqueConstraint("bank_id", "author_id"), NUMBERED)

    id: Mapped[RowId]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    author_id: Mapped[AuthorId]


class FactEditionRow(Base):
    """Keep what the file of one language says of a fact; ``place`` is its place in the file from 0.

    ``stamps`` maps the address of each proving sentence to its stamp when it was last read (``bank.stamps``);
    ``findings`` counts by severity what the rules of writing found when they were last asked.
    """

    __tablename__ = "fact_edition"

    fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"), primary_key=True)
    language: Mapped[Language] = mapped_column(primary_key=True)
    place: Mapped[int]
    source: Mapped[Plain]
    stamps: Mapped[Plain | None]
    findings: Mapped[Plain | None]


class ItemRow(Base):
    """Keep an item's identity; never deleted."""

    __tablename__ = "item"
    __table_args__ = (UniqueConstraint("bank_id", "author_id"), NUMBERED)

    id: Mapped[RowId]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    author_id: Mapped[AuthorId]


class ItemEditionRow(Base):
    """Keep what the file of one language says of an item, and which revision students get; else as for a fact."""

    __tablename__ = "item_edition"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True)
    language: Mapped[Language] = mapped_column(primary_key=True)
    place: Mapped[int]
    source: Mapped[Plain]
    current_revision_id: Mapped[int | None] = mapped_column(ForeignKey("item_revision.id"))
    stamps: Mapped[Plain | None]
    findings: Mapped[Plain | None]


class QuizRow(Base):
    """Keep a quiz; ``public_id`` is the one in addresses, ``place`` its place in the file from 0.

    A private one was made on the site, and is no part of the bank's files; ``owner`` is the public id of who made it.
    """

    __tablename__ = "quiz"
    __table_args__ = (
        UniqueConstraint("bank_id", "author_id"),
        CheckConstraint(one_of("visibility", VISIBILITIES), name="visibility"),
        NUMBERED,
    )

    id: Mapped[RowId]
    public_id: Mapped[PublicId]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    author_id: Mapped[AuthorId]
    place: Mapped[int]
    source: Mapped[Plain]
    owner: Mapped[str | None] = mapped_column("owner_public_id", String(PUBLIC_ID_LENGTH), index=True)
    visibility: Mapped[str] = mapped_column(String(16), server_default="public")


class MediumRow(Base):
    """Keep a picture under its name by content; never changed, and never deleted: revisions show it."""

    __tablename__ = "medium"

    address: Mapped[str] = mapped_column(String(40), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class BankMediumRow(Base):
    """Keep which picture a bank means by a name."""

    __tablename__ = "bank_medium"

    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    address: Mapped[str] = mapped_column(ForeignKey("medium.address"), index=True)


class NoteTimeRow(Base):
    """Keep when a note's content last changed; ``gaps`` as ``core.bank.NoteTime``, a space between."""

    __tablename__ = "note_time"

    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"), primary_key=True)
    guid: Mapped[str] = mapped_column(String(24), primary_key=True)
    hash: Mapped[Sha256]
    changed_at: Mapped[datetime]
    withdrawn: Mapped[bool]
    gaps: Mapped[str] = mapped_column(Text, server_default=text("''"))
