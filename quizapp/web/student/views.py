"""Taking a quiz: start, items, handing in, result, review, my results."""

from __future__ import annotations

import secrets
from http import HTTPStatus

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from quizapp.core.attempt import Conflict
from quizapp.core.i18n import msg
from quizapp.core.person import BadName
from quizapp.core.refusal import Malformed, NotNow
from quizapp.core.response import Blank, Invalid
from quizapp.services import attempts, checking, people, reports, sign_ins
from quizapp.web import item_form, words
from quizapp.web.forms import add_fault, said
from quizapp.web.item_form import STRANGE
from quizapp.web.limits import count_start
from quizapp.web.passages import proving_text
from quizapp.web.public.forms import StartForm
from quizapp.web.public.views import passage_page
from quizapp.web.site import database, now
from quizapp.web.student.items import conflict_page, item_page, onward
from quizapp.web.student.mine import my_own_page
from quizapp.web.student.reviews import blocks
from quizapp.web.student.storing import HANDED_IN, stored
from quizapp.web.visitors import come_in, sign_in_token, the_visitor, visitor

student = Blueprint("student", __name__, template_folder="templates")

SEED_BITS = 63  # what a 64-bit column takes
ITEM = "/attempts/<attempt>/items/<int(max=9999):place>"
NOTHING_TO_CHECK = msg("There is nothing to check yet: answer first, then press “Check”.")


@student.post("/quizzes/<quiz>/start")
def start(quiz: str) -> Reply | tuple[str, int]:
    """Begin an attempt, or go on with the open one; whoever is not signed in becomes a guest."""
    form = StartForm()
    if not form.validate():
        raise Malformed(STRANGE)
    try:
        attempt = _started(quiz, form)
    except BadName as refusal:
        add_fault(form.nickname, refusal.message)
        return passage_page(said(form.passage), form), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("student.item", attempt=attempt, place=1), HTTPStatus.SEE_OTHER)


def _started(quiz: str, form: StartForm) -> str:
    person, token, moment = visitor(), "", now()
    count_start(person)
    with database().change() as session:
        if person is None:
            person = people.new_guest(session, now=moment, nickname=said(form.nickname))
            token = sign_ins.open_sign_in(session, person=person, now=moment)
        attempt = attempts.start(
            session,
            quiz=quiz,
            person=person,
            language=said(form.edition),
            seed=secrets.randbits(SEED_BITS),
            now=moment,
            assignment=said(form.assignment),
        )
    if token:
        come_in(token, person)
    return attempt


@student.get(ITEM)
def item(attempt: str, place: int) -> Reply:
    """Show one item beside the passage."""
    moment = now()
    with database().reads() as reads:
        seen = attempts.snapshot(reads, token=sign_in_token(), attempt=attempt, place=place, now=moment)
        if not seen.attempt.open:
            return redirect(url_for("student.result", attempt=attempt), HTTPStatus.SEE_OTHER)
        if seen.attempt.over(moment):
            return redirect(url_for("student.ask_submit", attempt=attempt), HTTPStatus.SEE_OTHER)
        sight = checking.sight(reads, seen, moment, to_check=True)
    return item_page(sight, item_form.fresh(sight.revision, seen))


@student.post(ITEM)
def save(attempt: str, place: int) -> Reply | tuple[str | Response, int]:
    """Store what was sent, then go where the pressed button leads; a request that began in time is in time."""
    moment, go = now(), request.form.get("go", "")
    with database().reads() as reads:
        seen = attempts.snapshot(reads, token=sign_in_token(), attempt=attempt, place=place, now=moment)
        sight = checking.sight(reads, seen, moment, to_check=go == "check")
    if seen.saved.locked and not request.form.get("key"):
        return redirect(onward(seen, go), HTTPStatus.SEE_OTHER)
    sent, response = item_form.sent(sight.revision, seen)
    if isinstance(response, Blank) and sight.checks:
        add_fault(sent.field, NOTHING_TO_CHECK)
    if isinstance(response, Invalid) or sent.field.errors:
        if not seen.attempt.open:
            raise NotNow(HANDED_IN)
        return item_page(sight, item_form.refused(sight.revision, seen, sent)), HTTPStatus.UNPROCESSABLE_ENTITY
    write = attempts.respond(seen, response, flag=sent.flag, key=sent.key, seen=sent.version, now=moment)
    if sight.checks:
        write = checking.checking(write, sight)
    outcome = stored(seen, write)
    if isinstance(outcome, Conflict):
        return conflict_page(seen, sight.revision, write, outcome), HTTPStatus.CONFLICT
    return redirect(onward(seen, go), HTTPStatus.SEE_OTHER)


@student.get("/attempts/<attempt>/submit")
def ask_submit(attempt: str) -> Reply | str:
    """Name what is still blank and ask once."""
    with database().look() as session:
        overview = attempts.overview(session, attempt=attempt, person=the_visitor())
    if not overview.attempt.open:
        return redirect(url_for("student.result", attempt=attempt), HTTPStatus.SEE_OTHER)
    over = overview.attempt.over(now())
    return render_template("student/submit.html", overview=overview, head=overview.attempt, over=over)


@student.post("/attempts/<attempt>/submit")
def submit(attempt: str) -> Reply:
    """Hand in; doing it again changes nothing."""
    with database().change() as session:
        attempts.submit(session, attempt=attempt, person=the_visitor(), now=now())
    return redirect(url_for("student.result", attempt=attempt), HTTPStatus.SEE_OTHER)


@student.get("/attempts/<attempt>/result")
def result(attempt: str) -> str:
    """Show the score, the score by reading process, and what to do next."""
    with database().look() as session:
        found = reports.result(session, attempt=attempt, person=the_visitor(), now=now())
    return render_template(
        "student/result.html",
        result=found,
        head=found.attempt,
        tally=words.tally(found.tally),
        finding=words.finding(found.by_process),
        person=the_visitor(),
    )


@student.get("/attempts/<attempt>/review")
def review(attempt: str) -> str:
    """Show every item with verdict, explanation and proof."""
    with database().look() as session:
        found = reports.review(session, attempt=attempt, person=the_visitor(), now=now())
    shown = blocks(found)
    marked = frozenset(address for each in shown for address in each.evidence)
    return render_template(
        "student/review.html",
        head=found.result.attempt,
        page={"revision": found.result.attempt.passage},
        result=found.result,
        items=shown,
        passage=proving_text(found.passage, marked),
        person=the_visitor(),
    )


@student.get("/me")
def me() -> str:
    """Show whoever is signed in their grades, attempts and next steps."""
    return my_own_page()
