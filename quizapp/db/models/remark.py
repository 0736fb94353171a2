"""Remarks: sentences that a teacher keeps to write under more than one student's answer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.db.models.base import NUMBERED, Base, PublicId, RowId


class RemarkRow(Base):
    """Keep one remark of a teacher's own; nobody else sees it until it stands in a comment."""

    __tablename__ = "remark"
    __table_args__ = (NUMBERED,)

    id: Mapped[RowId]
    public_id: Mapped[PublicId]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    kept_at: Mapped[datetime]
