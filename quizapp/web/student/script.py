"""What the script of item pages asks for: saving one answer, all items of an attempt at once, handing in, a new token.

The same services as for the pages; replies are small JSON. A refusal comes from ``web.errors`` as a sentence in JSON.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_wtf.csrf import generate_csrf

from quizapp.core.attempt import Conflict, Snapshot
from quizapp.core.i18n import msg
from quizapp.core.refusal import NotNow
from quizapp.core.response import Invalid
from quizapp.services import attempts, checking, revisions
from quizapp.web import item_form
from quizapp.web.site import database, now
from quizapp.web.student.items import item_part, summaries
from quizapp.web.student.storing import HANDED_IN, stored
from quizapp.web.visitors import sign_in_token, the_visitor

script = Blueprint("script", __name__)

Json = dict[str, Any]
NO_ITEM = msg("This attempt is no longer open. Go to your results to see what was saved.")


@script.post("/attempts/<attempt>/items/<int(max=9999):place>/save")
def save(attempt: str, place: int) -> Json | tuple[Json, int]:
    """Store what was sent; a conflict names both answers, and what is stored already is no conflict."""
    moment = now()
    with database().reads() as reads:
        seen = attempts.snapshot(reads, token=sign_in_token(), attempt=attempt, place=place, now=moment)
        revision, _ = revisions.page_revisions(reads, seen.placed.revision, seen.attempt.passage)
    sent, response = item_form.sent(revision, seen)
    if isinstance(response, Invalid):
        if not seen.attempt.open:
            raise NotNow(HANDED_IN)
        faults = " ".join(sent.field.errors)
        return {"state": "invalid", "sentence": faults}, HTTPStatus.UNPROCESSABLE_ENTITY
    write = attempts.respond(seen, response, flag=sent.flag, key=sent.key, seen=sent.version, now=moment)
    outcome = stored(seen, write)
    if not isinstance(outcome, Conflict):
        return {"state": "saved", "version": outcome.version, "left": _left(seen)}
    there = outcome.current
    if (there.response, there.flag) == (write.response, write.flag):
        return {"state": "saved", "version": there.version, "left": _left(seen)}
    answers = summaries(revision, write, outcome)
    return {"state": "conflict", "version": there.version, "answers": answers}, HTTPStatus.CONFLICT


@script.get("/attempts/<attempt>/parts")
def parts(attempt: str) -> Json:
    """Return the forms of all items of an open attempt, without keys, and what the script may have to say."""
    moment = now()
    with database().reads() as reads:
        sheet = attempts.sheet(reads, token=sign_in_token(), attempt=attempt, now=moment)
        sights = checking.sights(reads, sheet, moment)
    head = sheet[0].attempt
    if not head.open or head.over(moment):
        raise NotNow(NO_ITEM)
    return {
        "parts": [item_part(sight, item_form.fresh(sight.revision, sight.seen)) for sight in sights],
        "said": render_template("student/said.html", head=head, guest=sheet[0].person.guest),
    }


@script.post("/attempts/<attempt>/hand-in")
def submit(attempt: str) -> Json:
    """Hand in; doing it again changes nothing."""
    with database().change() as session:
        attempts.submit(session, attempt=attempt, person=the_visitor(), now=now())
    return {"state": "submitted", "address": url_for("student.result", attempt=attempt)}


@script.get("/token")
def token() -> Json:
    """Return the token of forms and whose it is, for answers that waited while their sign-in ended."""
    return {"token": generate_csrf(), "person": the_visitor().public_id}


def _left(seen: Snapshot) -> int | None:
    """Return the whole seconds left, None without a limit."""
    left = seen.attempt.left(now())
    return None if left is None else int(left.total_seconds())
