"""Marks as rows and values: what each place of a handed-in attempt earned, or that it waits, and the total of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any, Final

from sqlalchemy import Connection, and_, select
from sqlalchemy.orm import Session

from quizapp.core.attempt import Tally
from quizapp.core.i18n import Message, msg
from quizapp.core.response import Response
from quizapp.core.score import Earned, Mark, Rule, Score, total
from quizapp.db.models import AttemptItemRow, MarkRow, ResponseRow
from quizapp.db.reads import PLACED, SAVED
from quizapp.db.types import AnyRow
from quizapp.services.revisions import ItemRevision

TRIES: Final = "tries"  # the reason of a mark that tries before it made smaller

# Every place of an attempt with its response and its current mark; one without a mark waits for a teacher.
MARKED: Final = (
    select(
        *PLACED,
        *SAVED,
        ResponseRow.id.label("response_id"),
        MarkRow.item_revision_id.label("scored_revision_id"),
        MarkRow.rule.label("mark_rule"),
        MarkRow.rule_version.label("mark_rule_version"),
        MarkRow.numerator,
        MarkRow.denominator,
        MarkRow.judgement,
        MarkRow.comment,
        MarkRow.reason,
    )
    .join(
        ResponseRow,
        and_(ResponseRow.attempt_id == AttemptItemRow.attempt_id, ResponseRow.place == AttemptItemRow.place),
    )
    .outerjoin(MarkRow, and_(MarkRow.response_id == ResponseRow.id, MarkRow.is_current))
    .order_by(AttemptItemRow.place)
)


def marked(reads: Connection | Session, attempt_id: int) -> Sequence[AnyRow]:
    """Return the rows of ``MARKED`` of one attempt (internal id)."""
    return reads.execute(MARKED.where(AttemptItemRow.attempt_id == attempt_id)).all()


def total_of(rows: Iterable[AnyRow]) -> Mark:
    """Return the total of rows of ``MARKED``."""
    return total(map(_part, rows))


def tally_of(rows: Sequence[AnyRow]) -> Tally:
    """Return what became of the items of rows of ``MARKED``."""
    graded = [row for row in rows if row.numerator is not None]
    given = [row for row in graded if row.data is not None]
    right = sum(row.numerator == row.denominator for row in given)
    partly = sum(0 < row.numerator < row.denominator for row in given)
    return Tally(right, partly, len(given) - right - partly, len(graded) - len(given), len(rows) - len(graded))


def score_in(row: AnyRow, scored: ItemRevision, response: Response) -> Score:
    """Return the stored mark; the rule explains it, unless the rule has changed since and would say something else."""
    if row.numerator is None:
        return replace(scored.type.score(scored.bound, response, row.rule), numerator=0, waiting=True)
    stored = Rule(row.mark_rule, row.mark_rule_version)
    now = _scored(row, scored, response)
    share = Fraction(row.numerator, row.denominator)
    same = (now.fraction, now.rule) == (share, stored)
    explain = now.explain if same else _plain(share, tries=row.reason == TRIES)
    return Score(row.numerator, row.denominator, stored, explain, judged=now.judged)


def mark_values(response_id: int, revision: int, score: Score, reason: str, at: datetime) -> dict[str, Any]:
    """Return the columns of a mark of the site, current from now on."""
    return {
        "response_id": response_id,
        "item_revision_id": revision,
        "rule": score.rule.name,
        "rule_version": score.rule.version,
        "numerator": score.numerator,
        "denominator": score.denominator,
        "reason": reason,
        "by": None,
        "at": at,
        "is_current": True,
    }


def total_values(mark: Mark) -> dict[str, Any]:
    """Return the columns of an attempt that hold its total."""
    return {
        "numerator": mark.numerator,
        "denominator": mark.denominator,
        "possible": mark.possible + mark.waiting_points,
        "waiting": mark.waiting,
        "waiting_points": mark.waiting_points,
    }


def _plain(share: Fraction, *, tries: bool) -> Message:
    """Return what a mark says that its rule no longer explains, or that the tries before it made smaller."""
    part, whole = share.numerator, share.denominator
    if tries:
        return msg(
            "This answer earned %(part)s of %(whole)s, because each try before it costs a share.",
            part=part, whole=whole,
        )  # fmt: skip
    return msg("This answer earned %(part)s of %(whole)s.", part=part, whole=whole)


def _part(row: AnyRow) -> Earned:
    return row.numerator, row.denominator or row.score_den, row.points


def _scored(row: AnyRow, scored: ItemRevision, response: Response) -> Score:
    if row.judgement is None:
        return scored.type.score(scored.bound, response, row.mark_rule)
    return scored.type.graded(scored.bound, row.judgement, row.mark_rule)
