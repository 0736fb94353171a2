"""Persons: who they are, what they may do, how they are signed in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.core.person import Role
from quizapp.db.models.base import NUMBERED, Base, PublicId, RowId, Sha256, one_of


class PersonRow(Base):
    """Keep a person. ``name`` is as typed, ``name_key`` as compared; a guest has no key and no password."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("guest = (name_key IS NULL)", name="guest_has_no_name_key"),
        NUMBERED,
    )

    id: Mapped[RowId]
    public_id: Mapped[PublicId]
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str | None] = mapped_column(String(320), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(255))
    guest: Mapped[bool]
    created_at: Mapped[datetime]


class PersonRoleRow(Base):
    """Keep one role of a person."""

    __tablename__ = "person_role"
    __table_args__ = (CheckConstraint(one_of("role", Role), name="role"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(String(16), primary_key=True)


class SignInRow(Base):
    """Keep one sign-in; whoever reads the table learns no token. ``staff`` is as it was when the sign-in began."""

    __tablename__ = "sign_in"
    __table_args__ = (NUMBERED,)

    id: Mapped[RowId]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[Sha256] = mapped_column(unique=True)
    staff: Mapped[bool]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class SetupLinkRow(Base):
    """Keep a one-time link that makes the first administrator."""

    __tablename__ = "setup_link"
    __table_args__ = (NUMBERED,)

    id: Mapped[RowId]
    token_hash: Mapped[Sha256] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
