"""Reports of items: what students say is wrong with what they saw, and what was answered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.core.item_report import Reason
from quizapp.db.models.base import NUMBERED, Base, PublicId, RowId, one_of
from quizapp.db.types import PUBLIC_ID_LENGTH, Plain


class ItemReportRow(Base):
    """Keep a report of the item at one place of an attempt, whose person made it; one at a time is open.

    ``data`` is the response at that moment, absent for a blank: it may change as long as the attempt is open. An open
    report has no ``closed_at``; ``closed_by`` is the public id of whoever looked after it.
    """

    __tablename__ = "item_report"
    __table_args__ = (
        CheckConstraint(one_of("reason", Reason), name="reason"),
        CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name="closed_by"),
        ForeignKeyConstraint(
            ["attempt_id", "place"], ["attempt_item.attempt_id", "attempt_item.place"], ondelete="CASCADE"
        ),
        Index(
            "uq_item_report_open",
            "attempt_id",
            "place",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(None, "attempt_id", "place"),
        Index(None, "item_revision_id"),
        NUMBERED,
    )

    id: Mapped[RowId]
    public_id: Mapped[PublicId]
    attempt_id: Mapped[int]
    place: Mapped[int]
    item_revision_id: Mapped[int] = mapped_column(ForeignKey("item_revision.id"))
    data: Mapped[Plain | None]
    reason: Mapped[str] = mapped_column(String(16))
    remark: Mapped[str]
    at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None] = mapped_column(String(PUBLIC_ID_LENGTH))
    answer: Mapped[str]
