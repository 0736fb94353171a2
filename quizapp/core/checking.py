"""Checking: a response graded before the end, how many tries an item has, and what the tries before it cost."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from quizapp.core.policy import Behaviour
from quizapp.core.response import Given
from quizapp.core.score import Score

PartCredits: TypeAlias = Mapping[str, Fraction]  # part id -> what it earns of the item's full score

LEAST_INTERACTIVE = 2  # tries: with one, it would be the immediate behaviour


@dataclass(frozen=True, slots=True)
class CheckWrite:
    """Hold what a counted try adds to a save.

    ``number`` counts the tries at this place from 1, ``hash`` is ``response_hash`` of the response; the score is before
    penalties; ``locks`` says that no further save is taken there.
    """

    number: int
    hash: str
    numerator: int
    denominator: int
    locks: bool


def tries_allowed(behaviour: Behaviour, hints: int) -> int:
    """Return how often an item with so many hints may be tried before the end, 0 for not at all."""
    if behaviour is Behaviour.INTERACTIVE:
        return max(LEAST_INTERACTIVE, hints + 1)
    return 1 if behaviour is Behaviour.IMMEDIATE else 0


def response_hash(response: Given) -> str:
    """Return the SHA-256 (hex) by which a response is known again, small and capital letters and blanks set aside."""
    text = json.dumps(response.data, sort_keys=True, separators=(",", ":"), default=dict, ensure_ascii=False)
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def used_before(response: Given, tried: Sequence[str]) -> int:
    """Return how many tries were used before a response was first given; ``tried`` are the hashes of all, in order."""
    wanted = response_hash(response)
    return tried.index(wanted) if wanted in tried else len(tried)


def after_tries(score: Score, penalty: Fraction, used: int) -> Score:
    """Return a score less the penalty for each used try; its denominator does not depend on how many.

    f = max(0, f_final - penalty * used), as Moodle's question engine has it for several tries. A score that a rule made
    negative stays as it is.
    """
    if score.waiting:
        return score
    numerator, denominator = score.numerator * penalty.denominator, score.denominator * penalty.denominator
    cost = used * penalty.numerator * score.denominator
    return replace(score, numerator=max(min(numerator, 0), numerator - cost), denominator=denominator)


def parts_after_tries(
    score: Score, final: PartCredits, full: PartCredits, tried: Sequence[PartCredits], penalty: Fraction
) -> Score:
    """Return a score whose parts are each less the penalty for the tries before they were first as good as in the end.

    ``final`` and ``tried`` are what the parts earn in the response and in each try, ``full`` what they can earn; they
    add up to whole scores. f = sum over parts of max(0, final - penalty * used * full): never less than
    ``after_tries`` gives, because no part was right later than all of them.
    """
    earned = sum((_part_after_tries(part, final, full, tried, penalty) for part in final), Fraction(0))
    denominator = score.denominator * penalty.denominator
    return replace(score, numerator=int(earned * denominator), denominator=denominator)


def _part_after_tries(
    part: str, final: PartCredits, full: PartCredits, tried: Sequence[PartCredits], penalty: Fraction
) -> Fraction:
    credit, none = final[part], Fraction(0)
    as_good = (number for number, each in enumerate(tried) if each.get(part, none) >= credit)
    used = next(as_good, len(tried))
    return max(none, credit - penalty * used * full[part])
