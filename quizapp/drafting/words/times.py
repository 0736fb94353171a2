"""Time in a sentence: dates, months and years that stand alone, and words that float with the day of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon, lexicon

DATE: Final = "date"
MONTH: Final = "month"
YEAR: Final = "year"
FLOATING: Final = "floating"
REMEMBERED: Final = 512  # texts: every rule asks for the times of the same sentences
WEEK: Final = re.compile(r"^minggu$")  # not the day: with a small letter it is seven of them
QUARTER: Final = {
    "id": re.compile(
        r"\b(?:triwulan|kuartal|semester) (?:pertama|kedua|ketiga|keempat|[1-4]|I{1,3}|IV)\b(?! (?:tahun )?\d{4})",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:first|second|third|fourth) (?:quarter|half)\b(?! of)", re.IGNORECASE),
}
TAKEN: Final = {"id": "pada|tanggal|di|tahun", "en": "on|in"}
RANGE: Final = re.compile(r"\b\d{1,2} [A-Z][a-z]+ (?:hingga|sampai|-|–) \d{1,2} [A-Z][a-z]+ \d{4}\b")  # of one year
OF_NAME: Final = re.compile(r"(?:\)|[Nn]omor \d+|(?<!\bdi )(?<!\bke )(?<!\bdari )\b[A-Z]{3,}) $")  # (APBD) tahun 2024
NEARBY: Final = (
    r"(?:(?:yang\s+)?(?:lalu|silam|akan\s+datang)|kemarin|depan|mendatang|nanti|besok)"  # behind a day or a month
)
OTHERS: Final = {
    "id": "sejak|hingga|sampai|dari|antara|sebelum|setelah|sesudah|menjelang|per|mulai|untuk|selama|akhir|awal|dekade",
    "en": "since|until|till|from|between|before|after|by|during|for|through|late|early|and|the",
}


@dataclass(frozen=True, slots=True)
class Time:
    """Hold a time: where it stands with its preposition, the words of the date itself, and its numbers (0: unsaid).

    ``alone`` says that it is the time at which something happened: no "since" or "until" stands before it.
    """

    start: int
    end: int
    text: str
    kind: str
    year: int = 0
    month: int = 0
    day: int = 0
    alone: bool = True

    @property
    def order(self) -> tuple[int, int, int]:
        """Return what times are sorted by."""
        return self.year, self.month, self.day


@lru_cache(maxsize=REMEMBERED)
def times(text: str, language: str) -> tuple[Time, ...]:
    """Return the times of a text in order, none overlapping another."""
    found: list[Time] = []
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            named = match.start() > 0 and match[0].startswith("Tahun ")  # Anggaran Pendapatan Daerah Tahun 2025
            named = named or (match[0].startswith("tahun ") and OF_NAME.search(text[: match.start()]) is not None)
            if (
                not named
                and not WEEK.search(match[0])
                and all(match.end() <= other.start or match.start() >= other.end for other in found)
            ):
                found.append(_time(match, text, lexicon(language)))
    return tuple(sorted(found, key=lambda time: time.start))


def _time(match: re.Match[str], text: str, lists: Lexicon) -> Time:
    read = {name: value for name, value in match.groupdict().items() if value}
    before = re.search(rf"\b({OTHERS[lists.language]})\s*$", text[: match.start()], re.IGNORECASE)
    month = lists.months.get(read.get("month", "").lower(), 0) or int(read.get("number", 0))
    year, day = int(read.get("year", 0)), int(read.get("day", 0))
    kind = FLOATING if not year else DATE if day else MONTH if month else YEAR
    core = read.get("core", match[0])
    alone = before is None and not text[: match.start()].endswith(("–", "-"))  # Januari–September 2024
    return Time(match.start(), match.end(), core, kind, year, month, day, alone=alone)


def bare_month(text: str, lists: Lexicon) -> bool:
    """Tell whether a text names a month or quarter without the year."""
    before = (
        "pada|bulan|hingga|sampai|sejak|mulai|awal|akhir|pertengahan|pertama|kedua|ketiga|keempat"
        if lists.language == "id"
        else "in|until|since|by|from"
    )
    if QUARTER[lists.language].search(text):
        return True
    text = RANGE.sub(" ", text)
    return bool(
        re.search(rf"\b(?:{before})\s+(?:{'|'.join(map(re.escape, lists.months))})\b(?!,?\s+\d)", text, re.IGNORECASE)
    )


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source, re.IGNORECASE) for source in _sources(language))


def _sources(language: str) -> Iterator[str]:
    lists = lexicon(language)
    months, weekdays = "|".join(map(re.escape, lists.months)), "|".join(sorted(lists["weekdays"]))
    lead = rf"(?:\b(?:{TAKEN[language]})\s+)?"
    year = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
    if language == "id":
        part = r"(?:\s+(?:pagi|siang|sore|malam|petang|dini\s+hari))?"
        week = rf"(?:hari\s+)?(?:{weekdays}){part}"
        yield rf"{lead}(?:{week},?\s+)?(?:tanggal\s+)?\b(?P<core>(?P<day>[0-3]?\d)\s+(?P<month>{months})\s+{year})\b"
        yield rf"{lead}\b{week}\s+\((?P<core>(?P<day>[0-3]?\d)/(?P<number>[01]?\d)/{year})\){part}"
        yield rf"{lead}(?:bulan\s+)?\b(?P<core>(?P<month>{months})\s+{year})\b"
        yield rf"(?:\b(?:pada\s+)?tahun\s+|\bpada\s+)(?P<core>{year})\b(?![.,]\d)"
        yield rf"\b(?:sejak|mulai|hingga|sampai)\s+{week}(?=[.]?$)"  # menutup jalan hingga Senin: it may go unsaid
        yield rf"(?<!perdagangan ){lead}\b{week}(?:\s+\([\d/]+\))?(?:\s+{NEARBY})?\b(?!{part}\s*\()(?!,\s*\d+/)"
        relative = (
            rf"(?:pekan|minggu|bulan|tahun)\s+(?:{NEARBY}|ini)|kemarin{part}|(?:hari|malam|pagi|sore|siang)\s+ini"
        )
        yield rf"{lead}(?:hari\s+)?(?:{relative}|baru-baru ini|saat ini|sejauh ini|belakangan ini)\b"
        ranged = rf"(?!\s+(?:hingga|sampai|-|–)\s+\d{{1,2}}\s+(?:{months})\s+\d{{4}})"
        yield rf"\b(?:pada\s+)?(?:tanggal\s+\d{{1,2}}|\d{{1,2}}\s+(?:{months}))\b(?!\s+\d){ranged}(?:\s+{NEARBY}\b)?"
        yield rf"{lead}(?:bulan\s+)?\b(?:{months})\s+{NEARBY}\b"
    else:
        week = rf"(?:{weekdays})(?:\s+(?:morning|afternoon|evening|night))?"
        yield rf"{lead}(?:{week},?\s+)?\b(?P<core>(?P<day>[0-3]?\d)\s+(?P<month>{months})\s+{year})\b"
        yield rf"{lead}(?:{week},?\s+)?\b(?P<core>(?P<month>{months})\s+(?P<day>[0-3]?\d),?\s+{year})\b"
        yield rf"{lead}\b(?P<core>(?P<month>{months})\s+{year})\b"
        yield rf"\bin\s+(?P<core>{year})\b(?![.,]\d)"
        yield rf"{lead}\b(?:last\s+|next\s+)?{week}\b"
        night = r"overnight(?! (?:bus|curfew|ferry|flight|policy|rate|stay|train)\b)"
        relative = rf"yesterday|today|tomorrow|tonight|{night}|now|currently|recently"
        yield rf"\b(?:(?:last|this|next)\s+(?:week|month|year|night)|{relative})\b"
        yield rf"\b(?:on\s+)?(?:(?:{months})\s+\d{{1,2}}|\d{{1,2}}\s+(?:{months}))\b(?!,?\s+\d)"
