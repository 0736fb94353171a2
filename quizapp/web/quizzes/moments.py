"""Moments in forms: typed and shown by the site's clock, kept in UTC."""

from __future__ import annotations

from datetime import UTC, datetime

from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.web.language import zone

SHOWN = "%Y-%m-%dT%H:%M"  # what a browser's field for date and time takes and sends


def read_moment(typed: str) -> datetime | None:
    """Return the moment that was typed by the site's clock, in UTC, None for nothing. Raises Malformed."""
    if not typed:
        return None
    try:
        local = datetime.fromisoformat(typed.strip())
        return local.replace(tzinfo=local.tzinfo or zone()).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Malformed(msg("Write date and time such as 2026-11-23 14:30.")) from None


def typed_moment(moment: datetime | None) -> str:
    """Return a moment as a form shows it, "" for None."""
    return "" if moment is None else moment.astimezone(zone()).strftime(SHOWN)
