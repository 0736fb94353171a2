"""The judge: compares the driver's ledger with the database. Plants faults too, to prove that it would see them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import Engine, delete, insert, select

from quizapp.db.models import Base
from quizapp.db.types import AnyRow
from tests.drills.ledger import Pages, Save

ATTEMPT, PLACED, RESPONSE, EVENT, MARK, TRY = (
    Base.metadata.tables[name]
    for name in ("attempt", "attempt_item", "response", "response_event", "mark", "response_check")
)
OTHER_PAYLOAD = "0" * 64


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found; each list holds one line a finding.

    ``repeated`` counts answers that were sent more than once, ``landed`` those of them that a request had stored whose
    reply never came: without a key each would be doubled.
    """

    acknowledged: int
    attempts: int
    tries: int
    repeated: int
    landed: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    wrong: tuple[str, ...]
    unfinished: tuple[str, ...]

    @property
    def fine(self) -> bool:
        return not (self.lost or self.doubled or self.wrong or self.unfinished)


@dataclass(frozen=True, slots=True)
class _Held:
    """What the database holds, by attempt."""

    attempts: Mapping[str, AnyRow]
    events: Mapping[str, list[AnyRow]]
    responses: Mapping[str, list[AnyRow]]
    marks: Mapping[str, list[AnyRow]]
    tries: Mapping[str, list[AnyRow]]


def judge(engine: Engine, pages: Pages) -> Verdict:
    """Compare a ledger with a database that nobody writes to any more."""
    held = _held(engine)
    stored = Counter((attempt, event.key) for attempt, events in held.events.items() for event in events)
    return Verdict(
        acknowledged=len(pages.acknowledged),
        attempts=len(held.attempts),
        tries=sum(map(len, held.tries.values())),
        repeated=sum(len(times) > 1 for times in pages.times.values()),
        landed=sum(
            event.at.timestamp() < pages.times.get((attempt, event.key), [0])[-1]
            for attempt, events in held.events.items()
            for event in events
            if len(pages.times.get((attempt, event.key), [])) > 1
        ),
        lost=tuple(f"{save}" for one, save in pages.acknowledged.items() if not stored[one]),
        doubled=tuple(f"{attempt} {key}: {times} times" for (attempt, key), times in stored.items() if times > 1),
        wrong=tuple(_strange(held, pages.sent)) + tuple(_inconsistent(held)),
        unfinished=tuple(_unfinished(held, pages.sent.values())),
    )


def _held(engine: Engine) -> _Held:
    with engine.connect() as connection:
        attempts = connection.execute(select(ATTEMPT)).all()
        names = {row.id: row.public_id for row in attempts}
        events = connection.execute(select(EVENT).order_by(EVENT.c.id)).all()
        responses = connection.execute(select(RESPONSE)).all()
        marked = select(MARK, RESPONSE.c.attempt_id, PLACED.c.points).join(
            RESPONSE, RESPONSE.c.id == MARK.c.response_id
        )
        there = (PLACED.c.attempt_id == RESPONSE.c.attempt_id) & (PLACED.c.place == RESPONSE.c.place)
        marks = connection.execute(marked.join(PLACED, there)).all()
        tried = select(TRY, RESPONSE.c.attempt_id, RESPONSE.c.place).join(RESPONSE, RESPONSE.c.id == TRY.c.response_id)
        tries = connection.execute(tried.order_by(TRY.c.number)).all()
    groups = (_by_attempt(names, rows) for rows in (events, responses, marks, tries))
    return _Held({row.public_id: row for row in attempts}, *groups)


def _by_attempt(names: Mapping[int, str], rows: Iterable[AnyRow]) -> Mapping[str, list[AnyRow]]:
    grouped: dict[str, list[AnyRow]] = defaultdict(list)
    for row in rows:
        grouped[names[row.attempt_id]].append(row)
    return grouped


def _strange(held: _Held, sent: Mapping[tuple[str, str], Save]) -> Iterator[str]:
    """Yield saves that nobody sent, or that stand elsewhere than they were sent to."""
    for attempt, events in held.events.items():
        for event in events:
            save = sent.get((attempt, event.key))
            if save is None:
                yield f"{attempt} {event.key}: nobody sent this"
            elif (event.place, event.version) != (save.place, save.seen + 1):
                yield f"{attempt} {event.key}: stored as version {event.version} of place {event.place}, sent as {save}"


def _inconsistent(held: _Held) -> Iterator[str]:
    """Yield places whose answer is not that of their last save, or whose versions leave gaps."""
    for attempt, responses in held.responses.items():
        for response in responses:
            events = [event for event in held.events.get(attempt, []) if event.place == response.place]
            versions = [event.version for event in events]
            last = (events[-1].data, events[-1].flag) if events else (None, False)
            if versions != list(range(1, response.version + 1)) or last != (response.data, response.flag):
                yield f"{attempt} place {response.place}: version {response.version}, but saves {versions}"
            tries = [one for one in held.tries.get(attempt, []) if one.place == response.place]
            if [one.number for one in tries] != list(range(1, response.checks + 1)):
                yield f"{attempt} place {response.place}: {response.checks} checks, but {len(tries)} tries"
            if any(one.data not in [event.data for event in events] for one in tries):
                yield f"{attempt} place {response.place}: a try of what was never saved"


def _unfinished(held: _Held, sent: Iterable[Save]) -> Iterator[str]:
    """Yield attempts that are not handed in, not marked once a place, or whose total is not the sum of the marks."""
    for attempt in {save.attempt for save in sent} - held.attempts.keys():
        yield f"{attempt}: gone"
    for attempt, row in held.attempts.items():
        marks = held.marks.get(attempt, [])
        if row.state != "submitted" or len(marks) + row.waiting != row.items:
            yield f"{attempt}: {row.state} with {len(marks)} marks for {row.items} items"
        elif Fraction(row.numerator, row.denominator) != sum(
            Fraction(mark.numerator, mark.denominator) * mark.points for mark in marks
        ):
            yield f"{attempt}: the total is not the sum of the marks"


def plant_loss(engine: Engine) -> None:
    """Take the last save of some place away, as if it had never been stored."""
    with engine.begin() as connection:
        event = connection.execute(select(EVENT).order_by(EVENT.c.id.desc()).limit(1)).one()
        connection.execute(delete(EVENT).where(EVENT.c.id == event.id))


def plant_double(engine: Engine) -> None:
    """Store the last save of some place once more, as if its key had been forgotten."""
    with engine.begin() as connection:
        event = connection.execute(select(EVENT).order_by(EVENT.c.id.desc()).limit(1)).one()
        copied = {column.name: getattr(event, column.name) for column in EVENT.c if column.name != "id"}
        connection.execute(insert(EVENT).values(copied | {"payload_hash": OTHER_PAYLOAD, "version": event.version + 1}))
