"""Titles of two words, of which one alone may be a name: Tan Sri, Sri Sultan."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Token


def paired_title(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Tell whether such a title stands here before another capital word."""
    behind = words[place + 2 : place + 3]
    pair = " ".join(word.small for word in words[place : place + 2])
    return pair in lexicon["paired_titles"] and bool(behind) and behind[0].capital


def is_titles(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether words are nothing but titles and their full stops."""
    pairs = {word for pair in lexicon["paired_titles"] for word in pair.split()}
    known = lexicon["titles"] | pairs | {"."}
    return all(word.small in known or word.small in lexicon["ranks"] for word in words)
