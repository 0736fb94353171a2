"""Attempts: what was fixed at the start, what was given, every save, and what it earned; all numbers exact."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.core.attempt import AttemptState, EndedBy, Selection
from quizapp.core.item import Process
from quizapp.core.policy import Behaviour
from quizapp.db.models.base import NUMBERED, Base, Language, PublicId, RowId, Sha256, one_of
from quizapp.db.types import PUBLIC_ID_LENGTH, Plain, PlainList


class AttemptRow(Base):
    """Keep one run through a quiz.

    ``stamp_at`` is the latest moment the attempt has known, so that a clock set back gives no time. The total is
    ``numerator / denominator``, absent while the attempt is open. ``possible`` are the points of all its items;
    ``waiting`` of them, worth ``waiting_points``, wait for a teacher and are not in the total. The terms were fixed at
    the start: ``limit_seconds`` is the quiz's own limit, ``extra_seconds`` this student's addition, ``due_at`` the
    moment at which answers are no longer taken; the penalty is the share that each used try costs. ``selection`` says
    what is asked; a practice of missed items keeps the quiz that most of them came with, and no term of it.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        CheckConstraint(one_of("state", AttemptState), name="state"),
        CheckConstraint("(state = 'submitted') = (submitted_at IS NOT NULL)", name="submitted_at"),
        CheckConstraint("(state = 'submitted') = (numerator IS NOT NULL)", name="numerator"),
        CheckConstraint("(numerator IS NULL) = (denominator IS NULL)", name="denominator"),
        CheckConstraint("(numerator IS NULL) = (possible IS NULL)", name="possible"),
        CheckConstraint("denominator > 0 AND possible > 0", name="positive"),
        CheckConstraint("items > 0", name="items"),
        CheckConstraint(one_of("behaviour", Behaviour), name="behaviour"),
        CheckConstraint(one_of("ended_by", EndedBy), name="ended_by"),
        CheckConstraint(one_of("selection", Selection), name="selection"),
        CheckConstraint("waiting >= 0", name="waiting"),
        CheckConstraint("waiting_points >= 0", name="waiting_points"),
        Index(None, "person_id", "quiz_id"),
        Index(None, "quiz_id", "state"),
        Index(None, "assignment_id", "person_id"),
        Index(None, "assignment_id", "submitted_at", "id"),
        Index(
            "ix_attempt_waiting",
            "quiz_id",
            sqlite_where=text("waiting > 0"),
            postgresql_where=text("waiting > 0"),
        ),
        Index(
            "ix_attempt_due",
            "due_at",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        NUMBERED,
    )

    id: Mapped[RowId]
    public_id: Mapped[PublicId]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id"))
    passage_revision_id: Mapped[int] = mapped_column(ForeignKey("passage_revision.id"))
    language: Mapped[Language]
    title: Mapped[str]
    seed: Mapped[int]
    items: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    started_at: Mapped[datetime]
    stamp_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    numerator: Mapped[int | None]
    denominator: Mapped[int | None]
    possible: Mapped[int | None]
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    behaviour: Mapped[str] = mapped_column(String(16), server_default=Behaviour.DEFERRED)
    penalty_numerator: Mapped[int] = mapped_column(server_default="0")
    penalty_denominator: Mapped[int] = mapped_column(server_default="1")
    limit_seconds: Mapped[int | None]
    extra_seconds: Mapped[int] = mapped_column(server_default="0")
    due_at: Mapped[datetime | None]
    ended_by: Mapped[str | None] = mapped_column(String(16))
    waiting: Mapped[int] = mapped_column(server_default="0")
    waiting_points: Mapped[int] = mapped_column(server_default="0")
    selection: Mapped[str] = mapped_column(String(16), server_default=Selection.QUIZ)


class AttemptItemRow(Base):
    """Keep what an attempt fixed about the item at one place (from 1)."""

    __tablename__ = "attempt_item"
    __table_args__ = (
        CheckConstraint("place > 0", name="place"),
        CheckConstraint("score_den > 0", name="score_den"),
        CheckConstraint("points > 0", name="points"),
        CheckConstraint(one_of("process", Process), name="process"),
    )

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    item_revision_id: Mapped[int] = mapped_column(ForeignKey("item_revision.id"), index=True)
    rule: Mapped[str] = mapped_column(String(64))
    rule_version: Mapped[int]
    score_den: Mapped[int]
    points: Mapped[int]
    order: Mapped[PlainList] = mapped_column("shown_order")
    process: Mapped[str] = mapped_column(String(16))


def _placed() -> ForeignKeyConstraint:
    there = ["attempt_item.attempt_id", "attempt_item.place"]
    return ForeignKeyConstraint(["attempt_id", "place"], there, ondelete="CASCADE")


class ResponseRow(Base):
    """Keep what is given now at one place; ``data`` is absent for a blank, ``version`` counts the saves.

    ``checks`` counts the tries that were graded before the end; ``locked`` says that no other save is taken.
    """

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("attempt_id", "place"),
        CheckConstraint("version >= 0", name="version"),
        _placed(),
        NUMBERED,
    )

    id: Mapped[RowId]
    attempt_id: Mapped[int]
    place: Mapped[int]
    version: Mapped[int]
    data: Mapped[Plain | None]
    flag: Mapped[bool]
    saved_at: Mapped[datetime]
    checks: Mapped[int] = mapped_column(server_default="0")
    locked: Mapped[bool] = mapped_column(server_default=false())


class ResponseCheckRow(Base):
    """Keep one graded try at one place (``number`` from 1), before penalties. Never changed."""

    __tablename__ = "response_check"
    __table_args__ = (
        UniqueConstraint("response_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("denominator > 0", name="denominator"),
        NUMBERED,
    )

    id: Mapped[RowId]
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"))
    number: Mapped[int]
    payload_hash: Mapped[Sha256]
    data: Mapped[Plain]
    numerator: Mapped[int]
    denominator: Mapped[int]
    at: Mapped[datetime]


class ResponseEventRow(Base):
    """Keep every save for ever; a repeated request (same key, same payload) can have only one. Never changed."""

    __tablename__ = "response_event"
    __table_args__ = (
        UniqueConstraint("attempt_id", "key", "payload_hash"),
        CheckConstraint("version > 0", name="version"),
        _placed(),
        NUMBERED,
    )

    id: Mapped[RowId]
    attempt_id: Mapped[int]
    place: Mapped[int]
    key: Mapped[str] = mapped_column(String(64))
    payload_hash: Mapped[Sha256]
    version: Mapped[int]
    data: Mapped[Plain | None]
    flag: Mapped[bool]
    at: Mapped[datetime]


class MarkRow(Base):
    """Keep what a response earned, under which rule and revision and why; a regrade adds a row, moving ``is_current``.

    The score is ``numerator / denominator`` before points; ``by`` is the public id of whoever graded, absent for the
    site itself. ``judgement`` is what a teacher judged, as plain data of the item's type, ``comment`` what they wrote
    to the student; both are absent in marks of the site. A response that waits for a teacher has no mark yet.
    """

    __tablename__ = "mark"
    __table_args__ = (
        CheckConstraint("denominator > 0", name="denominator"),
        CheckConstraint("numerator <= denominator AND numerator >= -denominator", name="numerator"),
        Index(
            "uq_mark_current",
            "response_id",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
        Index(None, "response_id"),
        NUMBERED,
    )

    id: Mapped[RowId]
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"))
    item_revision_id: Mapped[int] = mapped_column(ForeignKey("item_revision.id"))
    rule: Mapped[str] = mapped_column(String(64))
    rule_version: Mapped[int]
    numerator: Mapped[int]
    denominator: Mapped[int]
    reason: Mapped[str] = mapped_column(String(32))
    by: Mapped[str | None] = mapped_column("by_public_id", String(PUBLIC_ID_LENGTH))
    at: Mapped[datetime]
    is_current: Mapped[bool]
    judgement: Mapped[Plain | None]
    comment: Mapped[str | None]
