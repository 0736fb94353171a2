"""Grading by hand: what waits for a teacher, and the teacher's mark. Every mark stays; the newest one counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, exists, insert, select, true, update
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState
from quizapp.core.i18n import msg
from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotNow
from quizapp.core.score import Mark, Score
from quizapp.core.tree import JsonObject
from quizapp.core.writing import clean_writing
from quizapp.db.models import AttemptRow, CohortRow, EnrolmentRow, MarkRow, PersonRow, ResponseRow
from quizapp.db.types import AnyRow, sought
from quizapp.services import audit
from quizapp.services.audit import Deed
from quizapp.services.cohort_rows import active, not_found, scope
from quizapp.services.marks import mark_values, marked, total_of, total_values
from quizapp.services.reports import ReviewedItem, reviewed, revisions_of
from quizapp.services.revisions import ItemRevision, item_revisions

REASON: Final = "judged"
LONGEST_COMMENT: Final = 2000
MOST_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class WaitingResponse:
    """Hold one response that waits: whose it is, of which attempt (public id) and place, since when."""

    attempt: str
    place: int
    name: str
    title: str
    submitted: datetime


def waiting(reads: Connection | Session, *, teacher: Person) -> tuple[WaitingResponse, ...]:
    """Return what waits for a teacher, the longest waiting first; the first 500 at most."""
    columns: tuple[Any, ...] = (
        AttemptRow.public_id, ResponseRow.place, PersonRow.name, AttemptRow.title, AttemptRow.submitted_at,
    )  # fmt: skip
    current = exists().where(MarkRow.response_id == ResponseRow.id, MarkRow.is_current)
    statement = (
        select(*columns)
        .join(ResponseRow, ResponseRow.attempt_id == AttemptRow.id)
        .join(PersonRow, PersonRow.id == AttemptRow.person_id)
        .where(AttemptRow.waiting > 0, ~current, taught_by(teacher))
        .order_by(AttemptRow.submitted_at, AttemptRow.id, ResponseRow.place)
        .limit(MOST_ROWS)
    )
    rows = reads.execute(statement).all()
    return tuple(WaitingResponse(row.public_id, row.place, row.name, row.title, row.submitted_at) for row in rows)


def response_to_grade(reads: Connection | Session, *, attempt: str, place: int, teacher: Person) -> ReviewedItem:
    """Return a response that a teacher grades or graded, as the student's review shows it.

    Raises NotFound when the attempt (public id) is no student's of theirs or has no such place, NotNow while it is open
    or when the response needs no teacher.
    """
    found = reads.execute(_ATTEMPT.where(*theirs(attempt, teacher))).one_or_none()
    return _paper(reads, _handed_in(found).id, place).item


def grade(  # noqa: PLR0913 - what a mark is made of, all by name
    session: Session,
    *,
    attempt: str,
    place: int,
    judgement: JsonObject,
    comment: str,
    teacher: Person,
    now: datetime,
) -> Mark:
    """Store a teacher's mark for a response that waits or was graded by hand, and return the attempt's new total.

    ``judgement`` is plain data of the item's type, ``comment`` what the student reads (at most 2,000 characters, "" for
    none). An earlier mark is kept, but counts no more. Raises as ``response_to_grade``, and Malformed when the
    judgement does not fit the item or the comment cannot be stored.
    """
    said = clean_writing(comment, LONGEST_COMMENT)
    # Whoever else grades this attempt waits here, so that every total is made of all marks.
    locked = _ATTEMPT.where(*theirs(attempt, teacher)).with_for_update(of=AttemptRow)
    found = _handed_in(session.execute(locked).one_or_none())
    paper, moment = _paper(session, found.id, place), max(now, found.stamp_at)
    score = paper.revision.type.graded(paper.revision.bound, judgement, paper.item.placed.rule.name)
    by_hand = {"by": teacher.public_id, "judgement": judgement, "comment": said or None}
    old = update(MarkRow).where(MarkRow.response_id == paper.response_id, MarkRow.is_current)
    session.execute(old.values(is_current=False).execution_options(synchronize_session=False))
    values = mark_values(paper.response_id, paper.revision.id, score, REASON, moment) | by_hand
    session.execute(insert(MarkRow).values(values))
    _note(session, attempt, paper.item, score, teacher, moment)
    total = total_of(marked(session, found.id))
    its = update(AttemptRow).where(AttemptRow.id == found.id)
    session.execute(its.values(stamp_at=moment, **total_values(total)))
    return total


def _note(session: Session, attempt: str, item: ReviewedItem, score: Score, teacher: Person, now: datetime) -> None:  # noqa: PLR0913, PLR0917 - what a mark changed
    """Log what a mark is and what it was before, None for none."""
    before = None if item.score.waiting else item.score.numerator
    details = {"place": item.placed.place, "numerator": score.numerator, "of": score.denominator, "before": before}
    audit.note(session, Deed.GRADED, by=teacher, kind="attempt", subject=attempt, now=now, details=details)


@dataclass(frozen=True, slots=True)
class _Paper:
    """One response before a teacher: the row it is, the item with all that a student sees, the revision shown."""

    response_id: int
    item: ReviewedItem
    revision: ItemRevision


_ATTEMPT: Final = select(AttemptRow.id, AttemptRow.state, AttemptRow.stamp_at)


def theirs(attempt: str, teacher: Person) -> tuple[ColumnElement[bool], ...]:
    """Return the condition for an attempt (public id) that a teacher may grade."""
    return AttemptRow.public_id == sought(attempt), taught_by(teacher)


def taught_by(teacher: Person) -> ColumnElement[bool]:
    """Return the condition for attempts of a teacher's students; an administrator's are all. Nobody's own is."""
    classes = select(EnrolmentRow.id).join(CohortRow, active())
    theirs = classes.where(EnrolmentRow.person_id == AttemptRow.person_id, scope(teacher)).exists()
    taught = true() if Role.ADMIN in teacher.roles else theirs
    return and_(AttemptRow.person_id != teacher.id, taught)


def _handed_in(row: AnyRow | None) -> AnyRow:
    if row is None:
        raise not_found()
    if row.state == AttemptState.OPEN:
        raise NotNow(msg("This attempt is not handed in yet, so its answers may still change. Grade it afterwards."))
    return row


def _paper(reads: Connection | Session, attempt_id: int, place: int) -> _Paper:
    row = next((row for row in marked(reads, attempt_id) if row.place == place), None)
    if row is None:
        raise not_found()
    revisions = item_revisions(reads, revisions_of((row,)))
    item, revision = reviewed(row, revisions), revisions[row.item_revision_id]
    if not revision.type.score(revision.bound, item.response, item.placed.rule.name).waiting:
        raise NotNow(msg("This answer needs no grading by hand: the site grades it, and a blank earns nothing."))
    return _Paper(row.response_id, item, revision)
