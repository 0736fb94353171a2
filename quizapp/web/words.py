"""Words and numbers of the pages: processes, verdicts, points, shares, minutes and moments, the local way."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from babel.dates import format_date, format_time, get_timezone_name
from babel.numbers import format_decimal, format_percent
from flask import Flask
from flask_babel import get_locale, gettext, ngettext

from quizapp.core.attempt import ProcessMark, Saved, Tally
from quizapp.core.bank import Texts
from quizapp.core.fact import Stance
from quizapp.core.grade import QuizGrade
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Difficulty, Process, Status
from quizapp.core.policy import Grade
from quizapp.core.render import add_filters
from quizapp.core.response import Blank, Response
from quizapp.core.score import Mark, Score
from quizapp.services.banks import ListedBank
from quizapp.web.language import interface_language, zone

DATES = {"en": "en_GB"}  # 23 November 2026, 14:30: the order that readers of Indonesian know
WORDS_A_MINUTE = 180  # pupils of 12 to 15 read informative Indonesian at about this speed
PROCESSES: Final[Mapping[Process, Message]] = MappingProxyType(
    {
        Process.LOCATE: msg("locating information"),
        Process.INTERPRET: msg("interpreting and integrating"),
        Process.EVALUATE: msg("evaluating and reflecting"),
    }
)
GRADES: Final[Mapping[Grade, Message]] = MappingProxyType(
    {
        Grade.BEST: msg("the best of %(num)s attempts"),
        Grade.LAST: msg("the last of %(num)s attempts"),
        Grade.FIRST: msg("the first of %(num)s attempts"),
        Grade.MEAN: msg("the mean of %(num)s attempts"),
    }
)
DIFFICULTIES: Final[Mapping[Difficulty, Message]] = MappingProxyType(
    {Difficulty.EASY: msg("easy"), Difficulty.MEDIUM: msg("medium"), Difficulty.HARD: msg("hard")}
)
STATUSES: Final[Mapping[Status, Message]] = MappingProxyType(
    {
        Status.DRAFT: msg("draft"),
        Status.REVIEWED: msg("reviewed"),
        Status.PUBLISHED: msg("published"),
        Status.RETIRED: msg("withdrawn"),
    }
)
STANCES: Final[Mapping[Stance, Message]] = MappingProxyType(
    {
        Stance.STATED: msg("the passage states it"),
        Stance.CLAIM: msg("a claim"),
        Stance.DENIAL: msg("a denial"),
        Stance.WARNING: msg("a warning"),
        Stance.ASSESSMENT: msg("an assessment"),
        Stance.OPINION: msg("an opinion"),
        Stance.PLAN: msg("a plan"),
    }
)
EDITIONS: Final[Mapping[str, Message]] = MappingProxyType(
    {"id": msg("Indonesian"), "en": msg("English"), "id-en": msg("Indonesian with English")}
)


@dataclass(frozen=True, slots=True)
class Sign:
    """Hold how a state is shown: CSS class, name of the icon, word."""

    look: str
    icon: str
    word: Message


RIGHT = Sign("is-right", "right", msg("Right"))
PARTLY = Sign("is-part", "part", msg("Partly right"))
WRONG = Sign("is-wrong", "wrong", msg("Not right yet"))
WAITING = Sign("is-waiting", "waiting", msg("Waits for your teacher"))
UNANSWERED = Sign("is-blank", "blank", msg("Not answered"))
ANSWERED = Sign("", "answered", msg("Answered"))
SAVED = Sign("is-saved", "", msg("Saved"))
EMPTY = Sign("", "", msg("Not answered yet"))
UNSAVED = Sign("is-unsaved", "", msg("Not saved yet"))


def init_app(app: Flask) -> None:
    """Give templates the filters."""
    add_filters(app.jinja_env, gettext)
    for each in (
        clock, counted, difficulty, edition, hundred, minutes, moment, percent, points, process, share, status, text,
    ):  # fmt: skip
        app.add_template_filter(each)


def verdict(response: Response, score: Score) -> Sign:
    """Return how a graded response is called."""
    if score.waiting:
        return WAITING
    if score.right:
        return RIGHT
    if isinstance(response, Blank):
        return UNANSWERED
    return PARTLY if score.numerator > 0 else WRONG


def given(response: Response) -> Sign:
    """Return how a response is called whose verdict may not be told."""
    return UNANSWERED if isinstance(response, Blank) else ANSWERED


def state(saved: Saved) -> Sign:
    """Return how far an item of an open attempt is."""
    return EMPTY if isinstance(saved.response, Blank) and not saved.flag else SAVED


def finding(rows: Sequence[ProcessMark]) -> Message:
    """Return what the scores by process say, in one sentence."""
    graded = [row for row in rows if row.mark.possible]
    if rows and not graded:
        return msg("Your teacher has yet to grade these answers")
    ranked = sorted(graded, key=lambda row: row.mark.share, reverse=True)
    if not ranked or ranked[0].mark.share <= 0:
        return msg("No points yet: the explanations show where each answer stands")
    if len(ranked) == 1:
        only = PROCESSES[ranked[0].process]
        if len(rows) > 1:
            return msg("Graded so far: %(process)s", process=only)
        return msg("All items ask for one thing: %(process)s", process=only)
    if ranked[0].mark.share == ranked[-1].mark.share:
        return msg("You do equally well in every reading process")
    best, least = PROCESSES[ranked[0].process], PROCESSES[ranked[-1].process]
    return msg("Strongest: %(best)s. Most to gain: %(least)s.", best=best, least=least)


def tally(found: Tally) -> list[tuple[Sign, int]]:
    """Return how many items were right, partly right ..., the kinds that there are; each item is of one kind."""
    signs = RIGHT, PARTLY, WRONG, UNANSWERED, WAITING
    counts = found.right, found.partly, found.wrong, found.blank, found.waiting
    return [(sign, count) for sign, count in zip(signs, counts, strict=True) if count]


def points(value: Fraction) -> str:
    """Return points with at most two decimals, as the reader's language writes them."""
    return format_decimal(round(float(value), 2), "#,##0.##", locale=get_locale())


def hundred(value: Fraction) -> str:
    """Return a grade from 0 to 100 with one decimal, as the reader's language writes it."""
    return format_decimal(Decimal(value.numerator) / value.denominator, "0.0", locale=get_locale())


def percent(mark: Mark) -> int:
    """Return a mark's share from 0 to 100, for drawing."""
    return max(0, round(mark.share * 100))


def share(value: Fraction) -> str:
    """Return a share as per cent with at most one decimal, as the reader's language writes it."""
    return str(format_percent(round(float(value), 3), "#,##0.#%", locale=get_locale()))


def counted(grade: QuizGrade) -> str:
    """Return which of how many attempts a grade is made of."""
    if grade.attempts == 1:
        return str(gettext("one attempt"))
    return replace(GRADES[grade.method], arguments={"num": grade.attempts}).translated(gettext)


def process(value: Process) -> str:
    """Return the name of a reading process, set at the beginning of a line."""
    name = PROCESSES[value].translated(gettext)
    return name[:1].upper() + name[1:]


def difficulty(value: str) -> str:
    """Return the name of a difficulty, "" for none."""
    return DIFFICULTIES[Difficulty(value)].translated(gettext) if value else ""


def status(value: str) -> str:
    """Return how far an entry is in its life."""
    return STATUSES[Status(value)].translated(gettext)


def edition(name: str) -> str:
    """Return the name of an edition of a deck, as it is said between brackets."""
    return EDITIONS[name].translated(gettext) if name in EDITIONS else name


def text(texts: Texts) -> str:
    """Return a text in the reader's language where there is one, else in its first."""
    return texts.get(interface_language()) or next(iter(texts.values()), "")


def minutes(bank: ListedBank) -> str:
    """Return how long reading a bank's passage takes."""
    words = bank.words.get(interface_language()) or next(iter(bank.words.values()), 0)
    number = max(1, math.ceil(words / WORDS_A_MINUTE))
    return str(ngettext("%(num)s minute to read", "%(num)s minutes to read", number))


def moment(value: datetime) -> str:
    """Return a time by the site's clock, with its zone's name."""
    locale = DATES.get(interface_language(), interface_language())
    day = format_date(value.astimezone(zone()), "long", locale=locale)
    return str(gettext("%(day)s, %(time)s", day=day, time=clock(value)))


def clock(value: datetime) -> str:
    """Return the time of day by the site's clock, with its zone's name."""
    return f"{time_of(value)} {get_timezone_name(value.astimezone(zone()), width='short', locale='id')}"


def time_of(value: datetime) -> str:
    """Return the time of day by the site's clock."""
    return str(
        format_time(value.astimezone(zone()), "short", locale=DATES.get(interface_language(), interface_language()))
    )
