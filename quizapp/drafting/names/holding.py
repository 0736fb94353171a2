"""English offices whose holder stands right behind them, so that none is behind the comma: manager Emi Hara of X, Y."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizapp.drafting.names.introducing import FROM, Introduction, introductions, is_office
from quizapp.drafting.names.pieces import pieces
from quizapp.drafting.names.runs import runs
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

FEWEST: Final = 2  # words of a name


def open_offices(line: Line, lexicon: Lexicon) -> Iterator[Introduction]:
    """Walk the people whom a sentence introduces by their office and a comma, without offices held by somebody."""
    for one in introductions(line, lexicon):
        if lexicon.language != "en" or not _held(line, one, lexicon):
            yield one


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
