"""Multiple response: several options, one or more keys; AKM's "pilihan ganda kompleks" with more than one answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random
from types import MappingProxyType
from typing import Any, Final, cast

from wtforms import Field, Form
from wtforms.fields.core import UnboundField

from quizapp.core.bank import Entity
from quizapp.core.card import Card, RecallCard
from quizapp.core.counting import CountedChoice, CountedPart
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
from quizapp.itemtypes.fields import check_field, choices, letter, places, shuffled
from quizapp.itemtypes.multiple_response import forms, scoring
from quizapp.itemtypes.multiple_response.content import SHAPE, Responses, chosen, made, plain_content
from quizapp.itemtypes.multiple_response.words import explained


class MultipleResponse(ItemType[Responses]):
    """Own all sides of multiple response. The response is ``{"options": [ids in the author's order]}``."""

    name = "multiple_response"
    label = msg("Multiple response")
    look = "choices"
    rules = MappingProxyType({"net": 1, "all_or_nothing": 1, "per_option": 1, "weights": 1})
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> Responses | None:
        """Read ``options`` (2 to 12), ``tell_count`` and ``shuffle``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: Responses) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: Responses, node: Node, scope: Scope) -> None:
        """Report no key, nothing but keys, keys that weigh too little, doubled ids and equal options."""
        check_named(content.options, "options", node, scope)
        keys = [option for option in content.options if option.key]
        if not keys:
            report(scope, node, "no-key", msg("No option is the key."), "options")
        elif len(keys) == len(content.options):
            report(scope, node, "all-keys", msg("Every option is a key, so choosing all is always right."), "options")
        elif (weighed := sum(map(content.weight, keys), Fraction(0))) < 1:
            fault = msg("The keys weigh %(sum)s together; they must weigh at least 1.", sum=weighed)
            report(scope, node, "keys-weigh-little", fault, "options")

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Responses]:  # noqa: ARG002 - no names are compared
        """Freeze in the evidence."""
        return binding.bound(item, cast("Responses", item.content), passage)

    def order(self, bound: Bound[Responses], random: Random) -> tuple[str, ...]:
        """Shuffle the options that are not pinned among their places."""
        return shuffled(bound.content.options, random, shuffle=bound.content.shuffle)

    def field(self, bound: Bound[Responses], order: Sequence[str], given: Response) -> UnboundField[Field]:
        """Return checkboxes, one a place."""
        texts = {option.id: option.text for option in bound.content.options}
        ticked = [place for place, name in places(order).items() if name in chosen(bound.content, given)]
        return check_field(inline(bound.stem), choices(inline(texts[name]) for name in order), ticked)

    def parse(self, bound: Bound[Responses], data: object, order: Sequence[str]) -> Parsed:
        """Take a list of different places of the order, at most as many as are told; none is a blank."""
        if data is None or data in ("", []):
            return Blank()
        shown = places(order)
        if not isinstance(data, list) or not all(isinstance(value, str) and value in shown for value in data):
            return Invalid(msg("One of the choices is not among those shown. Tick some of the options shown."))
        if len(set(data)) < len(data):
            return Invalid(msg("One option came twice. Tick each option once."))
        if 0 < bound.content.told < len(data):
            told = bound.content.told
            fault = msg("You chose %(chosen)s options. Choose at most %(told)s.", chosen=len(data), told=told)
            return Invalid(fault)
        return Given({"options": [*bound.content.in_order([shown[value] for value in data])]})

    def score(self, bound: Bound[Responses], response: Response, rule: str) -> Score:
        """Score the set of chosen options; options that do not exist count for nothing."""
        choosable, names = bound.content.choosable(), frozenset(chosen(bound.content, response))
        earned = scoring.EARNED[rule](choosable, names)
        whole = self.denominator(bound, rule)
        return Score(int(earned * whole), whole, self.rule(rule), explained(rule, choosable, names, earned))

    def denominator(self, bound: Bound[Responses], rule: str) -> int:
        """Return 1, the number of keys, the number of options, or the common denominator of the weights."""
        return scoring.denominator(rule, bound.content.choosable())

    def chance(self, bound: Bound[Responses], rule: str) -> Fraction:
        """Guess any set of options that is not empty, all alike; where students are told how many, any so many."""
        return scoring.chance(rule, bound.content.choosable())

    def key(self, bound: Bound[Responses]) -> Given:
        """Return all keys."""
        return Given({"options": [*bound.content.keys()]})

    def wrong(self, bound: Bound[Responses], random: Random) -> Response:
        """Return the keys without one of them or with one other option, or one other option alone."""
        keys, options = frozenset(bound.content.keys()), bound.content.options
        sets = [*(keys ^ {option.id} for option in options), *({option.id} - keys for option in options)]
        random.shuffle(sets)
        replies = (Given({"options": [*bound.content.in_order([*some])]}) for some in sets if some)
        return next((reply for reply in replies if not self._ever_right(bound, reply)), Blank())

    def _ever_right(self, bound: Bound[Responses], response: Response) -> bool:
        return any(self.score(bound, response, rule).right for rule in self.rules)

    def classify(self, bound: Bound[Responses], response: Response) -> tuple[str, ...]:
        """Return the ids of the chosen options."""
        return chosen(bound.content, response)

    def counted(self, bound: Bound[Responses]) -> tuple[CountedPart, ...]:
        """Return the options."""
        return (CountedPart("", tuple(CountedChoice(each.id, each.text, each.key) for each in bound.content.options)),)

    def summarise(self, bound: Bound[Responses], response: Response) -> str:
        """Return the texts of the chosen options."""
        taken = chosen(bound.content, response)
        return "; ".join(plain(option.text) for option in bound.content.options if option.id in taken)

    def printed_key(self, bound: Bound[Responses], order: Sequence[str]) -> str:
        """Return the letters and texts of the keys, in the order of the sheet."""
        keys = {option.id: option.text for option in bound.content.options if option.key}
        return "; ".join(f"{letter(order, name)}. {plain(keys[name])}" for name in order if name in keys)

    def cards(self, item: Item, bound: Bound[Responses]) -> tuple[Card, ...] | Message:
        """Return one recall card where there is one key; several would be a list, which nobody remembers as one."""
        keys = [option.text for option in bound.content.options if option.key]
        if len(keys) == 1:
            return (RecallCard(item.stem, keys[0], item.rationale),)
        return msg("Its key is a list, and lists are hard to remember: write one note for each part instead.")

    def edit_form(self, content: Responses | None) -> type[Form]:
        """Return rows of options and the two ticks."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands, and the ticks."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield two keys of five options, and three options with weights of their own."""
        options = [
            {"id": "dua-kali", "text": "Air laut naik dua kali sehari.", "key": True, "rationale": "Kalimat pertama."},
            {"id": "bulan", "text": "Bulan menarik air laut.", "key": True},
            {"id": "sekali", "text": "Air laut naik sekali sehari.", "rationale": "Dua kali, bukan sekali."},
            {"id": "angin", "text": "Angin menurunkan hujan."},
            {"id": "tetap", "text": "Air laut tidak pernah turun.", "pinned": True},
        ]
        earned = {
            "net": ("1/2", "1/2", "0"), "all_or_nothing": ("0", "0", "0"),
            "per_option": ("4/5", "4/5", "3/5"), "weights": ("1/2", "2/3", "1/6"),
        }  # fmt: skip
        sets = (["bulan"], ["dua-kali", "bulan", "angin"], ["bulan", "angin"])
        notes = ("one of two", "one too many", "one right, one not")
        yield (
            example_item(self, "Apa saja kata bacaan?", {"options": options}, "Dua kalimat pertama."),
            [
                example
                for rule, scores in earned.items()
                for example in (
                    given(rule, "1", "exactly the keys", options=["dua-kali", "bulan"]),
                    *(
                        given(rule, score, note, options=some)
                        for score, note, some in zip(scores, notes, sets, strict=True)
                    ),
                    blank(rule),
                )
            ],
        )
        weighed = [
            {"id": "pasang", "text": "Pasang", "key": True, "weight": "3/4"},
            {"id": "surut", "text": "Surut", "key": True, "weight": "1/4"},
            {"id": "kabut", "text": "Kabut", "weight": "-1"},
        ]
        yield example_item(self, "Gerak air laut apa saja?", {"options": weighed, "shuffle": False}, "Naik, turun."), (
            given("weights", "3/4", "the one that weighs more", options=["pasang"]),
            given("weights", "0", "never below 0", options=["surut", "kabut"]),
        )  # fmt: skip


TYPE: Final = MultipleResponse()
