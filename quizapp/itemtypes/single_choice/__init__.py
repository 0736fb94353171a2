"""Single choice: several options, one key."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Any, Final, cast

from wtforms import Field, Form
from wtforms.fields.core import UnboundField

from quizapp.core.bank import Entity
from quizapp.core.card import Card, ChoiceCard, ChoiceOption
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.markup import inline, plain
from quizapp.core.passage import Passage
from quizapp.core.response import Blank, Given, Invalid, Parsed, Response
from quizapp.core.score import Score
from quizapp.core.shape import Scope, read_clean
from quizapp.core.tree import Node
from quizapp.itemtypes import binding
from quizapp.itemtypes.authored import check_named, report
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import choice_field, choices, place, places
from quizapp.itemtypes.single_choice import forms
from quizapp.itemtypes.single_choice.content import SHAPE, Choices, Option, chosen, made, plain_content

Earned = Callable[[Choices, Option], Fraction]


def _by_key(_: Choices, option: Option) -> Fraction:
    return Fraction(1) if option.key else option.credit


def _neutral(content: Choices, option: Option) -> Fraction:
    """Take 1/(N-1) for a wrong choice, so that blind guessing earns 0 on average."""
    return Fraction(1) if option.key else Fraction(-1, max(1, len(content.options) - 1))


EARNED: Final[Mapping[str, Earned]] = MappingProxyType({"key": _by_key, "neutral_penalty": _neutral})


class SingleChoice(ItemType[Choices]):
    """Own all sides of single choice. The response is ``{"option": id}``."""

    name = "single_choice"
    label = msg("Single choice")
    look = "choice"
    rules = MappingProxyType({"key": 1, "neutral_penalty": 1})
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> Choices | None:
        """Read ``options`` (2 to 20) and ``shuffle``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: Choices) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: Choices, node: Node, scope: Scope) -> None:
        """Report no key, several keys, a key with a credit, doubled ids and equal options."""
        check_named(content.options, "options", node, scope)
        keys = [number for number, option in enumerate(content.options) if option.key]
        if not keys:
            report(scope, node, "no-key", msg("No option is the key."), "options")
        for number in keys[1:]:
            fault = msg("A second option is marked as the key; single choice has one.")
            report(scope, node, "two-keys", fault, "options", number, "key")
        for number in (number for number in keys if content.options[number].credit):
            report(
                scope,
                node,
                "key-credit",
                msg("The key has a credit, but it earns everything anyway."),
                "options",
                number,
                "credit",
            )

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Choices]:  # noqa: ARG002 - no names are compared
        """Freeze in the evidence."""
        return binding.bound(item, cast("Choices", item.content), passage)

    def order(self, bound: Bound[Choices], random: Random) -> tuple[str, ...]:
        """Shuffle the options that are not pinned among their places."""
        options = bound.content.options
        free = [option.id for option in options if not option.pinned]
        if bound.content.shuffle:
            random.shuffle(free)
        rest = iter(free)
        return tuple(option.id if option.pinned else next(rest) for option in options)

    def field(self, bound: Bound[Choices], order: Sequence[str], given: Response) -> UnboundField[Field]:
        """Return radio buttons, one a place."""
        options = bound.content.by_id()
        return choice_field(
            inline(bound.stem), choices(inline(options[name].text) for name in order), place(order, chosen(given))
        )

    def parse(self, bound: Bound[Choices], data: object, order: Sequence[str]) -> Parsed:  # noqa: ARG002 - the order says it all
        """Take one place of the order; nothing or "" is a blank."""
        if data is None or data == "":
            return Blank()
        offered = places(order)
        if not isinstance(data, str) or data not in offered:
            return Invalid(msg("This is not one of the options. Choose one of those shown."))
        return Given({"option": offered[data]})

    def score(self, bound: Bound[Choices], response: Response, rule: str) -> Score:
        """Score the chosen option; an option that does not exist earns 0 as a blank does."""
        option = bound.content.by_id().get(chosen(response))
        earned = Fraction(0) if option is None else EARNED[rule](bound.content, option)
        denominator = self.denominator(bound, rule)
        return Score(int(earned * denominator), denominator, self.rule(rule), _explained(bound.content, option, earned))

    def denominator(self, bound: Bound[Choices], rule: str) -> int:
        """Return the least common denominator of what the options earn."""
        return math.lcm(*(EARNED[rule](bound.content, option).denominator for option in bound.content.options))

    def chance(self, bound: Bound[Choices], rule: str) -> Fraction:
        """Return the mean over all options."""
        options = bound.content.options
        return sum((EARNED[rule](bound.content, option) for option in options), Fraction(0)) / len(options)

    def key(self, bound: Bound[Choices]) -> Given:
        """Return the key."""
        return Given({"option": max(bound.content.options, key=lambda option: (option.key, option.credit)).id})

    def wrong(self, bound: Bound[Choices], random: Random) -> Response:
        """Return a distractor, all alike."""
        distractors = [option.id for option in bound.content.options if not option.key]
        return Given({"option": random.choice(distractors)}) if distractors else Blank()

    def classify(self, bound: Bound[Choices], response: Response) -> tuple[str, ...]:
        """Return the option's id."""
        return tuple(name for name in bound.content.by_id() if name == chosen(response))

    def summarise(self, bound: Bound[Choices], response: Response) -> str:
        """Return the option's text."""
        option = bound.content.by_id().get(chosen(response))
        return plain(option.text) if option else ""

    def cards(self, item: Item, bound: Bound[Choices]) -> tuple[Card, ...] | Message:
        """Return one choice card."""
        fixed = not bound.content.shuffle
        options = tuple(
            ChoiceOption(option.id, option.text, option.key, option.pinned or fixed) for option in bound.content.options
        )
        return (ChoiceCard(item.stem, options, item.rationale),)

    def edit_form(self, content: Choices | None) -> type[Form]:
        """Return rows of options and the shuffle tick."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield items on tides and rain."""
        stem, rationale = (
            "Benda langit apa yang **paling kuat** menarik air laut?",
            "Bulan lebih dekat. Matahari lebih jauh.",
        )
        options = [
            {"id": "bulan", "text": "Bulan", "key": True, "rationale": "Bulan paling dekat."},
            {"id": "matahari", "text": "Matahari", "credit": "1/2", "rationale": "Ikut menarik, tetapi lebih lemah."},
            {"id": "venus", "text": "Venus"},
            {"id": "tidak-ada", "text": "Tidak ada", "pinned": True},
        ]
        yield example_item(self, stem, {"options": options}, rationale), (
            given("key", "1", "right", option="bulan"),
            given("key", "1/2", "partly right", option="matahari"),
            given("key", "0", "wrong", option="venus"),
            blank("key"),
            given("neutral_penalty", "1", "right", option="bulan"),
            given("neutral_penalty", "-1/3", "wrong, a credit does not count", option="matahari"),
            blank("neutral_penalty"),
        )  # fmt: skip
        pair = {
            "options": [{"id": "naik", "text": "Naik"}, {"id": "turun", "text": "Turun", "key": True}],
            "shuffle": False,
        }
        yield example_item(self, "Ke mana air surut bergerak?", pair, "Surut berarti turun."), (
            given("key", "1", "right", option="turun"),
            given("neutral_penalty", "-1", "one of two, wrong", option="naik"),
        )  # fmt: skip


def _explained(content: Choices, option: Option | None, earned: Fraction) -> Message:
    if option is None:
        return msg("You left this item blank. A blank earns nothing.")
    if option.key:
        return msg("You chose the key. It earns the full score.")
    if earned > 0:
        return msg("You chose an option that is partly right. It earns %(earned)s of the full score.", earned=earned)
    if earned < 0:
        return msg(
            "You chose an option that is not the key. With %(options)s options, this costs %(cost)s of the full score, "
            "so that guessing gains nothing.",
            options=len(content.options), cost=-earned,
        )  # fmt: skip
    return msg("You chose an option that is not the key. It earns nothing.")


TYPE: Final = SingleChoice()
