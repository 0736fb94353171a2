"""Fixtures of the deck tests: stand-in item types, and an empty collection of the real Anki."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.anki.collection import Shelf
from tests.anki.factories import CardlessType, ChoiceType
from tests.databases import sqlite_template

__all__ = ["sqlite_template"]


@pytest.fixture(autouse=True)
def _stand_in_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let items of the factories become choice cards, or none, whatever item types there are."""
    types = {"stand-in": ChoiceType(), "cardless": CardlessType()}
    monkeypatch.setattr("quizapp.anki.origin.item_type", types.__getitem__)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Return a student's Anki: a fresh collection."""
    with Shelf(tmp_path) as opened:
        yield opened
