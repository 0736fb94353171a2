"""Responses: what was given to one item. Given, blank and invalid are three different things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from quizapp.core.i18n import Message
from quizapp.core.tree import JsonObject


@dataclass(frozen=True, slots=True)
class Given:
    """Hold a response as plain data of the item's type: option ids and texts, never shown positions."""

    data: JsonObject


@dataclass(frozen=True, slots=True)
class Blank:
    """Say that nothing was given."""


@dataclass(frozen=True, slots=True)
class Invalid:
    """Say that what came in cannot be a response; it is never stored."""

    reason: Message


Response: TypeAlias = Given | Blank
Parsed: TypeAlias = Given | Blank | Invalid
