"""Wrong dates beside a right one: other dates of the article first, then near ones of which it does not speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 - "date" is what an option says
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.questions.asking import say
from quizapp.drafting.questions.days import month_in, written
from quizapp.drafting.questions.distractors import MOST, fitting
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.times import Time, times

DAYS: Final = range(1, 29)
MONTHS: Final = range(1, 13)
MOST_MONTHS: Final = 24
MOST_MONTHS_OF_MONTHS: Final = 120  # between two months of which the article speaks
NEAR_DAYS: Final = (7, -5, 3, -9, 12, -14)
NEAR_MONTHS: Final = (2, -3, 4, -1)
EARLIER_DAYS: Final = (-5, -9, -3, -14, 12, 7)  # what runs for days may still run a week later
EARLIER_MONTHS: Final = (-2, -5, 14)


def other_dates(finding: Finding, text: Text) -> tuple[str, ...]:
    """Return wrong dates of the grain of the key, in the way in which it is written."""
    key = written(text, finding.answer, finding.order)
    taken = [key]
    for date in (*_of_article(finding, text), *_near(finding, text, key)):
        if date not in taken and len(taken) <= MOST:
            taken.append(date)
    return tuple(taken[1:])


def _of_article(finding: Finding, text: Text) -> Iterator[str]:
    similar = fitting(finding, text)
    for line in text.lines:
        for time in () if line.address in {finding.address, *similar} else times(line.text, text.language):
            if bool(time.day) == bool(finding.order[2]) and time.month and time.year and _close(time, finding):
                yield written(text, time.text, time.order)


def _close(time: Time, finding: Finding) -> bool:
    """Tell whether a date is near enough to be taken for the key: nobody dies on the day of their birth."""
    months = 12 * (time.order[0] - finding.order[0]) + time.order[1] - finding.order[1]
    return abs(months) <= (MOST_MONTHS if finding.order[2] else MOST_MONTHS_OF_MONTHS)


def _near(finding: Finding, text: Text, key: str) -> Iterator[str]:
    year, month, day = finding.order
    whole = " ".join(line.text for line in text.lines)
    for step in _steps(finding, text):
        years, before = divmod(month + step - 1, len(MONTHS))
        if day and day + step not in DAYS:
            continue
        stepped = f"{month_in(text, before + 1)} {year + years}"
        found = re.sub(rf"\b{day}\b", str(day + step), key, count=1) if day else stepped
        if found not in whole and found != key:
            yield found


def _steps(finding: Finding, text: Text) -> tuple[int, ...]:
    """Return how far from the key wrong dates lie: before it, where what happens may last and is not only begun."""
    if text.lexicon["spanning"].isdisjoint(words(finding.question)):
        return NEAR_DAYS if finding.order[2] else NEAR_MONTHS
    return EARLIER_DAYS if finding.order[2] else EARLIER_MONTHS


def met(date: str, text: Text) -> bool:
    """Tell whether the article names a date."""
    found: Iterator[Time] = (time for line in text.lines for time in times(line.text, text.language))
    return any(time.year and written(text, time.text, time.order) == date for time in found)


def off(key: tuple[int, int, int], date: str, text: Text) -> str:
    """Return that the passage does not name a date, and by how many days or months it misses the right one."""
    other = times(date, text.language)[0]
    early = other.order < key
    if key[2]:
        size = abs((_day(other.order) - _day(key)).days)
    else:
        size = abs(12 * (other.year - key[0]) + other.month - key[1])
    grain = "days" if key[2] else "months"
    return say(text.language, f"{grain}_{'early' if early else 'late'}", date=date, size=str(size))


def _day(order: tuple[int, int, int]) -> Day:
    return Day(*order)
