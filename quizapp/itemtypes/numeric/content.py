"""The content of a numeric item: a value and how far off one may be, or a range; how it is read and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from quizapp.core.i18n import Message, msg
from quizapp.core.response import Response
from quizapp.core.shape import Either, Flag, Record, Text, maybe
from quizapp.itemtypes.numeric.reading import Number, exact, read_number, read_whole, read_year, separated, written
from quizapp.itemtypes.numeric.scoring import Interval, around
from quizapp.itemtypes.typed_line import typed

PATTERN: Final = r"-?\d{1,15}(\.\d{1,10})?|-?\d{1,10}/[1-9]\d{0,9}"
NUMBER: Final = Text(27, f"({PATTERN})", msg("a number such as 12, 12.5 or 1/3"))
EXACT: Final = "exact"

SHAPE: Final = Record({
    "value": maybe(NUMBER),
    "tolerance": maybe(Either(EXACT, Record({"absolute": maybe(NUMBER), "relative": maybe(NUMBER)}))),
    "range": maybe(Record({"from": NUMBER, "to": NUMBER})),
    "unit": maybe(Text(40)),
    "year": maybe(Flag()),
    "whole": maybe(Flag()),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numeric:
    """Hold the accepted number(s) as authored: a value with at most one tolerance, or the ends of a range."""

    value: str = ""
    absolute: str = ""
    relative: str = ""
    low: str = ""
    high: str = ""
    unit: str = ""
    year: bool = False
    whole: bool = False

    @property
    def hint(self) -> Message:
        """Return what is to be typed."""
        if self.year:
            return msg("Write the year as four digits.")
        return msg("Write a whole number.") if self.whole else msg("Write a number.")

    def interval(self) -> Interval:
        """Return the accepted numbers."""
        if self.low:
            return Interval(exact(self.low), exact(self.high))
        return around(exact(self.value), exact(self.absolute or "0"), exact(self.relative or "0"))

    def read(self, text: str, language: str) -> Number | None:
        """Return the number that typed text means; a year has four digits and nothing between them."""
        read = read_year if self.year else read_whole if self.whole else read_number
        return read(text, language, self.unit)

    def given(self, response: Response, language: str) -> Fraction | None:
        """Return the number of a response, None for a blank and for what is no single number."""
        found = self.read(typed(response), language) if typed(response) else None
        return None if found is None or found.other is not None else found.value

    def best(self, language: str) -> str:
        """Return the accepted number(s) as a reader of the language writes them, with the unit."""
        ends = (self.low, self.high) if self.low else (self.value,)
        numbers = "\u2013".join(written(exact(end), language) for end in ends)
        return f"{numbers} {self.unit}".strip()

    def least(self, language: str) -> str:
        """Return the value, or the least number of the range, as one types it; thousands apart where they may be."""
        least = exact(self.value or self.low)
        return (separated if self.whole and least.denominator == 1 else written)(least, language)

    def accepted(self, language: str) -> Message:
        """Say which numbers are accepted."""
        if self.low:
            low, high = (written(exact(end), language) for end in (self.low, self.high))
            return msg("Every number from %(low)s to %(high)s is accepted.", low=low, high=high)
        value = written(exact(self.value), language)
        if self.absolute:
            margin = written(exact(self.absolute), language)
            return msg(
                "%(value)s is accepted, and what is at most %(margin)s away from it.", value=value, margin=margin
            )
        if self.relative:
            share = exact(self.relative)
            return msg("%(value)s is accepted, and what is at most %(share)s of it away.", value=value, share=share)
        return msg("Only %(value)s is accepted.", value=value)


def made(read: Mapping[str, Any]) -> Numeric:
    """Return the content of what ``SHAPE`` read."""
    tolerance, ends = read.get("tolerance", EXACT), read.get("range", {})
    margin = {} if tolerance == EXACT else tolerance
    settings = {name: read[name] for name in ("value", "unit", "year", "whole") if name in read}
    return Numeric(low=ends.get("from", ""), high=ends.get("to", ""), **margin, **settings)


def plain_content(content: Numeric) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    said: dict[str, Any] = {"range": {"from": content.low, "to": content.high}}
    if content.value:
        margin = {"absolute": content.absolute, "relative": content.relative}
        kept = {name: text for name, text in margin.items() if text}
        said = {"value": content.value, "tolerance": kept or EXACT}
    said |= {"unit": content.unit} if content.unit else {}
    return said | {name: True for name in ("year", "whole") if getattr(content, name)}
