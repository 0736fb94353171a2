"""A sentence as words and marks with their places, and what is said in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from quizapp.core.passage import Sentence

REMEMBERED: Final = 512  # texts: several rules cut the same one into words
OWNED: Final = (
    r"[A-Z][a-z]+s['’](?= (?:[A-Z]\w+ ){0,2}(?:Alliance|Association|Club|Council|Federation|Forum|Group|Guild|Institute"
    r"|League|Network|Organi[sz]ation|Party|Society|Trust|Union)\b)"
)  # Airline Workers' Union
TOKEN: Final = re.compile(rf"Rp(?=\d)|Dato['’](?= [A-Z])|{OWNED}|\d+(?:[.,:/]\d+)*|[^\W_]+(?:[-'’/][^\W_]+)*|[^\w\s]|_")
QUOTE: Final = re.compile(r"“([^”]*)”")


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a word, number or mark and where it stands: ``start`` and ``end`` count letters of the sentence.

    ``small`` is it in small letters; ``capital`` tells whether it begins with a capital letter.
    """

    text: str
    start: int
    end: int
    small: str
    capital: bool

    @property
    def word(self) -> bool:
        """Tell whether it is a word or number."""
        return self.text[0].isalnum()


@lru_cache(maxsize=REMEMBERED)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, numbers and marks of a text."""
    return tuple(map(_token, TOKEN.finditer(text)))


def _token(found: re.Match[str]) -> Token:
    word = found[0]
    return Token(word, found.start(), found.end(), word.lower(), word[0].isupper())


@dataclass(frozen=True)
class Line:
    """Hold a sentence of the passage with its words; ``fresh`` says that it opens a paragraph."""

    sentence: Sentence
    fresh: bool = False

    @property
    def text(self) -> str:
        """Return the text."""
        return self.sentence.text

    @property
    def address(self) -> str:
        """Return the address."""
        return self.sentence.address

    @property
    def paragraph(self) -> str:
        """Return the address of its paragraph."""
        return self.address.partition(".")[0]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Return the words and marks."""
        return tokens(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the texts of its words and marks."""
        return tuple(word.text for word in self.tokens)

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Return where quotations stand, the marks included."""
        return tuple((found.start(), found.end()) for found in QUOTE.finditer(self.text))

    def quoted(self, place: int) -> bool:
        """Tell whether a letter stands in a quotation."""
        return any(start <= place < end for start, end in self.quotes)
