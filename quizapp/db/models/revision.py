"""Revisions: what students saw, unchangeable; a trigger on either database refuses to alter or remove one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.db.models.base import NUMBERED, Base, Language, RowId, Sha256
from quizapp.db.types import Plain, PlainList


class PassageRevisionRow(Base):
    """Keep a passage as it was at one time, in its canonical text, with the words explained beside it.

    ``shown`` is absent where students may read all of it, else {"sentences": addresses, "link": where the rest stands}.
    """

    __tablename__ = "passage_revision"
    __table_args__ = (
        UniqueConstraint("bank_id", "language", "number"),
        CheckConstraint("number > 0", name="number"),
        NUMBERED,
    )

    id: Mapped[RowId]
    bank_id: Mapped[int] = mapped_column(ForeignKey("bank.id"))
    language: Mapped[Language]
    number: Mapped[int]
    hash: Mapped[Sha256]
    text: Mapped[str]
    glossary: Mapped[PlainList | None]
    shown: Mapped[Plain | None]
    created_at: Mapped[datetime]


class ItemRevisionRow(Base):
    """Keep an item's bound content; ``hash`` is over type and bound content, so tags and process make no revision."""

    __tablename__ = "item_revision"
    __table_args__ = (
        UniqueConstraint("item_id", "language", "number"),
        CheckConstraint("number > 0", name="number"),
        NUMBERED,
    )

    id: Mapped[RowId]
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    language: Mapped[Language]
    number: Mapped[int]
    passage_revision_id: Mapped[int] = mapped_column(ForeignKey("passage_revision.id"))
    hash: Mapped[Sha256]
    type: Mapped[str] = mapped_column(String(64))
    bound: Mapped[Plain]
    created_at: Mapped[datetime]
