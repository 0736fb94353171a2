"""What a submitted attempt earned: the result with its processes, and the review of every item with its proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState, PlacedItem, ProcessMark, Result
from quizapp.core.i18n import msg
from quizapp.core.item import Process
from quizapp.core.passage import Passage
from quizapp.core.person import Person
from quizapp.core.policy import Part
from quizapp.core.refusal import NotNow
from quizapp.core.response import Response
from quizapp.core.score import Mark, Score
from quizapp.db.models import AttemptItemRow, AttemptRow, BankRow, ItemRevisionRow, QuizRow
from quizapp.db.reads import HEAD
from quizapp.db.types import AnyRow
from quizapp.db.writes import saved_in
from quizapp.services.attempt_rows import TOTAL, head_in, mark_in, not_found, own, placed_in
from quizapp.services.marks import marked, score_in, tally_of, total_of
from quizapp.services.release import RELEASE, release_in, with_release
from quizapp.services.revisions import ItemRevision, item_revisions, passage_revision


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """Hold one item of a submitted attempt: what was shown, what was given, what it earned and why.

    ``score`` is the stored mark (before points) with the explaining sentence; ``mark`` is in points. ``comment`` is
    what a teacher wrote about it. The proving sentences are ``evidence`` (address -> text).
    """

    placed: PlacedItem
    revision: ItemRevision
    response: Response
    flag: bool
    score: Score
    mark: Mark
    comment: str

    @property
    def evidence(self) -> Mapping[str, str]:
        """Return address -> text of the sentences that prove the key."""
        return self.revision.bound.evidence


@dataclass(frozen=True, slots=True)
class Review:
    """Hold a whole review: the result, the passage as it was shown, every item by place."""

    result: Result
    passage: Passage
    items: tuple[ReviewedItem, ...]


def result(reads: Connection | Session, *, attempt: str, person: Person, now: datetime) -> Result:
    """Return score and score by process, with what of them may be shown.

    Raises NotFound when the attempt is not this person's, NotNow while it is open.
    """
    row = _submitted(reads, attempt, person, now)
    return _result(row, marked(reads, row.attempt_id), now)


def review(reads: Connection | Session, *, attempt: str, person: Person, now: datetime) -> Review:
    """Return every item with response, score and evidence, with what of them may be shown.

    Raises as ``result`` does, and NotNow while an open attempt of the same person holds one of the items, whose key
    would be shown, or while not even the responses may be shown.
    """
    row = _submitted(reads, attempt, person, now)
    if not release_in(row, now).shows(Part.RESPONSES):
        raise NotNow(msg("Your answers are not shown yet. Your teacher decides when."))
    if reads.execute(_sharing(row.attempt_id, person)).first():
        raise NotNow(msg("You are answering some of these items again. Hand that attempt in first, then look here."))
    rows = marked(reads, row.attempt_id)
    revisions = item_revisions(reads, revisions_of(rows))
    passage = passage_revision(reads, row.passage_revision_id)
    return Review(_result(row, rows, now), passage, tuple(reviewed(each, revisions) for each in rows))


def revisions_of(rows: Iterable[AnyRow]) -> frozenset[int]:
    """Return the ids of the revisions that rows of ``MARKED`` need: shown ones and scored ones."""
    return frozenset(id_ for row in rows for id_ in (row.item_revision_id, row.scored_revision_id) if id_ is not None)


def _sharing(attempt: int, person: Person) -> Select[int]:
    """Return the statement that finds an open attempt of a person with an item of ``attempt`` in it.

    It is the same item in another revision and in another language: the key is the same.
    """
    of_revision = ItemRevisionRow.id == AttemptItemRow.item_revision_id
    shown = select(ItemRevisionRow.item_id).join(AttemptItemRow, of_revision)
    return (
        select(AttemptRow.id)
        .join(AttemptItemRow, AttemptItemRow.attempt_id == AttemptRow.id)
        .join(ItemRevisionRow, of_revision)
        .where(AttemptRow.person_id == person.id, AttemptRow.state == AttemptState.OPEN.value)
        .where(ItemRevisionRow.item_id.in_(shown.where(AttemptItemRow.attempt_id == attempt)))
        .limit(1)
    )


def _submitted(reads: Connection | Session, attempt: str, person: Person, now: datetime) -> AnyRow:
    statement = (
        with_release(select(*HEAD, *TOTAL, *RELEASE, BankRow.slug, BankRow.head), now)
        .join(BankRow, BankRow.id == QuizRow.bank_id)
        .where(*own(attempt, person))
    )
    row = reads.execute(statement).one_or_none()
    if row is None:
        raise not_found()
    if head_in(row).open:
        raise NotNow(msg("This attempt is still open: hand it in first."))
    return row


def _result(row: AnyRow, rows: Sequence[AnyRow], now: datetime) -> Result:
    mark = mark_in(row)
    if mark is None:
        raise AssertionError("The database checks that a submitted attempt has a total.")
    return Result(
        attempt=head_in(row),
        bank=row.slug,
        editions=tuple(language for language in row.head["languages"] if language in row.head["deck"]),
        started=row.started_at,
        submitted=row.submitted_at,
        mark=mark,
        tally=tally_of(rows),
        by_process=tuple(_by_process(rows)),
        release=release_in(row, now),
    )


def _by_process(rows: Sequence[AnyRow]) -> Iterable[ProcessMark]:
    for process in Process:
        own_rows = [row for row in rows if row.process == process]
        if own_rows:
            yield ProcessMark(process, total_of(own_rows), len(own_rows), tally_of(own_rows).right)


def reviewed(row: AnyRow, revisions: Mapping[int, ItemRevision]) -> ReviewedItem:
    """Return the item of a row of ``MARKED``; ``revisions`` holds what was shown and what was scored."""
    given = saved_in(row)
    scored = revisions[row.scored_revision_id or row.item_revision_id]
    return ReviewedItem(
        placed=placed_in(row),
        revision=revisions[row.item_revision_id],
        response=given.response,
        flag=given.flag,
        score=score_in(row, scored, given.response),
        mark=total_of((row,)),
        comment=row.comment or "",
    )
