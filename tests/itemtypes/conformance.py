"""What every item type must do, one function a promise; the conformance test walks the registry with all of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, get_args

from quizapp.core.card import Card
from quizapp.core.i18n import Message
from quizapp.core.item import Item
from quizapp.core.markup import plain
from quizapp.core.problem import Place, Problems
from quizapp.core.response import Blank, Given, Invalid, Response
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.itemtypes.binding import bound_from_plain, bound_hash, bound_to_plain
from quizapp.itemtypes.contract import Bound, ItemType
from quizapp.itemtypes.editing import judge
from quizapp.itemtypes.example import PASSAGE
from tests.itemtypes.hostile import HOSTILE_MARK, MALFORMED, hostile_texts, with_marked_ids
from tests.itemtypes.pages import Page, Sent, answer_form, dice, macro, rendering

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
            assert score.fraction == example.score, example.note
            assert score.denominator == item_type.denominator(bound, example.rule)
            assert score.rule == item_type.rule(example.rule)
            assert str(score.explain)


def check_key_and_blank(item_type: ItemType[Any]) -> None:
    for _, bound in bound_examples(item_type):
        for rule in item_type.rules:
            assert item_type.score(bound, item_type.key(bound), rule).right
            assert item_type.score(bound, Blank(), rule).fraction == 0
            assert LCM % item_type.denominator(bound, rule) == 0
        assert item_type.classify(bound, Blank()) == ()
        assert item_type.summarise(bound, Blank()) == ""
        assert item_type.classify(bound, item_type.key(bound))
        assert item_type.summarise(bound, item_type.key(bound))


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
    """Compare with every answer that the page allows; a page on which something is typed has chance 0."""
    for _, bound in bound_examples(item_type):
        order = orders(item_type, bound)[0]
        page = ask(item_type, bound, order, Blank())
        ways = list(page.every_answer())
        assert len(ways) <= MOST_WAYS, "give an example that can be enumerated"
        typed = any(control.get("type") == "text" for _, control in page.visible_controls())
        for rule in item_type.rules:
            scores = [item_type.score(bound, _read(item_type, bound, order, way), rule).fraction for way in ways]
            expected = Fraction(0) if typed else sum(scores, Fraction(0)) / len(scores)
            assert item_type.chance(bound, rule) == expected


def ask(item_type: ItemType[Any], bound: Bound[Any], order: tuple[str, ...], given: Response, *errors: str) -> Page:
    """Return the page part that asks, filled with a response."""
    form = answer_form(item_type, bound, order, given)
    form.response.errors = list(errors)
    return macro(item_type, "ask", form.response, bound, order, "q1")


def _read(item_type: ItemType[Any], bound: Bound[Any], order: tuple[str, ...], sent: Sent) -> Response:
    form = answer_form(item_type, bound, order, Blank(), sent)
    assert form.validate(), form.errors
    parsed = item_type.parse(bound, form.response.data, order)
    assert not isinstance(parsed, Invalid), str(parsed.reason)
    return parsed


def check_reads_back_what_it_shows(item_type: ItemType[Any]) -> None:
    for _, bound in bound_examples(item_type):
        for order in orders(item_type, bound):
            assert item_type.order(bound, dice(1)) == item_type.order(bound, dice(1))
            for given in responses(item_type, bound):
                page = ask(item_type, bound, order, given)
                assert _read(item_type, bound, order, page.sent()) == given


def check_asks_accessibly(item_type: ItemType[Any]) -> None:
    for _, bound in bound_examples(item_type):
        order = orders(item_type, bound)[0]
        for given in responses(item_type, bound):
            page = ask(item_type, bound, order, given, "Something is not right.")
            check_labels(page)
            assert "Something is not right." in page.text
            described = {name for part in page.elements for name in part[1].get("aria-describedby", "").split()}
            assert any("error" in name for name in described), "an error that is tied to no field"


def check_labels(page: Page) -> None:
    """Tie every control to a label, every reference to an id, and use every id once."""
    ids = page.ids()
    assert len(ids) == len(set(ids)), "an id stands twice"
    targets = [label["for"] for label in page.all("label") if "for" in label]
    controls = list(page.visible_controls())
    assert controls
    for place, control in controls:
        assert control["id"] in targets or place in page.labelled, f"no label for {control}"
    assert set(targets) <= set(ids)
    for _, attributes in page.elements:
        for name in ("aria-describedby", "aria-labelledby"):
            assert set(attributes.get(name, "").split()) <= set(ids)
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def check_hides_the_key(item_type: ItemType[Any]) -> None:
    """Show neither an author id, nor what the key says, nor anything that is told only afterwards."""
    for item, bound in bound_examples(item_type):
        content, problems = load(item_type, with_marked_ids(item_type.dump(item.content)))
        assert not len(problems)
        secret = replace(bound, content=content, rationale="zqrationale", evidence={"p1.1": "zqevidence"}, names={})
        order = orders(item_type, secret)[0]
        for given in (Blank(), item_type.key(secret)):
            page = ask(item_type, secret, order, Blank() if isinstance(given, Blank) else given)
            shown = page.html if isinstance(given, Blank) else page.html.replace(_typed(given), "")
            assert "zq" not in shown
            assert all(value not in shown for value in _strings(item_type.key(secret).data) if given == Blank())
        _check_after_words(item_type, secret, order)


def _typed(given: Response) -> str:
    """Return what a student typed: a page may show it to the one who did."""
    return str(given.data.get("text", "")) if isinstance(given, Given) else ""


def _check_after_words(item_type: ItemType[Any], bound: Bound[Any], order: tuple[str, ...]) -> None:
    told = [text for name, text in _leaves(item_type.dump(bound.content)) if name in {"rationale", "feedback"}]
    shown = ask(item_type, bound, order, Blank()).html
    assert all(text not in shown for text in told)


def _leaves(plain: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(plain, Mapping):
        for key, value in plain.items():
            yield from _leaves(value, key)
    elif isinstance(plain, list):
        for value in plain:
            yield from _leaves(value, name)
    else:
        yield name, str(plain)


def _strings(plain: object) -> list[str]:
    return [text for _, text in _leaves(plain) if text]


def check_tells(item_type: ItemType[Any]) -> None:
    """Say in words, not only by colour, what was right; every part of every macro is there."""
    for _, bound in bound_examples(item_type):
        order = orders(item_type, bound)[0]
        for given in responses(item_type, bound):
            score = item_type.score(bound, given, item_type.rule().name)
            page = macro(item_type, "feedback", bound, order, given, score)
            rows = [part["class"] for part in page.all("li") if "fb-row" in part.get("class", "")]
            assert rows
            words = [part for part in page.all("span") if part.get("class") == "fb-word"]
            loud = [row for row in rows if "is-neutral" not in row]
            assert len(words) >= len(loud)
            assert loud
        assert "17" in macro(item_type, "paper", bound, order, 17).text


def check_shows_hostile_text_as_text(item_type: ItemType[Any]) -> None:
    for item, bound in bound_examples(item_type):
        content = hostile_texts(item_type, item.content, load)
        nasty = replace(bound, content=content, stem=f"Soal {HOSTILE_MARK}")
        order = orders(item_type, nasty)[0]
        for given in responses(item_type, nasty)[:2]:
            score = item_type.score(nasty, given, item_type.rule().name)
            asked = ask(item_type, nasty, order, given)
            told = macro(item_type, "feedback", nasty, order, given, score)
            for page in (asked, told, macro(item_type, "paper", nasty, order, 1), edit_page(item_type, content)):
                assert not page.all("script", "img", "b"), page.html
                assert HOSTILE_MARK in page.said


def edit_page(item_type: ItemType[Any], content: object) -> Page:
    """Return the teacher's form of some content."""
    return macro(item_type, "edit", item_type.edit_form(content)())


def check_edits(item_type: ItemType[Any]) -> None:
    """Send the filled form back unchanged: the same content; send the empty one: problems beside fields."""
    for item, _ in bound_examples(item_type):
        page = edit_page(item_type, item.content)
        check_labels(page)
        content, problems = load(item_type, judge(item_type, item_type.edit_form(item.content)(page.sent()), str))
        assert not len(problems)
        assert content == item.content
    empty = item_type.edit_form(None)
    form = empty(edit_page(item_type, None).sent())
    assert judge(item_type, form, str) is None
    page = macro(item_type, "edit", form)
    check_labels(page)
    assert [part for part in page.all("p") if part.get("class") == "field-error"]


def check_becomes_cards(item_type: ItemType[Any]) -> None:
    for item, bound in bound_examples(item_type):
        cards = item_type.cards(item, bound)
        if isinstance(cards, Message):
            assert str(cards)
            continue
        assert cards
        assert all(isinstance(card, get_args(Card)) for card in cards)
        assert len({card.part for card in cards}) == len(cards)


def check_speaks_both_languages(item_type: ItemType[Any]) -> None:
    """Pass every word of ours through the translation: in a made-up language only authors' words stay as they are."""
    shouting = rendering(_shouted)
    for item, bound in bound_examples(item_type):
        order, key = orders(item_type, bound)[0], item_type.key(bound)
        field = answer_form(item_type, bound, order, key).response
        authored = [plain(text) for text in (bound.stem, *_strings(item_type.dump(item.content)))]
        for name, arguments in {
            "ask": (field, bound, order, "q1"),
            "feedback": (bound, order, key, item_type.score(bound, key, item_type.rule().name)),
            "edit": (item_type.edit_form(item.content)(),),
            "paper": (bound, order, 1),
        }.items():
            page = macro(item_type, name, *arguments, environment=shouting)
            for text in filter(None, map(str.strip, page.texts)):
                theirs = any(part in text or text in part for part in authored)
                assert text.startswith("¡") or theirs or not any(map(str.isalpha, text)), f"{text!r} is not translated"


def _shouted(text: str) -> str:
    return f"¡{text}!"


CHECKS: tuple[Callable[[ItemType[Any]], None], ...] = (
    check_describes_itself,
    check_has_examples,
    check_scores_examples,
    check_key_and_blank,
    check_takes_anything,
    check_dumps_and_loads,
    check_reports_malformed_content,
    check_chance,
    check_reads_back_what_it_shows,
    check_asks_accessibly,
    check_hides_the_key,
    check_tells,
    check_shows_hostile_text_as_text,
    check_edits,
    check_becomes_cards,
    check_speaks_both_languages,
)
