"""Small numbers in words, as newspapers write them up to nine or ten, and English ones at the start of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

_ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SPELLED: Final = MappingProxyType({
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    **{f"{ten}-{one}": f"{at}{digit}" for at, ten in enumerate(_TENS, 2) for digit, one in enumerate(_ONES, 1)},
})  # fmt: skip
INDONESIAN: Final = MappingProxyType({
    "tiga": "3", "empat": "4", "lima": "5", "enam": "6", "tujuh": "7", "delapan": "8", "sembilan": "9",
    "sepuluh": "10", "sebelas": "11",
})  # fmt: skip
WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({"en": SPELLED, "id": INDONESIAN})
LONGER: Final = frozenset({"belas", "puluh", "ratus", "ribu", "setengah"})  # tiga belas, tiga setengah jam
SPANNING: Final = frozenset({"atau", "hingga", "sampai", "-", "–", "/", "per", "kali"})  # tiga atau empat, empat kali


def in_digits(line: Line, place: int, lexicon: Lexicon) -> str:
    """Return the digits of a number above two that is one word by itself, "" for any other word."""
    found = WORDS[lexicon.language].get(line.tokens[place].small, "")
    if not found or lexicon.language == "en":
        return found
    around = (line.tokens[at].small for at in (place - 1, place + 1) if 0 <= at < len(line.tokens))
    before = line.tokens[place - 1].small if place else ""
    parted = before in lexicon["numerals"] or before[:1].isdigit() or (line.tokens[place].capital and place > 0)
    return "" if parted or not (LONGER | SPANNING).isdisjoint(around) else found
