"""The rules at work on one entry while it is being written: what they find in it, and how near others come to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quizapp.bank.lint.ground import Ground
from quizapp.bank.lint.rule import CARD, ENTRY, ITEM, Finding
from quizapp.bank.lint.run import Found, by, parts_of
from quizapp.bank.lint.views import CardView, FactView, ItemView
from quizapp.bank.lint.words import known_languages
from quizapp.core.alike import likeness
from quizapp.core.card import ClozeCard, RecallCard
from quizapp.core.fact import Fact
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item

ALIKE: Final = 0.85
MOST_ALIKE: Final = 3
REMEMBERED: Final = 20_000  # texts; each takes about 200 bytes
WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Other:
    """Hold what another entry of the same kind asks: its id and that text, plain and in small letters."""

    id: str
    text: str


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


def near(text: str, others: Iterable[Other], steps: tuple[str, ...]) -> Iterator[Finding]:
    """Walk up to three other entries that ask nearly the same, the nearest first; ``text`` as in ``Other``."""
    found = ((likeness(text, other.text, ALIKE), other.id) for other in others)
    nearest = sorted((one for one in found if one[0] >= ALIKE), reverse=True)
    for share, name in nearest[:MOST_ALIKE]:
        yield Finding(_said(share, name), steps)


@lru_cache(maxsize=REMEMBERED)
def compared(text: str) -> str:
    """Return a text as others are compared with it: its words in small letters, Markdown's marks left out."""
    return " ".join(WORD.findall(text.casefold()))


def _said(share: float, name: str) -> Message:
    if share == 1:
        return msg("“%(other)s” asks the very same.", other=name)
    return msg("“%(other)s” asks nearly the same (%(share)s %% alike).", other=name, share=round(share * 100))
