"""A phone whose network comes and goes: answers wait in it and are sent as ``static/queue.js`` sends them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from quizapp.core.attempt import AnswerWrite, Outcome, Stored
from quizapp.core.response import Response
from tests.services.attempt_desk import Student
from tests.services.attempt_model import Sheet


@dataclass(slots=True)
class Entry:
    """What waits for one place: the newest answer under its key, the version it was given on, what is under way."""

    response: Response
    key: str
    seen: int
    sent: AnswerWrite | None = None


@dataclass(slots=True)
class Device:
    """One phone with an attempt open."""

    student: Student
    sheet: Sheet
    waiting: dict[int, Entry] = field(default_factory=dict)
    wish: bool = False  # to hand in

    def answer(self, place: int, response: Response) -> None:
        """Change an answer without a network: what is under way stays, the rest is the newest."""
        self.student.desk.keys += 1
        entry = self.waiting.setdefault(place, Entry(response, "", self.sheet.saved(place).version))
        entry.response, entry.key = response, f"key-{self.student.desk.keys:06}"

    def lose_reply(self, place: int, now: datetime) -> None:
        """Send what waits for a place; it arrives, its reply does not."""
        self._send(place, self.waiting[place], now)

    def come_back(self, now: datetime) -> None:
        """Send all that waits, each until the newest answer has been stored or turned down; then hand in, if wanted."""
        for place, entry in self.waiting.items():
            outcome = self._deliver(place, entry, now)
            kept = [event.response for event in self.sheet.events if event.key == entry.key]
            assert not isinstance(outcome, Stored) or entry.response in kept
            if isinstance(outcome, Stored) and not outcome.replayed:
                assert self.sheet.saved(place).response == entry.response
        self.waiting.clear()
        if self.wish:
            self.student.at(self.sheet).submit(now)
            self.sheet.submit(now)

    def _deliver(self, place: int, entry: Entry, now: datetime) -> Outcome:
        """Return what became of the newest answer."""
        while True:
            newest = entry.sent is None or entry.sent.key == entry.key
            outcome = self._send(place, entry, now)
            entry.sent = None
            if isinstance(outcome, Stored):
                entry.seen = outcome.version
            if newest:
                return outcome

    def _send(self, place: int, entry: Entry, now: datetime) -> Outcome:
        entry.sent = entry.sent or self.student.request(
            place, entry.response, now=now, seen=entry.seen, key=entry.key, sheet=self.sheet
        )
        return self.student.send(replace(entry.sent, at=now), self.sheet)
