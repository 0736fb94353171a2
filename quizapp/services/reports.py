"""What a submitted attempt earned: the result with its processes, and the review of every item with its proof."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Select, and_, select
from sqlalchemy.orm import Session

from quizapp.core.attempt import AttemptState, PlacedItem, ProcessMark, Result
from quizapp.core.i18n import msg
from quizapp.core.item import Process
from quizapp.core.passage import Passage
from quizapp.core.person import Person
from quizapp.core.refusal import NotNow
from quizapp.core.response import Response
from quizapp.core.score import Mark, Rule, Score, total
from quizapp.db.models import AttemptItemRow, AttemptRow, BankRow, MarkRow, QuizRow, ResponseRow
from quizapp.db.reads import HEAD, PLACED, SAVED
from quizapp.db.types import AnyRow
from quizapp.db.writes import saved
from quizapp.services.attempt_rows import TOTAL, head_in, mark_in, not_found, own, placed_in
from quizapp.services.revisions import ItemRevision, item_revisions, passage_revision

_MARKED: Final = (
    select(
        *PLACED,
        *SAVED,
        MarkRow.item_revision_id.label("scored_revision_id"),
        MarkRow.rule.label("mark_rule"),
        MarkRow.rule_version.label("mark_rule_version"),
        MarkRow.numerator,
        MarkRow.denominator,
    )
    .join(
        ResponseRow,
        and_(ResponseRow.attempt_id == AttemptItemRow.attempt_id, ResponseRow.place == AttemptItemRow.place),
    )
    .join(MarkRow, and_(MarkRow.response_id == ResponseRow.id, MarkRow.is_current))
    .order_by(AttemptItemRow.place)
)


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """Hold one item of a submitted attempt: what was shown, what was given, what it earned and why.

    ``score`` is the stored mark (before points) with the explaining sentence; ``mark`` is in points. The proving
    sentences are ``evidence`` (address -> text).
    """

    placed: PlacedItem
    revision: ItemRevision
    response: Response
    flag: bool
    score: Score
    mark: Mark

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


def result(reads: Connection | Session, *, attempt: str, person: Person) -> Result:
    """Return score and score by process.

    Raises NotFound when the attempt is not this person's, NotNow while it is open.
    """
    row = _submitted(reads, attempt, person)
    return _result(row, _marked(reads, row.attempt_id))


def review(reads: Connection | Session, *, attempt: str, person: Person) -> Review:
    """Return every item with response, score and evidence.

    Raises as ``result`` does, and NotNow while an open attempt of the same person holds one of the items, whose key
    would be shown.
    """
    row = _submitted(reads, attempt, person)
    if reads.execute(_sharing(row.attempt_id, person)).first():
        raise NotNow(msg("You are answering some of these items again. Hand that attempt in first, then look here."))
    rows = _marked(reads, row.attempt_id)
    shown = {each.item_revision_id for each in rows} | {each.scored_revision_id for each in rows}
    revisions = item_revisions(reads, shown)
    passage = passage_revision(reads, row.passage_revision_id)
    return Review(_result(row, rows), passage, tuple(_reviewed(each, revisions) for each in rows))


def _sharing(attempt: int, person: Person) -> Select[int]:
    """Return the statement that finds an open attempt of a person with an item of ``attempt`` in it."""
    shown = select(AttemptItemRow.item_revision_id).where(AttemptItemRow.attempt_id == attempt)
    return (
        select(AttemptRow.id)
        .join(AttemptItemRow, AttemptItemRow.attempt_id == AttemptRow.id)
        .where(AttemptRow.person_id == person.id, AttemptRow.state == AttemptState.OPEN.value)
        .where(AttemptItemRow.item_revision_id.in_(shown))
        .limit(1)
    )


def _submitted(reads: Connection | Session, attempt: str, person: Person) -> AnyRow:
    statement = (
        select(*HEAD, *TOTAL, BankRow.slug, BankRow.head)
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .join(BankRow, BankRow.id == QuizRow.bank_id)
        .where(*own(attempt, person))
    )
    row = reads.execute(statement).one_or_none()
    if row is None:
        raise not_found()
    if head_in(row).open:
        raise NotNow(msg("This attempt is still open: hand it in first."))
    return row


def _marked(reads: Connection | Session, attempt_id: int) -> Sequence[AnyRow]:
    return reads.execute(_MARKED.where(AttemptItemRow.attempt_id == attempt_id)).all()


def _result(row: AnyRow, rows: Sequence[AnyRow]) -> Result:
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
        items=len(rows),
        right=_right(rows),
        by_process=tuple(_by_process(rows)),
    )


def _by_process(rows: Sequence[AnyRow]) -> Iterable[ProcessMark]:
    for process in Process:
        own_rows = [row for row in rows if row.process == process]
        if own_rows:
            mark = total((row.numerator, row.denominator, row.points) for row in own_rows)
            yield ProcessMark(process, mark, len(own_rows), _right(own_rows))


def _right(rows: Sequence[AnyRow]) -> int:
    return sum(row.numerator == row.denominator for row in rows)


def _reviewed(row: AnyRow, revisions: Mapping[int, ItemRevision]) -> ReviewedItem:
    given = saved(row.version, row.data, row.flag)
    return ReviewedItem(
        placed=placed_in(row),
        revision=revisions[row.item_revision_id],
        response=given.response,
        flag=given.flag,
        score=_score(row, revisions[row.scored_revision_id], given.response),
        mark=Mark(row.numerator * row.points, row.denominator, row.points),
    )


def _score(row: AnyRow, scored: ItemRevision, response: Response) -> Score:
    """Return the stored mark; the rule explains it, unless the rule has changed since and would say something else."""
    stored = Rule(row.mark_rule, row.mark_rule_version)
    now = scored.type.score(scored.bound, response, stored.name)
    same = (now.numerator, now.denominator, now.rule) == (row.numerator, row.denominator, stored)
    plain = msg("This answer earned %(part)s of %(whole)s.", part=row.numerator, whole=row.denominator)
    return Score(row.numerator, row.denominator, stored, now.explain if same else plain)
