"""How alike two texts are, letter by letter: for rules that look for doubles among authored texts."""

from __future__ import annotations

from rapidfuzz import fuzz


def likeness(one: str, other: str, least: float) -> float:
    """Return the share of letters in common (0 to 1, normalised indel similarity), 0 when it is below ``least``."""
    return fuzz.ratio(one, other, score_cutoff=least * 100) / 100
