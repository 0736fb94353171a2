"""Fixtures of the bank tests: the small item type stands in for the real ones where a test asks for it."""

from __future__ import annotations

import pytest

from quizapp.itemtypes import registry
from tests.bank.factory import FAKE_TYPES


@pytest.fixture
def fake_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the small item type the only one."""
    monkeypatch.setattr(registry, "item_types", lambda: FAKE_TYPES)
