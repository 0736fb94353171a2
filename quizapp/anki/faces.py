"""Faces: what each kind of card puts into the fields of its note type; what all notes share comes from ``content``."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch

from quizapp.anki.texts import cloze_text, fields, literal
from quizapp.core.card import Card, ChoiceCard, ChoiceOption, ClozeCard, RecallCard, TypedCard
from quizapp.core.cloze import numbers


@dataclass(frozen=True, slots=True)
class Face:
    """Hold the fields only this kind of card fills, and which cards Anki makes of them (template numbers from 0)."""

    fields: dict[str, str]
    cards: tuple[int, ...]


@singledispatch
def face(card: Card, guid: str) -> Face:
    """Return what a card puts on its note; ``guid`` decides the order of options. Raises Malformed as ``texts``."""
    raise NotImplementedError(type(card).__name__, guid)


@face.register
def _recall(card: RecallCard, guid: str) -> Face:
    del guid
    return Face(fields(Front=card.front, Back=card.back, Reverse=card.reverse), (0, 1) if card.reverse else (0,))


@face.register
def _cloze(card: ClozeCard, guid: str) -> Face:
    del guid
    return Face({"Text": cloze_text(card.text)}, tuple(number - 1 for number in numbers(card.text)))


@face.register
def _choice(card: ChoiceCard, guid: str) -> Face:
    options = tuple(enumerate(dealt(card.options, guid), 1))
    keys = [(place, option) for place, option in options if option.key]
    made = {
        "Options": "".join(_option(place, option) for place, option in options),
        "Answer": "<br>".join(fields(Answer=option.text)["Answer"] for _, option in keys),
        "Key": " ".join(f"k{place}" for place, _ in keys),
    }
    return Face(fields(Question=card.front) | made, (0,))


@face.register
def _typed(card: TypedCard, guid: str) -> Face:
    del guid
    return Face(fields(Front=card.front, Back=card.back) | {"Answer": literal(card.answer)}, (0,))


def dealt(options: Sequence[ChoiceOption], guid: str) -> tuple[ChoiceOption, ...]:
    """Return options in an order that the GUID decides for good; pinned ones keep their places.

    Sorted by a hash, not shuffled by a random generator: an option more or less leaves the others as they were, and no
    version of Python deals them differently.
    """
    loose = (option for option in options if not option.pinned)
    order = iter(sorted(loose, key=lambda option: hashlib.sha256(f"{guid}:{option.id}".encode()).digest()))
    return tuple(option if option.pinned else next(order) for option in options)


def _option(place: int, option: ChoiceOption) -> str:
    pinned = " qb-pinned" if option.pinned else ""
    return f'<li class="o{place}{pinned}" dir="auto">{fields(Options=option.text)["Options"]}</li>'
