"""English nouns with "the" that an earlier sentence introduced: a study was published ... the study cost.

Only where one thing can be meant: introduced once, and taken up by "the" without a word more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line, Token, tokens

ONE: Final = frozenset({"a", "an"})
TAKING_UP: Final = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
LONGEST: Final = 5  # words between "a" and its noun
PHRASE: Final = 2  # words: the study


@dataclass(frozen=True, slots=True)
class Use:
    """Hold where a noun stands, with which determiner ("" for none) and which words between."""

    address: str
    determiner: str
    between: tuple[str, ...]
    same_form: bool


def introducing(phrase: str, line: Line, lines: Sequence[Line], lexicon: Lexicon) -> str:
    """Return the address of the sentence that introduces what "the" and a noun mean, "" where that is not certain."""
    words = [word.small for word in tokens(phrase)]
    if lexicon.language != "en" or len(words) != PHRASE or words[0] != "the" or not words[1].isalpha():
        return ""
    uses = tuple(use for other in lines for use in _uses(words[1], other, lexicon))
    first = next(iter(uses), None)
    places = [other.address for other in lines]
    if first is None or places.index(first.address) >= places.index(line.address):
        return ""
    opened = first.determiner in ONE or (words[1].endswith("s") and not first.determiner and first.between)
    known = {(), first.between}
    until = places.index(line.address)
    near = [use for use in uses[1:] if places.index(use.address) <= until or use.determiner not in ONE]
    one = all(use.same_form and use.determiner in TAKING_UP and use.between in known for use in near)
    return first.address if opened and first.same_form and one else ""


def _uses(noun: str, line: Line, lexicon: Lexicon) -> Iterator[Use]:
    """Walk where a noun or its other number stands in a sentence, outside quotation marks."""
    words = line.tokens
    forms = {noun, f"{noun}s", noun.removesuffix("s"), f"{noun}es", f"{noun.removesuffix('y')}ies"}
    for at, word in enumerate(words):
        if word.small not in forms or line.quoted(word.start):
            continue
        before = words[max(0, at - LONGEST - 1) : at]
        between = tuple(_modifiers(before, lexicon))[::-1]
        rest = before[: len(before) - len(between)]
        determiner = rest[-1].small if rest and rest[-1].small in ONE | TAKING_UP else ""
        named = word.capital and at > 0
        yield Use(line.address, determiner, between, word.small == noun and not named)


def _modifiers(before: Sequence[Token], lexicon: Lexicon) -> Iterator[str]:
    """Walk the words right before a noun that belong to it, the nearest first."""
    closed = ONE | TAKING_UP | lexicon["prepositions"] | lexicon["auxiliaries"] | lexicon["cuts"] | {"and", "or"}
    verbs = lexicon.verbs.keys() | lexicon.present.keys() | lexicon["plain_verbs"]
    for word in takewhile(lambda one: one.word and one.small not in closed, reversed(before)):
        if word.small in verbs:
            return
        yield word.small
