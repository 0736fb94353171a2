"""What every item type must do with content and scores, one function a promise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from random import Random
from typing import Any, get_args

import pytest

from quizapp.core.card import Card
from quizapp.core.i18n import Message
from quizapp.core.item import Item
from quizapp.core.problem import Place, Problems
from quizapp.core.refusal import Malformed
from quizapp.core.response import Blank, Given, Invalid, Response
from quizapp.core.shape import Scope
from quizapp.core.tree import JsonObject, from_plain
from quizapp.itemtypes.binding import bound_from_plain, bound_hash, bound_to_plain
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import PASSAGE
from tests.itemtypes.hostile import JUDGEMENTS, MALFORMED
from tests.itemtypes.pages import answer_form, ask, dice, understood

MOST_WAYS = 5000
LCM = 232_792_560  # of 1 to 20: what keeps totals in 64 bits


def bound_examples(item_type: ItemType[Any]) -> Iterator[tuple[Item, Bound[Any]]]:
    """Yield the examples of a type, bound to the example passage."""
    for item, _ in item_type.examples():
        yield item, item_type.bind(item, PASSAGE, ())


def responses(item_type: ItemType[Any], bound: Bound[Any]) -> list[Response]:
    """Return the key, a blank, and the responses of the examples whose content this is."""
    shown = [
        example.response
        for item, examples in item_type.examples()
        for example in examples
        if item.content == bound.content
    ]
    return [item_type.key(bound), Blank(), *shown]


def load(item_type: ItemType[Any], plain: object) -> tuple[Any, Problems]:
    """Load and check plain content."""
    problems, node = Problems(), from_plain(plain, Place("test"))
    content = item_type.load(node, Scope(problems))
    if content is not None:
        item_type.check(content, node, Scope(problems))
    return content, problems


def orders(item_type: ItemType[Any], bound: Bound[Any]) -> list[tuple[str, ...]]:
    """Return some orders of a content."""
    return [item_type.order(bound, dice(seed)) for seed in range(3)]


def check_describes_itself(item_type: ItemType[Any]) -> None:
    assert item_type.name.replace("_", "").isalpha()
    assert str(item_type.label)
    assert item_type.rules
    assert all(version >= 1 for version in item_type.rules.values())
    assert json.dumps(item_type.shape.schema())
    assert item_type.rule() == item_type.rule(next(iter(item_type.rules)))


def check_has_examples(item_type: ItemType[Any]) -> None:
    examples = [example for _, examples in item_type.examples() for example in examples]
    for rule in item_type.rules:
        shown = [example for example in examples if example.rule == rule]
        assert any(example.score == 1 for example in shown), f"no right example under {rule}"
        assert any(example.score < 1 and isinstance(example.response, Given) for example in shown), (
            f"none wrong: {rule}"
        )
        assert any(isinstance(example.response, Blank) for example in shown), f"no blank example under {rule}"


def check_scores_examples(item_type: ItemType[Any]) -> None:
    for item, examples in item_type.examples():
        bound = item_type.bind(item, PASSAGE, ())
        for example in examples:
            score = item_type.score(bound, example.response, example.rule)
            if example.judgement is not None:
                assert score.waiting, example.note
                score = item_type.graded(bound, example.judgement, example.rule)
            assert score.fraction == example.score, example.note
            assert score.denominator == item_type.denominator(bound, example.rule)
            assert score.rule == item_type.rule(example.rule)
            assert str(score.explain)


def check_key_and_blank(item_type: ItemType[Any]) -> None:
    for _, bound in bound_examples(item_type):
        for rule in item_type.rules:
            assert earns_all(item_type, bound, rule)
            assert item_type.score(bound, Blank(), rule).fraction == 0
            assert LCM % item_type.denominator(bound, rule) == 0
        assert item_type.classify(bound, Blank()) == ()
        assert item_type.summarise(bound, Blank()) == ""
        assert item_type.classify(bound, item_type.key(bound))
        assert item_type.summarise(bound, item_type.key(bound))


def earns_all(item_type: ItemType[Any], bound: Bound[Any], rule: str) -> bool:
    """Tell whether the key earns everything, or waits for a teacher who can give everything."""
    score = item_type.score(bound, item_type.key(bound), rule)
    return score.right or score.waiting


def check_counts_what_it_classifies(item_type: ItemType[Any]) -> None:
    """Name an answer for every id that a response has; a key's are right ones, where one can be."""
    for item, examples in item_type.examples():
        bound = item_type.bind(item, PASSAGE, ())
        choices = [choice for part in item_type.counted(bound) for choice in part.choices]
        ids = [choice.id for choice in choices]
        assert len(set(ids)) == len(ids)
        assert {id_ for each in examples for id_ in item_type.classify(bound, each.response)} <= set(ids)
        right = {choice.id for choice in choices if choice.right}
        assert not right or set(item_type.classify(bound, item_type.key(bound))) <= right


def check_waits_or_grades(item_type: ItemType[Any]) -> None:
    """Earn nothing while waiting; take a teacher's judgement then, and only then; refuse nonsense with a sentence."""
    for item, examples in item_type.examples():
        bound = item_type.bind(item, PASSAGE, ())
        for rule in item_type.rules:
            assert not item_type.score(bound, Blank(), rule).waiting, "a blank never waits"
            for nonsense in (*JUDGEMENTS, *map(_twisted, judgements(examples))):
                with pytest.raises(Malformed) as refusal:
                    item_type.graded(bound, nonsense, rule)
                assert str(refusal.value.message)
        for example in examples:
            score = item_type.score(bound, example.response, example.rule)
            assert score.waiting or example.judgement is None
            if score.waiting:
                assert (score.numerator, score.right, dict(score.judged)) == (0, False, {})
                assert judgements(examples), "what waits can be graded: show it by an example"
    for item, examples in item_type.examples():
        _check_grades(item_type, item_type.bind(item, PASSAGE, ()), examples)


def judgements(examples: Sequence[Example]) -> list[JsonObject]:
    """Return the judgements that the examples show."""
    return [example.judgement for example in examples if example.judgement is not None]


def _twisted(judgement: JsonObject) -> JsonObject:
    """Return a judgement that says one thing too much."""
    return {name: {**part, "zq": 1} if isinstance(part, Mapping) else [part] for name, part in judgement.items()}


def _check_grades(item_type: ItemType[Any], bound: Bound[Any], examples: Sequence[Example]) -> None:
    for example in examples:
        if example.judgement is not None:
            stored = json.loads(json.dumps(example.judgement))
            score = item_type.graded(bound, stored, example.rule)
            assert not score.waiting
            assert score.rule == item_type.rule(example.rule)
            assert score.denominator == item_type.denominator(bound, example.rule)
            assert score.judged, "the page shows what was judged"


def check_knows_how_one_errs(item_type: ItemType[Any]) -> None:
    for _, bound in bound_examples(item_type):
        for seed in range(20):
            wrong = item_type.wrong(bound, Random(seed))  # noqa: S311 - chance for a test, no secret
            assert not any(item_type.score(bound, wrong, rule).right for rule in item_type.rules)
            assert item_type.wrong(bound, Random(seed)) == wrong  # noqa: S311 - likewise


def check_takes_anything(item_type: ItemType[Any]) -> None:
    for _, bound in bound_examples(item_type):
        order = orders(item_type, bound)[0]
        for data in MALFORMED:
            check_one_datum(item_type, bound, order, data)


def check_one_datum(item_type: ItemType[Any], bound: Bound[Any], order: tuple[str, ...], data: object) -> None:
    """Parse anything, and carry what is a response through all later verbs; nothing raises, what is stored is JSON."""
    parsed = item_type.parse(bound, data, order)
    if isinstance(parsed, Invalid):
        assert str(parsed.reason)
        return
    check_one_response(item_type, bound, order, parsed)
    if isinstance(parsed, Given):
        json.dumps(parsed.data, ensure_ascii=False).encode()


def check_one_response(item_type: ItemType[Any], bound: Bound[Any], order: tuple[str, ...], given: Response) -> None:
    """Carry a response, even one whose data is nonsense, through all later verbs."""
    for rule in item_type.rules:
        score = item_type.score(bound, given, rule)
        assert -score.denominator <= score.numerator <= score.denominator
        assert score.denominator == item_type.denominator(bound, rule)
        assert str(score.explain)
    assert all(isinstance(name, str) for name in item_type.classify(bound, given))
    assert "\n" not in item_type.summarise(bound, given)
    answer_form(item_type, bound, order, given)


def check_dumps_and_loads(item_type: ItemType[Any]) -> None:
    for item, bound in bound_examples(item_type):
        content, problems = load(item_type, json.loads(json.dumps(item_type.dump(item.content))))
        assert not len(problems)
        assert content == item.content
        stored = json.loads(json.dumps(bound_to_plain(item_type, bound)))
        assert bound_from_plain(item_type, stored) == bound
        assert bound_hash(stored) == bound_hash(bound_to_plain(item_type, bound))


def check_reports_malformed_content(item_type: ItemType[Any]) -> None:
    nothing: tuple[object, ...] = (None, "", [], {}, 7, {"strange": 1})
    for malformed in (*nothing, *({key: "x"} for key in _fields(item_type))):
        content, problems = load(item_type, malformed)
        assert content is None
        assert problems.blocking
        assert all(problem.mend for problem in problems)


def _fields(item_type: ItemType[Any]) -> list[str]:
    return [name for item, _ in item_type.examples() for name in item_type.dump(item.content)]


def check_chance(item_type: ItemType[Any]) -> None:
    """Compare with every valid answer that the page allows; a page on which something is typed has chance 0."""
    for _, bound in bound_examples(item_type):
        order = orders(item_type, bound)[0]
        page = ask(item_type, bound, order, Blank())
        ways = list(islice(page.every_answer(), MOST_WAYS + 1))
        assert len(ways) <= MOST_WAYS, "give an example that can be enumerated"
        answers = [found for way in ways if isinstance(found := understood(item_type, bound, order, way), Given)]
        typed = page.all("textarea") or any(control.get("type") == "text" for _, control in page.visible_controls())
        for rule in item_type.rules:
            scores = [item_type.score(bound, answer, rule).fraction for answer in answers]
            expected = Fraction(0) if typed else sum(scores, Fraction(0)) / len(scores)
            assert item_type.chance(bound, rule) == expected


def check_becomes_cards(item_type: ItemType[Any]) -> None:
    for item, bound in bound_examples(item_type):
        cards = item_type.cards(item, bound)
        if isinstance(cards, Message):
            assert str(cards)
            continue
        assert cards
        assert all(isinstance(card, get_args(Card)) for card in cards)
        assert len({card.part for card in cards}) == len(cards)
