"""Scoring by rows: how the number of right rows (statements, pairs ...) becomes an exact score, and its words."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from quizapp.core.i18n import Message, msg

ROWS: Final = msg("rows")
LEFT_BLANK: Final = msg("You left this item blank. A blank earns nothing.")


@dataclass(frozen=True, slots=True)
class Grading:
    """Hold a rule's arithmetic over rows: its constant denominator, the numerator for so many right, its words."""

    denominator: Callable[[int], int]
    numerator: Callable[[int, int], int]
    words: Message


def _one(_: int) -> int:
    return 1


def _two(_: int) -> int:
    return 2


def _each(rows: int) -> int:
    return rows


def _all_right(rows: int, right: int) -> int:
    return int(right == rows)


def _as_many(_: int, right: int) -> int:
    return right


def _half_after_a_slip(rows: int, right: int) -> int:
    return max(0, 2 - (rows - right))


ALL_OR_NOTHING: Final = Grading(
    denominator=_one,
    numerator=_all_right,
    words=msg("The full score needs every row right; otherwise the score is 0."),
)
PER_ROW: Final = Grading(
    denominator=_each,
    numerator=_as_many,
    words=msg("Every right row earns an equal share."),
)
ONE_SLIP_HALF: Final = Grading(
    denominator=_two,
    numerator=_half_after_a_slip,
    words=msg("One slip leaves half of the full score; two slips leave 0."),
)


def chance(grading: Grading, rows: int, choices: int) -> Fraction:
    """Return the expected score when each row is guessed alone, right with 1 in ``choices``."""
    ways = (
        math.comb(rows, right) * (choices - 1) ** (rows - right) * grading.numerator(rows, right)
        for right in range(rows + 1)
    )
    return Fraction(sum(ways), choices**rows * grading.denominator(rows))


def explained(grading: Grading, rows: int, answered: int, right: int, things: Message = ROWS) -> Message:
    """Say how many rows were right, what the rule makes of that, and what it earns."""
    if not answered:
        return LEFT_BLANK
    counted = counts(rows, answered, right, things)
    earned = Fraction(grading.numerator(rows, right), grading.denominator(rows))
    return msg("%(counted)s %(rule)s %(outcome)s", counted=counted, rule=grading.words, outcome=outcome(earned))


def counts(rows: int, answered: int, right: int, things: Message) -> Message:
    """Say how many rows were right and, where there are any, how many were left blank."""
    if answered == rows:
        return msg("You got %(right)s of %(rows)s %(things)s right.", right=right, rows=rows, things=things)
    return msg(
        "You got %(right)s of %(rows)s %(things)s right and left %(left)s blank.",
        right=right,
        rows=rows,
        things=things,
        left=rows - answered,
    )


def outcome(earned: Fraction) -> Message:
    """Say what a response earns."""
    if earned in {0, 1}:
        return msg("You earn the full score.") if earned else msg("You earn nothing.")
    return msg("You earn %(earned)s of the full score.", earned=earned)
