"""Reviews: what an export of Anki says about our cards, read by a limited process and checked line by line."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed, NotNow, Unavailable

LARGEST_EXPORT: Final = 16 * 2**20  # bytes; 100,000 reviews take about 3 MB, and this deck has no media
LARGEST_REPLY: Final = 8 * 2**20  # bytes
PATIENCE: Final = 20.0  # seconds of the wall, for a busy machine; the process itself has 2 of the processor
CHILD: Final = Path(__file__).with_name("export_child.py")
LIMITED: Final = os.name == "posix"  # elsewhere no process can be held to memory and time
_TURN: Final = BoundedSemaphore(1)  # one reading at a time takes one processor and its memory, however many upload
LONGEST: Final = 36_500  # days, Anki's own limit
MOST_LAPSES: Final = 1_000_000
FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
SECONDS: Final = (FIRST.timestamp(), LAST.timestamp())
DAMAGED: Final = msg(
    "This file is damaged or was changed after Anki wrote it, so nothing was taken from it. Export the deck again."
)
UNLIMITED: Final = msg(
    "This site runs on Windows, where the reading of uploaded files cannot be held to limits, so Anki exports are not "
    "read here. Ask whoever runs the site to run it on Linux; decks and quizzes work as ever."
)
REASONS: Final[Mapping[str, Message]] = {
    "archive": msg("This is not a file that Anki exported. Choose the .apkg file of the deck, as Anki wrote it."),
    "members": msg("There are too many files inside this file. Export only this deck, without media, from Anki."),
    "names": msg(
        "This file holds names that Anki never writes, so it was not opened. Export the deck again from Anki."
    ),
    "foreign": msg("This file holds no collection of Anki that can be read. Export the deck from Anki as .apkg."),
    "database": DAMAGED,
    "large": msg(
        "Unpacked, this file is larger than this site takes. Export only this deck, without media, from Anki."
    ),
}


@dataclass(frozen=True, slots=True)
class CardReading:
    """Hold what Anki says of one card, or of the weakest card of a note.

    ``interval`` is in days, 0 while it is being learned. ``stability`` (days) and ``difficulty`` (1 to 10) are FSRS's,
    None where Anki does not use it.
    """

    guid: str
    interval: int
    lapses: int
    stability: float | None
    difficulty: float | None
    due: datetime | None
    reviewed: datetime | None


def read_export(content: bytes) -> dict[str, CardReading]:
    """Return what an .apkg or .colpkg says of reviewed notes with GUIDs as ours are made: GUID -> its weakest card.

    Lapses are those of all cards of the note. Raises Malformed with a sentence for anything but an export of Anki,
    Unavailable when others are read for too long, NotNow on a system that cannot limit a process.
    """
    if not LIMITED:
        raise NotNow(UNLIMITED)
    if len(content) > LARGEST_EXPORT:
        raise Malformed(REASONS["large"])
    if not _TURN.acquire(timeout=PATIENCE):
        raise Unavailable(msg("Other files are being read just now. Upload yours again in a minute."))
    try:
        lines = _lines(content)
    finally:
        _TURN.release()
    found: dict[str, CardReading] = {}
    for reading in map(_reading, lines):
        found[reading.guid] = _weaker(found.get(reading.guid, reading), reading)
    return found


def _lines(content: bytes) -> Iterable[object]:
    with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
        export, reply = Path(folder, "export"), Path(folder, "reply")
        export.write_bytes(content)
        with reply.open("wb") as into:
            command = [sys.executable, "-I", "-B", str(CHILD), str(export), folder]
            try:
                done = subprocess.run(  # noqa: S603 - our own file, with names of our own
                    command, stdin=subprocess.DEVNULL, stdout=into, stderr=subprocess.DEVNULL, cwd=folder,
                    env={"LC_ALL": "C"}, timeout=PATIENCE, check=False,
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                raise Malformed(DAMAGED) from None
        if done.returncode or reply.stat().st_size > LARGEST_REPLY:
            raise Malformed(DAMAGED)
        return [_plain(line) for line in reply.read_text("ascii", "replace").splitlines()]


def _plain(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise Malformed(DAMAGED) from None


def _reading(line: object) -> CardReading:
    """Return the reading of a line. Raises Malformed for a refusal, and for numbers that cannot be."""
    if not isinstance(line, dict):
        raise Malformed(DAMAGED)
    if "refused" in line:
        raise Malformed(REASONS.get(str(line["refused"]), DAMAGED))
    guid = line.get("guid")
    if not isinstance(guid, str):
        raise Malformed(DAMAGED)
    return CardReading(
        guid,
        _whole(line.get("interval"), LONGEST),
        _whole(line.get("lapses"), MOST_LAPSES),
        stability=_number(line.get("stability"), 0.001, LONGEST),
        difficulty=_number(line.get("difficulty"), 1, 10),
        due=_moment(line.get("due")),
        reviewed=_moment(line.get("reviewed")),
    )


def _whole(value: object, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise Malformed(DAMAGED)
    return value


def _number(value: object, least: float, most: float) -> float | None:
    """Return a number between two others, None for anything else."""
    if not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value) if least <= value <= most else None


def _moment(value: object) -> datetime | None:
    second = _number(value, *SECONDS)
    return None if second is None else datetime.fromtimestamp(second, UTC)


def _weaker(one: CardReading, other: CardReading) -> CardReading:
    """Return the card that is forgotten sooner, with the lapses of both; they are the same reading at first."""
    if one is other:
        return one
    weak = min(one, other, key=lambda card: (card.stability or card.interval, card.interval))
    return CardReading(
        weak.guid, weak.interval, one.lapses + other.lapses, weak.stability, weak.difficulty, weak.due, weak.reviewed
    )
