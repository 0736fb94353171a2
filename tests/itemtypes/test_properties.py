"""Whatever an author writes and whatever a student does with it: scores in bounds, the key earns 1, pages read back."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp.core.response import Blank, Given, Invalid, Response
from quizapp.itemtypes.binding import bound_from_plain, bound_hash, bound_to_plain
from quizapp.itemtypes.contract import Bound, ItemType
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.contents import CONTENTS, bound
from tests.itemtypes.pages import Page, Sent, answer_form, ask, dice

NAMES = sorted(CONTENTS)
LEAST = {"neutral_penalty": -1}


def _placed(data: st.DataObject, page: Page) -> Sent:
    """Choose on a page as a student may: some radio buttons or none, some text or none."""
    sent = page.sent()
    for name in {control["name"] for _, control in page.visible_controls() if control.get("type") == "radio"}:
        offered = sorted(radio["value"] for radio in page.all("input") if radio.get("name") == name)
        chosen = data.draw(st.sampled_from([None, *offered]))
        if chosen is not None:
            sent[name] = chosen
    for _, control in page.visible_controls():
        if control.get("type") == "text":
            sent[control["name"]] = data.draw(st.text(st.characters(codec="utf-8"), max_size=40))
    return sent


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(data=st.data())
def test_a_student_s_way_through_an_item(name: str, data: st.DataObject) -> None:
    kind, made = item_type(name), bound(name, data.draw(CONTENTS[name]))
    order = kind.order(made, dice(data.draw(st.integers(0, 99))))
    page = ask(kind, made, order, Blank())
    form = answer_form(kind, made, order, Blank(), _placed(data, page))
    parsed = kind.parse(made, form.response.data, order)
    assume(not isinstance(parsed, Invalid))
    assert isinstance(parsed, (Given, Blank))
    again = ask(kind, made, order, parsed)
    reread = answer_form(kind, made, order, Blank(), again.sent())
    assert kind.parse(made, reread.response.data, order) == parsed
    _check_scores(name, made, parsed)


def _check_scores(name: str, made: Bound[Any], given: Response) -> None:
    kind = item_type(name)
    for rule in kind.rules:
        score = kind.score(made, given, rule)
        assert LEAST.get(rule, 0) <= score.fraction <= 1
        assert score.denominator == kind.denominator(made, rule)
        assert LEAST.get(rule, 0) <= kind.chance(made, rule) < 1
        assert kind.score(made, kind.key(made), rule).right


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(data=st.data())
def test_content_survives_being_stored(name: str, data: st.DataObject) -> None:
    kind, made = item_type(name), bound(name, data.draw(CONTENTS[name]))
    stored = json.loads(json.dumps(bound_to_plain(kind, made)))
    assert bound_from_plain(kind, stored) == made
    assert bound_hash(stored) == bound_hash(bound_to_plain(kind, made))


@pytest.mark.parametrize("name", ["single_choice", "grid"])
@settings(max_examples=25)
@given(data=st.data())
def test_chance_is_the_mean_over_every_answer(name: str, data: st.DataObject) -> None:
    kind, made = item_type(name), bound(name, data.draw(CONTENTS[name]))
    ways = (
        len(made.content.options)
        if name == "single_choice"
        else len(made.content.labels) ** len(made.content.statements)
    )
    assume(ways <= 128)
    order = kind.order(made, dice(0))
    page = ask(kind, made, order, Blank())
    answers = [_response(kind, made, order, way) for way in page.every_answer()]
    assert len(answers) == ways
    for rule in kind.rules:
        earned = [kind.score(made, answer, rule).fraction for answer in answers]
        assert kind.chance(made, rule) == sum(earned, Fraction(0)) / ways


def _response(kind: ItemType[Any], made: Bound[Any], order: tuple[str, ...], sent: Sent) -> Response:
    parsed = kind.parse(made, answer_form(kind, made, order, Blank(), sent).response.data, order)
    assert isinstance(parsed, Given)
    return parsed


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40)
@given(data=st.data())
def test_the_shown_order_changes_no_response(name: str, data: st.DataObject) -> None:
    """The key, chosen on two differently shuffled pages, is one response."""
    kind, made = item_type(name), bound(name, data.draw(CONTENTS[name]))
    first, second = (_reread(kind, made, kind.order(made, dice(seed))) for seed in (1, 2))
    assert first == second == kind.key(made)


def _reread(kind: ItemType[Any], made: Bound[Any], order: tuple[str, ...]) -> object:
    page = ask(kind, made, order, kind.key(made))
    return kind.parse(made, answer_form(kind, made, order, Blank(), page.sent()).response.data, order)
