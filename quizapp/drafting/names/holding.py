"""English offices whose holder stands right behind them, so that none is behind the comma: manager Emi Hara of X, Y."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizapp.drafting.names.introducing import FROM, Introduction, introductions, is_office
from quizapp.drafting.names.pieces import pieces
from quizapp.drafting.names.runs import runs
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

PLACING: Final = frozenset({"at", "from", "in", "near"})
FEWEST: Final = 2  # words of a name


def open_offices(line: Line, lexicon: Lexicon) -> Iterator[Introduction]:
    """Walk the people whom a sentence introduces by their office and a comma, without offices held by somebody."""
    for one in introductions(line, lexicon):
        if lexicon.language != "en" or not (_held(line, one, lexicon) or _located(line, one, lexicon)):
            yield one


def _located(line: Line, one: Introduction, lexicon: Lexicon) -> bool:
    """Tell whether a region stands behind the comma of a town: a builder in Ames, Iowa; the mayor of Austin, Texas."""
    words = line.tokens
    name = " ".join(word.small for word in words[one.begin : one.last])
    at = one.end - 1
    while at > one.first and words[at].capital:
        at -= 1
    placed = at < one.end - 1 and words[at].small in PLACING | {"of"}
    any_one = placed and words[at].small in PLACING and one.last - one.begin == 1
    return placed and (any_one or name in lexicon["regions"])


def _held(line: Line, one: Introduction, lexicon: Lexicon) -> bool:
    """Tell whether a person's name stands between an office and the body that it is in."""
    inside = ((at, last) for at, last in runs(line, lexicon) if one.first < at and last < one.end)
    return any(
        last - at >= FEWEST
        and is_office(line, at - 1, lexicon)
        and line.tokens[last].small in FROM
        and [piece.kind for piece in pieces(line, at, last, lexicon)] == [""]
        for at, last in inside
    )
