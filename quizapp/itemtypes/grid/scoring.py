"""The rules of a grid: which of the ways to score by rows each of them is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from quizapp.itemtypes.rows import ALL_OR_NOTHING, ONE_SLIP_HALF, PER_ROW, Grading

AKM: Final = "akm"
AKM_ROWS: Final = 5
AKM_LABELS: Final = 2
FIXED: Final[Mapping[str, Grading]] = MappingProxyType(
    {"per_row": PER_ROW, "all_or_nothing": ALL_OR_NOTHING, "one_slip_half": ONE_SLIP_HALF}
)


def grading(rule: str, statements: int, labels: int) -> Grading:
    """Return how a rule scores a grid of this size.

    ``akm`` follows the guide of AKM 2020: all or nothing up to 5 statements with 2 labels, else every statement counts.
    """
    if rule != AKM:
        return FIXED[rule]
    return ALL_OR_NOTHING if statements <= AKM_ROWS and labels <= AKM_LABELS else PER_ROW
