"""What every item type must show, one function a promise: all parts, labelled, escaped, translated, and no key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from quizapp.core.markup import plain
from quizapp.core.response import Blank, Given, Response
from quizapp.core.score import Score
from quizapp.itemtypes.contract import Bound, ItemType
from tests.itemtypes.hostile import HOSTILE_MARK, hostile_texts, with_marked_ids
from tests.itemtypes.pages import Page, answer_form, ask, dice, judge, macro, read, rendering
from tests.itemtypes.promises import bound_examples, load, orders, responses


def check_reads_back_what_it_shows(item_type: ItemType[Any]) -> None:
    for _, bound in bound_examples(item_type):
        for order in orders(item_type, bound):
            assert item_type.order(bound, dice(1)) == item_type.order(bound, dice(1))
            for given in responses(item_type, bound):
                page = ask(item_type, bound, order, given)
                assert read(item_type, bound, order, page.sent()) == given


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
            assert all(value not in shown for value in strings(item_type.key(secret).data) if given == Blank())
        _check_after_words(item_type, secret, order)


def _typed(given: Response) -> str:
    """Return what a student typed: a page may show it to the one who did."""
    return str(given.data.get("text", "")) if isinstance(given, Given) else ""


def _check_after_words(item_type: ItemType[Any], bound: Bound[Any], order: tuple[str, ...]) -> None:
    told = [text for name, text in leaves(item_type.dump(bound.content)) if name in {"rationale", "feedback"}]
    shown = ask(item_type, bound, order, Blank()).html
    assert all(text not in shown for text in told)


def leaves(plain: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(plain, Mapping):
        for key, value in plain.items():
            yield from leaves(value, key)
    elif isinstance(plain, list):
        for value in plain:
            yield from leaves(value, name)
    else:
        yield name, str(plain)


def strings(plain: object) -> list[str]:
    return [text for _, text in leaves(plain) if text]


def check_tells(item_type: ItemType[Any]) -> None:
    """Say in words, not only by colour, what was right; every part of every macro is there."""
    for _, bound in bound_examples(item_type):
        order = orders(item_type, bound)[0]
        for given, score in scored(item_type, bound):
            page = macro(item_type, "feedback", bound, order, given, score)
            rows = [part["class"] for part in page.all("li") if "fb-row" in part.get("class", "")]
            assert rows
            words = [part for part in page.all("span") if part.get("class") == "fb-word"]
            loud = [row for row in rows if "is-neutral" not in row]
            assert len(words) >= len(loud)
            assert loud
        assert "17" in macro(item_type, "paper", bound, order, 17).text


def scored(item_type: ItemType[Any], bound: Bound[Any]) -> Iterator[tuple[Response, Score]]:
    """Yield responses with their scores: those of the site, then those of a teacher in the examples."""
    for given in responses(item_type, bound):
        yield given, item_type.score(bound, given, item_type.rule().name)
    for item, examples in item_type.examples():
        for example in examples:
            if item.content == bound.content and example.judgement is not None:
                yield example.response, item_type.graded(bound, example.judgement, example.rule)


def check_shows_hostile_text_as_text(item_type: ItemType[Any]) -> None:
    for item, bound in bound_examples(item_type):
        content = hostile_texts(item_type, item.content, load)
        sentences = {address: f"{text} {HOSTILE_MARK}" for address, text in bound.sentences.items()}
        nasty = replace(bound, content=content, stem=f"Soal {HOSTILE_MARK}", sentences=sentences)
        order = orders(item_type, nasty)[0]
        for given in responses(item_type, nasty)[:2]:
            score = item_type.score(nasty, given, item_type.rule().name)
            asked = ask(item_type, nasty, order, given)
            told = macro(item_type, "feedback", nasty, order, given, score)
            for page in (asked, told, macro(item_type, "paper", nasty, order, 1), edit_page(item_type, content)):
                assert not page.all("script", "img", "b"), page.html
                silent = page is told and score.right  # a right number needs no word of the author's
                assert silent or HOSTILE_MARK in page.said


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


def check_speaks_both_languages(item_type: ItemType[Any]) -> None:
    """Pass every word of ours through the translation: in a made-up language only authors' words stay as they are."""
    shouting = rendering(_shouted)
    for item, bound in bound_examples(item_type):
        order, key = orders(item_type, bound)[0], item_type.key(bound)
        field = answer_form(item_type, bound, order, key).response
        worded = [option.text for option in getattr(bound.content, "offered", lambda _: ())(bound.language)]
        texts = (
            bound.stem,
            bound.rationale,
            *bound.sentences.values(),
            *worded,
            *strings(item_type.dump(item.content)),
        )
        authored = [plain(text) for text in texts]
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
