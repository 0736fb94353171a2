"""Drills use the small bank's database where they need no running site."""

from __future__ import annotations

from tests.services.conftest import *  # noqa: F403 - fixtures count by being here
