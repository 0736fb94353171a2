"""Grading item by item: what waits, and the responses to one item in an order that has nothing to do with names."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, exists, func, select
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState
from quizapp.core.bank import Texts
from quizapp.core.person import Person
from quizapp.db.models import (
    AttemptItemRow,
    AttemptRow,
    ItemRevisionRow,
    ItemRow,
    MarkRow,
    PersonRow,
    QuizRow,
    ResponseRow,
)
from quizapp.db.types import sought
from quizapp.services import audit
from quizapp.services.audit import Deed
from quizapp.services.cohort_rows import not_found
from quizapp.services.grading import response_to_grade, taught_by, theirs
from quizapp.services.reports import ReviewedItem
from quizapp.services.revisions import item_revisions

MOST_ITEMS: Final = 200
MOST_RESPONSES: Final = 1000  # to one item; the newest


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """Hold an item with responses that wait: its quiz (public id) and its author id, its stem, how many, since when."""

    quiz: str
    item: str
    title: Texts
    stem: str
    language: str
    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Stop:
    """Hold one response in the order of grading: attempt (public id) and place, and whether it still waits."""

    attempt: str
    place: int
    waits: bool


@dataclass(frozen=True, slots=True)
class GradingPage:
    """Hold a response before a teacher, without its writer's name.

    ``number`` (from 1) of ``count`` is where it stands in the order; ``waiting`` counts those that wait, this one
    included; ``before`` and ``after`` are its neighbours, ``next`` is the next one that waits, None for none.
    """

    title: Texts
    item: ReviewedItem
    number: int
    count: int
    waiting: int
    before: Stop | None
    after: Stop | None
    next: Stop | None


def waiting_items(reads: Connection | Session, *, teacher: Person) -> tuple[WaitingItem, ...]:
    """Return the items with responses that wait for a teacher, the longest waiting first; the first 200 at most."""
    rows = reads.execute(_waiting(teacher)).all()
    revisions = item_revisions(reads, {row.revision for row in rows})
    return tuple(
        WaitingItem(
            quiz=row.quiz,
            item=revisions[row.revision].item,
            title=row.source["title"],
            stem=revisions[row.revision].bound.stem,
            language=revisions[row.revision].bound.language,
            count=row.number,
            since=row.since,
        )
        for row in rows
    )


def first_waiting(reads: Connection | Session, *, quiz: str, item: str, teacher: Person) -> Stop | None:
    """Return where grading an item of a quiz begins: the first response of its order that waits, None for none."""
    named = select(QuizRow.id, ItemRow.id.label("item_id")).join(ItemRow, ItemRow.bank_id == QuizRow.bank_id)
    found = reads.execute(
        named.where(QuizRow.public_id == sought(quiz), ItemRow.author_id == sought(item))
    ).one_or_none()
    stops = () if found is None else _order(reads, found.id, found.item_id, teacher)
    return next((stop for stop in stops if stop.waits), None)


def grading_page(reads: Connection | Session, *, attempt: str, place: int, teacher: Person) -> GradingPage:
    """Return a response with its neighbours, by at most four reads. Raises as ``response_to_grade``."""
    item = response_to_grade(reads, attempt=attempt, place=place, teacher=teacher)
    placed = reads.execute(_placed(attempt, place)).one()
    stops = _order(reads, placed.quiz_id, placed.item_id, teacher)
    here = next((number for number, stop in enumerate(stops) if (stop.attempt, stop.place) == (attempt, place)), 0)
    others = (*stops[here + 1 :], *stops[:here])
    return GradingPage(
        title=placed.source["title"],
        item=item,
        number=here + 1,
        count=max(1, len(stops)),
        waiting=sum(stop.waits for stop in stops),
        before=stops[here - 1] if here else None,
        after=stops[here + 1] if here + 1 < len(stops) else None,
        next=next((stop for stop in others if stop.waits), None),
    )


def writer_of(session: Session, *, attempt: str, place: int, teacher: Person, now: datetime) -> str:
    """Return who wrote a response, and log that it was asked. Raises NotFound as ``response_to_grade``."""
    name = session.execute(
        select(PersonRow.name).join(AttemptRow, AttemptRow.person_id == PersonRow.id).where(*theirs(attempt, teacher))
    ).scalar_one_or_none()
    if name is None:
        raise not_found()
    details = {"place": place}
    audit.note(session, Deed.NAME_SEEN, by=teacher, kind="attempt", subject=attempt, now=now, details=details)
    return name


def _waiting(teacher: Person) -> Select[Any]:
    """Return the statement over what waits, a row an item of a quiz."""
    marked = exists().where(MarkRow.response_id == ResponseRow.id, MarkRow.is_current)
    grouped = (
        _responses(
            AttemptRow.quiz_id,
            ItemRevisionRow.item_id,
            func.count().label("number"),
            func.min(AttemptRow.submitted_at).label("since"),
            func.max(ItemRevisionRow.id).label("revision"),
        )
        .where(AttemptRow.waiting > 0, ~marked, taught_by(teacher))
        .group_by(AttemptRow.quiz_id, ItemRevisionRow.item_id)
        .subquery()
    )
    listed = select(*grouped.c, QuizRow.public_id.label("quiz"), QuizRow.source).join(
        QuizRow, QuizRow.id == grouped.c.quiz_id
    )
    return listed.order_by(grouped.c.since, grouped.c.quiz_id, grouped.c.item_id).limit(MOST_ITEMS)


def _placed(attempt: str, place: int) -> Select[Any]:
    its = AttemptRow.public_id == sought(attempt), AttemptItemRow.place == place
    found = _responses(AttemptRow.quiz_id, ItemRevisionRow.item_id, QuizRow.source)
    return found.join(QuizRow, QuizRow.id == AttemptRow.quiz_id).where(*its)


def _order(reads: Connection | Session, quiz: int, item: int, teacher: Person) -> Sequence[Stop]:
    """Return the responses to an item that a teacher grades or graded, shuffled alike for whoever asks."""
    waits = MarkRow.id.is_(None)
    found = (
        _responses(AttemptRow.public_id, ResponseRow.place, ResponseRow.id, waits.label("waits"))
        .outerjoin(MarkRow, and_(MarkRow.response_id == ResponseRow.id, MarkRow.is_current))
        .where(AttemptRow.quiz_id == quiz, ItemRevisionRow.item_id == item)
        .where(AttemptRow.state == AttemptState.SUBMITTED.value, ResponseRow.data.is_not(None), taught_by(teacher))
        .where(waits | MarkRow.judgement.is_not(None))
        .order_by(ResponseRow.id.desc())
        .limit(MOST_RESPONSES)
    )
    rows = sorted(reads.execute(found), key=lambda row: drawn(item, row.id))
    return [Stop(row.public_id, row.place, row.waits) for row in rows]


def drawn(item: int, response: int) -> bytes:
    """Return the key by which the responses to an item are ordered: as good as drawn, and the same for ever."""
    return hashlib.sha256(f"{item} {response}".encode()).digest()


def _responses(*columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of several kinds
    """Return a statement over responses with their attempts and items."""
    same = and_(ResponseRow.attempt_id == AttemptItemRow.attempt_id, ResponseRow.place == AttemptItemRow.place)
    return (
        select(*columns)
        .select_from(AttemptRow)
        .join(AttemptItemRow, AttemptItemRow.attempt_id == AttemptRow.id)
        .join(ResponseRow, same)
        .join(ItemRevisionRow, ItemRevisionRow.id == AttemptItemRow.item_revision_id)
    )
