"""Typed cards: which recall cards can also be answered by typing, and what is expected then.

Anki compares letter by letter, so only names, years and short terms are asked this way.
"""

from __future__ import annotations

import re
from typing import Final

from quizapp.core.card import Card, RecallCard, TypedCard
from quizapp.core.markup import plain

MOST_WORDS: Final = 3
MOST_LETTERS: Final = 30
_AROUND: Final = " .“”\"'‘’"
_SEVERAL: Final = re.compile(r"[,;:/()…]|\b(?:dan|atau|and|or)\b", re.IGNORECASE)


def typed(card: Card) -> TypedCard | None:
    """Return the typed card of a recall card; None when its answer is long, or several in one.

    A part of an item has none either: its answer is one of a few words that the whole item repeats (true, false).
    """
    if not isinstance(card, RecallCard) or card.part:
        return None
    answer = plain(card.back).strip(_AROUND)
    short = 0 < len(answer) <= MOST_LETTERS and len(answer.split()) <= MOST_WORDS
    if not short or _SEVERAL.search(answer):
        return None
    return TypedCard(card.front, card.back, answer, card.why, card.hint, card.part)
