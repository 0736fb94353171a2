"""Grades over time as a small picture: where its dots stand, and what it says in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from babel.numbers import format_percent
from flask_babel import get_locale

from quizapp.core.i18n import Message, msg
from quizapp.services.my_page import Grade

WIDTH, HEIGHT = 340, 180  # units of the picture; near its size in pixels, so that its letters are readable
LEFT, RIGHT, TOP, BOTTOM = 44, 16, 12, 28
LINES: Final = (0, 50, 100)
FEW: Final = 3  # grades that are averaged at either end
NEARLY: Final = Fraction(5, 100)  # two averages closer than this are called the same


@dataclass(frozen=True, slots=True)
class Dot:
    """Hold one grade: its number from 1, its place in the picture, its share from 0 to 100."""

    number: int
    x: int
    y: int
    percent: int


@dataclass(frozen=True, slots=True)
class Level:
    """Hold one line across the picture and what it is called."""

    y: int
    name: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Hold a finished picture: what it says, its dots from the oldest on, its lines."""

    finding: Message
    dots: tuple[Dot, ...]
    levels: tuple[Level, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT

    @property
    def path(self) -> str:
        """Return the places of the dots as SVG writes the points of a line."""
        return " ".join(f"{dot.x},{dot.y}" for dot in self.dots)


def chart(grades: Sequence[Grade]) -> Chart:
    """Return the picture of at least one grade, oldest first."""
    shares = [max(Fraction(0), grade.mark.share) for grade in grades]
    dots = (
        Dot(number, _x(number, len(shares)), _y(share), round(share * 100)) for number, share in enumerate(shares, 1)
    )
    levels = (Level(_y(Fraction(line, 100)), share_text(Fraction(line, 100))) for line in LINES)
    return Chart(finding(shares), tuple(dots), tuple(levels))


def finding(shares: Sequence[Fraction]) -> Message:
    """Return what at least one share, oldest first, says: rising, falling, steady, or too few to tell."""
    if len(shares) == 1:
        return msg("Your first grade: %(share)s", share=share_text(shares[0]))
    if len(shares) <= FEW:
        return msg("Your average so far: %(share)s", share=share_text(_mean(shares)))
    now, before = _mean(shares[-FEW:]), _mean(shares[:-FEW])
    if abs(now - before) < NEARLY:
        return msg("Your grades are steady, around %(share)s", share=share_text(_mean(shares)))
    told = {"now": share_text(now), "before": share_text(before)}
    if now > before:
        return msg("Your grades are rising: %(now)s on average in the last three, %(before)s before", **told)
    return msg("Your last three grades are %(now)s on average; before it was %(before)s", **told)


def share_text(share: Fraction) -> str:
    """Return a share as a whole percentage, as the reader's language writes it."""
    return str(format_percent(round(float(share), 2), "#,##0%", locale=get_locale()))


def _mean(shares: Sequence[Fraction]) -> Fraction:
    return sum(shares, Fraction(0)) / len(shares)


def _x(number: int, dots: int) -> int:
    room = WIDTH - LEFT - RIGHT
    return LEFT + (room // 2 if dots == 1 else 16 + (room - 32) * (number - 1) // (dots - 1))


def _y(share: Fraction) -> int:
    room = HEIGHT - TOP - BOTTOM
    return TOP + round(room * (1 - share))
