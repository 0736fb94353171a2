"""Storing one answer for a page or for its script: what the writer turned down for good is said in a sentence."""

from __future__ import annotations

from quizapp.core.attempt import AnswerWrite, Conflict, Late, Locked, Snapshot, Stored
from quizapp.core.i18n import msg
from quizapp.core.refusal import NotNow
from quizapp.services import attempts
from quizapp.web.site import database, now

HANDED_IN = msg(
    "This attempt has been handed in, so its answers can no longer be changed. Nothing that was saved is lost."
)
TIME_OVER = msg(
    "The time was over before this answer arrived, so it was not saved. Everything saved before has been handed in."
)
LOCKED = msg("This item has been checked for the last time, so its answer stays as it was then. Go on with the others.")


def stored(seen: Snapshot, write: AnswerWrite) -> Stored | Conflict:
    """Return what became of an answer, after the commit. Raises NotNow for one that came too late or is locked."""
    outcome = database().writer.submit(write)
    if isinstance(outcome, Stored | Conflict):
        return outcome
    if isinstance(outcome, Late):
        with database().change() as session:
            attempts.end_overdue(session, now=now(), person=seen.person)
        raise NotNow(TIME_OVER)
    raise NotNow(LOCKED if isinstance(outcome, Locked) else HANDED_IN)
