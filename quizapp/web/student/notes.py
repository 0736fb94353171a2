"""The notes on an item page that differ from student to student: until when there is time, what a check has shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol, cast

from flask import current_app
from markupsafe import Markup

from quizapp.core.attempt import AttemptHead
from quizapp.core.policy import Part
from quizapp.core.score import Score
from quizapp.services.checking import Sight
from quizapp.web import words
from quizapp.web.looks import look_of


class _Macros(Protocol):
    def time(self, due: datetime, limit: int, extra: int) -> Markup: ...

    def tries(self, note: Mapping[str, object]) -> Markup: ...


def time_note(head: AttemptHead) -> Markup:
    """Return until when the attempt takes answers, and how long that is; nothing where there is no end."""
    if head.due is None:
        return Markup()
    limit = 0 if head.limit is None else int(head.limit.total_seconds()) // 60
    return _macros().time(head.due, limit, int(head.extra.total_seconds()) // 60)


def tries_note(sight: Sight) -> Markup:
    """Return what stands below an item that can be checked: verdict, hints, explanation, and the button to check.

    Everything but the hints and the verdict waits for the last try, and for the review matrix.
    """
    seen, checks, bound = sight.seen, sight.checks, sight.revision.bound
    if checks is None:
        return Markup()
    score, locked, shows = checks.score(seen, sight.revision), seen.saved.locked, checks.release.shows
    final = score if locked else None
    note = {
        "locked": locked,
        "sign": words.verdict(seen.saved.response, score) if score else None,
        "points": checks.points(seen, sight.revision, final) if final and shows(Part.SCORE) else None,
        "possible": seen.placed.points,
        "hints": () if locked else bound.hints[: checks.used],
        "feedback": _feedback(sight, final) if final and shows(Part.KEY) else None,
        "rationale": bound.rationale if locked and shows(Part.RATIONALE) else "",
        "language": seen.attempt.language,
        "left": checks.left,
        "used": checks.used,
        "penalty": checks.penalty,
    }
    return _macros().tries(note)


def _feedback(sight: Sight, score: Score) -> Markup:
    revision, seen = sight.revision, sight.seen
    return look_of(revision.type).feedback(revision.bound, seen.placed.order, seen.saved.response, score)


def _macros() -> _Macros:
    return cast("_Macros", current_app.jinja_env.get_template("student/notes.html").module)
