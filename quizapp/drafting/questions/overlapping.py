"""Offices of which one may be true of the other's holder as well: a goalkeeper, a Penrith goalkeeper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Token, tokens

RANKS: Final = frozenset({"anggota", "bendahara", "ketua", "sekretaris"})  # of one bench or board
ARTICLES: Final = frozenset({"a", "an", "the", "seorang"})
BEHIND_HEAD: Final = frozenset({"at", "for", "from", "in", "of", "on", "to", "who", "with"})


def distinct(found: Sequence[Finding], words: Lexicon) -> list[Finding]:
    """Return one office of each person, without those that may be another person's too; the fuller of two stays."""
    single = list({one.answer: one for one in reversed(found)}.values())[::-1]
    return [
        one for one in single
        if not any(
            overlap(one.claim, other.claim, words) and len(other.claim) >= len(one.claim)
            for other in single if other is not one
        )
    ]  # fmt: skip


def overlap(one: str, other: str, words: Lexicon) -> bool:
    """Tell whether two offices may be one person's: one holds the other, or they share a post that no name sets apart.

    A deputy or a former minister is no minister; a presiding judge is no other member of the bench.
    """
    ours, theirs = _words(one), _words(other)
    if ({word.small for word in ours} ^ {word.small for word in theirs}) & words["lesser"]:
        return False
    if _holds(ours, theirs) or _holds(theirs, ours):
        return True
    ranks = [RANKS.intersection(word.small for word in some) for some in (ours, theirs)]
    if all(ranks) and not ranks[0] & ranks[1]:
        return False  # hakim ketua, hakim anggota
    head = _head(ours, words.language)
    names = _names(ours, head), _names(theirs, head)
    return head == _head(theirs, words.language) and (not all(names) or names[0] == names[1])


def _words(office: str) -> tuple[Token, ...]:
    return tuple(word for word in tokens(office) if word.word and word.small not in ARTICLES)


def _holds(whole: Sequence[Token], part: Sequence[Token]) -> bool:
    """Tell whether the words of one office stand in another without a gap."""
    ours, theirs = ([word.small for word in some] for some in (whole, part))
    return any(ours[at : at + len(theirs)] == theirs for at in range(len(ours)))


def _head(office: Sequence[Token], language: str) -> str:
    """Return the noun of an office: the first word in Indonesian, in English the last before a preposition."""
    found = [word.small for word in office] or [""]
    behind = (at for at, word in enumerate(found) if at and word in BEHIND_HEAD)
    return found[0] if language == "id" else found[next(behind, len(found)) - 1]


def _names(office: Sequence[Token], head: str) -> frozenset[str]:
    """Return the names that say of what an office is: its capital words without the noun."""
    return frozenset(word.text for word in office if word.capital and word.small != head)
