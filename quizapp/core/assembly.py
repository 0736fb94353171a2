"""Assembly: which order an attempt shows, drawn from its seed alone, so that anybody can draw it again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from random import Random
from typing import Final

from quizapp.core.bank import Quiz
from quizapp.core.item import Item

SEED_BITS: Final = 63  # a signed 64-bit column holds it


def random_for(seed: int, *path: str) -> Random:
    """Return the source of chance for one purpose; another item or purpose has another, whatever was drawn before."""
    name = "\x1f".join((str(seed), *path))
    return Random(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]))  # noqa: S311 - an order to show, no secret


def askable(quiz: Quiz, items: Iterable[Item]) -> set[str]:
    """Return the ids of the items that a quiz can ask: fixed ones that exist, and all that fit one of its pools."""
    return {item.id for item in items if item.id in quiz.items or any(pool.fits(item) for pool in quiz.pools)}


def item_order(seed: int, items: Sequence[str], *, shuffle: bool) -> tuple[str, ...]:
    """Return item ids in the order of one attempt: as authored, or shuffled by the seed."""
    order = list(items)
    if shuffle:
        random_for(seed, "items").shuffle(order)
    return tuple(order)
