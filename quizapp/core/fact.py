"""Facts: the single things a passage states, each with who says it and the sentences that prove it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from quizapp.core.card import ClozeCard, RecallCard


class Stance(StrEnum):
    """Say how the passage holds a statement: as settled, or as somebody's claim, denial, warning ..."""

    STATED = "stated"
    CLAIM = "claim"
    DENIAL = "denial"
    WARNING = "warning"
    ASSESSMENT = "assessment"
    OPINION = "opinion"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Change:
    """Date a retirement or a correction and say why in one sentence."""

    on: date
    note: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold one fact in one language; ``speaker`` is an entity id, "" when the passage itself says it.

    ``waive`` maps the code of a rule of writing to the reason why it does not hold here.
    """

    id: str
    statement: str
    stance: Stance
    evidence: tuple[str, ...]
    topics: tuple[str, ...]
    card: RecallCard | ClozeCard
    speaker: str = ""
    retired: Change | None = None
    corrected: Change | None = None
    waive: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
