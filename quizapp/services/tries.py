"""What the tries before a response leave of its score: part by part where the rule adds parts up, else of the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quizapp.core.checking import PartCredits, after_tries, parts_after_tries, used_before
from quizapp.core.response import Given
from quizapp.core.score import Score
from quizapp.services.revisions import ItemRevision


@dataclass(frozen=True, slots=True)
class Try:
    """Hold one counted try: the hash by which its response is known again, and the response."""

    hash: str
    response: Given


def less_tries(  # noqa: PLR0913 - what a score after tries is made of
    revision: ItemRevision, rule: str, *, score: Score, given: Given, tried: Sequence[Try], penalty: Fraction
) -> Score:
    """Return the score of a response less what the tries before it cost."""
    if score.waiting or not tried or not penalty:
        return after_tries(score, penalty, 0)
    parts = [part_credits(revision, rule, each) for each in (given, *(one.response for one in tried))]
    full = part_credits(revision, rule, revision.type.key(revision.bound))
    added_up = [each for each in parts if each is not None]
    if full is None or len(added_up) < len(parts) or not added_up[0].keys() <= full.keys():
        return after_tries(score, penalty, used_before(given, [each.hash for each in tried]))
    final, *before = added_up
    return parts_after_tries(score, final, full, before, penalty)


def part_credits(revision: ItemRevision, rule: str, response: Given) -> PartCredits | None:
    """Return what each part of a response earns alone; None without parts, and where the rule does not add them up.

    A response with parts is one mapping of part ids (``{"rows": {"s1": ..., "s2": ...}}``), whatever the type.
    """
    alone = _alone(response)
    whole = revision.type.score(revision.bound, response, rule).fraction
    credits_ = {part: revision.type.score(revision.bound, one, rule).fraction for part, one in alone.items()}
    return credits_ if alone and sum(credits_.values()) == whole else None


def _alone(response: Given) -> Mapping[str, Given]:
    """Return for each part of a response the response that holds nothing else; nothing for one without parts."""
    (name, parts), *more = response.data.items()
    if more or not isinstance(parts, Mapping):
        return {}
    return {part: Given({name: {part: value}}) for part, value in parts.items()}
