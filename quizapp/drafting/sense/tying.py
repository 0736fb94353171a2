"""Words inside a sentence that only tie it to the one before, and go where it stands alone: lalu, kemudian, juga."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tokens import Line, Token

SELF: Final = "sendiri"
NEXT: Final = frozenset({"selanjutnya", "berikutnya"})  # behind a small noun they say which one it is: tahap berikutnya


def ties(line: Line, begin: int, verb: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the letters of such words between the first of a clause and its verb: Dokumen APBD selanjutnya dikirim."""
    found = []
    for before, word in zip(line.tokens, line.tokens[1:], strict=False):
        inside = begin < word.start < verb
        own = word.small == SELF and _predicate_behind(line, word, lexicon)
        if inside and (own or word.small in lexicon["dropped"] or (word.small in NEXT and before.capital)):
            found.append((word.start, word.end))
    return found


def _predicate_behind(line: Line, word: Token, lexicon: Lexicon) -> bool:
    """Tell whether a predicate begins right behind a word: Pemerintah provinsi sendiri menyiapkan ..."""
    behind = next((one.small for one in line.tokens if one.start > word.start), "")
    return behind in lexicon["auxiliaries"] or behind.startswith(VERBAL)


def untied(line: Line, begin: int, end: int, tied: list[tuple[int, int]]) -> str:
    """Return letters of a sentence without such words and the blank behind each."""
    text, place = "", begin
    for start, stop in tied:
        if begin <= start < end:
            text, place = text + line.text[place:start], stop + 1
    return text + line.text[place:end]
