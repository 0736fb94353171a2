"""Contents of ordering, made of a few words."""

from __future__ import annotations

from typing import Any


def ordering(count: int = 5, *ties: str) -> dict[str, Any]:
    """Return entries a, b, c ... in this order, with ties written as letters."""
    entries = [{"id": letter, "text": f"Peristiwa {letter}."} for letter in "abcdefgh"[:count]]
    return {"entries": entries} | ({"ties": [list(tie) for tie in ties]} if ties else {})
