"""Typed numbers: what one means with Indonesian or English separators, and how a number is written back.

A single separator before exactly three digits, as in ``1.500`` and ``1,500``, has two readings: 1500 and 1.5. It is
never guessed which is meant, whatever the language: both habits live side by side on Indonesian keyboards. Only where
the author says that the answer is a whole number has it one reading: 1500.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from quizapp.core.language import language_data
from quizapp.core.text import STEPS, normaliser
from quizapp.itemtypes.typed_line import LONGEST_ANSWER

KEPT_STEPS: Final = frozenset({"unicode", "trim", "blanks", "quotes", "case", "titles", "number_words"})
STEPS_OFF: Final = frozenset(STEPS) - KEPT_STEPS
STOPS: Final = ".,"
OUTSIDE: Final = " \"'()[]!?;:"
DECIMAL_MARKS: Final = MappingProxyType({"id": ","})
DECIMAL_MARK: Final = "."

YEAR: Final = re.compile(r"\d{4}", re.ASCII)
SIGN: Final = re.compile(r"([+-]?) ?(.+)")
WHOLE: Final = re.compile(r"\d+|\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}", re.ASCII)
QUOTIENT: Final = re.compile(r"(\d+) ?/ ?(\d+)", re.ASCII)
AMBIGUOUS: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
BROKEN: Final = re.compile(
    r"(\d*|\d{1,3}(?: \d{3})+)[.,](\d+)|(\d{1,3}(?:\.\d{3})+),(\d+)|(\d{1,3}(?:,\d{3})+)\.(\d+)", re.ASCII
)
SPELLINGS: Final = (
    ("rupiah", "rp", "idr"), ("persen", "percent", "per cent", "%"), ("dolar as", "dollar as", "dolar", "us$", "$"),
    ("dollars", "us$", "$"), ("pounds", "£"), ("euro", "€"), ("euros", "€"), ("kilometer", "kilometre", "km"),
    ("hektare", "hektar", "ha"), ("kilogram", "kg"), ("meter", "m"), ("derajat", "°"), ("jam", "hours"),
)  # fmt: skip
PLAIN_AMBIGUOUS: Final = 10**6  # what has two readings without a scale behind it is less
GROUPED: Final = str.maketrans("", "", "., ")


@dataclass(frozen=True, slots=True)
class Number:
    """Hold what a typed number means; ``other`` is the second reading of an ambiguous one, else None."""

    value: Fraction
    other: Fraction | None = None

    def times(self, factor: int) -> Number:
        """Return the number so many times, both readings."""
        return Number(self.value * factor, None if self.other is None else self.other * factor)

    def counted_in(self, scale: int, *, least: int) -> Number:
        """Return the number counted in a scale: each reading of at least ``least`` divided by it, equal ones as one."""
        readings = [each for each in (self.value, self.other) if each is not None]
        value, *other = dict.fromkeys(each / scale if abs(each) >= least else each for each in readings)
        return Number(value, *other)


def read_number(text: str, language: str, unit: str = "") -> Number | None:
    """Return the number that typed text means in an item's language, None where it means none.

    A unit (the author's ``unit``, before or after it), a title such as "tahun", number words and scales ("1,5 juta")
    are understood. The first reading of an ambiguous number takes the separator for one of thousands.

    Where the unit begins with a scale ("miliar rupiah"), the number counts in it: a number typed with a scale ("2,7
    miliar"), or as large as the scale itself ("2.700.000.000"), is turned into that.
    """
    first, _, rest = _prepared(unit, language).partition(" ")
    scales = language_data(language).numbers.scales
    scale = scales.get(first, 0)
    bare = _bare(text, language, rest if scale else unit)
    numeral, _, last = bare.rpartition(" ")
    number = _signed(numeral if last in scales else bare)
    if number is None:
        return None
    number = number.times(scales.get(last, 1))
    return number.counted_in(scale, least=0 if last in scales else scale) if scale else number


def read_whole(text: str, language: str, unit: str = "") -> Number | None:
    """Return the number that typed text means where the answer is a whole one: a lone separator is of thousands."""
    number = read_number(text, language, unit)
    plain = number is not None and number.other is not None and abs(number.value) < PLAIN_AMBIGUOUS
    return Number(number.value) if number is not None and plain else number


def read_year(text: str, language: str, unit: str = "") -> Number | None:
    """Return the year that typed text means: four digits with nothing between them, or number words; else None."""
    bare = _bare(text, language, unit)
    return Number(Fraction(bare)) if YEAR.fullmatch(bare) else None


def _bare(text: str, language: str, unit: str) -> str:
    """Return typed text in small letters, number words as digits, without unit, title and outer punctuation."""
    if len(text) > LONGEST_ANSWER:
        return ""
    return _trimmed(_without(_prepared(text, language), _prepared(unit, language)))


def _prepared(text: str, language: str) -> str:
    return _trimmed(normaliser(language, STEPS_OFF).normalise(text))


def _trimmed(text: str) -> str:
    return text.lstrip(OUTSIDE).rstrip(OUTSIDE + STOPS)


def _without(text: str, unit: str) -> str:
    if not unit or text == unit:
        return text
    others = next((group for group in SPELLINGS if unit in group), ())
    for spelling in (unit, *others, unit.partition(" ")[0]):
        if text.endswith(spelling) and text != spelling:
            return text.removesuffix(spelling)
    before = next((spelling for spelling in (unit, *others) if text.startswith(spelling)), "")
    return text.removeprefix(before).removeprefix(". ").removeprefix(".") if before else text


def _signed(text: str) -> Number | None:
    found = SIGN.fullmatch(text)
    number = _unsigned(found[2]) if found else None
    return number.times(-1) if number and found and found[1] == "-" else number


def _unsigned(numeral: str) -> Number | None:
    if AMBIGUOUS.fullmatch(numeral):
        whole = Fraction(numeral.translate(GROUPED))
        return Number(whole, whole / 1000)
    if WHOLE.fullmatch(numeral):
        return Number(Fraction(numeral.translate(GROUPED)))
    if found := QUOTIENT.fullmatch(numeral):
        return Number(Fraction(int(found[1]), int(found[2]))) if int(found[2]) else None
    if found := BROKEN.fullmatch(numeral):
        before, behind = (group for group in found.groups() if group is not None)
        return Number(Fraction(f"{before.translate(GROUPED) or '0'}.{behind}"))
    return None


def exact(text: str) -> Fraction:
    """Return the number of authored text: digits with a point (``12.5``), or a fraction (``1/3``)."""
    return Fraction(text)


def written(value: Fraction, language: str) -> str:
    """Return a number as the language writes it, without separators of thousands, such that it has one reading.

    A number without an end behind the decimal mark is written as a fraction.
    """
    places = _decimal_places(value.denominator)
    if places is None:
        return str(value)
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    sign, mark = "-" if value < 0 else "", DECIMAL_MARKS.get(language, DECIMAL_MARK)
    if not places:
        return sign + digits
    text = f"{digits[:-places]}{mark}{digits[-places:]}"
    return sign + (f"{text}0" if AMBIGUOUS.fullmatch(text) else text)


def separated(value: Fraction, language: str) -> str:
    """Return a whole number as the language writes it, with its separators of thousands, which are no decimal marks."""
    return f"{int(value):,}".replace(",", "," if DECIMAL_MARKS.get(language, DECIMAL_MARK) == "." else ".")


def _decimal_places(denominator: int) -> int | None:
    """Return how many decimal places a fraction needs, None where no number of them is enough."""
    places = 0
    while 10**places % denominator:
        places += 1
        if places > denominator.bit_length():
            return None
    return places
