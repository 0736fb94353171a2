"""The two sides of each kind of card, as the editor shows them; Anki dresses them by its own templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Final

from markupsafe import Markup, escape

from quizapp.core.card import Card, ChoiceCard, ClozeCard, RecallCard, TypedCard
from quizapp.core.cloze import Gap, numbers, pieces
from quizapp.core.markup import inline

GAP: Final = Markup('<b class="card-gap">[{}]</b>')
FOUND: Final = Markup('<b class="card-gap">{}</b>')
OPTIONS: Final = Markup('<ul class="card-options">{}</ul>')
OPTION: Final = Markup("<li>{}</li>")
KEY: Final = Markup("<li><b>✓ {}</b></li>")
LINE: Final = Markup("<p>{}</p>")


@dataclass(frozen=True, slots=True)
class Face:
    """Hold both sides of one card as HTML."""

    front: Markup
    back: Markup


@singledispatch
def faces(card: Card) -> tuple[Face, ...]:
    """Return the sides of every card that a note becomes. Raises Malformed for a cloze whose gaps are none."""
    raise NotImplementedError(type(card).__name__)


@faces.register
def _recall(card: RecallCard) -> tuple[Face, ...]:
    front, back = LINE.format(inline(card.front)), LINE.format(inline(card.back))
    there = Face(front, back)
    return (there, Face(LINE.format(inline(card.reverse)), front)) if card.reverse else (there,)


@faces.register
def _cloze(card: ClozeCard) -> tuple[Face, ...]:
    cut = pieces(card.text)
    return tuple(
        Face(LINE.format(_filled(cut, number, GAP)), LINE.format(_filled(cut, number, FOUND)))
        for number in numbers(card.text)
    )


@faces.register
def _choice(card: ChoiceCard) -> tuple[Face, ...]:
    shown = OPTIONS.format(Markup().join(OPTION.format(inline(option.text)) for option in card.options))
    told = OPTIONS.format(
        Markup().join((KEY if option.key else OPTION).format(inline(option.text)) for option in card.options)
    )
    return (Face(LINE.format(inline(card.front)) + shown, told),)


@faces.register
def _typed(card: TypedCard) -> tuple[Face, ...]:
    line = LINE.format(Markup('<span class="card-line">{}</span>').format("…"))
    return (Face(LINE.format(inline(card.front)) + line, LINE.format(inline(card.back))),)


def _filled(cut: tuple[str | Gap, ...] | list[str | Gap], number: int, look: Markup) -> Markup:
    return Markup().join(_piece(cut, number, look))


def _piece(cut: tuple[str | Gap, ...] | list[str | Gap], number: int, look: Markup) -> Iterator[Markup]:
    for piece in cut:
        if isinstance(piece, str):
            yield inline(piece)
        elif piece.number != number:
            yield inline(piece.answer)
        else:
            yield look.format(inline(piece.answer) if look is FOUND else escape(piece.hint or "…"))
