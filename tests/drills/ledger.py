"""The driver's own book of what it sent and what was acknowledged: on the disk before anything follows from it."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Save:
    """One answer as it left the browser, and as it leaves it again; ``fields`` without the token of the session.

    ``go`` is the button: to the next item, or the one that checks.
    """

    attempt: str
    place: int
    key: str
    seen: int
    fields: Mapping[str, str]
    go: str = "next"


@dataclass(slots=True)
class Pages:
    """What the book says, by attempt and key: what was sent, when (Unix seconds, each time), what was acknowledged."""

    sent: dict[tuple[str, str], Save] = field(default_factory=dict)
    times: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    acknowledged: dict[tuple[str, str], Save] = field(default_factory=dict)


class Ledger:
    """Writes the book; safe for threads. ``acknowledged`` counts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.acknowledged = 0
        self._lock = threading.Lock()
        self._file = path.open("ab")

    def send(self, save: Save) -> None:
        """Note that an answer is about to be sent, for the first time or again."""
        self._write("sent", save)

    def acknowledge(self, save: Save) -> None:
        """Note that the site said "saved"; returns when this can no longer be forgotten."""
        self._write("acknowledged", save, durable=True)

    def close(self) -> None:
        """Close the book."""
        self._file.close()

    def _write(self, what: str, save: Save, *, durable: bool = False) -> None:
        line = json.dumps({"what": what, "time": time.time(), **asdict(save)}).encode() + b"\n"
        with self._lock:
            self._file.write(line)
            self._file.flush()
            if durable:
                os.fsync(self._file.fileno())
                self.acknowledged += 1


def read(path: Path) -> Pages:
    """Return what a book says."""
    pages = Pages()
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        what, moment = entry.pop("what"), entry.pop("time")
        one = entry["attempt"], entry["key"]
        (pages.sent if what == "sent" else pages.acknowledged)[one] = Save(**entry)
        if what == "sent":
            pages.times.setdefault(one, []).append(moment)
    return pages
