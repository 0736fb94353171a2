"""How alike two texts are, letter by letter: for rules that look for doubles among authored texts."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process


def likeness(one: str, other: str, least: float) -> float:
    """Return the share of letters in common (0 to 1, normalised indel similarity), 0 when it is below ``least``."""
    return fuzz.ratio(one, other, score_cutoff=least * 100) / 100


def nearest(text: str, others: Sequence[str], least: float, most: int) -> tuple[tuple[float, int], ...]:
    """Return likeness and place of those of ``others`` that come nearest, at least ``least`` and at most ``most``."""
    found = process.extract(text, others, scorer=fuzz.ratio, processor=None, score_cutoff=least * 100, limit=most)
    return tuple((score / 100, place) for _, score, place in found)
