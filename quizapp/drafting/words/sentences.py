"""Paragraphs cut into sentences: quotations stay whole, abbreviations and initials end nothing."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.words.lexicon import Lexicon

STOP: Final = re.compile(r"[.!?…]+[”’)\]]*(?=\s)")
LAST_WORD: Final = re.compile(r"([^\W_][\w'’.-]*)$")
FARTHEST: Final = 1200  # characters: a quotation that is open for longer was never closed
NEAR: Final = 80  # characters around a mark that tell whether a sentence ends there
DEGREE: Final = re.compile(r"[^\W\d_a-z][^\s,]*,\s+(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,5}$")  # Sari, M.Kn.
NEW: Final = re.compile(r"[^\W\d_a-z][a-z]{2,}(?![\w.])")  # a capital word that is no abbreviation
INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def sentences(paragraph: str, lexicon: Lexicon) -> list[str]:
    """Return the sentences of a paragraph, in order; together they are the whole paragraph."""
    found: list[str] = []
    start = 0
    whole = paragraph.count("“") == paragraph.count("”")
    for stop in STOP.finditer(paragraph):
        piece = paragraph[start : stop.end()]
        inside = whole and len(piece) < FARTHEST and piece.count("“") > piece.count("”")
        rest = paragraph[stop.end() : stop.end() + NEAR].lstrip()
        if not inside and not _goes_on(piece[-NEAR:], rest, lexicon):
            found.append(piece.strip())
            start = stop.end()
    return [*found, *filter(None, [paragraph[start:].strip()])]


def _goes_on(piece: str, rest: str, lexicon: Lexicon) -> bool:
    """Tell whether the sentence goes on after a mark: after an abbreviation or an initial, or a quoted question."""
    if rest[:1].islower() and piece[-1] in "”’":
        return True
    if not piece.endswith("."):
        return False
    word = LAST_WORD.search(piece[:-1])
    if not word:
        return False
    if f"{word[1].lower()}." in lexicon.months and rest[:1].isdigit():
        return True
    if DEGREE.search(piece[:-1]) and NEW.match(rest):
        return False
    return word[1].lower() in lexicon["abbreviations"] or (
        INITIAL.fullmatch(word[1]) is not None and word[1][0].isupper()
    )
