"""Cohorts: a class, who teaches it, the codes that open it, who is enrolled in it; no PIN lies here."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.core.class_code import CODE_LENGTH
from quizapp.core.person import LONGEST_KEY, LONGEST_NAME
from quizapp.core.roster import LONGEST_NIS, NISN_DIGITS
from quizapp.db.models.base import NUMBERED, Base, PublicId, RowId, Sha256


class CohortRow(Base):
    """Keep a class; an archived one lets no student in."""

    __tablename__ = "cohort"
    __table_args__ = (NUMBERED,)

    id: Mapped[RowId]
    public_id: Mapped[PublicId]
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class CohortTeacherRow(Base):
    """Keep that a person teaches a class."""

    __tablename__ = "cohort_teacher"

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)


class ClassCodeRow(Base):
    """Keep a code that opens or opened a class, for ever, so that no other class gets it; one works at a time."""

    __tablename__ = "class_code"
    __table_args__ = (
        Index(
            "uq_class_code_active",
            "cohort_id",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
        Index(None, "cohort_id"),
        NUMBERED,
    )

    id: Mapped[RowId]
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(CODE_LENGTH), unique=True)
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class EnrolmentRow(Base):
    """Keep a student's place in a class; of whoever is removed too, so that a list can bring them back.

    ``nickname`` is as shown, ``nickname_key`` as compared: unique among those who are in. ``pin_generation`` counts the
    PINs, which follow from it and the site's key. ``ticket_hash`` tells a request to join that is sent again.
    """

    __tablename__ = "enrolment"
    __table_args__ = (
        UniqueConstraint("cohort_id", "person_id"),
        UniqueConstraint("cohort_id", "nisn"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("pin_generation > 0", name="pin_generation"),
        Index(
            "uq_enrolment_nickname",
            "cohort_id",
            "nickname_key",
            unique=True,
            sqlite_where=text("removed_at IS NULL"),
            postgresql_where=text("removed_at IS NULL"),
        ),
        NUMBERED,
    )

    id: Mapped[RowId]
    public_id: Mapped[PublicId]
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    nickname: Mapped[str] = mapped_column(String(LONGEST_NAME))
    nickname_key: Mapped[str] = mapped_column(String(LONGEST_KEY))
    number: Mapped[int | None]
    nis: Mapped[str | None] = mapped_column(String(LONGEST_NIS))
    nisn: Mapped[str | None] = mapped_column(String(NISN_DIGITS))
    pin_generation: Mapped[int]
    ticket_hash: Mapped[Sha256 | None]
    joined_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
