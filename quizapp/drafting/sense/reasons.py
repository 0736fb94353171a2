"""Why a rule gives nothing for a sentence, in words that several rules share."""

from __future__ import annotations

from quizapp.core.i18n import Message, msg


def points_elsewhere(word: str) -> Message:
    """Return that a word means what another sentence says."""
    return msg("“%(word)s” points at something else in the text.", word=word)


def floats(time: str) -> Message:
    """Return that a time moves with the day of reading."""
    return msg("“%(time)s” is another time for every reader.", time=time)


def too_short_or_long() -> Message:
    """Return that a predicate makes no question of a fair length."""
    return msg("What it says of its subject is too short or too long for a question.")


def names_answer() -> Message:
    """Return that a question would hold its own answer."""
    return msg("The question would name its answer.")
