"""What an attempt is, said a second time and as plainly as possible: the judge of the database, not a user of it.

Credits stand here as a table of their own; nothing of the item types, the scoring or the payload hash is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from quizapp.core.attempt import AnswerWrite, Conflict, NotOpen, Outcome, Saved, Stored
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
POINTS: Mapping[int, int] = {1: 2, 2: 1, 3: 1, 4: 1}
DENOMINATORS: Mapping[int, int] = {1: 3, 2: 3, 3: 1, 4: 3}
POSSIBLE = sum(POINTS.values())


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
    """What must stand at one place."""

    saved: Saved
    at: datetime


@dataclass(slots=True)
class Sheet:
    """One attempt. ``sent`` are all requests that were ever made, whatever became of them."""

    public_id: str
    started: datetime
    stamp: datetime
    submitted: datetime | None = None
    kept: dict[int, Kept] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    replies: dict[tuple[str, str], Stored] = field(default_factory=dict)
    sent: list[AnswerWrite] = field(default_factory=list)

    @property
    def open(self) -> bool:
        return self.submitted is None

    def saved(self, place: int) -> Saved:
        """Return what a page of this place shows."""
        return self.kept[place].saved if place in self.kept else Saved(Blank(), flag=False, version=0)

    def save(self, write: AnswerWrite) -> Outcome:
        """Say what must become of a request, and remember it."""
        request = write.key, _payload(write)
        if self.open:
            self.stamp = max(self.stamp, write.at)
        if request in self.replies:
            return Stored(self.replies[request].version, replayed=True)
        if not self.open:
            return NotOpen()
        if write.seen != self.saved(write.place).version:
            return Conflict(self.saved(write.place))
        version = write.seen + 1
        self.kept[write.place] = Kept(Saved(write.response, write.flag, version), write.at)
        self.events.append(Event(write.place, version, write.key, write.response, write.flag, write.at))
        self.replies[request] = Stored(version)
        return Stored(version)

    def submit(self, now: datetime) -> None:
        """Hand in: what was never saved is a blank of version 0; the second time changes nothing."""
        if not self.open:
            return
        self.submitted = self.stamp = max(self.stamp, now)
        for place in OFFERS:
            self.kept.setdefault(place, Kept(self.saved(place), self.submitted))

    def marks(self) -> Mapping[int, Fraction]:
        """Return what each place earned before points, nothing while the attempt is open."""
        places: Sequence[int] = () if self.open else tuple(OFFERS)
        return {place: credit(place, self.saved(place).response) for place in places}

    def total(self) -> Fraction | None:
        """Return the points earned."""
        return None if self.open else sum((POINTS[place] * share for place, share in self.marks().items()), Fraction(0))


def _payload(write: AnswerWrite) -> str:
    data = write.response.data if isinstance(write.response, Given) else None
    return json.dumps([write.place, write.seen, write.flag, data], sort_keys=True)
