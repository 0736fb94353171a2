"""Every item type of the registry keeps every promise of the contract, and the promises bite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader

from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.response import Blank, Given, Response
from quizapp.core.score import Score
from quizapp.core.tree import JsonObject
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.essay import EssayType
from quizapp.itemtypes.registry import item_type, item_types
from quizapp.itemtypes.single_choice import SingleChoice
from quizapp.itemtypes.single_choice.content import Choices
from tests.itemtypes import conformance, page_promises, pages, promises
from tests.itemtypes.hostile import STRANGE

NAMES = sorted(item_types())


@pytest.mark.parametrize("check", conformance.CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_a_type_keeps_its_promise(name: str, check: Callable[[ItemType[Any]], None]) -> None:
    check(item_type(name))


@pytest.mark.parametrize("name", NAMES)
@given(data=STRANGE)
def test_anything_can_be_parsed(name: str, data: object) -> None:
    kind = item_type(name)
    for _, bound in promises.bound_examples(kind):
        promises.check_one_datum(kind, bound, promises.orders(kind, bound)[0], data)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.dictionaries(st.sampled_from(["option", "rows", "text"]), STRANGE))
def test_a_stored_response_that_is_nonsense_raises_nowhere(name: str, data: dict[str, Any]) -> None:
    kind = item_type(name)
    for _, bound in promises.bound_examples(kind):
        promises.check_one_response(kind, bound, promises.orders(kind, bound)[0], Given(data))


class Generous(SingleChoice):
    name = "generous"

    def score(self, bound: Bound[Any], response: Response, rule: str) -> Score:
        score = super().score(bound, response, rule)
        return Score(score.denominator, score.denominator, score.rule, score.explain)


class Lucky(SingleChoice):
    name = "lucky"

    def chance(self, bound: Bound[Any], rule: str) -> Fraction:  # noqa: ARG002 - wrong on purpose
        return Fraction(1, 7)


class Silent(SingleChoice):
    name = "silent"

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        for item, examples in super().examples():
            yield item, [example for example in examples if example.score == 1]


class Forgetful(SingleChoice):
    name = "forgetful"

    def dump(self, content: Choices) -> dict[str, Any]:
        return {"options": super().dump(content)["options"]}


class Procrastinating(SingleChoice):
    name = "procrastinating"

    def score(self, bound: Bound[Any], response: Response, rule: str) -> Score:
        score = super().score(bound, response, rule)
        return Score(0, score.denominator, score.rule, score.explain, waiting=response != Blank())


class Bribable(EssayType):
    name = "bribable"

    def graded(self, bound: Bound[Any], judgement: JsonObject, rule: str) -> Score:  # noqa: ARG002 - wrong on purpose
        return Score(1, 1, self.rule(rule), msg("Whatever you say."))


BROKEN = [
    (Procrastinating, promises.check_waits_or_grades),
    (Bribable, promises.check_waits_or_grades),
    (Generous, promises.check_scores_examples),
    (Generous, promises.check_key_and_blank),
    (Lucky, promises.check_chance),
    (Silent, promises.check_has_examples),
    (Forgetful, promises.check_dumps_and_loads),
]


@pytest.mark.parametrize(("broken", "check"), BROKEN, ids=lambda part: part.__name__)
def test_a_broken_type_is_caught(broken: type[ItemType[Any]], check: Callable[[ItemType[Any]], None]) -> None:
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        check(broken())


def test_a_type_without_a_verb_cannot_be_made() -> None:
    half = type("Half", (ItemType,), {"name": "half", "load": SingleChoice.load})
    with pytest.raises(TypeError, match="abstract"):
        half()


ASK = "{%% macro ask(field, bound, order, uid) %%}%s{%% endmacro %%}"
LEAKS = {
    "the key": ASK % "{% for option in bound.content.options if option.key %}{{ option.id }}{% endfor %}",
    "the rationale": ASK % "{{ bound.rationale }}",
}


@pytest.mark.parametrize("what", LEAKS)
def test_a_look_that_leaks_is_caught(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "item_type_loader", lambda: DictLoader({"itemtypes/choice.html": LEAKS[what]}))
    with pytest.raises(AssertionError):
        page_promises.check_hides_the_key(item_type("single_choice"))


def test_a_look_without_labels_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = ASK % "{% for option in field %}{{ option() }}{% endfor %}"
    monkeypatch.setattr(pages, "item_type_loader", lambda: DictLoader({"itemtypes/choice.html": bare}))
    with pytest.raises(AssertionError, match="no label"):
        page_promises.check_asks_accessibly(item_type("single_choice"))


@pytest.mark.parametrize(
    "check", [page_promises.check_tells, page_promises.check_edits], ids=lambda check: check.__name__
)
def test_a_look_without_a_macro_is_caught(check: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "item_type_loader", lambda: DictLoader({"itemtypes/choice.html": ""}))
    with pytest.raises(AttributeError):
        check(item_type("single_choice"))
