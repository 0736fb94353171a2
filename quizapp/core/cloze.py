"""Cloze text: what an author writes as ``{{c1::answer::hint}}``, cut into plain stretches and numbered gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed

MOST_GAPS: Final = 500  # Anki makes no card for a higher number
OPENING = re.compile(r"\{\{c([1-9][0-9]{0,2})::")


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold one gap: its number (from 1, written by the author and never changed), the hidden answer, the hint or ""."""

    number: int
    answer: str
    hint: str = ""


Piece: TypeAlias = str | Gap


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut cloze text into plain stretches and gaps, in order.

    Raises Malformed when there is no gap, or when Anki and a reader would disagree about one: a gap inside a gap, an
    empty answer, a second ``::``, a number outside 1..500, braces that belong to no gap.
    """
    found: list[Piece] = []
    position = 0
    while (start := text.find("{{", position)) >= 0:
        opening, end = OPENING.match(text, start), text.find("}}", start)
        if opening is None or end < 0 or int(opening[1]) > MOST_GAPS:
            near = text[start:][:40]
            raise Malformed(msg("“%(text)s” is no gap; write {{c1::answer}} or {{c1::answer::hint}}.", text=near))
        found += [text[position:start], _gap(int(opening[1]), text[opening.end() : end])]
        position = end + 2
    found.append(text[position:])
    if len(found) == 1:
        raise Malformed(msg("There is no gap in it; write at least one {{c1::answer}}."))
    if any("}}" in piece for piece in found if isinstance(piece, str)):
        raise Malformed(msg("There is a “}}” that closes no gap."))
    return tuple(piece for piece in found if piece)


def _gap(number: int, inside: str) -> Gap:
    answer, *hints = inside.split("::")
    if "{{" in inside:
        raise Malformed(msg("There is a gap inside the gap “%(text)s”.", text=inside[:40]))
    if not answer.strip() or len(hints) > 1:
        raise Malformed(msg("The gap “%(text)s” needs one answer and at most one hint.", text=inside[:40]))
    return Gap(number, answer, *hints)


def gaps(text: str) -> tuple[Gap, ...]:
    """Return the gaps of cloze text in order. Raises Malformed as ``pieces`` does."""
    return tuple(piece for piece in pieces(text) if isinstance(piece, Gap))


def numbers(text: str) -> tuple[int, ...]:
    """Return the gap numbers of cloze text, ascending, each once: Anki makes one card for each."""
    return tuple(sorted({gap.number for gap in gaps(text)}))
