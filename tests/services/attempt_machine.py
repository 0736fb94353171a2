"""Two students do whatever students and their browsers do; after each step the database must equal the model."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from quizapp.core.attempt import NotOpen
from quizapp.core.refusal import Malformed, NotFound
from quizapp.core.response import Blank, Response
from tests.services import school
from tests.services.attempt_desk import Desk, Student
from tests.services.attempt_device import Device
from tests.services.attempt_model import OFFERS, Sheet

LATEST = timedelta(hours=20)  # a sign-in outlives the last attempt by 24 hours; what ends it is tested elsewhere
WHO, PLACE = st.integers(0, 1), st.sampled_from(sorted(OFFERS))
MINUTES = st.integers(-30, 60)  # clocks are set back, too
PICK = st.integers(0, 999)
STRANGE_IDS = ("a" * 26, "", "\x00", "' OR 1=1 --")
DAMAGED_KEYS = ("", "short", "x" * 65, "two words", "a-key\nof-a-page", "kéy-of-a-page", "key-of-a-page\n", "\x00" * 8)


def offered(place: int, pick: int) -> Response:
    """Return one of the responses that the model knows the credit of."""
    return OFFERS[place][pick % len(OFFERS[place])][0]


class AttemptMachine(RuleBasedStateMachine):
    """Takes one walk with two students of its own; a rule that calls for an open attempt starts one where none is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.now = school.NOW
        self.students: list[Student] = []
        self.devices: dict[int, Device] = {}

    @initialize(quiz=st.integers(0, 3), other=st.integers(0, 3))
    def sit_down(self, quiz: int, other: int) -> None:
        """Let both begin, each under some terms."""
        self.students = [Student(self.desk, "Budi", quiz), Student(self.desk, "Ani", other)]

    @invariant()
    def database_equals_model(self) -> None:
        self.desk.judge.compare(sheet for student in self.students for sheet in student.sheets)

    @rule(who=WHO, minutes=MINUTES)
    def start(self, who: int, minutes: int) -> None:
        """Start, or go on with what is open."""
        self.students[who].start(self._step(minutes))

    @rule(who=WHO, minutes=MINUTES, place=PLACE, pick=PICK, flag=st.booleans())
    def save(self, who: int, minutes: int, place: int, pick: int, *, flag: bool) -> None:
        student, now = self._seated(who, minutes)
        student.send(student.request(place, offered(place, pick), flag=flag, now=now))

    @rule(who=WHO, minutes=MINUTES, place=PLACE)
    def blank(self, who: int, minutes: int, place: int) -> None:
        """Take an answer back."""
        student, now = self._seated(who, minutes)
        student.send(student.request(place, Blank(), flag=student.sheet.saved(place).flag, now=now))

    @rule(who=WHO, minutes=MINUTES, place=PLACE)
    def flag(self, who: int, minutes: int, place: int) -> None:
        """Turn the flag and leave the answer."""
        student, now = self._seated(who, minutes)
        saved = student.sheet.saved(place)
        student.send(student.request(place, saved.response, flag=not saved.flag, now=now))

    @rule(who=WHO, minutes=MINUTES, place=PLACE, pick=PICK, back=st.integers(1, 3))
    def stale_save(self, who: int, minutes: int, place: int, pick: int, back: int) -> None:
        """Save from a page that shows an older version."""
        student, now = self._seated(who, minutes)
        seen = max(0, student.sheet.saved(place).version - back)
        student.send(student.request(place, offered(place, pick), now=now, seen=seen))

    @rule(who=WHO, minutes=MINUTES, place=PLACE, pick=PICK)
    def check(self, who: int, minutes: int, place: int, pick: int) -> None:
        """Press the button that checks, where there is one."""
        student, now = self._seated(who, minutes)
        given = OFFERS[place][1:]
        request = student.check(place, given[pick % len(given)][0], now=now)
        if request:
            student.send(request)

    @rule(who=WHO, minutes=MINUTES, place=PLACE, pick=PICK)
    def check_twice(self, who: int, minutes: int, place: int, pick: int) -> None:
        """Press it in two tabs that show the same."""
        student, now = self._seated(who, minutes)
        given = OFFERS[place][1:]
        both = [student.check(place, given[(pick + more) % len(given)][0], now=now) for more in (0, 1)]
        for request in both:
            if request:
                student.send(request)

    @rule(who=WHO, place=PLACE, picks=st.lists(PICK, min_size=1, max_size=4), lost=st.booleans(), minutes=MINUTES)
    def answer_offline(self, who: int, place: int, picks: list[int], minutes: int, *, lost: bool) -> None:
        """Answer on a phone without a network; perhaps the first answer still arrives, and its reply does not."""
        student, now = self._seated(who, minutes)
        device = self.devices.setdefault(who, Device(student, student.sheet))
        device.answer(place, offered(place, picks[0]))
        if lost:
            device.lose_reply(place, now)
        for pick in picks[1:]:
            device.answer(place, offered(place, pick))

    @precondition(lambda self: self.devices)
    @rule(minutes=MINUTES, handing_in=st.booleans())
    def come_back(self, minutes: int, *, handing_in: bool) -> None:
        """Let a phone have its network again, perhaps long after its attempt has ended."""
        device = self.devices.pop(min(self.devices))
        device.wish = handing_in
        device.come_back(self._step(minutes))

    @rule(minutes=MINUTES)
    def end_overdue(self, minutes: int) -> None:
        """Let two nodes hand in at once what is overdue."""
        now = self._step(minutes)
        self.desk.together([lambda: self.desk.end_overdue(now)] * 2)
        self.desk.judge.touch(now)

    @precondition(lambda self: self._anything_sent())
    @rule(who=WHO, minutes=MINUTES, pick=PICK)
    def replay(self, who: int, minutes: int, pick: int) -> None:
        """Send a request again as it was, perhaps of an attempt long handed in."""
        student, sheet = self._one_that_sent(who, pick)
        request = sheet.sent[pick % len(sheet.sent)]
        student.send(replace(request, write=replace(request.write, at=self._step(minutes))), sheet)

    @precondition(lambda self: self._anything_sent())
    @rule(who=WHO, minutes=MINUTES, pick=PICK, offer=PICK, fresh=st.booleans())
    def same_key_other_payload(self, who: int, minutes: int, pick: int, offer: int, *, fresh: bool) -> None:
        """Use a key again for another answer, from a page as old as then or as new as now."""
        student, sheet = self._one_that_sent(who, pick)
        first, now = sheet.sent[pick % len(sheet.sent)].write, self._step(minutes)
        seen = sheet.saved(first.place).version if fresh else first.seen
        response = offered(first.place, offer)
        student.send(student.request(first.place, response, now=now, seen=seen, key=first.key, sheet=sheet), sheet)

    @rule(who=WHO, minutes=MINUTES, place=PLACE)
    def foreign_attempt(self, who: int, minutes: int, place: int) -> None:
        """Reach for the attempt of the other student, and for attempts of nobody: they look alike."""
        now, mine, theirs = self._step(minutes), self.students[who], self.students[1 - who]
        for public_id in (theirs.sheet.public_id, *STRANGE_IDS):
            stranger = replace(mine.sitting, attempt=public_id)
            with pytest.raises(NotFound):
                stranger.snapshot(place, now)
            with pytest.raises(NotFound):
                stranger.submit(now)

    @rule(who=WHO, minutes=MINUTES, place=PLACE, ahead=st.integers(1, 9), key=st.sampled_from(DAMAGED_KEYS))
    def damaged_request(self, who: int, minutes: int, place: int, ahead: int, key: str) -> None:
        """Send a version that never was, a key of another form, a place that the attempt lacks."""
        student, now = self.students[who], self._step(minutes)
        version = student.sheet.saved(place).version
        for damage in ({"seen": version + ahead}, {"seen": -ahead}, {"key": key}):
            with pytest.raises(Malformed):
                student.sitting.write(place, Blank(), **({"now": now} | damage))
        with pytest.raises(NotFound):
            student.sitting.snapshot(len(OFFERS) + ahead, now)

    @rule(who=WHO, minutes=MINUTES)
    def submit(self, who: int, minutes: int) -> None:
        student, now = self._seated(who, minutes)
        student.submit(now)

    @rule(who=WHO, minutes=MINUTES)
    def double_submit(self, who: int, minutes: int) -> None:
        """Hand in from several tabs at once, and once more later."""
        student, now = self._seated(who, minutes)
        self.desk.together([lambda: student.sitting.submit(now)] * 3)
        student.sheet.submit(now)
        student.submit(self._step(minutes))

    @precondition(lambda self: any(not student.sheet.open for student in self.students))
    @rule(minutes=MINUTES, place=PLACE, pick=PICK)
    def save_after_submit(self, minutes: int, place: int, pick: int) -> None:
        """Save from a page that was open when the attempt was handed in."""
        student = next(student for student in self.students if not student.sheet.open)
        write = student.request(place, offered(place, pick), now=self._step(minutes))
        assert student.send(write) == NotOpen()

    @rule(who=WHO, minutes=MINUTES, place=PLACE, picks=st.lists(PICK, min_size=1, max_size=5), handing_in=st.booleans())
    def race(self, who: int, minutes: int, place: int, picks: list[int], *, handing_in: bool) -> None:
        """Let several tabs save at once, one of them twice, and perhaps one hand in meanwhile."""
        student, now = self._seated(who, minutes)
        writes = [student.request(place, offered(place, pick), now=now) for pick in picks]
        student.race([*writes, writes[0]], now if handing_in else None)

    @rule(who=WHO, minutes=MINUTES, place=PLACE)
    def look(self, who: int, minutes: int, place: int) -> None:
        self.students[who].look(place, self._step(minutes))

    def _step(self, minutes: int) -> datetime:
        """Count a step; return its moment, by a clock that may be set back."""
        self.desk.steps += 1
        self.now = min(max(self.now + timedelta(minutes=minutes), school.NOW), school.NOW + LATEST)
        return self.now

    def _seated(self, who: int, minutes: int) -> tuple[Student, datetime]:
        """Return a student with an open attempt, and the moment."""
        student = self.students[who]
        if not student.sheet.open:
            student.start(self._step(0))
        return student, self._step(minutes)

    def _anything_sent(self) -> bool:
        return any(sheet.sent for student in self.students for sheet in student.sheets)

    def _one_that_sent(self, who: int, pick: int) -> tuple[Student, Sheet]:
        """Return a student, the chosen one if possible, and one of the attempts from which something was sent."""
        both = self.students[who], self.students[1 - who]
        found = [(student, [sheet for sheet in student.sheets if sheet.sent]) for student in both]
        student, sheets = next(each for each in found if each[1])
        return student, sheets[pick % len(sheets)]
