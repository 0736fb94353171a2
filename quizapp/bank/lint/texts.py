"""Authored text as words: what every rule cuts it into before it looks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from quizapp.core.markup import plain

# A number with its points, a word (with hyphens and apostrophes inside), or one mark.
TOKEN: Final = re.compile(r"\brp(?=\d)|\d+(?:[.,:]\d+)+|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
MARKED: Final = re.compile(r"[*_`\\&]")
QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
CACHED: Final = 65_536


@lru_cache(maxsize=CACHED)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words and marks of inline Markdown in small letters, in order."""
    shown = plain(text) if MARKED.search(text) else text
    return tuple(TOKEN.findall(shown.replace("’", "'").casefold()))


@lru_cache(maxsize=CACHED)
def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text in small letters, in order."""
    return tuple(token for token in tokens(text) if token[0].isalnum())


def unquoted(text: str) -> str:
    """Return a text without what stands in quotation marks: those words are somebody else's."""
    return QUOTED.sub("", text)


def holds(text: str, other: str) -> bool:
    """Tell whether the words of ``other`` stand in ``text``, one after the other."""
    sought, found = words(other), words(text)
    size = len(sought)
    return (
        bool(size)
        and sought[0] in found
        and any(found[place : place + size] == sought for place in range(len(found) - size + 1))
    )


def first_held(text: str, others: Iterable[str]) -> str:
    """Return the first of ``others`` whose words stand in ``text``, "" for none."""
    return next((other for other in others if holds(text, other)), "")
