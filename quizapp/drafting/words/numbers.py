"""Numbers with their units: what is counted or measured in a sentence, and the exact value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.numbering import numbering
from quizapp.drafting.words.numerals import in_digits
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tagger import NOUN, tags
from quizapp.drafting.words.tokens import Line

DIGITS: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
DECADE: Final = re.compile(r"(?:1[5-9]|20)\d0s")  # the 1930s
PARTS: Final = frozenset({"percent", "persen", "%"})
LISTING: Final = frozenset({",", "dan", "atau", "serta", "and", "or", "to", "of", "-", "–", "x"})
FOLLOWED: Final = re.compile(r"\s*(?:,|dan|and|–|-|hingga|to)\s*\d")  # by another: 2019 dan 2021
JOINING: Final = frozenset({"dan", "serta", "atau"})
PER: Final = frozenset({"desiliter", "detik", "hektar", "hektare", "jam", "kapita", "kilogram", "liter", "menit"})
MEASURED: Final = frozenset({"persegi", "kubik", "cubic", "square"})
SIZED: Final = frozenset({
    "army", "audience", "cast", "choir", "city", "colony", "community", "congregation", "convoy", "crew", "crowd",
    "fleet", "flock", "force", "herd", "island", "panel", "parish", "population", "squad", "staff", "team", "town",
    "village",
})  # fmt: skip  # of so many
SPANS: Final = frozenset({"hingga", "sampai", "atau", "to", "or", "dan", "and", "dari", "of", "x"})
PLACING: Final = frozenset({"di", "pada", "dalam", "across", "at", "in", "inside", "on", "outside"})
SIGNS: Final = MappingProxyType({"$": "dollars", "€": "euros", "£": "pounds"})
DOLLARS: Final = MappingProxyType({
    "A": "Australian", "AU": "Australian", "C": "Canadian", "CA": "Canadian", "HK": "Hong Kong", "NZ": "New Zealand",
    "S": "Singapore", "US": "US",
})  # fmt: skip
LETTERS: Final = MappingProxyType({"m": "million", "bn": "billion", "tn": "trillion"})
MOST_DESCRIBING: Final = 2  # words
ALWAYS: Final = frozenset({("24", "jam"), ("24", "hours")})
YEAR: Final = 4  # digits
A_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
MONEY: Final = frozenset({"rp", "us", "$", "€", "£", "usd", "idr"})


@dataclass(frozen=True, slots=True)
class Count:
    """Hold a number with what it counts, from the place ``first`` (an "about" included) to behind the noun.

    ``text`` is the number as written and ``value`` a plain decimal, both without a "million" behind them: that belongs
    to the ``unit``; ``about`` is the word that makes it a rough one, or "".
    """

    first: int
    number: int
    last: int
    text: str
    value: str
    unit: str
    about: str = ""


def counts(line: Line, lexicon: Lexicon, *, bounds: bool = False) -> Iterator[Count]:
    """Walk the numbers that have a unit and stand in no quotation; with ``bounds`` also those behind "more than"."""
    words = line.tokens
    for place, word in enumerate(words):
        if (
            not (DIGITS.fullmatch(word.text) or in_digits(line, place, lexicon))
            or numbering(line, place, lexicon)
            or _dating(line, place, lexicon)
            or line.quoted(word.start)
            or _money(line, place)
            or (not bounds and _inexact(line, place, lexicon))
            or _in_parts(line, place, lexicon)
        ):
            continue
        end, value = place + 1, number(in_digits(line, place, lexicon) or word.text, lexicon.language)
        if end < len(words) and words[end].small in lexicon.numbers:
            end += 1
        described = _described(line, end, word.text, lexicon)
        end += described
        if end < len(words) and _is_unit(line, end, lexicon):
            first = place - _before(line, place, lexicon)
            about = words[place - 1].text if place and words[place - 1].small in lexicon["approximate"] else ""
            if lexicon.language == "en" and words[end].small in {"percent", "times"}:
                continue  # English asks for these with other words than "how many"
            measured = words[place + 1].small in lexicon.numbers or words[end - 1].small in MEASURED
            begin = end if described and not measured else place + 1
            unit = line.text[words[begin].start : words[_unit_end(line, end, lexicon)].end]
            if lexicon.language == "en" and words[end].small in lexicon["currencies"]:
                continue  # "how much"
            yield Count(first, place, end + 1, word.text, plain(value), unit, about)


def _unit_end(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return the place of the last word of a unit: ton gabah, meter persegi, kabupaten dan kota, guru dan perawat."""
    words = line.tokens
    if lexicon.language == "en":
        joined = place + 2 < len(words) and words[place + 1].small == "and"
        return place + 2 if joined and words[place + 2].text in lexicon["units"] else place
    kinds = tags(line.words)

    def counted(at: int) -> bool:
        plain = at < len(words) and words[at].text.islower() and not words[at].small.startswith(VERBAL)
        return plain and (kinds[at] == NOUN or words[at].small in MEASURED)

    def ends(at: int) -> bool:
        if at >= len(words) or not words[at].text.islower() or words[at].small.startswith(VERBAL[:2]):
            return True
        return words[at].small in lexicon["prepositions"] | lexicon["cuts"] | lexicon["auxiliaries"] | JOINING

    pair = " ".join(word.small for word in words[place : place + 2])
    if place + 2 < len(words) and words[place + 1].small == "per" and words[place + 2].small in PER:
        return place + 2
    if words[place].small in PARTS and pair not in lexicon["unit_pairs"]:
        return place  # 61 persen pendapatan: of what it is a share is no unit
    end = place + (pair in lexicon["unit_pairs"] or (counted(place + 1) and ends(place + 2)))
    if end + 1 < len(words) and words[end + 1].small == "dan" and counted(end + 2):
        end += 2
        end += counted(end + 1) and ends(end + 2)
    return end


def amounts(line: Line, lexicon: Lexicon) -> Iterator[Count]:
    """Walk amounts of money with their currency before them, and percentages in English: to be left out, not asked."""
    words = line.tokens
    for place, word in enumerate(words):
        if not DIGITS.fullmatch(word.text) or line.quoted(word.start) or _inexact(line, place, lexicon):
            continue
        if joined(line, place) in LETTERS:
            continue  # £3.7m: no gap leaves its m behind
        behind = words[place + 1].small if place + 1 < len(words) else ""
        if [word.small for word in words[place + 1 : place + 3]] == ["per", "cent"]:
            yield Count(place, place, place + 3, word.text, plain(number(word.text, lexicon.language)), "percent")
        elif _money(line, place) or behind in PARTS:
            large = behind in lexicon.numbers
            value = plain(number(word.text, lexicon.language))
            first, unit = place - _money(line, place), behind if large or behind in PARTS else ""
            yield Count(first, place, place + 1 + bool(unit), word.text, value, unit)


def sums(line: Line, lexicon: Lexicon, *, bounds: bool = False) -> Iterator[Count]:
    """Walk sums of money of an English sentence with their currency: £14.2 million, 740,000 New Zealand dollars.

    With ``bounds`` also "more than" ones.
    """
    words, currencies = line.tokens, lexicon["currencies"]
    for place, word in enumerate(words):
        if (
            not DIGITS.fullmatch(word.text)
            or line.quoted(word.start)
            or (not bounds and _inexact(line, place, lexicon))
        ):
            continue
        end = place + 1 + (place + 1 < len(words) and words[place + 1].small in lexicon.numbers)
        large = words[place + 1].small if end == place + 2 else LETTERS.get(joined(line, place), "")
        end += joined(line, place) in LETTERS
        sign = SIGNS.get(words[place - 1].text, "") if place else ""
        country = len(list(takewhile(lambda one: one.capital, words[end : end + 2])))
        if not sign and end + country < len(words) and words[end + country].small in currencies:
            first = place - _before(line, place, lexicon)
            about = words[first].text if first < place else ""
            unit = line.text[words[place + 1].start : words[end + country].end]
            yield Count(first, place, end + country + 1, word.text, plain(number(word.text, "en")), unit, about)
        elif sign:
            abroad = _abroad(line, place)  # C$265 million
            unit = " ".join(f"{large} {abroad} {sign}".split())
            yield Count(place - 1 - bool(abroad), place, end, word.text, plain(number(word.text, "en")), unit)


def _abroad(line: Line, place: int) -> str:
    """Return the country whose letters are written right before the sign of a sum, "" for none."""
    letters, sign = line.tokens[max(0, place - 2) : place] if place > 1 else (line.tokens[0],) * 2
    return DOLLARS.get(letters.text, "") if letters.end == sign.start and sign.text == "$" else ""


def joined(line: Line, place: int) -> str:
    """Return the letters that are written right behind a number: £3.7m, 21km; "" for none."""
    behind = line.tokens[place + 1 : place + 2]
    return behind[0].text if behind and behind[0].start == line.tokens[place].end and behind[0].text.isalpha() else ""


def listed(line: Line, count: Count) -> bool:
    """Tell whether a number is one of several: two of five, 3 to 5, cars and 14 telephones."""
    words = line.tokens
    before = [word.small for word in words[max(0, count.first - 2) : count.first]]
    before = [] if before[-1:] == ["menjadi"] else before  # from 1.100 to 2.650 is no list of two
    after = words[count.last].text[0].isdigit() if count.last < len(words) else False
    behind = after or FOLLOWED.match(line.text[words[count.number].end :]) is not None
    inner = count.last < len(words) and words[count.last].text == ","
    opened = inner and any(word.text == "," for word in words[: count.first])
    if opened and any(word.small in {"dan", "serta", "and"} for word in words[count.last :]):
        return True
    joined = bool(before) and (before[-1] in LISTING or before[-1][0].isdigit())
    spans = len(before) > 1 and _spans(*before)
    return behind or (not _opening(line, count) and ((joined and not _sized(before)) or spans))


def _sized(before: Sequence[str]) -> bool:
    """Tell whether "of" says how large a thing is: a village of 210 people, but two of 14, most of 20."""
    return before[-1:] == ["of"] and len(before) > 1 and before[0] in SIZED


def _opening(line: Line, count: Count) -> bool:
    """Tell whether the comma before a number closes a first phrase without a number but a year: in the hall, 20 ..."""
    before = line.tokens[: count.first]
    numbers = (word for word in before if word.text[0].isdigit() and not A_YEAR.fullmatch(word.text))
    plain = next(numbers, None) is None and not any(word.text in {",", "“"} for word in before[:-1])
    return plain and len(before) > 1 and before[-1].text == "," and before[0].small in PLACING


def _spans(one: str, word: str) -> bool:
    """Tell whether two words make a span with the number behind them: 12 hingga 18, 12 - 18."""
    return one[0].isdigit() and (word in SPANS or not word.isalpha())


def _is_unit(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word may be counted: a known unit, or a plain noun, and no date or clock."""
    word = line.tokens[place]
    if word.capital or not word.text[0].isalpha():
        return False
    if word.small in lexicon["units"]:
        return True
    if lexicon.language == "id":
        return word.small not in lexicon["time_words"] and tags(line.words)[place] == NOUN
    closed = lexicon["prepositions"] | lexicon["auxiliaries"] | lexicon["time_words"] | lexicon.verbs.keys()
    return word.small.endswith("s") and word.small not in closed | {"basis"}  # 50 basis points


def _described(line: Line, place: int, digits: str, lexicon: Lexicon) -> int:
    """Return how many words describe an English noun between it and its number: 16 common Sydney octopuses."""
    closed = lexicon["prepositions"] | lexicon["auxiliaries"] | lexicon["time_words"] | lexicon["cuts"] | LISTING
    if lexicon.language != "en" or (len(digits) == YEAR and digits.isdigit()):
        return 0
    for size, word in enumerate(line.tokens[place : place + MOST_DESCRIBING + 1]):
        if _is_unit(line, place + size, lexicon):
            return size
        known = word.small in closed | lexicon.months.keys() | lexicon.verbs.keys() | lexicon["weekdays"]
        if known or not word.text.isalpha() or word.small in PARTS | {"per", "more", "less", "fewer", "other"}:
            return 0
    return 0


def _inexact(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether "more than", "nearly" and the like make a bound of a number."""
    before = {word.small for word in line.tokens[max(0, place - 2) : place]}
    return bool(before & lexicon["inexact"])


def _dating(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a number is the year of a month, stands before what is measured (2026 sebesar), or is 24 hours.

    Who is open 24 hours is always open: that is nothing to be counted.
    """
    words = line.tokens
    behind = words[place + 1].small if place + 1 < len(words) else ""
    return (
        (words[place].text, behind) in ALWAYS
        or behind in lexicon["at_least"]
        or (place > 0 and words[place - 1].small in lexicon.months)
    )


def _in_parts(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a measure has two parts, of which one alone says too little: 1 jam 35 menit."""
    words = line.tokens
    pairs = ((words[at], words[at + 1]) for at in (place - 2, place + 2) if 0 <= at < len(words) - 1)
    own = place + 1 < len(words) and words[place + 1].small in lexicon["units"]
    counted = lexicon["numerals"]
    return own and any(
        (DIGITS.fullmatch(one.text) or one.small in counted) and other.small in lexicon["units"] for one, other in pairs
    )


def _before(line: Line, place: int, lexicon: Lexicon) -> int:
    return int(place > 0 and line.tokens[place - 1].small in lexicon["approximate"] | lexicon["at_least"])


def _money(line: Line, place: int) -> bool:
    return place > 0 and line.tokens[place - 1].small in MONEY


def number(text: str, language: str) -> Decimal:
    """Return the value of digits as a language writes them."""
    thousands, point = (".", ",") if language == "id" else (",", ".")
    grouped = re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{point}\d+)?", text)
    text = text.replace(thousands, "") if grouped else text
    return Decimal(text.replace(",", "."))


def plain(value: Decimal) -> str:
    """Return a number without needless zeros or an exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
