"""Talking a quiz over with a class: item by item what was answered, and then what is right and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, select
from sqlalchemy.orm import Session

from quizapp.core.class_results import ResultsHead
from quizapp.core.counting import CountedChoice, CountedPart
from quizapp.core.i18n import msg
from quizapp.core.passage import Passage
from quizapp.core.person import Person
from quizapp.core.refusal import NotFound, NotNow
from quizapp.core.response import Blank, Given
from quizapp.db.models import AttemptItemRow, AttemptRow, ItemRevisionRow, ResponseRow
from quizapp.db.types import AnyRow
from quizapp.services.release import items_held
from quizapp.services.results_rows import head_of
from quizapp.services.revisions import ItemRevision, item_revisions, passage_revision


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold one answer and how many students gave it."""

    choice: CountedChoice
    number: int


@dataclass(frozen=True, slots=True)
class CountedAnswers:
    """Hold the answers to one part of an item; ``most`` is the largest number in it."""

    heading: str
    bars: tuple[Bar, ...]

    @property
    def most(self) -> int:
        """Return the largest number of students behind one answer."""
        return max((bar.number for bar in self.bars), default=0)


@dataclass(frozen=True, slots=True)
class Discussion:
    """Hold one item for the class: the item at ``number`` (from 1) of ``count``, as it was last asked.

    ``students`` handed in and were asked it, ``blank`` of them left it blank.
    """

    head: ResultsHead
    number: int
    count: int
    revision: ItemRevision
    passage: Passage
    parts: tuple[CountedAnswers, ...]
    students: int
    blank: int


def discussion(
    reads: Connection | Session, *, assignment: str, teacher: Person, number: int, now: datetime
) -> Discussion:
    """Return the item at a number (from 1) with what the class answered, by at most six reads.

    Of several attempts of a student the last one handed in counts. Raises NotFound for an assignment that is not in the
    teacher's scope or has no such item, NotNow before the class has handed anything in, while the quiz is open for it,
    or while another class has one of the items in a test that has not closed.
    """
    head = head_of(reads, assignment, teacher)
    if head.closes is not None and now < head.closes:
        raise NotNow(msg("This quiz is still open for the class. Talk it over after it has closed."))
    asked = reads.execute(_asked(head.id)).all()
    if not asked:
        raise NotNow(msg("Nobody has handed in this quiz yet. There is nothing to talk over."))
    if items_held(reads, {row.item_id for row in asked}, now):
        raise NotNow(
            msg("A test that has not closed yet for every class asks some of these items. Wait until it has closed.")
        )
    revisions = item_revisions(reads, {row.item_revision_id for row in asked})
    items = _in_order(head, asked, revisions)
    if not 1 <= number <= len(items):
        raise NotFound(msg("This quiz has no such item."))
    return _discussion(reads, head, items, number, revisions)


def _discussion(
    reads: Connection | Session, head: ResultsHead, items: Sequence[AnyRow], number: int,
    revisions: Mapping[int, ItemRevision],
) -> Discussion:  # fmt: skip
    item = items[number - 1]
    given = list({row.person_id: row for row in reads.execute(_given(head.id, item.item_id))}.values())
    revision = revisions[item.item_revision_id]
    told: Counter[str] = Counter()
    for row in given:
        own = revisions[row.item_revision_id]
        response = Blank() if row.data is None else Given(row.data)
        told.update(own.type.classify(own.bound, response))
    return Discussion(
        head=head,
        number=number,
        count=len(items),
        revision=revision,
        passage=passage_revision(reads, item.passage_revision_id),
        parts=tuple(_counted(part, told) for part in revision.type.counted(revision.bound)),
        students=len(given),
        blank=sum(row.data is None for row in given),
    )


def _counted(part: CountedPart, told: Mapping[str, int]) -> CountedAnswers:
    return CountedAnswers(part.heading, tuple(Bar(choice, told.get(choice.id, 0)) for choice in part.choices))


def _asked(assignment: int) -> Select[Any]:
    """Return the statement over the revisions that a class was asked, the newest of each item last."""
    columns: tuple[Any, ...] = (
        AttemptItemRow.item_revision_id, ItemRevisionRow.item_id, ItemRevisionRow.passage_revision_id,
    )  # fmt: skip
    return (
        select(*columns)
        .distinct()
        .join(AttemptRow, AttemptRow.id == AttemptItemRow.attempt_id)
        .join(ItemRevisionRow, ItemRevisionRow.id == AttemptItemRow.item_revision_id)
        .where(AttemptRow.assignment_id == assignment, AttemptRow.submitted_at.is_not(None))
        .order_by(AttemptItemRow.item_revision_id)
    )


def _given(assignment: int, item: int) -> Select[Any]:
    """Return the statement over the responses of a class to an item, the last handed in last."""
    same = and_(ResponseRow.attempt_id == AttemptItemRow.attempt_id, ResponseRow.place == AttemptItemRow.place)
    columns: tuple[Any, ...] = AttemptRow.person_id, AttemptItemRow.item_revision_id, ResponseRow.data
    return (
        select(*columns)
        .join(AttemptItemRow, AttemptItemRow.attempt_id == AttemptRow.id)
        .join(ItemRevisionRow, ItemRevisionRow.id == AttemptItemRow.item_revision_id)
        .join(ResponseRow, same)
        .where(AttemptRow.assignment_id == assignment, AttemptRow.submitted_at.is_not(None))
        .where(ItemRevisionRow.item_id == item)
        .order_by(AttemptRow.submitted_at, AttemptRow.id)
    )


def _in_order(head: ResultsHead, asked: Sequence[AnyRow], revisions: Mapping[int, ItemRevision]) -> Sequence[AnyRow]:
    """Return the newest revision of each item: fixed ones as the quiz has them, then those drawn, by author id."""
    newest = {revisions[row.item_revision_id].item: row for row in asked}
    order = {item: place for place, item in enumerate(head.items)}
    return [newest[item] for item in sorted(newest, key=lambda item: (order.get(item, len(order)), item))]
