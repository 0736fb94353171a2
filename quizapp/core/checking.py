"""Checking: a response graded before the end, how many tries an item has, and what the tries before it cost."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from quizapp.core.policy import Behaviour
from quizapp.core.response import Given
from quizapp.core.score import Score

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
