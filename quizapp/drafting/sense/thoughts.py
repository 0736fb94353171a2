"""Sentences of a quotation of which one alone is half a thought: I am happy for the young. I am not so happy for me."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import tokens

NOT: Final = ("n't", "n’t")
LACKING: Final = frozenset({"tanpa", "without"})  # without them: the clause says no "not"


def whole_thoughts(pieces: Sequence[str], longest: int, lexicon: Lexicon) -> list[str]:
    """Return the sentences of a quotation without their last mark, one that the next turns round together with it.

    Both together have at most ``longest`` words and point at nothing else; others are left apart.
    """
    found = [piece.strip() for piece in pieces]
    joined = [
        both
        if behind and _turns(piece, behind, lexicon) and _fits(both := f"{piece} {behind}", longest, lexicon)
        else piece
        for piece, behind in zip(found, (*found[1:], ""), strict=True)
    ]
    return [piece.rstrip(",.") for piece in joined]


def _fits(both: str, longest: int, lexicon: Lexicon) -> bool:
    return len(words(both)) <= longest and leaning(both, lexicon, quoted=True) is None


def _turns(piece: str, behind: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence says "not" of what the one before it says."""
    stems = lexicon.writing.stems
    return _denies(behind, lexicon) and not _denies(piece, lexicon) and bool(stems(piece) & stems(behind))


def _denies(piece: str, lexicon: Lexicon) -> bool:
    said = lexicon["negations"] - LACKING
    return any(word.small in said or word.small.endswith(NOT) for word in tokens(piece))
