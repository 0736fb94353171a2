"""Questions whose number is asked for too deep inside their sentence: a reader has read all before the question."""

from __future__ import annotations

from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.words.lexicon import Lexicon

DEEPEST: Final = 15  # words before the question word
LONGEST_BEHIND: Final = 10  # words behind it
NEAR: Final = 4  # words before it in which no other clause begins, its own preposition aside: dengan berapa buku
JOINING: Final = frozenset({"bahwa", "dan", "maupun", "serta"})
OPEN: Final = frozenset({"untuk"})  # diserahkan untuk dievaluasi selama berapa hari


def buried(question: str, asked: str, lexicon: Lexicon) -> bool:
    """Tell whether a question hides what is ``asked`` in its place: in a clause of its own, or far from its ends."""
    before, _, behind = question.partition(asked)
    small = [word for word in words(before.lower()) if word not in lexicon["approximate"]]
    deep = len(small) > DEEPEST or len(words(behind)) > LONGEST_BEHIND
    return deep or not (JOINING | lexicon["cuts"] - OPEN).isdisjoint(small[-NEAR:-1])
