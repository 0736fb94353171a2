"""What an attempt is, said a second time and as plainly as possible: the judge of the database, not a user of it.

Credits stand here as a table of their own; nothing of the item types, the scoring, the price of tries or the payload
hash is used.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from quizapp.core.attempt import AnswerWrite, Conflict, EndedBy, Late, Locked, NotOpen, Outcome, Saved, Stored
from quizapp.core.response import Blank, Given, Response

Offer: TypeAlias = tuple[Response, Fraction]  # a response, and the share of the points it earns

NOTHING: Offer = Blank(), Fraction(0)
CHOICES: tuple[Offer, ...] = (
    (Given({"option": "sari"}), Fraction(1)),
    (Given({"option": "budi"}), Fraction(1, 3)),
    (Given({"option": "tono"}), Fraction(0)),
    (Given({"option": "wati"}), Fraction(0)),
)
GRID_KEY: Mapping[str, str] = {"cabai": "benar", "jagung": "salah", "tomat": "benar"}
TYPED: tuple[Offer, ...] = (
    (Given({"text": "tomat"}), Fraction(1)),
    (Given({"text": "TOMAT"}), Fraction(1)),
    (Given({"text": "jagung"}), Fraction(0)),
    (Given({"text": "🍅"}), Fraction(0)),
    (Given({"text": "'); DROP TABLE response; --"}), Fraction(0)),
    (Given({"text": "\\u0000 %s :now “é” e\u0301"}), Fraction(0)),
    (Given({"text": "x" * 200}), Fraction(0)),
)


def _grids() -> Iterator[Offer]:
    """Yield every way to fill the grid in; each right row earns a third."""
    for labels in product(("benar", "salah", None), repeat=len(GRID_KEY)):
        rows = {row: label for row, label in zip(GRID_KEY, labels, strict=True) if label}
        if rows:
            yield Given({"rows": rows}), Fraction(sum(GRID_KEY[row] == label for row, label in rows.items()), 3)


OFFERS: Mapping[int, tuple[Offer, ...]] = {
    1: (NOTHING, *CHOICES),
    2: (NOTHING, *_grids()),
    3: (NOTHING, *TYPED),
    4: (NOTHING, *CHOICES),
}
GRID = 2  # its place
POINTS: Mapping[int, int] = {1: 2, 2: 1, 3: 1, 4: 1}
DENOMINATORS: Mapping[int, int] = {1: 3, 2: 3, 3: 1, 4: 3}
POSSIBLE = sum(POINTS.values())
HINTS: Mapping[int, tuple[str, ...]] = {1: ("Baca kalimat pertama.", "Namanya ada di judul."), 2: (), 3: (), 4: ()}


@dataclass(frozen=True, slots=True)
class Terms:
    """What an attempt was begun under. ``tries`` by place, none where nothing is checked; ``penalty`` for each."""

    limit: timedelta | None = None
    tries: Mapping[int, int] = field(default_factory=dict)
    penalty: Fraction = Fraction(0)


DEFERRED = Terms()
TIMED = Terms(timedelta(minutes=90))
IMMEDIATE = Terms(timedelta(minutes=240), dict.fromkeys(OFFERS, 1))
INTERACTIVE = Terms(None, {place: max(2, len(hints) + 1) for place, hints in HINTS.items()}, Fraction(1, 3))


def credit(place: int, response: Response) -> Fraction:
    """Return what the table says that a response earns, before points."""
    return next(share for offered, share in OFFERS[place] if offered == response)


@dataclass(frozen=True, slots=True)
class Event:
    """One save as it must stand in the log."""

    place: int
    version: int
    key: str
    response: Response
    flag: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """What must stand at one place, and how many tries were counted there."""

    saved: Saved
    at: datetime
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Try:
    """One counted try as it must stand."""

    number: int
    response: Response
    share: Fraction
    at: datetime


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it left a browser: a save, or a check."""

    write: AnswerWrite
    checks: bool = False


@dataclass(slots=True)
class Sheet:
    """One attempt. ``sent`` are all requests that were ever made, whatever became of them."""

    terms: Terms

    public_id: str
    started: datetime
    stamp: datetime
    submitted: datetime | None = None
    kept: dict[int, Kept] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    replies: dict[tuple[str, str], Stored] = field(default_factory=dict)
    sent: list[Request] = field(default_factory=list)
    tried: dict[int, list[Try]] = field(default_factory=dict)
    ended_by: EndedBy | None = None

    @property
    def open(self) -> bool:
        return self.submitted is None

    @property
    def due(self) -> datetime | None:
        return None if self.terms.limit is None else self.started + self.terms.limit

    def over(self, now: datetime) -> bool:
        """Tell whether the time is over; a clock set back gives none."""
        return self.due is not None and max(now, self.stamp) >= self.due

    def saved(self, place: int) -> Saved:
        """Return what a page of this place shows."""
        return self.kept[place].saved if place in self.kept else Saved(Blank(), flag=False, version=0)

    def save(self, request: Request) -> Outcome:
        """Say what must become of a request, and remember it."""
        write, known = request.write, (request.write.key, _payload(request))
        enters = self.open and not self.over(write.at)
        if enters:
            self.stamp = max(self.stamp, write.at)
        saved = self.saved(write.place)
        if enters and not saved.locked and write.seen == saved.version:
            self._keep(request)
            self.replies[known] = Stored(write.seen + 1)
            return self.replies[known]
        if known in self.replies:
            return Stored(self.replies[known].version, replayed=True)
        if not enters:
            return Late() if self.open else NotOpen()
        return Locked() if saved.locked else Conflict(saved)

    def _keep(self, request: Request) -> None:
        write, version = request.write, request.write.seen + 1
        tries = self.tried.setdefault(write.place, [])
        wanted = self.counts(write.place, write.response) if request.checks else False
        assert (write.check is not None) == wanted
        if wanted:
            tries.append(Try(len(tries) + 1, write.response, credit(write.place, write.response), write.at))
        locked = wanted and (tries[-1].share == 1 or len(tries) == self.terms.tries[write.place])
        saved = Saved(write.response, write.flag, version, locked)
        self.kept[write.place] = Kept(saved, write.at, len(tries))
        self.events.append(Event(write.place, version, write.key, write.response, write.flag, write.at))

    def counts(self, place: int, response: Response) -> bool:
        """Tell whether a check is a try: a right response is, and a wrong one the first time."""
        tried = [plainly(each.response) for each in self.tried.get(place, [])]
        return credit(place, response) == 1 or plainly(response) not in tried

    def submit(self, now: datetime, by: EndedBy = EndedBy.STUDENT) -> None:
        """Hand in: what was never saved is a blank of version 0; the second time changes nothing."""
        if not self.open:
            return
        self.ended_by = EndedBy.TIME if self.over(now) else by
        moment = max(self.stamp, now)
        self.submitted = self.stamp = min(moment, self.due or moment)
        for place in OFFERS:
            self.kept.setdefault(place, Kept(self.saved(place), self.submitted))

    def touch(self, now: datetime) -> None:
        """End what is overdue."""
        if self.due is not None and self.due <= now:
            self.submit(now, EndedBy.TIME)

    def marks(self) -> Mapping[int, Fraction]:
        """Return what each place earned before points, nothing while the attempt is open."""
        places: Sequence[int] = () if self.open else tuple(OFFERS)
        return {place: self._earned(place, self.saved(place).response) for place in places}

    def _earned(self, place: int, response: Response) -> Fraction:
        """Return a credit less the tries before it; of the grid, row by row."""
        whole, tried = credit(place, response), [each.response for each in self.tried.get(place, [])]
        if not isinstance(response, Given) or not tried or not self.terms.penalty:
            return whole
        if place == GRID:
            return sum((self._row(row, response, tried) for row in GRID_KEY), Fraction(0))
        used = _first(plainly(each) == plainly(response) for each in tried)
        return max(Fraction(0), whole - self.terms.penalty * used)

    def _row(self, row: str, response: Response, tried: Sequence[Response]) -> Fraction:
        if not _right_row(row, response):
            return Fraction(0)
        used = _first(_right_row(row, each) for each in tried)
        return max(Fraction(0), 1 - self.terms.penalty * used) / len(GRID_KEY)

    def total(self) -> Fraction | None:
        """Return the points earned."""
        return None if self.open else sum((POINTS[place] * share for place, share in self.marks().items()), Fraction(0))


def _right_row(row: str, response: Response) -> bool:
    rows = response.data["rows"] if isinstance(response, Given) else {}
    return isinstance(rows, Mapping) and rows.get(row) == GRID_KEY[row]


def _first(found: Iterable[bool]) -> int:
    """Return how many were not before the first that was."""
    number = 0
    for each in found:
        if each:
            break
        number += 1
    return number


def plainly(response: Response) -> str:
    """Return a response without what makes no other one: small or capital letters, blanks."""
    text = json.dumps(response.data, sort_keys=True, ensure_ascii=False) if isinstance(response, Given) else ""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _payload(request: Request) -> str:
    write = request.write
    data = write.response.data if isinstance(write.response, Given) else None
    return json.dumps([request.checks, write.place, write.seen, write.flag, data], sort_keys=True)
