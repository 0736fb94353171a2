"""Matching: prompts, each to be given one of the targets; there may be more targets than are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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
from quizapp.core.markup import plain
from quizapp.core.passage import Passage
from quizapp.core.response import Blank, Given, Invalid, Parsed, Response
from quizapp.core.score import Score
from quizapp.core.shape import Scope, read_clean
from quizapp.core.tree import Node
from quizapp.itemtypes import binding, rows
from quizapp.itemtypes.authored import check_ids, check_named, report
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import OfferedRow, letter, rows_chosen, rows_field
from quizapp.itemtypes.matching import forms
from quizapp.itemtypes.matching.content import SHAPE, Matching, made, plain_content

PAIRS: Final = msg("pairs")
GRADINGS: Final[Mapping[str, rows.Grading]] = MappingProxyType({
    "per_pair": replace(rows.PER_ROW, words=msg("Every right pair earns an equal share.")),
    "akm": replace(
        rows.ALL_OR_NOTHING, words=msg("The full score needs every pair right; otherwise the score is 0.")
    ),
})  # fmt: skip


def _offered(bound: Bound[Matching], order: Sequence[str]) -> list[OfferedRow]:
    """Return the prompts in their shown order, each with all targets in theirs."""
    prompts, targets = {prompt.id: prompt.text for prompt in bound.content.prompts}, bound.content.distinct()
    shown = {name: targets[name] for name in order[len(prompts) :]}
    return [OfferedRow(name, prompts[name], shown) for name in order[: len(prompts)]]


class MatchingType(ItemType[Matching]):
    """Own all sides of matching. The response is ``{"pairs": {prompt id: target id}}``, in the author's order.

    Targets that read the same are one: it is shown once, and goes by the id of the first.
    """

    name = "matching"
    label = msg("Matching")
    look = "matching"
    rules = MappingProxyType({"per_pair": 1, "akm": 1})
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> Matching | None:
        """Read ``prompts`` (2 to 12), ``targets`` (2 to 12) and ``shuffle``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: Matching) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: Matching, node: Node, scope: Scope) -> None:
        """Report unknown targets, doubled ids, equal prompts, and targets that all read the same."""
        check_named(content.prompts, "prompts", node, scope)
        check_ids(content.targets, "targets", node, scope)
        known = content.same()
        for number, prompt in enumerate(content.prompts):
            if prompt.target not in known:
                fault = msg(
                    "“%(target)s” is not one of the targets: %(known)s.", target=prompt.target, known=", ".join(known)
                )
                report(scope, node, "unknown-target", fault, "prompts", number, "target")
        if len(content.distinct()) == 1:
            report(scope, node, "one-target", msg("All targets read the same, so no answer can be wrong."), "targets")

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Matching]:  # noqa: ARG002 - no names are compared
        """Freeze in the evidence."""
        return binding.bound(item, cast("Matching", item.content), passage)

    def order(self, bound: Bound[Matching], random: Random) -> tuple[str, ...]:
        """Return the prompts, then the targets, each shuffled."""
        prompts, targets = [prompt.id for prompt in bound.content.prompts], list(bound.content.distinct())
        if bound.content.shuffle:
            random.shuffle(prompts)
            random.shuffle(targets)
        return (*prompts, *targets)

    def field(self, bound: Bound[Matching], order: Sequence[str], given: Response) -> UnboundField[Field]:
        """Return one choice of a target a prompt."""
        return rows_field(bound.stem, _offered(bound, order), bound.content.matched(given))

    def parse(self, bound: Bound[Matching], data: object, order: Sequence[str]) -> Parsed:
        """Take a mapping of the prompt's place to the target's place; prompts left out are blank."""
        chosen = rows_chosen(_offered(bound, order), data)
        if chosen is None:
            return Invalid(msg("One of the choices is not among those shown. Choose one for each row."))
        pairs = {prompt.id: chosen[prompt.id] for prompt in bound.content.prompts if prompt.id in chosen}
        return Given({"pairs": pairs}) if pairs else Blank()

    def score(self, bound: Bound[Matching], response: Response, rule: str) -> Score:
        """Count the right pairs; a prompt left out counts as not right, and a blank earns 0."""
        chosen, keys, grading = bound.content.matched(response), bound.content.keys(), GRADINGS[rule]
        right = sum(chosen.get(prompt) == target for prompt, target in keys.items())
        explain = rows.explained(grading, len(keys), len(chosen), right, PAIRS)
        return Score(grading.numerator(len(keys), right), grading.denominator(len(keys)), self.rule(rule), explain)

    def denominator(self, bound: Bound[Matching], rule: str) -> int:
        """Return 1 or the number of prompts."""
        return GRADINGS[rule].denominator(len(bound.content.prompts))

    def chance(self, bound: Bound[Matching], rule: str) -> Fraction:
        """Guess every pair alone, all targets alike."""
        return rows.chance(GRADINGS[rule], len(bound.content.prompts), len(bound.content.distinct()))

    def key(self, bound: Bound[Matching]) -> Given:
        """Return every prompt with its target."""
        return Given({"pairs": bound.content.keys()})

    def wrong(self, bound: Bound[Matching], random: Random) -> Response:
        """Return the key with one prompt under another target."""
        keys, prompt = bound.content.keys(), random.choice(bound.content.prompts).id
        others = [target for target in bound.content.distinct() if target != keys[prompt]]
        return Given({"pairs": keys | {prompt: random.choice(others)}})

    def classify(self, bound: Bound[Matching], response: Response) -> tuple[str, ...]:
        """Return "prompt:target" for every prompt that was answered."""
        return tuple(f"{prompt}:{target}" for prompt, target in bound.content.matched(response).items())

    def counted(self, bound: Bound[Matching]) -> tuple[CountedPart, ...]:
        """Return the targets for every prompt."""
        targets, keys = bound.content.distinct().items(), bound.content.keys()
        return tuple(
            CountedPart(
                row.text, tuple(CountedChoice(f"{row.id}:{id_}", text, id_ == keys[row.id]) for id_, text in targets)
            )
            for row in bound.content.prompts
        )

    def summarise(self, bound: Bound[Matching], response: Response) -> str:
        """Return "prompt: target" for every prompt that was answered."""
        prompts, targets = {prompt.id: prompt.text for prompt in bound.content.prompts}, bound.content.distinct()
        chosen = bound.content.matched(response)
        return "; ".join(f"{plain(prompts[prompt])}: {plain(targets[target])}" for prompt, target in chosen.items())

    def printed_key(self, bound: Bound[Matching], order: Sequence[str]) -> str:
        """Return "number letter" for every prompt as it is printed."""
        count, keys = len(bound.content.prompts), bound.content.keys()
        prompts, targets = order[:count], order[count:]
        return "; ".join(f"{number} {letter(targets, keys[name])}" for number, name in enumerate(prompts, 1))

    def cards(self, item: Item, bound: Bound[Matching]) -> tuple[Card, ...] | Message:
        """Return one recall card for every pair worth remembering."""
        targets = {target.id: target.text for target in bound.content.targets}
        cards = tuple(
            RecallCard(
                f"{item.stem} — {prompt.text}",
                targets[prompt.target],
                prompt.rationale or item.rationale,
                part=prompt.id,
            )
            for prompt in bound.content.prompts
            if prompt.remember
        )
        return cards or msg("No pair of this item is marked as worth remembering.")

    def edit_form(self, content: Matching | None) -> type[Form]:
        """Return rows of targets and prompts; a prompt names its target by the target's place in the list."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands; a prompt whose target row is empty has no target."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield a matching with a target too many, and one in which two targets read the same."""
        targets = [
            {"id": "bulan", "text": "Bulan"},
            {"id": "awan", "text": "Awan"},
            {"id": "angin", "text": "Angin"},
            {"id": "gempa", "text": "Gempa"},
        ]
        prompts: list[dict[str, Any]] = [
            {"id": "pasang", "text": "Air pasang", "target": "bulan", "rationale": "Bulan menarik.", "remember": True},
            {"id": "hujan", "text": "Hujan", "target": "awan"},
            {"id": "ombak", "text": "Ombak", "target": "angin"},
        ]
        key = {"pasang": "bulan", "hujan": "awan", "ombak": "angin"}
        swapped, part = key | {"hujan": "angin", "ombak": "awan"}, {"pasang": "bulan"}
        item = example_item(self, "Apa sebabnya?", {"prompts": prompts, "targets": targets}, "Bulan menarik air laut.")
        yield item, (
            given("per_pair", "1", "right", pairs=key),
            given("per_pair", "1/3", "two swapped", pairs=swapped),
            given("per_pair", "1/3", "two left blank", pairs=part),
            blank("per_pair"),
            given("akm", "1", "right", pairs=key),
            given("akm", "0", "two swapped", pairs=swapped),
            given("akm", "0", "two left blank", pairs=part),
            blank("akm"),
        )  # fmt: skip
        twice = {
            "prompts": [prompts[0], prompts[1] | {"target": "bulan-lagi"}],
            "targets": [*targets[:2], {"id": "bulan-lagi", "text": "**bulan**"}],
            "shuffle": False,
        }
        yield example_item(self, "Apa sebabnya?", twice, "Bulan menarik air laut."), (
            given("per_pair", "1", "the target goes by its first id", pairs={"pasang": "bulan", "hujan": "bulan"}),
            given("per_pair", "1/2", "one wrong", pairs={"pasang": "bulan", "hujan": "awan"}),
        )  # fmt: skip


TYPE: Final = MatchingType()
