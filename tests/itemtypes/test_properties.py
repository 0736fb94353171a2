"""Whatever an author writes and whatever a student does with it: scores in bounds, the key earns 1, pages read back."""

from __future__ import annotations

import json
import math
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
from tests.itemtypes.pages import Page, Sent, answer_form, ask, dice, understood
from tests.itemtypes.promises import earns_all

NAMES = sorted(CONTENTS)
LEAST = {"neutral_penalty": -1}
MOST_WAYS = 256
TYPED = {"cloze_typed", "numeric", "short_answer", "essay"}
MOST_BOXES = 7

WRITTEN = st.text(st.characters(codec="utf-8"), max_size=40) | st.integers(0, 9999).map(str)


def _placed(data: st.DataObject, page: Page) -> Sent:
    """Choose on a page as a student may: some radio buttons and selects or none, some text or none."""
    sent = page.sent()
    for name, offered in page.offered().items():
        chosen = data.draw(st.sampled_from([None, *offered]))
        if chosen is not None:
            sent[name] = chosen
    for name, boxes in page.boxes().items():
        sent.setlist(name, data.draw(st.lists(st.sampled_from(boxes), unique=True)))
    for _, control in page.visible_controls():
        if control.get("type") == "text":
            sent[control["name"]] = data.draw(WRITTEN)
    for box in page.all("textarea"):
        sent[box["name"]] = data.draw(st.text(st.characters(codec="utf-8") | st.sampled_from("\n\r\t "), max_size=80))
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
    if isinstance(parsed, Invalid):  # most texts are no number
        assert str(parsed.reason)
        return
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
        assert earns_all(kind, made, rule)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(data=st.data())
def test_content_survives_being_stored(name: str, data: st.DataObject) -> None:
    kind, made = item_type(name), bound(name, data.draw(CONTENTS[name]))
    stored = json.loads(json.dumps(bound_to_plain(kind, made)))
    assert bound_from_plain(kind, stored) == made
    assert bound_hash(stored) == bound_hash(bound_to_plain(kind, made))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in TYPED])
@settings(max_examples=25)
@given(data=st.data())
def test_chance_is_the_mean_over_every_answer(name: str, data: st.DataObject) -> None:
    kind, made = item_type(name), bound(name, data.draw(CONTENTS[name]))
    order = kind.order(made, dice(0))
    page = ask(kind, made, order, Blank())
    assume(math.prod(map(len, page.offered().values())) <= MOST_WAYS)
    assume(sum(map(len, page.boxes().values())) <= MOST_BOXES)
    answers = [found for way in page.every_answer() if isinstance(found := understood(kind, made, order, way), Given)]
    for rule in kind.rules:
        earned = [kind.score(made, answer, rule).fraction for answer in answers]
        assert kind.chance(made, rule) == sum(earned, Fraction(0)) / len(answers)


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
