"""Assignments: a quiz given to a class for a time, for whom, and who gets more of it; which items a quiz can ask."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.db.models.base import NUMBERED, Base, PublicId, RowId
from quizapp.db.types import PUBLIC_ID_LENGTH, Plain


class QuizItemRow(Base):
    """Keep that a quiz can ask an item, fixed or drawn: which tests hold an item's key back is read from here."""

    __tablename__ = "quiz_item"

    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), primary_key=True, index=True)


class AssignmentRow(Base):
    """Keep that a class has a quiz from ``opens_at`` to ``closes_at`` (absent: at once, for ever).

    ``batch`` is shared by what was assigned to several classes at once. ``policy`` is how it is taken, whole, so that a
    later edit of the quiz changes nothing. With ``everyone`` false only those are meant who are ``included`` by name.
    ``made_by`` is a person's public id. ``threshold`` (KKTP, 1 to 100) is the grade from which a student has reached
    the goal, absent while the teacher has set none.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("closes_at > opens_at", name="closes_at"),
        CheckConstraint("threshold BETWEEN 1 AND 100", name="threshold"),
        Index(None, "cohort_id", "closes_at"),
        Index(None, "quiz_id", "closes_at"),
        NUMBERED,
    )

    id: Mapped[RowId]
    public_id: Mapped[PublicId]
    batch: Mapped[str] = mapped_column("batch_public_id", String(PUBLIC_ID_LENGTH), index=True)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="CASCADE"))
    everyone: Mapped[bool]
    policy: Mapped[Plain]
    purpose: Mapped[str] = mapped_column(String(16))
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    made_by: Mapped[str] = mapped_column("made_by_public_id", String(PUBLIC_ID_LENGTH))
    made_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    threshold: Mapped[int | None]


class AssignmentPersonRow(Base):
    """Keep what an assignment is for one student: whether it is meant for them, more time, another end, more tries."""

    __tablename__ = "assignment_person"
    __table_args__ = (
        CheckConstraint("extra_seconds >= 0", name="extra_seconds"),
        CheckConstraint("extra_tries >= 0", name="extra_tries"),
    )

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True)
    included: Mapped[bool]
    extra_seconds: Mapped[int]
    extra_tries: Mapped[int]
    closes_at: Mapped[datetime | None]
