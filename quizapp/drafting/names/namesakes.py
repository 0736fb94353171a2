"""Others of one surname in an English article, of whom nothing else is known: Carl Roe's wife, Dana Roe."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from quizapp.drafting.names.introducing import OWNING
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line, Token

BEFORE_NAMES: Final = ("titles", "portfolio", "modifiers", "nationals", "nationalities", "weekdays", "organisations")


def namesakes(people: Collection[str], lines: Sequence[Line], lexicon: Lexicon) -> frozenset[str]:
    """Return first and last name of those who share the last word of a name of ``people`` and are none of them."""
    last = {person.split()[-1] for person in people if " " in person}
    if not last or lexicon.language != "en":
        return frozenset()
    return frozenset(name for line in lines for name in _others(line.tokens, last, people, lexicon))


def _others(words: Sequence[Token], last: Collection[str], people: Collection[str], lexicon: Lexicon) -> Iterator[str]:
    known = lexicon["offices"].union(lexicon.ordinary, *(lexicon[name] for name in BEFORE_NAMES))
    parts = {part for person in people for part in person.split()}
    for one, word in pairwise(words):
        surname = word.text.removesuffix(OWNING[0]).removesuffix(OWNING[1])
        beside = one.capital and one.text.isalpha() and word.start == one.end + 1
        if beside and surname in last and one.text not in parts and one.small not in known:
            yield f"{one.text} {surname}"
