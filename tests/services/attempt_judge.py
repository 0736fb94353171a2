"""Compares what the database holds about attempts with what the model says it must hold, number by number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import func, select

from quizapp.core.attempt import Saved
from quizapp.core.response import Blank, Given, Response
from quizapp.db.engine import Database
from quizapp.db.models import Base
from quizapp.db.types import AnyRow, Plain
from tests.services.attempt_model import DENOMINATORS, POSSIBLE, Event, Kept, Sheet, Try, credit

ATTEMPT, RESPONSE, EVENT, MARK, TRY = (
    Base.metadata.tables[name] for name in ("attempt", "response", "response_event", "mark", "response_check")
)


@dataclass(frozen=True, slots=True)
class Held:
    """One attempt as it stands, in the database or by the model; a mark: share, denominator, reason, current, at."""

    state: str
    started: datetime
    stamp: datetime
    submitted: datetime | None
    due: datetime | None
    ended_by: str | None
    total: Fraction | None
    possible: int | None
    kept: Mapping[int, Kept]
    events: tuple[Event, ...]
    marks: Mapping[int, list[tuple[Fraction, int, str, bool, datetime]]]
    tried: Mapping[int, list[Try]]


class Judge:
    """Remembers every attempt of a run, so that each comparison also sees whether the log was only added to."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._sheets: list[Sheet] = []
        self._logs: dict[str, tuple[int, ...]] = defaultdict(tuple)

    def watch(self, sheet: Sheet) -> None:
        """Remember an attempt for the end."""
        self._sheets.append(sheet)

    def touch(self, now: datetime) -> None:
        """End what is overdue in all attempts of the run."""
        for sheet in self._sheets:
            sheet.touch(now)

    def compare(self, sheets: Iterable[Sheet]) -> None:
        """Raise AssertionError where the database says something else about these attempts than the model."""
        expected = {sheet.public_id: demanded(sheet) for sheet in sheets}
        found, logs = self._found(tuple(expected))
        assert found == expected
        for public_id, log in logs.items():
            earlier = self._logs[public_id]
            assert log[: len(earlier)] == earlier, "a row of the log was replaced or removed"
            self._logs[public_id] = log

    def compare_all(self) -> None:
        """Compare every attempt of the run, and that the tables hold nothing beside them."""
        self.compare(self._sheets)
        counts = {
            ATTEMPT: len(self._sheets),
            RESPONSE: sum(len(sheet.kept) for sheet in self._sheets),
            EVENT: sum(len(sheet.events) for sheet in self._sheets),
            MARK: sum(len(sheet.marks()) for sheet in self._sheets),
            TRY: sum(len(tries) for sheet in self._sheets for tries in sheet.tried.values()),
        }
        with self.database.reads() as reads:
            held = {table: reads.execute(select(func.count()).select_from(table)).scalar_one() for table in counts}
        assert held == counts

    def _found(self, public_ids: tuple[str, ...]) -> tuple[dict[str, Held], dict[str, tuple[int, ...]]]:
        with self.database.reads() as reads:
            attempts = reads.execute(select(ATTEMPT).where(ATTEMPT.c.public_id.in_(public_ids))).all()
            mine = {row.id: row.public_id for row in attempts}
            responses = reads.execute(select(RESPONSE).where(RESPONSE.c.attempt_id.in_(mine))).all()
            events = reads.execute(select(EVENT).where(EVENT.c.attempt_id.in_(mine)).order_by(EVENT.c.id)).all()
            marks = reads.execute(
                select(MARK, RESPONSE.c.attempt_id, RESPONSE.c.place)
                .join(RESPONSE, RESPONSE.c.id == MARK.c.response_id)
                .where(RESPONSE.c.attempt_id.in_(mine))
            ).all()
            tried = reads.execute(
                select(TRY, RESPONSE.c.attempt_id, RESPONSE.c.place)
                .join(RESPONSE, RESPONSE.c.id == TRY.c.response_id)
                .where(RESPONSE.c.attempt_id.in_(mine))
                .order_by(TRY.c.id)
            ).all()
        groups = responses, events, marks, tried
        held = {row.public_id: _held(row, *(_of(row.id, rows) for rows in groups)) for row in attempts}
        return held, {name: tuple(row.id for row in _of(id_, events)) for id_, name in mine.items()}


def demanded(sheet: Sheet) -> Held:
    """Return what the database must hold about an attempt."""
    moment = sheet.submitted or sheet.stamp
    marks = {place: [_mark(sheet, place, share, moment)] for place, share in sheet.marks().items()}
    return Held(
        "open" if sheet.open else "submitted",
        sheet.started,
        sheet.stamp,
        sheet.submitted,
        sheet.due,
        sheet.ended_by,
        sheet.total(),
        None if sheet.open else POSSIBLE,
        sheet.kept,
        tuple(sheet.events),
        marks,
        {place: tries for place, tries in sheet.tried.items() if tries},
    )


def _mark(sheet: Sheet, place: int, share: Fraction, moment: datetime) -> tuple[Fraction, int, str, bool, datetime]:
    reason = "submitted" if share == credit(place, sheet.saved(place).response) else "tries"
    return share, DENOMINATORS[place] * sheet.terms.penalty.denominator, reason, True, moment


def _of(attempt: int, rows: Iterable[AnyRow]) -> list[AnyRow]:
    return [row for row in rows if row.attempt_id == attempt]


def _held(
    attempt: AnyRow, responses: list[AnyRow], events: list[AnyRow], marks: list[AnyRow], tries: list[AnyRow]
) -> Held:
    found, tried = defaultdict(list), defaultdict(list)
    for one in tries:
        share = Fraction(one.numerator, one.denominator)
        tried[one.place].append(Try(one.number, _response(one.data), share, one.at))
    for mark in marks:
        share = Fraction(mark.numerator, mark.denominator)
        found[mark.place].append((share, mark.denominator, mark.reason, mark.is_current, mark.at))
    return Held(
        attempt.state,
        attempt.started_at,
        attempt.stamp_at,
        attempt.submitted_at,
        attempt.due_at,
        attempt.ended_by,
        None if attempt.numerator is None else Fraction(attempt.numerator, attempt.denominator),
        attempt.possible,
        {row.place: _kept(row) for row in responses},
        tuple(Event(row.place, row.version, row.key, _response(row.data), row.flag, row.at) for row in events),
        dict(found),
        dict(tried),
    )


def _kept(row: AnyRow) -> Kept:
    return Kept(Saved(_response(row.data), row.flag, row.version, row.locked), row.saved_at, row.checks)


def _response(data: Plain | None) -> Response:
    return Blank() if data is None else Given(data)
