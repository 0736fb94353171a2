"""A student who takes quizzes over HTTP while the site breaks, and sends each answer until it is known to be saved."""

from __future__ import annotations

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from http import HTTPStatus
from typing import TypeAlias

from tests.bench.students import Browser, hidden
from tests.drills.ledger import Ledger, Save

Reply: TypeAlias = tuple[int, str, str]  # status, where it leads, text

ITEMS = 10  # places that are answered in an attempt; the shipped quick check has as many
WORDS = ("1961", "Korea Utara", "bukan itu", "“é” e\u0301 🍅", "Pyongyang", "0")
# What a site may answer while something under it breaks; 0: nothing came.
ALLOWED = {
    0,
    HTTPStatus.OK,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.UNPROCESSABLE_ENTITY,  # an answer that cannot be one, such as a word for a number
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.INSUFFICIENT_STORAGE,
}
PAUSE_SECONDS = 0.1
INPUT = re.compile(r"<input\b[^>]*>")
ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')


class DrillFailedError(Exception):
    """Say what the site did that it must never do."""


@dataclass
class Storm:
    """What students and the one who kills share.

    ``over`` is set after the last restart; ``until`` is monotonic; ``misread`` are pages that showed another answer
    than the acknowledged one.
    """

    port: int
    ledger: Ledger
    until: float
    over: threading.Event = field(default_factory=threading.Event)
    statuses: Counter[str] = field(default_factory=Counter)
    misread: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, what: str) -> None:
        with self.lock:
            self.statuses[what] += 1

    def check_time(self) -> None:
        """Raise when the drill takes longer than it may."""
        if time.monotonic() > self.until:
            raise DrillFailedError("The time is over, and not everything is finished.")


class Student:
    """Takes quizzes one after the other, until ``answers`` answers are acknowledged and the storm is over.

    Whenever an answer's fate is unknown, a coin decides: send it again at once, or go on elsewhere and send it again
    before handing in, perhaps only after the last restart.
    """

    def __init__(self, storm: Storm, chance: random.Random, answers: int) -> None:
        self.storm = storm
        self.chance = chance
        self.answers = answers
        self.browser = Browser(storm.port)
        self.token = ""
        self.attempt = ""
        self.given = 0
        self.pending: dict[int, Save] = {}
        self.known: dict[int, Save] = {}
        self.locked: set[int] = set()

    def start(self) -> None:
        """Begin a quiz, or go on with the open one; a start whose reply was lost can be repeated."""
        home = self.until(lambda: self.ask("GET", "/"), HTTPStatus.OK)[2]
        passage = re.search(r'href="(/passages/[^"]+)"', home)
        page = self.until(lambda: self.ask("GET", passage[1] if passage else "/"), HTTPStatus.OK)[2]
        offered = sorted(set(re.findall(r'action="(/quizzes/[^"]+/start)"', page)))
        if not offered:
            raise DrillFailedError("The site offers no quiz.")
        quiz, form = self.chance.choice(offered), hidden(page) | {"nickname": "Budi"}
        where = self.until(lambda: self.ask("POST", quiz, form), HTTPStatus.SEE_OTHER)[1]
        self.attempt, self.given, self.known, self.locked = where.split("/")[2], 0, {}, set()

    def take_quizzes(self) -> None:
        """Answer and hand in until enough was answered and nothing breaks any more; leave nothing open."""
        while self.answers > 0 or not self.storm.over.is_set():
            self.storm.check_time()
            if self.given < ITEMS:
                self.answer()
            else:
                self.finish()
                self.start()
        self.finish()

    def answer(self) -> None:
        """Open an item page and send an answer once."""
        free = [place for place in range(1, ITEMS + 1) if place not in self.locked | self.pending.keys()]
        if not free:
            self.given = self.given if self.pending else ITEMS
            for each in list(self.pending)[:1]:
                self.settle(each)
            return
        place = self.chance.choice(free)
        status, _, page = self.ask("GET", self._item(place))
        if status != HTTPStatus.OK:
            time.sleep(PAUSE_SECONDS)
            return
        if not hidden(page)["key"]:
            self.locked.add(place)
            return
        save = self.filled(place, page)
        self.pending[place] = save
        self.given += 1
        if not self._send(save) and self.chance.random() < 1 / 2:
            self.settle(place)

    def settle(self, place: int) -> None:
        """Send an answer again, with the same key, until it is known to be saved."""
        while place in self.pending:
            self.storm.check_time()
            if not self._send(self.pending[place]):
                time.sleep(PAUSE_SECONDS)

    def finish(self) -> None:
        """Settle what is unknown, read everything back, hand in, see the result."""
        for place in list(self.pending):
            self.settle(place)
        for place, save in self.known.items():
            page = self.until(lambda place=place: self.ask("GET", self._item(place)), HTTPStatus.OK)[2]  # type: ignore[misc]  # bound early
            if shown(page) != given(save) or hidden(page)["version"] != str(save.seen + 1):
                self.storm.misread.append(f"The page shows {shown(page)}, acknowledged was {save}")
        there = f"/attempts/{self.attempt}"
        self.until(lambda: self.ask("POST", f"{there}/submit", {}), HTTPStatus.SEE_OTHER)
        self.until(lambda: self.ask("GET", f"{there}/result"), HTTPStatus.OK)

    def close(self) -> None:
        """Leave."""
        self.browser.close()

    def _item(self, place: int) -> str:
        return f"/attempts/{self.attempt}/items/{place}"

    def filled(self, place: int, page: str) -> Save:
        """Return an answer to whatever is asked: one radio button of each row, or a word."""
        offered: dict[str, list[str]] = {}
        for attributes in _inputs(page):
            if attributes["name"] != "flag":
                offered.setdefault(attributes["name"], []).append(attributes.get("value", ""))
        typed = all(attributes.get("type") == "text" for attributes in _inputs(page) if attributes["name"] != "flag")
        fields = {name: self.chance.choice(WORDS if typed else values) for name, values in offered.items()}
        if self.chance.random() < 1 / 4:
            fields["flag"] = "1"
        found = hidden(page)
        checks = 'value="check"' in page and self.chance.random() < 1 / 2
        return Save(self.attempt, place, found["key"], int(found["version"]), fields, "check" if checks else "next")

    def _send(self, save: Save) -> bool:
        """Send an answer; tell whether the site said "saved", or that it can never be."""
        self.storm.ledger.send(save)
        form = {**save.fields, "key": save.key, "version": str(save.seen), "go": save.go}
        by_script = save.go == "next" and self.chance.random() < 1 / 2
        path = self._item(save.place) + ("/save" if by_script else "")
        status, _, text = self.ask("POST", path, form)
        if status == HTTPStatus.UNPROCESSABLE_ENTITY:
            del self.pending[save.place]
            return True
        if status != (HTTPStatus.OK if by_script else HTTPStatus.SEE_OTHER):
            return False
        if by_script and '"state":"saved"' not in text.replace(" ", ""):
            raise DrillFailedError(f"{path} says {text[:200]}")
        self.storm.ledger.acknowledge(save)
        self.answers -= 1
        self.known[save.place] = self.pending.pop(save.place)
        return True

    def until(self, act: Callable[[], Reply], wanted: HTTPStatus) -> Reply:
        """Repeat until the site answers as it does when nothing is broken."""
        while (reply := act())[0] != wanted:
            self.storm.check_time()
            time.sleep(PAUSE_SECONDS)
        return reply

    def ask(self, method: str, path: str, form: Mapping[str, str] | None = None) -> Reply:
        """Send one request; status 0 when no reply came. Raises DrillFailedError for one that must never come."""
        fields = None if form is None else {**form, "csrf_token": self.token}
        try:
            came = self.browser.request(method, path, fields)
            reply: Reply = came.status, came.to, came.text
        except OSError:
            reply = 0, "", ""
        self.storm.count(f"{method} {reply[0] or 'cut off'}")
        if reply[0] not in ALLOWED:
            raise DrillFailedError(f"{method} {path} got {reply[0]}.")
        self.token = hidden(reply[2]).get("csrf_token", self.token)
        return reply


def given(save: Save) -> dict[str, str]:
    """Return what a page shows of an answer; to choose "no answer" leaves nothing to show."""
    return {name: value for name, value in save.fields.items() if value}


def shown(page: str) -> dict[str, str]:
    """Return the answer that an item page shows."""
    chosen = {}
    for attributes in _inputs(page):
        if attributes.get("value") and (attributes.get("type") == "text" or "checked" in attributes):
            chosen[attributes["name"]] = attributes["value"]
    return chosen


def _inputs(page: str) -> list[dict[str, str]]:
    """Return the attributes of the fields that make an answer."""
    found = [
        {name: unescape(value) for name, value in ATTRIBUTE.findall(one.removeprefix("<input"))}
        for one in INPUT.findall(page)
    ]
    return [
        attributes
        for attributes in found
        if attributes.get("name", "").startswith(("response", "flag")) and attributes.get("type") != "hidden"
    ]
