"""Ordering: entries to be brought into their right order, by a place from 1 for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
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
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import OfferedRow, rows_chosen, rows_field
from quizapp.itemtypes.ordering import forms, scoring
from quizapp.itemtypes.ordering.content import SHAPE, Ordering, check, made, plain_content

# A note is written in the language of its bank, whoever reads the site in which one.
NEXT: Final[Mapping[str, str]] = MappingProxyType({
    "id": "Apa yang berikutnya sesudah “%s”?",
    "en": "What came next after “%s”?",
})  # fmt: skip


def _offered(bound: Bound[Ordering], order: Sequence[str]) -> list[OfferedRow]:
    """Return the entries as they start, each with all places."""
    entries = bound.content.by_id()
    numbers = {str(place): str(place) for place in range(1, len(order) + 1)}
    return [OfferedRow(name, entries[name].text, numbers) for name in order]


class OrderingType(ItemType[Ordering]):
    """Own all sides of ordering. The response is ``{"order": [the entry's id or None at each place]}``."""

    name = "ordering"
    label = msg("Ordering")
    look = "ordering"
    rules = MappingProxyType({"pairs": 1, "exact": 1, "lcs": 1})
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> Ordering | None:
        """Read ``entries`` (3 to 8, in the right order) and ``ties``."""
        read = read_clean(self.shape, node, scope)
        return None if read is None else made(read)

    def dump(self, content: Ordering) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: Ordering, node: Node, scope: Scope) -> None:
        """Report doubled ids, equal entries, and ties that are none."""
        check(content, node, scope)

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Ordering]:  # noqa: ARG002 - no names are compared
        """Freeze in the evidence."""
        return binding.bound(item, cast("Ordering", item.content), passage)

    def order(self, bound: Bound[Ordering], random: Random) -> tuple[str, ...]:
        """Shuffle the entries until they do not stand right: all orders but the right ones are alike."""
        ids, ranks = [entry.id for entry in bound.content.entries], bound.content.ranks()
        wrong_exists = len(set(ranks.values())) > 1
        while wrong_exists and [ranks[name] for name in ids] == sorted(ranks.values()):
            random.shuffle(ids)
        return tuple(ids)

    def field(self, bound: Bound[Ordering], order: Sequence[str], given: Response) -> UnboundField[Field]:
        """Return one choice of a place an entry."""
        chosen = {name: str(place) for name, place in bound.content.places(given).items()}
        return rows_field(bound.stem, _offered(bound, order), chosen)

    def parse(self, bound: Bound[Ordering], data: object, order: Sequence[str]) -> Parsed:
        """Take a mapping of the entry's shown place to the place it is given; a place given twice is invalid."""
        chosen = rows_chosen(_offered(bound, order), data)
        if chosen is None:
            return Invalid(msg("One of the places does not exist. Give each entry a place from 1 to %(most)s.",
                               most=len(order)))  # fmt: skip
        doubled = sorted(place for place in set(chosen.values()) if list(chosen.values()).count(place) > 1)
        if doubled:
            return Invalid(
                msg("Place %(place)s is given more than once. Give each entry a place of its own.", place=doubled[0])
            )
        at = {place: name for name, place in chosen.items()}
        return Given({"order": [at.get(str(place)) for place in range(1, len(order) + 1)]}) if at else Blank()

    def score(self, bound: Bound[Ordering], response: Response, rule: str) -> Score:
        """Score the entries that were given a place; a pair with an entry left out is not right, a blank earns 0."""
        given, right = bound.content.given_ranks(response), _right(bound)
        grading = scoring.RULES[rule]
        explain = scoring.explained(rule, given, right) if given else rows.LEFT_BLANK
        return Score(grading.numerator(given, right), grading.denominator(right), self.rule(rule), explain)

    def denominator(self, bound: Bound[Ordering], rule: str) -> int:
        """Return the number of pairs that are not tied, 1, or the number of entries."""
        return scoring.RULES[rule].denominator(_right(bound))

    def chance(self, bound: Bound[Ordering], rule: str) -> Fraction:
        """Guess an order, all alike."""
        return scoring.chance(rule, _right(bound))

    def key(self, bound: Bound[Ordering]) -> Given:
        """Return the author's order."""
        return Given({"order": [entry.id for entry in bound.content.entries]})

    def wrong(self, bound: Bound[Ordering], random: Random) -> Response:
        """Return the key with two neighbours swapped that are not tied."""
        ids, ranks = [entry.id for entry in bound.content.entries], bound.content.ranks()
        at = random.choice([at for at in range(len(ids) - 1) if ranks[ids[at]] != ranks[ids[at + 1]]])
        ids[at : at + 2] = reversed(ids[at : at + 2])
        return Given({"order": ids})

    def classify(self, bound: Bound[Ordering], response: Response) -> tuple[str, ...]:
        """Return "entry:place" for every entry that was given a place."""
        return tuple(f"{name}:{place}" for name, place in bound.content.places(response).items())

    def counted(self, bound: Bound[Ordering]) -> tuple[CountedPart, ...]:
        """Return the places of every entry."""
        right, places = bound.content.right_places(), range(1, len(bound.content.entries) + 1)
        return tuple(
            CountedPart(row.text, tuple(CountedChoice(f"{row.id}:{at}", str(at), at in right[row.id]) for at in places))
            for row in bound.content.entries
        )

    def summarise(self, bound: Bound[Ordering], response: Response) -> str:
        """Return "place. entry" for every entry that was given a place, by places."""
        entries = bound.content.by_id()
        return "; ".join(
            f"{place}. {plain(entries[name].text)}" for name, place in bound.content.places(response).items()
        )

    def cards(self, item: Item, bound: Bound[Ordering]) -> tuple[Card, ...] | Message:
        """Return one "what came next" card for every step between two entries that are not tied with others."""
        asks, ranks = NEXT.get(bound.language, NEXT["en"]), list(bound.content.ranks().values())
        cards = tuple(
            RecallCard(
                f"{item.stem} {asks % before.text}", after.text, after.rationale or item.rationale, part=after.id
            )
            for before, after in pairwise(bound.content.entries)
            if all(ranks.count(bound.content.ranks()[entry.id]) == 1 for entry in (before, after))
        )
        return cards or msg("Because of ties, no entry has exactly one that comes next.")

    def edit_form(self, content: Ordering | None) -> type[Form]:
        """Return rows of entries; each names its place, and whether it is tied with the one before."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take the rows in which something stands, by their places."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield an order of four, and the same with a tie."""
        texts = {
            "uap": "Air laut menguap.",
            "naik": "Uap air naik.",
            "awan": "Uap air menjadi awan.",
            "hujan": "Hujan turun.",
        }
        entries = [{"id": name, "text": text} for name, text in texts.items()]
        entries[1]["rationale"] = "Udara hangat naik."
        right = list(texts)
        swapped, last = ["naik", "uap", *right[2:]], [*right[1:], "uap"]
        part = ["uap", "naik", None, "hujan"]
        item = example_item(self, "Urutkan peristiwa ini.", {"entries": entries}, "Uap air naik dulu.")
        earned = {
            "pairs": ("2/3", "0", "0"),
            "exact": ("0", "0", "0"),
            "lcs": ("3/4", "3/4", "3/4"),
        }
        examples = [
            example
            for rule, (neighbours, first_last, partly) in earned.items()
            for example in (
                given(rule, "1", "right", order=right),
                given(rule, neighbours, "two neighbours swapped", order=swapped),
                given(rule, first_last, "the first put last", order=last),
                given(rule, partly, "one left without a place", order=part),
                given(rule, "0", "reversed", order=right[::-1]),
                blank(rule),
            )
        ]
        yield item, examples
        tied = {"entries": entries, "ties": [["naik", "awan"]]}
        yield example_item(self, "Urutkan peristiwa ini.", tied, "Uap air naik dulu."), (
            given("exact", "1", "tied entries in either order", order=["uap", "awan", "naik", "hujan"]),
            given("pairs", "1/5", "three of five pairs", order=["naik", "awan", "uap", "hujan"]),
            given("lcs", "3/4", "tied entries count as ordered", order=["awan", "naik", "hujan", "uap"]),
        )  # fmt: skip


def _right(bound: Bound[Ordering]) -> tuple[int, ...]:
    return tuple(bound.content.ranks().values())


TYPE: Final = OrderingType()
