"""Words inside a sentence that only tie it to the one before, and go where it stands alone: lalu, kemudian, juga."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

NEXT: Final = frozenset({"selanjutnya", "berikutnya"})  # behind a small noun they say which one it is: tahap berikutnya


def ties(line: Line, begin: int, verb: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the letters of such words between the first of a clause and its verb: Dokumen APBD selanjutnya dikirim."""
    found = []
    for before, word in zip(line.tokens, line.tokens[1:], strict=False):
        inside = begin < word.start < verb
        if inside and (word.small in lexicon["dropped"] or (word.small in NEXT and before.capital)):
            found.append((word.start, word.end))
    return found


def untied(line: Line, begin: int, end: int, tied: list[tuple[int, int]]) -> str:
    """Return letters of a sentence without such words and the blank behind each."""
    text, place = "", begin
    for start, stop in tied:
        if begin <= start < end:
            text, place = text + line.text[place:start], stop + 1
    return text + line.text[place:end]
