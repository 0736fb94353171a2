"""The rules at work on one entry while it is being written: what they find in it, and how near others come to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quizapp.bank.lint.ground import Ground
from quizapp.bank.lint.rule import CARD, ENTRY, ITEM, Finding
from quizapp.bank.lint.run import Found, by, parts_of
from quizapp.bank.lint.views import CardView, FactView, ItemView
from quizapp.bank.lint.words import known_languages
from quizapp.core.alike import nearest
from quizapp.core.card import ClozeCard, RecallCard
from quizapp.core.fact import Fact
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item

ALIKE: Final = 0.85
MOST_ALIKE: Final = 3
REMEMBERED: Final = 20_000  # texts; each takes about 200 bytes
WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Others:
    """Hold what the entries of a kind ask: their ids and, in the same order, those texts as ``compared`` gives them."""

    ids: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def in_item(item: Item, ground: Ground) -> Iterator[Found]:
    """Walk what the rules find in an item."""
    if ground.language in known_languages():
        view = ItemView(item, parts_of(item), ground)
        yield from by(ITEM.rules, (view,))
        yield from by(ENTRY.rules, (view,))
        if isinstance(item.card, RecallCard | ClozeCard):
            yield from by(CARD.rules, (CardView(view.owner, item.card, ground),))


def in_fact(fact: Fact, ground: Ground) -> Iterator[Found]:
    """Walk what the rules find in a fact and its card."""
    if ground.language in known_languages():
        view = FactView(fact, ground)
        yield from by(ENTRY.rules, (view,))
        yield from by(CARD.rules, (CardView(view.owner, fact.card, ground, fact.statement),))


def near(name: str, text: str, others: Others, steps: tuple[str, ...]) -> Iterator[Finding]:
    """Walk up to three entries besides ``name`` that ask nearly the same, the nearest first."""
    found = nearest(compared(text), others.texts, ALIKE, MOST_ALIKE + 1)
    besides = [(share, others.ids[place]) for share, place in found if others.ids[place] != name]
    for share, other in besides[:MOST_ALIKE]:
        yield Finding(_said(share, other), steps)


@lru_cache(maxsize=REMEMBERED)
def compared(text: str) -> str:
    """Return a text as others are compared with it: its words in small letters, Markdown's marks left out."""
    return " ".join(WORD.findall(text.casefold()))


def _said(share: float, name: str) -> Message:
    if share == 1:
        return msg("“%(other)s” asks the very same.", other=name)
    return msg("“%(other)s” asks nearly the same (%(share)s %% alike).", other=name, share=round(share * 100))
