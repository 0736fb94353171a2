"""Assembly: which order an attempt shows, drawn from its seed alone, so that anybody can draw it again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from random import Random
from typing import Final

SEED_BITS: Final = 63  # a signed 64-bit column holds it


def random_for(seed: int, *path: str) -> Random:
    """Return the source of chance for one purpose; another item or purpose has another, whatever was drawn before."""
    name = "\x1f".join((str(seed), *path))
    return Random(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]))  # noqa: S311 - an order to show, no secret


def item_order(seed: int, items: Sequence[str], *, shuffle: bool) -> tuple[str, ...]:
    """Return item ids in the order of one attempt: as authored, or shuffled by the seed."""
    order = list(items)
    if shuffle:
        random_for(seed, "items").shuffle(order)
    return tuple(order)
