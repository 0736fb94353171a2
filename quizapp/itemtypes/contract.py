"""What an item type gives. A type is one object that owns all its sides, so that no other room switches on types."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Any, ClassVar, Generic, TypeVar, cast

from wtforms import Field, Form
from wtforms.fields.core import UnboundField

from quizapp.core.bank import Entity
from quizapp.core.card import Card
from quizapp.core.counting import CountedPart
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.passage import Passage
from quizapp.core.refusal import Malformed
from quizapp.core.response import Blank, Given, Parsed, Response
from quizapp.core.score import Rule, Score
from quizapp.core.shape import Scope, Shape
from quizapp.core.tree import JsonObject, Node
from quizapp.itemtypes.parts import ROLES, Part, Role, content_parts

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Bound(Generic[Content]):
    """Hold content with everything it depends on frozen in: what a revision stores and every later verb takes.

    ``evidence`` maps the address of each proving sentence to its text; ``names`` maps the id of each entity a typed
    answer is compared with to what it is called; ``data_version`` is the version of the language data used;
    ``sentences`` maps the address of each sentence that is offered for picking to its text; ``hints`` are told one
    after each wrong try.
    """

    language: str
    stem: str
    rationale: str
    content: Content
    evidence: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    data_version: int
    sentences: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """Show a response and the exact score it earns under a rule; what the conformance test replays.

    ``judgement`` is a teacher's, for a response that waits for one.
    """

    response: Response
    rule: str
    score: Fraction
    note: str
    judgement: JsonObject | None = None


class ItemType(ABC, Generic[Content]):
    """Own all sides of one kind of response.

    Types are stateless. ``rules`` maps the name of each scoring rule to its version; the first is the default. ``look``
    is the stem of the template with the macros ``ask``, ``feedback``, ``edit`` and ``paper`` (and ``judge`` where
    responses wait for a teacher). ``entity_fields`` names the fields of the authored content that hold ids of the
    bank's entities (``gaps.entity``: of each entry of a list); ``sentence_fields`` and ``paragraph_fields`` those that
    hold addresses of the passage, such as p3.2 and p3. ``part_roles`` says what the texts in each field of the authored
    content are to the reader.
    """

    name: ClassVar[str]
    label: ClassVar[Message]
    look: ClassVar[str]
    rules: ClassVar[Mapping[str, int]]
    shape: ClassVar[Shape]
    entity_fields: ClassVar[tuple[str, ...]] = ()
    sentence_fields: ClassVar[tuple[str, ...]] = ()
    paragraph_fields: ClassVar[tuple[str, ...]] = ()
    part_roles: ClassVar[Mapping[str, Role]] = ROLES

    # -- authored content

    @abstractmethod
    def load(self, node: Node, scope: Scope) -> Content | None:
        """Return the frozen content of a marked tree, or None after reporting every problem to ``scope``."""

    @abstractmethod
    def dump(self, content: Content) -> dict[str, Any]:
        """Return plain data in canonical key order, defaults left out, such that ``load`` gives the content back."""

    @abstractmethod
    def check(self, content: Content, node: Node, scope: Scope) -> None:
        """Report content that can be read but not asked: no key, a doubled option ..."""

    @abstractmethod
    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Content]:
        """Freeze in what the item depends on: evidence sentences, rivals and aliases, the language data's version."""

    def parts(self, item: Item) -> tuple[Part, ...]:
        """Return every text of the item with its role, the stem first; the rules of writing read these.

        A draft may have no content yet.
        """
        plain = {} if item.content is None else self.dump(cast("Content", item.content))
        stem = Part(Role.STEM, item.stem, ("stem",), why=item.rationale, why_field="rationale")
        return (stem, *content_parts(plain, self.part_roles))

    # -- asking

    @abstractmethod
    def order(self, bound: Bound[Content], random: Random) -> tuple[str, ...]:
        """Return the ids of what is shown, shuffled as the author allows; the attempt stores it."""

    @abstractmethod
    def field(self, bound: Bound[Content], order: Sequence[str], given: Response) -> UnboundField[Field]:
        """Return the answer field, filled with ``given``; its form values are places in ``order``, never author ids."""

    @abstractmethod
    def parse(self, bound: Bound[Content], data: object, order: Sequence[str]) -> Parsed:
        """Return the response that the field's ``data`` means; never raises, whatever came in."""

    # -- scoring

    @abstractmethod
    def score(self, bound: Bound[Content], response: Response, rule: str) -> Score:
        """Return the exact score under a rule of ``rules``; a Blank earns 0 at once, and never waits for a teacher."""

    @abstractmethod
    def denominator(self, bound: Bound[Content], rule: str) -> int:
        """Return the constant denominator of every score of this content under ``rule``."""

    @abstractmethod
    def chance(self, bound: Bound[Content], rule: str) -> Fraction:
        """Return the exact expected score of blind guessing."""

    @abstractmethod
    def key(self, bound: Bound[Content]) -> Given:
        """Return a best response; for one that waits, a model of it."""

    def graded(self, bound: Bound[Content], judgement: JsonObject, rule: str) -> Score:  # noqa: ARG002 - nothing to judge
        """Return the exact score that a teacher's judgement of a waiting response means, in plain data of the type.

        Raises Malformed when the judgement does not fit the content; this always happens for a type whose every
        response is graded by the site.
        """
        raise Malformed(msg("An item of the type “%(name)s” is graded by the site.", name=self.name))

    def judge_form(self, bound: Bound[Content], judged: Mapping[str, int]) -> type[Form]:  # noqa: ARG002 - likewise
        """Return the form by which a teacher judges a waiting response, filled with what was ``judged`` before.

        The macro ``judge`` of the look shows it. Raises Malformed for a type whose every response the site grades.
        """
        raise Malformed(msg("An item of the type “%(name)s” is graded by the site.", name=self.name))

    def judgement(self, bound: Bound[Content], form: Form) -> JsonObject:  # noqa: ARG002 - likewise
        """Return the judgement that a sent ``judge_form`` means; ``graded`` refuses one that is not whole.

        Raises Malformed as ``judge_form`` does.
        """
        raise Malformed(msg("An item of the type “%(name)s” is graded by the site.", name=self.name))

    def wrong(self, bound: Bound[Content], random: Random) -> Response:  # noqa: ARG002 - a blank needs neither
        """Return a response that does not earn everything, as somebody might give who does not know better."""
        return Blank()

    # -- telling

    @abstractmethod
    def classify(self, bound: Bound[Content], response: Response) -> tuple[str, ...]:
        """Return the ids to count for distractor analysis (option ids; "statement:label"; accepted text or "other")."""

    def counted(self, bound: Bound[Content]) -> tuple[CountedPart, ...]:  # noqa: ARG002 - nothing is known of it
        """Return the parts with the answers that a chart counts, by the ids of ``classify``; none for no chart."""
        return ()

    @abstractmethod
    def summarise(self, bound: Bound[Content], response: Response) -> str:
        """Return the response as one line of plain text for tables, "" for a blank."""

    def printed_key(self, bound: Bound[Content], order: Sequence[str]) -> str:  # noqa: ARG002 - not all print letters
        """Return a best response as plain text, by the letters and numbers that ``paper`` prints for an order."""
        return self.summarise(bound, self.key(bound))

    @abstractmethod
    def cards(self, item: Item, bound: Bound[Content]) -> tuple[Card, ...] | Message:
        """Return the practice cards the item becomes by default, or the reason it becomes none."""

    # -- teachers

    @abstractmethod
    def edit_form(self, content: Content | None) -> type[Form]:
        """Return the form that edits the content, filled with it; ``None`` gives the empty form."""

    @abstractmethod
    def from_form(self, form: Form) -> dict[str, Any]:
        """Return the plain data (as ``dump`` gives) that a submitted edit form means; ``load`` then checks it."""

    @abstractmethod
    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield items of this type with responses and the score each earns."""

    def rule_of(self, bound: Bound[Content], name: str = "") -> Rule:  # noqa: ARG002 - most contents have the same rules
        """Return the rule by which an item is scored when ``name`` is asked for, "" for none. Raises as ``rule``."""
        return self.rule(name)

    def rule(self, name: str = "") -> Rule:
        """Return a rule of this type by name, the default for "". Raises KeyError for an unknown name."""
        chosen = name or next(iter(self.rules))
        return Rule(chosen, self.rules[chosen])
