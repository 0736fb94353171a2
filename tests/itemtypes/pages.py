"""A small browser for tests: reads what a macro wrote, which controls it has, and what a form would send."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from itertools import chain, combinations, product
from random import Random
from typing import Any, TypeAlias

from jinja2 import BaseLoader, Environment
from werkzeug.datastructures import MultiDict
from wtforms import Form

from quizapp.core.i18n import Translate
from quizapp.core.problem import Place, Problems
from quizapp.core.render import environment
from quizapp.core.response import Blank, Invalid, Response
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.itemtypes.contract import Bound, ItemType
from quizapp.itemtypes.editing import add_sentence, owner_at
from quizapp.itemtypes.registry import item_type_loader

Plain: TypeAlias = Any  # data as JSON gives it
Answers: TypeAlias = Any  # a form whose field ``response`` is the type's own
Sent: TypeAlias = Any  # a MultiDict of what was sent, or None

VOID = {"input", "br", "img", "hr", "link", "meta"}
CONTROLS = {"input", "select", "textarea"}


@dataclass
class Page(HTMLParser):
    """Hold the elements of a piece of HTML in order, and check that they nest."""

    html: str
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    labelled: set[int] = field(default_factory=set)  # controls inside a label

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.feed(self.html)
        self.close()
        assert self.open == [], self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        assert len(named) == len(attrs), f"a doubled attribute in {attrs}"
        if tag in CONTROLS and any(name == "label" for name, _ in self.open):
            self.labelled.add(len(self.elements))
        if tag == "option":
            named["select"] = next(attributes["name"] for name, attributes in reversed(self.open) if name == "select")
        self.elements.append((tag, named))
        if tag not in VOID:
            self.open.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self.open and self.open[-1][0] == "textarea":
            self.open[-1][1]["value"] = self.open[-1][1].get("value", "") + data

    @property
    def text(self) -> str:
        """Return all text."""
        return " ".join(self.texts)

    @property
    def said(self) -> str:
        """Return all text, that in attributes included."""
        return " ".join([self.text, *(value for _, attributes in self.elements for value in attributes.values())])

    def all(self, *tags: str) -> list[dict[str, str]]:
        """Return the attributes of all elements with these names."""
        return [attributes for tag, attributes in self.elements if tag in tags]

    def ids(self) -> list[str]:
        """Return all ids, doubled ones doubled."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def visible_controls(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield place and attributes of every control that a person sees."""
        for place, (tag, attributes) in enumerate(self.elements):
            if tag in CONTROLS and attributes.get("type") != "hidden":
                yield place, attributes

    def sent(self) -> MultiDict[str, str]:
        """Return what a browser would send as it stands."""
        out: MultiDict[str, str] = MultiDict()
        for tag, attributes in self.elements:
            kind = attributes.get("type", "text")
            if tag == "input" and (kind not in {"radio", "checkbox"} or "checked" in attributes):
                out.add(attributes["name"], attributes.get("value", "on"))
            elif tag == "textarea":
                # a browser drops the first line break of a textarea
                out.add(attributes["name"], attributes.get("value", "").removeprefix("\r\n").removeprefix("\n"))
            elif tag == "option" and "selected" in attributes:
                out.add(attributes["select"], attributes["value"])
        for select in self.all("select"):
            first = next(option for option in self.all("option") if option["select"] == select["name"])
            if select["name"] not in out and "multiple" not in select:
                out.add(select["name"], first["value"])
        return out

    def offered(self) -> dict[str, list[str]]:
        """Return name -> values of every group of radio buttons and every select, the empty value left out.

        A group of checkboxes is not among them: see ``boxes``.
        """
        radios = [(radio["name"], radio["value"]) for radio in self.all("input") if radio.get("type") == "radio"]
        options = [(option["select"], option["value"]) for option in self.all("option")]
        groups: dict[str, list[str]] = {}
        for name, value in sorted(radios + options):
            groups.setdefault(name, []).extend([value] if value else [])
        return groups

    def every_answer(self) -> Iterator[MultiDict[str, str]]:
        """Yield every way of choosing one radio button in each group, one option of each select, any checkboxes."""
        single = [[[(name, value)] for value in values] for name, values in self.offered().items()]
        several = [[[(name, value) for value in some] for some in _subsets(v)] for name, v in self.boxes().items()]
        for way in product(*single, *several):
            yield MultiDict([pair for pairs in way for pair in pairs])

    def boxes(self) -> dict[str, list[str]]:
        """Return name -> values of every group of checkboxes."""
        groups: dict[str, list[str]] = {}
        for box in self.all("input"):
            if box.get("type") == "checkbox":
                groups.setdefault(box["name"], []).append(box["value"])
        return groups


def _subsets(values: list[str]) -> Iterator[tuple[str, ...]]:
    return chain.from_iterable(combinations(values, size) for size in range(len(values) + 1))


def rendering(translate: Translate = str) -> Environment:
    """Return an environment with the looks of all types."""
    return _rendering(translate, item_type_loader())


@lru_cache(maxsize=8)
def _rendering(translate: Translate, loader: BaseLoader) -> Environment:
    return environment(translate, lambda one, many, number: translate(one if number == 1 else many), loader)


def macro(item_type: ItemType[Any], name: str, *arguments: object, environment: Environment | None = None) -> Page:
    """Return what a macro of a type's look writes."""
    template = (environment or rendering()).get_template(f"itemtypes/{item_type.look}.html")
    return Page(str(getattr(template.module, name)(*arguments)))


def answer_form(
    item_type: ItemType[Any], bound: Bound[Any], order: tuple[str, ...], given: Response, sent: Sent = None
) -> Answers:
    """Return the form of an item page with the type's field in it, as the site builds it."""
    made = type("AnswerForm", (Form,), {"response": item_type.field(bound, order, given)})
    return made(sent)


def dice(seed: int) -> Random:
    """Return randomness that repeats."""
    return Random(seed)  # noqa: S311 - an order of options is no secret


def ask(item_type: ItemType[Any], bound: Bound[Any], order: tuple[str, ...], given: Response, *errors: str) -> Page:
    """Return the page part that asks, filled with a response."""
    form = answer_form(item_type, bound, order, given)
    form.response.errors = list(errors)
    return macro(item_type, "ask", form.response, bound, order, "q1")


def understood(item_type: ItemType[Any], bound: Bound[Any], order: tuple[str, ...], sent: Sent) -> Response | None:
    """Return the response that a page sent, None when it is invalid."""
    form = answer_form(item_type, bound, order, Blank(), sent)
    parsed = item_type.parse(bound, form.response.data, order)
    return None if isinstance(parsed, Invalid) else parsed


def read(item_type: ItemType[Any], bound: Bound[Any], order: tuple[str, ...], sent: Sent) -> Response:
    """Return the response that a page sent. Raises AssertionError when it is invalid."""
    form = answer_form(item_type, bound, order, Blank(), sent)
    assert form.validate(), form.errors
    parsed = item_type.parse(bound, form.response.data, order)
    assert not isinstance(parsed, Invalid), str(parsed.reason)
    return parsed


def judge(item_type: ItemType[Any], form: Form, translate: Translate) -> dict[str, Any] | None:
    """Return the plain content that a submitted form means, or None after writing every problem beside its field."""
    fits = form.validate()
    plain, problems = item_type.from_form(form), Problems()
    node = from_plain(plain, Place("form"))
    content = item_type.load(node, Scope(problems))
    if content is not None:
        item_type.check(content, node, Scope(problems))
    for problem in problems:
        add_sentence(owner_at(form, problem.field), problem.message.translated(translate))
    return plain if fits and not problems.blocking else None
