"""Checking a response before the end: what a page may offer and show, and the try that a save counts as."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, select
from sqlalchemy.orm import Session

from quizapp.core.attempt import AnswerWrite, AttemptHead, Snapshot
from quizapp.core.checking import CheckWrite, response_hash, tries_allowed
from quizapp.core.passage import Passage
from quizapp.core.policy import Behaviour, Part
from quizapp.core.release import Release
from quizapp.core.response import Given
from quizapp.core.score import Score
from quizapp.db.models import AttemptRow, ResponseCheckRow, ResponseRow
from quizapp.db.reads import with_page
from quizapp.services.attempt_rows import not_found
from quizapp.services.release import RELEASE, release_in, with_release
from quizapp.services.revisions import (
    ItemRevision,
    item_revisions,
    keep_page,
    knows_page,
    page_revisions,
    passage_revision,
)
from quizapp.services.tries import Try, less_tries


@dataclass(frozen=True, slots=True)
class Checks:
    """Hold how far the tries at one place are.

    ``allowed`` counts the tries it has, 0 where nothing can be checked; ``tried`` are those used, in order; ``penalty``
    is what each costs; ``release`` says what of a checked response may be shown now.
    """

    allowed: int
    tried: tuple[Try, ...]
    penalty: Fraction
    release: Release

    @property
    def used(self) -> int:
        """Return how many tries were used."""
        return len(self.tried)

    @property
    def left(self) -> int:
        """Return how many tries are left."""
        return max(0, self.allowed - self.used)

    def score(self, seen: Snapshot, revision: ItemRevision) -> Score | None:
        """Return the score of the saved response before penalties, None when it has not been checked."""
        given = seen.saved.response
        if not isinstance(given, Given) or not self.knows(response_hash(given)):
            return None
        return revision.type.score(revision.bound, given, seen.placed.rule.name)

    def points(self, seen: Snapshot, revision: ItemRevision, score: Score) -> Fraction:
        """Return the points that a score of the saved response means, less what the tries before it cost."""
        given, less = seen.saved.response, score
        if isinstance(given, Given):
            rule = seen.placed.rule.name
            less = less_tries(revision, rule, score=score, given=given, tried=self.tried, penalty=self.penalty)
        return less.fraction * seen.placed.points

    def knows(self, hash_: str) -> bool:
        """Tell whether a response was tried already, by its hash."""
        return any(each.hash == hash_ for each in self.tried)


@dataclass(frozen=True, slots=True)
class Sight:
    """Hold what the page of an item is made from: one moment of one place; ``checks`` as far as it can be checked."""

    seen: Snapshot
    revision: ItemRevision
    passage: Passage
    checks: Checks | None
    now: datetime


def sight(reads: Connection | Session, seen: Snapshot, now: datetime, *, to_check: bool) -> Sight:
    """Return what the page of an item is made from, by one read at most: mostly none, because revisions are kept.

    ``to_check`` is false where the checks do not matter, as for a plain save. Where there may be some they are read,
    and the revisions with them when they are not known.
    """
    ids = seen.placed.revision, seen.attempt.passage
    tries = _tries(reads, seen.attempt, now, () if knows_page(reads, *ids) else ids) if to_check else None
    revision, passage = page_revisions(reads, *ids)
    return Sight(seen, revision, passage, _checks(seen, revision, tries), now)


def sights(reads: Connection | Session, sheet: Sequence[Snapshot], now: datetime) -> tuple[Sight, ...]:
    """Return what ``sight`` does for every place of an attempt, by three reads at most."""
    revisions = item_revisions(reads, (seen.placed.revision for seen in sheet))
    passage = passage_revision(reads, sheet[0].attempt.passage)
    tries, found = _tries(reads, sheet[0].attempt, now), []
    for seen in sheet:
        revision = revisions[seen.placed.revision]
        found.append(Sight(seen, revision, passage, _checks(seen, revision, tries), now))
    return tuple(found)


def checking(write: AnswerWrite, at: Sight) -> AnswerWrite:
    """Return a save as the check that it is; a response that was tried before, and is not right, costs no other try.

    ``write`` holds a response, ``at`` is the sight from which it was made.
    """
    given, found = write.response, at.checks
    if found is None or not isinstance(given, Given):
        raise TypeError("Only a response can be checked, and only where there are checks.")
    asked = replace(write, hash=hashlib.sha256(f"check {write.hash}".encode()).hexdigest())
    score = at.revision.type.score(at.revision.bound, given, at.seen.placed.rule.name)
    known = response_hash(given)
    if not score.right and found.knows(known):
        return asked
    number = found.used + 1
    locks = score.right or number >= found.allowed
    return replace(asked, check=CheckWrite(number, known, score.numerator, score.denominator, locks))


@dataclass(frozen=True, slots=True)
class _Tries:
    """What was tried in an attempt by place, what each try costs, what may be told."""

    by_place: Mapping[int, Sequence[Try]]
    penalty: Fraction
    release: Release


def _tries(
    reads: Connection | Session, head: AttemptHead, now: datetime, missing: tuple[int, ...] = ()
) -> _Tries | None:
    """Return what was tried, by one read; None, without one, where nothing is graded before the end.

    The same read brings the revisions of a page that are ``missing`` (item's, passage's), which then are known.

    Nothing can be checked either while it may not be told what is right: a lock would tell it.
    """
    if head.behaviour is Behaviour.DEFERRED:
        return None
    values = {"attempt": head.id} | dict(zip(("item", "passage"), missing, strict=False))
    rows = reads.execute(with_release(with_page(_TRIED) if missing else _TRIED, now), values).all()
    if not rows:
        raise not_found()
    if missing:
        keep_page(reads, rows[0])
    release = release_in(rows[0], now)
    if not release.shows(Part.CORRECTNESS):
        return None
    by_place: dict[int, list[Try]] = defaultdict(list)
    for row in rows:
        if row.payload_hash is not None:
            by_place[row.place].append(Try(row.payload_hash, Given(row.tried)))
    share = Fraction(rows[0].penalty_numerator, rows[0].penalty_denominator)
    return _Tries(by_place, share if head.behaviour is Behaviour.INTERACTIVE else Fraction(0), release)


def _checks(seen: Snapshot, revision: ItemRevision, tries: _Tries | None) -> Checks | None:
    """Return how far the tries at a place are, None where there is nothing to check or a teacher grades."""
    if tries is None or _by_hand(revision, seen.placed.rule.name):
        return None
    allowed = tries_allowed(seen.attempt.behaviour, len(revision.bound.hints))
    return Checks(allowed, tuple(tries.by_place.get(seen.placed.place, ())), tries.penalty, tries.release)


def _by_hand(revision: ItemRevision, rule: str) -> bool:
    """Tell whether responses to an item wait for a teacher."""
    return revision.type.score(revision.bound, revision.type.key(revision.bound), rule).waiting


_COLUMNS: Final[tuple[Any, ...]] = (
    *RELEASE,
    AttemptRow.submitted_at,
    AttemptRow.penalty_numerator,
    AttemptRow.penalty_denominator,
    ResponseRow.place,
    ResponseCheckRow.payload_hash,
    ResponseCheckRow.data.label("tried"),
)
_TRIED: Final = (
    select(*_COLUMNS)
    .outerjoin(ResponseRow, and_(ResponseRow.attempt_id == AttemptRow.id, ResponseRow.checks > 0))
    .outerjoin(ResponseCheckRow, ResponseCheckRow.response_id == ResponseRow.id)
    .where(AttemptRow.id == bindparam("attempt"))
    .order_by(ResponseCheckRow.number)
)
