"""Reports of items: what a student says is wrong with an item, where it stands, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from quizapp.core.bank import Texts
from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed

LONGEST_REMARK: Final = 1000  # characters of a report or of the answer to it


class Reason(StrEnum):
    """Say what is wrong with an item; the words are stored for ever."""

    KEY = "key"
    SEVERAL = "several"
    UNCLEAR = "unclear"
    PASSAGE = "passage"
    WRITING = "writing"
    BROKEN = "broken"
    OTHER = "other"


class BadRemark(Malformed):
    """Refuse a remark that is too long, or missing where one is needed."""


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what became of a report, for whoever made it: ``answer`` is "" while there is none."""

    reason: Reason
    remark: str
    at: datetime
    closed: datetime | None
    answer: str


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """Hold the item that a student reports, as the student sees it, and the newest report of it from them, if any."""

    attempt: str
    open: bool
    title: str
    language: str
    place: int
    items: int
    stem: str
    told: Told | None


@dataclass(frozen=True, slots=True)
class ItemReport:
    """Hold a report for those who look after items; of whoever made it only the response is in here.

    ``number`` is that of the item's revision in its language, ``response`` what the student had answered by then, as
    one line of text, "" for a blank; ``current`` says that students still get this revision.
    """

    public_id: str
    bank: Texts
    quiz: str
    item: str
    language: str
    number: int
    current: bool
    stem: str
    response: str
    told: Told


def checked_remark(text: str, *, needed: bool) -> str:
    """Return a remark without blanks round it. Raises BadRemark for one that is too long, or missing but ``needed``."""
    remark = text.strip()
    if needed and not remark:
        raise BadRemark(_MISSING)
    if len(remark) > LONGEST_REMARK:
        raise BadRemark(msg("This is too long: write at most %(most)s characters.", most=LONGEST_REMARK))
    return remark


_MISSING: Final[Message] = msg("Write in a sentence what is wrong, so that it can be found.")
