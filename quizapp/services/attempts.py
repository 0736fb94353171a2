"""Taking a quiz: look, answer, submit. Every verb begins from a person's own attempts; others do not exist for them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from quizapp.core.attempt import AnswerWrite, ListedAttempt, Overview, Snapshot
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.policy import Part
from quizapp.core.refusal import Malformed, NotSignedIn
from quizapp.core.response import Given, Response
from quizapp.db.models import AttemptRow, BankRow, QuizRow
from quizapp.db.reads import HEAD, SHEET, SNAPSHOT, spot_codes
from quizapp.db.types import AnyRow, sought
from quizapp.db.writes import saved_in
from quizapp.services.attempt_rows import TOTAL, head_in, mark_in, not_found, own, placed_in, spots_in
from quizapp.services.release import RELEASE, release_in, with_release
from quizapp.services.sign_ins import person_in
from quizapp.services.starting import start
from quizapp.services.submitting import end_overdue, submit
from quizapp.services.tokens import token_hash

__all__ = ["end_overdue", "my_attempts", "overview", "respond", "sheet", "snapshot", "start", "submit"]

KEY: Final = re.compile(r"[A-Za-z0-9_-]{8,64}")
MOST_ROWS: Final = 200


def snapshot(reads: Connection | Session, *, token: str, attempt: str, place: int, now: datetime) -> Snapshot:
    """Return everything an item page and a save need, by one read: sign-in, attempt, place, what is saved, the list.

    ``attempt`` is the public id, ``place`` counts from 1. Raises NotSignedIn when the token signs nobody in, NotFound
    when the attempt is not this person's or has no such place. A submitted attempt is returned as such.
    """
    values = {"token_hash": token_hash(token), "attempt": sought(attempt), "place": place, "now": now}
    return _snapshot(SNAPSHOT.one_or_none(reads, values))


def sheet(reads: Connection | Session, *, token: str, attempt: str, now: datetime) -> tuple[Snapshot, ...]:
    """Return what ``snapshot`` does for every place of an attempt, in order, by one read. Raises as it does."""
    values = {"token_hash": token_hash(token), "attempt": sought(attempt), "now": now}
    return tuple(map(_snapshot, reads.execute(SHEET, values).all())) or (_snapshot(None),)


def _snapshot(row: AnyRow | None) -> Snapshot:
    if row is None:
        raise NotSignedIn(msg("Nobody is signed in here, or the sign-in has ended."))
    if row.place is None:
        raise not_found()
    now_saved = saved_in(row)
    return Snapshot(person_in(row), head_in(row), placed_in(row), now_saved, spots_in(row))


def respond(  # noqa: PLR0913 - what a page sends, all by name
    snapshot: Snapshot, response: Response, *, flag: bool, key: str, seen: int, now: datetime
) -> AnswerWrite:
    """Return the write that stores a response; pure.

    ``key`` is the page's idempotency key (8 to 64 of ``A-Za-z0-9_-``), ``seen`` the version the page showed. Raises
    Malformed for a key of another form or a version that never was. Whether it is stored is the writer's word:
    ``Stored``, ``Conflict`` or ``NotOpen``, so that a repeated request gets its first reply even after handing in.
    """
    if not KEY.fullmatch(key) or not 0 <= seen <= snapshot.saved.version:
        raise Malformed(msg("This page is damaged. Load it again and repeat your answer."))
    place = snapshot.placed.place
    return AnswerWrite(
        attempt=snapshot.attempt.id,
        place=place,
        key=key,
        hash=_payload_hash(place, seen, response, flag=flag),
        seen=seen,
        response=response,
        flag=flag,
        at=now,
    )


def overview(reads: Connection | Session, *, attempt: str, person: Person) -> Overview:
    """Return an attempt with its list of places. Raises NotFound when it is not this person's."""
    columns = (*HEAD, spot_codes().label("spots"))
    row = reads.execute(select(*columns).where(*own(attempt, person))).one_or_none()
    if row is None:
        raise not_found()
    return Overview(head_in(row), spots_in(row))


def my_attempts(
    reads: Connection | Session, *, person: Person, now: datetime, most: int = MOST_ROWS, after: int = 0
) -> tuple[ListedAttempt, ...]:
    """Return a person's attempts, newest first, ``most`` of them (at most 200) after the first ``after``.

    A mark is in it only where it may be shown now.
    """
    statement = (
        with_release(select(*HEAD, *TOTAL, *RELEASE, BankRow.slug), now)
        .join(BankRow, BankRow.id == QuizRow.bank_id)
        .where(AttemptRow.person_id == person.id)
        .order_by(AttemptRow.id.desc())
        .limit(min(most, MOST_ROWS))
        .offset(after)
    )
    return tuple(_listed(row, now) for row in reads.execute(statement))


def _listed(row: AnyRow, now: datetime) -> ListedAttempt:
    mark = mark_in(row) if release_in(row, now).shows(Part.SCORE) else None
    return ListedAttempt(head_in(row), row.slug, row.started_at, row.submitted_at, mark)


def _payload_hash(place: int, seen: int, response: Response, *, flag: bool) -> str:
    """Return the SHA-256 (hex) of what a request says.

    The version it saw is part of it: the same answer again, after another one in between, is another request.
    """
    data: Mapping[str, Any] | None = response.data if isinstance(response, Given) else None
    text = json.dumps([place, seen, flag, data], sort_keys=True, separators=(",", ":"), default=dict)
    return hashlib.sha256(text.encode()).hexdigest()
