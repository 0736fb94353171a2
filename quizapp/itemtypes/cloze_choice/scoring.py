"""The rule of a cloze by choosing: every right gap earns its weight of all weights."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.itemtypes.rows import counts, outcome

GAPS: Final = msg("gaps")


def earned(weights: Sequence[int], right: Sequence[bool]) -> int:
    """Return the weight of the right gaps."""
    return sum(weight for weight, fine in zip(weights, right, strict=True) if fine)


def chance(weights: Sequence[int], offered: Sequence[int]) -> Fraction:
    """Return the expected score when every gap is guessed alone, among so many options."""
    shares = (Fraction(weight, options) for weight, options in zip(weights, offered, strict=True))
    return sum(shares, Fraction(0)) / sum(weights)


def explained(weights: Sequence[int], right: Sequence[bool], answered: int) -> Message:
    """Say how many gaps were right, what they weigh, and what that earns."""
    weight = earned(weights, right)
    rule = msg("Every right gap earns an equal share.")
    if len(set(weights)) > 1:
        rule = msg(
            "The gaps weigh differently: your right ones %(weight)s of %(all)s.", weight=weight, all=sum(weights)
        )
    return msg(
        "%(counted)s %(rule)s %(outcome)s",
        counted=counts(len(weights), answered, sum(right), GAPS),
        rule=rule,
        outcome=outcome(Fraction(weight, sum(weights))),
    )
