"""The audit log: who did what to what, by opaque ids only; rows are added and never changed or removed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.db.models.base import NUMBERED, Base, RowId, Sha256
from quizapp.db.types import PUBLIC_ID_LENGTH, Plain


class AuditRow(Base):
    """Keep one deed. ``by`` and ``subject`` are public ids, ``by`` absent for the site; ``details`` hold no names."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "at"), Index(None, "subject_public_id"), NUMBERED)

    id: Mapped[RowId]
    at: Mapped[datetime]
    by: Mapped[str | None] = mapped_column("by_public_id", String(PUBLIC_ID_LENGTH))
    action: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column("subject_public_id", String(PUBLIC_ID_LENGTH))
    details: Mapped[Plain]


class AuditSealRow(Base):
    """Keep the seal of one deed: a hash over it and the seal before (``number``). Never changed."""

    __tablename__ = "audit_seal"
    __table_args__ = (NUMBERED,)

    number: Mapped[RowId]
    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id"), unique=True)
    hash: Mapped[Sha256]
