"""The arithmetic of a rubric: points of its rows add up to a full score, or to a cap below it."""

from __future__ import annotations


def counted(points: int, cap: int) -> int:
    """Return how many of the points of all rows count; ``cap`` 0 stands for none."""
    return min(points, cap) if cap else points


def whole(most: int, cap: int) -> int:
    """Return the points of a full score, at least 1: ``most`` is what all rows give together."""
    return max(1, counted(most, cap))
