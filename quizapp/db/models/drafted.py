"""Drafts: what each sentence of an article gave, what made each item, and what a person decided about it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.core.drafted import Reason, Verdict
from quizapp.db.models.base import Base, Language, one_of
from quizapp.db.types import KEY, PUBLIC_ID_LENGTH, PlainList


class DraftedItemRow(Base):
    """Keep how an item was drafted and its verdict, both absent until somebody decides; ``confidence`` in percent.

    ``rule`` is the name of what made it, ``how`` says it in a sentence; ``decided_by`` is a public id.
    """

    __tablename__ = "drafted_item"
    __table_args__ = (
        CheckConstraint(one_of("verdict", Verdict), name="verdict"),
        CheckConstraint(one_of("reason", Reason), name="reason"),
        CheckConstraint("(verdict IS NULL) = (decided_at IS NULL)", name="decided_at"),
        CheckConstraint("confidence BETWEEN 0 AND 100", name="confidence"),
    )

    item_id: Mapped[int] = mapped_column(KEY, ForeignKey("item.id"), primary_key=True, autoincrement=False)
    language: Mapped[Language]
    rule: Mapped[str] = mapped_column(String(32))
    confidence: Mapped[int]
    how: Mapped[str]
    verdict: Mapped[str | None] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(16))
    remark: Mapped[str]
    decided_by: Mapped[str | None] = mapped_column(String(PUBLIC_ID_LENGTH))
    decided_at: Mapped[datetime | None]


class DraftingRow(Base):
    """Keep what each sentence of the article behind a bank gave when it was drafted, and what of it was left out.

    Another release, or a passage that was edited since, would tell something else: so this is never told anew.
    """

    __tablename__ = "drafting"

    bank_id: Mapped[int] = mapped_column(KEY, ForeignKey("bank.id"), primary_key=True, autoincrement=False)
    language: Mapped[Language]
    at: Mapped[datetime]
    told: Mapped[PlainList]
    left_out: Mapped[PlainList]
