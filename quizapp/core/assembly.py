"""Assembly: which order an attempt shows, drawn from its seed alone, so that anybody can draw it again."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from random import Random
from typing import Final

from quizapp.core.bank import Drawable, Pool, Quiz

SEED_BITS: Final = 63  # a signed 64-bit column holds it


def random_for(seed: int, *path: str) -> Random:
    """Return the source of chance for one purpose; another item or purpose has another, whatever was drawn before."""
    name = "\x1f".join((str(seed), *path))
    return Random(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]))  # noqa: S311 - an order to show, no secret


def askable(quiz: Quiz, items: Iterable[Drawable]) -> set[str]:
    """Return the ids of the items that a quiz can ask: fixed ones that exist, and all that fit one of its pools."""
    return {item.id for item in items if item.id in quiz.items or any(pool.fits(item) for pool in quiz.pools)}


def draw(
    seed: int, pools: Iterable[Pool], items: Iterable[Drawable], *, taken: Iterable[str], seen: Collection[str]
) -> tuple[str, ...]:
    """Return the ids that pools draw by the seed, pool by pool, each id once and none of ``taken``.

    Items that the student has not ``seen`` come first. Fewer than asked for are returned when fewer fit.
    """
    left = {item.id: item for item in items}
    for item in taken:
        left.pop(item, None)
    drawn: list[str] = []
    for pool in pools:
        fitting = [item for item in left if pool.fits(left[item])]
        random_for(seed, "pool", pool.id).shuffle(fitting)
        chosen = sorted(fitting, key=lambda item: item in seen)[: pool.take]
        drawn.extend(chosen)
        for item in chosen:
            del left[item]
    return tuple(drawn)


def item_order(seed: int, items: Sequence[str], *, shuffle: bool) -> tuple[str, ...]:
    """Return item ids in the order of one attempt: as authored, or shuffled by the seed."""
    order = list(items)
    if shuffle:
        random_for(seed, "items").shuffle(order)
    return tuple(order)
