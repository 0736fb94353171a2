"""The rules of categorise: what so many right and wrong entries earn, in words, and on average when guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.itemtypes.rows import counts, outcome

ENTRIES: Final = msg("entries")


@dataclass(frozen=True, slots=True)
class Counting:
    """Hold what a rule makes of so many right and so many wrong entries, of all entries, and its words."""

    numerator: Callable[[int, int], int]
    words: Message


def _right_ones(right: int, _: int) -> int:
    return right


def _right_less_wrong(right: int, wrong: int) -> int:
    return max(0, right - wrong)


RULES: Final[Mapping[str, Counting]] = MappingProxyType({
    "per_entry": Counting(_right_ones, msg("Every right entry earns an equal share.")),
    "net": Counting(
        _right_less_wrong,
        msg("Every right entry earns an equal share, every wrong one takes such a share away, down to 0."),
    ),
})  # fmt: skip


def chance(rule: str, bins: int, accepted: Sequence[int]) -> Fraction:
    """Return the expected score when each entry is guessed alone; ``accepted`` counts the bins right for each."""
    ways = [1]  # ways[right]: in how many ways of placing the entries so far that many are right
    for right in accepted:
        ways = [(bins - right) * stay + right * rise for stay, rise in zip([*ways, 0], [0, *ways], strict=True)]
    count = len(accepted)
    earned = sum(many * RULES[rule].numerator(right, count - right) for right, many in enumerate(ways))
    return Fraction(earned, bins**count * count)


def explained(rule: str, entries: int, right: int, wrong: int) -> Message:
    """Say how many entries were right, what the rule makes of that, and what it earns."""
    return msg(
        "%(counted)s %(rule)s %(outcome)s",
        counted=counts(entries, right + wrong, right, ENTRIES),
        rule=RULES[rule].words,
        outcome=outcome(Fraction(RULES[rule].numerator(right, wrong), entries)),
    )
