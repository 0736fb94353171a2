"""Numeric: a number or year typed by the student; exact, near a value, or in a range."""

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
from quizapp.core.markup import inline
from quizapp.core.passage import Passage
from quizapp.core.response import Given, Invalid, Parsed, Response
from quizapp.core.score import Score
from quizapp.core.shape import Scope, read_clean
from quizapp.core.text import DATA_VERSION
from quizapp.core.tree import Node
from quizapp.itemtypes import binding
from quizapp.itemtypes.authored import report
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import blank, example_item, given
from quizapp.itemtypes.fields import TypedField
from quizapp.itemtypes.numeric import forms
from quizapp.itemtypes.numeric.content import SHAPE, Numeric, made, plain_content
from quizapp.itemtypes.numeric.reading import YEAR, exact, written
from quizapp.itemtypes.rows import LEFT_BLANK, outcome
from quizapp.itemtypes.typed_line import read_line, told, typed

NOT_WHOLE: Final = msg(
    "The value has decimals or is a year. Write a whole number, or take the mark of whole numbers away."
)


class NumericType(ItemType[Numeric]):
    """Own all sides of numbers. The response is ``{"text": what was typed, trimmed}``, which has one reading."""

    name = "numeric"
    label = msg("Number")
    look = "number"
    rules = MappingProxyType({"one_value": 1})
    shape = SHAPE

    def load(self, node: Node, scope: Scope) -> Numeric | None:
        """Read ``value`` with its ``tolerance``, or ``range``; ``unit``, ``year`` and ``whole``."""
        read = read_clean(self.shape, node, scope)
        if read is None:
            return None
        tolerance = read.get("tolerance", {"none": ""})
        if ("value" in read) == ("range" in read) or ("tolerance" in read) != ("value" in read):
            fault = msg("Either a value with its tolerance is needed here, or a range.")
            report(scope, node, "number-or-range", fault)
            return None
        if "value" in read and isinstance(tolerance, dict) and len(tolerance) != 1:
            report(scope, node, "one-tolerance", msg("A tolerance is absolute or relative, not both."), "tolerance")
            return None
        return made(read)

    def dump(self, content: Numeric) -> dict[str, Any]:
        """Leave out what is at its default."""
        return plain_content(content)

    def check(self, content: Numeric, node: Node, scope: Scope) -> None:
        """Report a turned range, a tolerance below 0 or above all, and a year or whole number that is none."""
        if content.low and exact(content.low) > exact(content.high):
            report(scope, node, "range-turned", msg("The range ends before it begins."), "range", "to")
        for name, most in (("absolute", None), ("relative", Fraction(1))):
            margin = exact(getattr(content, name) or "0")
            if margin < 0 or (most is not None and margin > most):
                fault = msg("This tolerance is below 0, or larger than the value itself.")
                report(scope, node, "tolerance-size", fault, "tolerance", name)
        if content.year and (not YEAR.fullmatch(content.value) or content.absolute or content.relative):
            report(scope, node, "year-exact", msg("A year is four digits, and exact."), "year")
        if content.whole and (content.year or "." in content.value or "/" in content.value):
            report(scope, node, "whole-number", NOT_WHOLE, "whole")

    def bind(self, item: Item, passage: Passage, entities: Sequence[Entity]) -> Bound[Numeric]:  # noqa: ARG002 - no names are compared
        """Freeze in the evidence and the version of the language data that number words are read by."""
        return binding.bound(item, cast("Numeric", item.content), passage, data_version=DATA_VERSION)

    def order(self, bound: Bound[Numeric], random: Random) -> tuple[str, ...]:  # noqa: ARG002 - nothing is shuffled
        """Return nothing: no parts are shown."""
        return ()

    def field(self, bound: Bound[Numeric], order: Sequence[str], given: Response) -> UnboundField[Field]:  # noqa: ARG002 - no parts
        """Return a line to type on."""
        return cast("UnboundField[Field]", TypedField(inline(bound.stem), default=typed(given)))

    def parse(self, bound: Bound[Numeric], data: object, order: Sequence[str]) -> Parsed:  # noqa: ARG002 - any number may be typed
        """Take text that is a number with one reading; one with two asks which is meant, naming both."""
        parsed = read_line(data)
        if not isinstance(parsed, Given):
            return parsed
        number = bound.content.read(typed(parsed), bound.language)
        if number is None:
            return Invalid(_no_number(bound))
        if number.other is None:
            return parsed
        whole, part = (written(value, bound.language) for value in (number.value, number.other))
        return Invalid(
            msg(
                "“%(typed)s” can mean %(whole)s or %(part)s. Write the one you mean just like that.",
                typed=typed(parsed), whole=whole, part=part,
            )
        )  # fmt: skip

    def score(self, bound: Bound[Numeric], response: Response, rule: str) -> Score:
        """Compare the number with what is accepted, exactly."""
        number = bound.content.given(response, bound.language)
        earned = bound.content.interval().earned(number)
        return Score(earned, 1, self.rule(rule), _explained(bound, number, earned))

    def denominator(self, bound: Bound[Numeric], rule: str) -> int:  # noqa: ARG002 - there is one rule
        """Return 1: a number is right or not."""
        return 1

    def chance(self, bound: Bound[Numeric], rule: str) -> Fraction:  # noqa: ARG002 - there is one rule
        """Return 0: nobody types the key blindly."""
        return Fraction(0)

    def key(self, bound: Bound[Numeric]) -> Given:
        """Return the value, or the least number of the range."""
        return Given({"text": bound.content.least(bound.language)})

    def wrong(self, bound: Bound[Numeric], random: Random) -> Response:
        """Return a whole number a little above what is accepted, with as many digits for a year."""
        above = int(bound.content.interval().high) + random.randint(1, 9)
        return Given({"text": str(above - 20 if bound.content.year and above >= 10**4 else above)})

    def classify(self, bound: Bound[Numeric], response: Response) -> tuple[str, ...]:
        """Return "accepted" or "other"."""
        number = bound.content.given(response, bound.language)
        return ("accepted" if bound.content.interval().earned(number) else "other",) if typed(response) else ()

    def counted(self, bound: Bound[Numeric]) -> tuple[CountedPart, ...]:
        """Return the accepted number(s), and all others together."""
        accepted = CountedChoice("accepted", bound.content.best(bound.language), right=True)
        return (CountedPart("", (accepted, CountedChoice("other", msg("other answers")))),)

    def summarise(self, bound: Bound[Numeric], response: Response) -> str:  # noqa: ARG002 - the text says it
        """Return what was typed, without invisible characters."""
        return told(typed(response))

    def cards(self, item: Item, bound: Bound[Numeric]) -> tuple[Card, ...] | Message:
        """Return one recall card."""
        return (RecallCard(item.stem, bound.content.best(bound.language), item.rationale),)

    def edit_form(self, content: Numeric | None) -> type[Form]:
        """Return lines for value, tolerance, range and unit, and the ticks for a year or a whole number."""
        return forms.edit_form(content)

    def from_form(self, form: Form) -> dict[str, Any]:
        """Take what was filled in."""
        return forms.from_form(form)

    def examples(self) -> Iterator[tuple[Item, Sequence[Example]]]:
        """Yield a year, a value with each tolerance, and a range."""
        year = {"value": "1883", "tolerance": "exact", "unit": "Masehi", "year": True}
        yield example_item(self, "Tahun berapa Krakatau meletus?", year, "Letusan itu terjadi pada 1883."), (
            given("one_value", "1", "right", text="1883"),
            given("one_value", "1", "with its title", text="Tahun 1883."),
            given("one_value", "0", "a year beside it", text="1884"),
            blank("one_value"),
        )  # fmt: skip
        depth = {"value": "1500.5", "tolerance": {"absolute": "1/2"}, "unit": "meter"}
        yield example_item(self, "Berapa dalam laut itu?", depth, "Sekitar seribu lima ratus meter."), (
            given("one_value", "1", "separators of thousands and decimals", text="1.500,5"),
            given("one_value", "1", "at the very edge, with the unit", text="1501 meter"),
            given("one_value", "0", "just outside", text="1.501,01"),
        )  # fmt: skip
        share = {"value": "40", "tolerance": {"relative": "1/10"}, "unit": "%"}
        yield example_item(self, "Berapa persen?", share, "Empat dari sepuluh."), (
            given("one_value", "1", "a tenth below", text="36%"),
            given("one_value", "0", "more than a tenth above", text="44,1"),
        )  # fmt: skip
        people = {"value": "68000", "tolerance": "exact", "unit": "orang", "whole": True}
        yield example_item(self, "Berapa orang yang datang?", people, "Enam puluh delapan ribu orang."), (
            given("one_value", "1", "a separator of thousands", text="68.000"),
            given("one_value", "0", "another number", text="68,5"),
        )  # fmt: skip
        ends = {"range": {"from": "2/3", "to": "700"}, "unit": "km"}
        yield example_item(self, "Berapa kira-kira?", ends, "Antara keduanya."), (
            given("one_value", "1", "a fraction", text="2/3"), given("one_value", "0", "below", text="0,66"),
        )  # fmt: skip


def _no_number(bound: Bound[Numeric]) -> Message:
    if bound.content.year:
        return msg("This is not a year. Write four digits, with nothing between them.")
    example = written(Fraction(25, 2), bound.language)
    return msg("This is not a number. Write one number in digits, such as 12 or %(example)s.", example=example)


def _explained(bound: Bound[Numeric], number: Fraction | None, earned: int) -> Message:
    if number is None:
        return LEFT_BLANK
    return msg(
        "You wrote %(number)s. %(accepted)s %(outcome)s",
        number=written(number, bound.language),
        accepted=bound.content.accepted(bound.language),
        outcome=outcome(Fraction(earned)),
    )


TYPE: Final = NumericType()
