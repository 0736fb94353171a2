"""Remarks that a teacher keeps to use again: read, kept, removed; each teacher has their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.orm import Session

from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import NotNow
from quizapp.core.writing import clean_writing
from quizapp.db.models import RemarkRow
from quizapp.db.types import new_public_id, sought
from quizapp.services.grading import LONGEST_COMMENT

MOST_REMARKS: Final = 60


@dataclass(frozen=True, slots=True)
class Remark:
    """Hold one remark."""

    public_id: str
    text: str


def remarks(reads: Connection | Session, *, teacher: Person) -> tuple[Remark, ...]:
    """Return a teacher's remarks by text."""
    own = select(RemarkRow.public_id, RemarkRow.text).where(RemarkRow.person_id == teacher.id)
    return tuple(sorted((Remark(row.public_id, row.text) for row in reads.execute(own)), key=lambda one: one.text))


def keep(session: Session, *, text: str, teacher: Person, now: datetime) -> None:
    """Keep a remark; one that is kept already, or a blank, changes nothing.

    Raises Malformed for one of more than 2,000 characters, NotNow when 60 are kept.
    """
    said = clean_writing(text, LONGEST_COMMENT)
    own = RemarkRow.person_id == teacher.id
    if not said or session.execute(select(RemarkRow.id).where(own, RemarkRow.text == said)).first():
        return
    if session.execute(select(func.count(RemarkRow.id)).where(own)).scalar_one() >= MOST_REMARKS:
        raise NotNow(msg("You keep %(most)s remarks already. Remove one before you keep another.", most=MOST_REMARKS))
    session.add(RemarkRow(public_id=new_public_id(), person_id=teacher.id, text=said, kept_at=now))
    session.flush()


def remove(session: Session, *, remark: str, teacher: Person) -> None:
    """Remove a remark (public id); comments that it stands in stay. One that is not the teacher's changes nothing."""
    own = RemarkRow.person_id == teacher.id, RemarkRow.public_id == sought(remark)
    session.execute(delete(RemarkRow).where(*own))
