"""Small English numbers in words, as newspapers write them up to nine, and at the start of a sentence further."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Token

_ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SPELLED: Final = MappingProxyType({
    "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40",
    "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    **{f"{ten}-{one}": f"{at}{digit}" for at, ten in enumerate(_TENS, 2) for digit, one in enumerate(_ONES, 1)},
})  # fmt: skip


def in_words(word: Token, lexicon: Lexicon) -> bool:
    """Tell whether an English word is a number above two that has its own word."""
    return lexicon.language == "en" and word.small in SPELLED
