"""Recall: how likely a student still knows a note, by the forgetting curve of FSRS with its published weights."""

from __future__ import annotations

from datetime import datetime


def retrievability(*, stability: float | None, interval: int, reviewed: datetime | None, now: datetime) -> float | None:
    """Return the chance (0 to 1) that a note is recalled at ``now``, None where that cannot be said.

    ``stability`` is FSRS's, in days. Without one the interval stands for it, as Anki converts cards: it aims at the day
    on which nine in ten are recalled, and that is what stability means.
    """
    from fsrs import Card, Scheduler  # noqa: PLC0415 - only this needs it

    days = stability or float(interval)
    if reviewed is None or not days:
        return None
    return Scheduler().get_card_retrievability(Card(stability=days, last_review=reviewed), now)
