"""What tries leave of a score, for every type: part by part where the rule adds up, never less than of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from quizapp.core.checking import after_tries, response_hash, used_before
from quizapp.core.response import Given
from quizapp.itemtypes.contract import ItemType
from quizapp.itemtypes.registry import item_type, item_types
from quizapp.services.revisions import ItemRevision
from quizapp.services.tries import Try, less_tries, part_credits
from tests.itemtypes.pages import dice as throw
from tests.itemtypes.promises import bound_examples, responses

THIRD = Fraction(1, 3)
ADDS_UP = {
    "grid": "per_row",
    "matching": "per_pair",
    "categorise": "per_entry",
    "cloze_choice": "per_gap",
    "cloze_typed": "per_gap",
}
WALKS = 30


def revisions(kind: ItemType[Any]) -> Iterator[ItemRevision]:
    for item, bound in bound_examples(kind):
        yield ItemRevision(1, item.id, kind, bound)


def tried(*given: Given) -> list[Try]:
    return [Try(response_hash(each), each) for each in given]


@pytest.mark.parametrize("name", sorted(item_types()))
def test_tries_cost_at_most_what_the_whole_would_and_never_give(name: str) -> None:
    dice = throw(5)
    for revision in revisions(item_type(name)):
        some = [each for each in responses(revision.type, revision.bound) if isinstance(each, Given)]
        for rule in revision.type.rules:
            for _ in range(WALKS):
                *before, given = dice.choices(some, k=dice.randint(1, 4))
                score = revision.type.score(revision.bound, given, rule)
                less = less_tries(
                    revision, rule, score=score, given=given, tried=tried(*before), penalty=THIRD
                ).fraction
                used = used_before(given, [each.hash for each in tried(*before)])
                assert after_tries(score, THIRD, used).fraction <= less <= score.fraction


@pytest.mark.parametrize(("name", "rule"), ADDS_UP.items())
def test_what_the_parts_earn_adds_up(name: str, rule: str) -> None:
    for revision in revisions(item_type(name)):
        credits_ = part_credits(revision, rule, revision.type.key(revision.bound))
        assert credits_ is not None
        assert sum(credits_.values()) == 1
        assert credits_


@pytest.mark.parametrize(("name", "rule"), [("grid", "all_or_nothing"), ("categorise", "net"), ("single_choice", "")])
def test_a_rule_that_does_not_add_up_is_penalised_as_a_whole(name: str, rule: str) -> None:
    kind = item_type(name)
    rule = rule or next(iter(kind.rules))
    for revision in revisions(kind):
        key, wrong = kind.key(revision.bound), kind.wrong(revision.bound, throw(1))
        assert isinstance(wrong, Given)
        score = kind.score(revision.bound, key, rule)
        less = less_tries(revision, rule, score=score, given=key, tried=tried(wrong), penalty=THIRD)
        assert less.fraction == Fraction(2, 3)
