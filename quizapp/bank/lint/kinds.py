"""What kind of thing a short text is: a number, a year, a name of one of the bank's entities, a range."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Final

from quizapp.bank.lint.ground import Ground
from quizapp.bank.lint.texts import words

NUMBER: Final = re.compile(r"-?\d{1,3}(?:[.,]\d{3})+|-?\d+(?:[.,]\d+)?")
YEAR: Final = re.compile(r"(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d.,]*\d)")
RANGE: Final = re.compile(
    r"^\D*?(\d[\d.,]*)\D*(?:–|-|\b(?:sampai|hingga|to|until)\b|\bs\.d\.)\D*(\d[\d.,]*)\D*$", re.IGNORECASE
)
MOST_NAME_WORDS: Final = 6


@lru_cache(maxsize=4096)
def number_of(text: str) -> float | None:
    """Return the number when a text holds one number and at most two words beside it, else None."""
    found = NUMBER.findall(text)
    if len(found) != 1 or len(words(text)) > MOST_NAME_WORDS / 2:
        return None
    return _value(found[0])


def span_of(text: str) -> tuple[float, float] | None:
    """Return both ends of a range such as "700–800", else None; the order of the ends does not matter."""
    found = RANGE.match(text)
    if not found or len(words(text)) > MOST_NAME_WORDS:
        return None
    low, high = sorted((_value(found[1]), _value(found[2])))
    return None if math.isclose(low, high) else (low, high)


def _value(text: str) -> float:
    text = text.rstrip(".,")
    grouped = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", text)
    return float(grouped.replace(",", "."))


def kind_of(text: str, ground: Ground) -> str:
    """Return "year", "number", or the kind of the entity that a text names, "" for anything else."""
    if number_of(text) is not None:
        return "year" if YEAR.search(text) else "number"
    return ground.kinds_of_names.get(" ".join(text.strip(" .").casefold().split()), "")


def holds_year(text: str) -> bool:
    """Tell whether a text names a year from 1000 to 2099."""
    return bool(YEAR.search(text))


def years(text: str) -> frozenset[str]:
    """Return the years that a text names."""
    return frozenset(YEAR.findall(text))
