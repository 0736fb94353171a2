"""Grading essays: item by item, names hidden until they are asked for, remarks at hand, one response after another."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

from quizapp.core.i18n import Message
from quizapp.core.refusal import Malformed, NotNow
from quizapp.core.tree import JsonObject
from quizapp.services import grading as marking
from quizapp.services import grading_queue, remarks
from quizapp.services.grading_queue import GradingPage, Stop
from quizapp.services.remarks import Remark
from quizapp.web.looks import look_of
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor

grading = Blueprint("grading", __name__, url_prefix="/grading", template_folder="templates")

Answer = Reply | tuple[str, int]


@grading.get("/")
def listed() -> str:
    """List the items whose responses wait."""
    with database().reads() as reads:
        found = grading_queue.waiting_items(reads, teacher=the_visitor())
        kept = remarks.remarks(reads, teacher=the_visitor())
    return render_template("results/to_grade.html", found=found, remarks=kept)


@grading.get("/next")
def begin() -> Reply:
    """Go to the first response to an item that waits."""
    quiz, item = request.args.get("quiz", ""), request.args.get("item", "")
    with database().reads() as reads:
        stop = grading_queue.first_waiting(reads, quiz=quiz, item=item, teacher=the_visitor())
    return _to(stop)


@grading.get("/answers/<attempt>/<int:place>")
def response(attempt: str, place: int) -> str:
    """Show a response with the form to judge it."""
    return _page(attempt, place)


@grading.post("/answers/<attempt>/<int:place>")
def grade(attempt: str, place: int) -> Answer:
    """Keep a mark and go to the next response that waits."""
    try:
        with database().change() as session:
            page = grading_queue.grading_page(session, attempt=attempt, place=place, teacher=the_visitor())
            comment = _comment(remarks.remarks(session, teacher=the_visitor()))
            marking.grade(
                session, attempt=attempt, place=place, judgement=_judgement(page), comment=comment,
                teacher=the_visitor(), now=now(),
            )  # fmt: skip
            if "keep" in request.form:
                remarks.keep(session, text=request.form.get("comment", ""), teacher=the_visitor(), now=now())
    except (Malformed, NotNow) as refusal:
        return _page(attempt, place, fault=refusal.message), HTTPStatus.UNPROCESSABLE_ENTITY
    if page.next is None:
        flash(gettext("All answers to this item are graded."))
    return _to(page.next)


@grading.post("/answers/<attempt>/<int:place>/name")
def name(attempt: str, place: int) -> str:
    """Tell who wrote a response, and log it."""
    with database().change() as session:
        writer = grading_queue.writer_of(session, attempt=attempt, place=place, teacher=the_visitor(), now=now())
    return _page(attempt, place, writer=writer)


@grading.post("/remarks/<remark>/remove")
def remove_remark(remark: str) -> Reply:
    """Forget a remark."""
    with database().change() as session:
        remarks.remove(session, remark=remark, teacher=the_visitor())
    flash(gettext("The remark is removed. Comments in which it stands stay as they are."))
    return redirect(url_for("grading.listed"), HTTPStatus.SEE_OTHER)


def _page(attempt: str, place: int, *, fault: Message | None = None, writer: str = "") -> str:
    """Show a response; with what was sent, if anything, so that nothing has to be written again."""
    sent = request.form if request.method == "POST" else None
    with database().reads() as reads:
        page = grading_queue.grading_page(reads, attempt=attempt, place=place, teacher=the_visitor())
        kept = remarks.remarks(reads, teacher=the_visitor())
    revision, seen = page.item.revision, page.item
    form = revision.type.judge_form(revision.bound, seen.score.judged)(sent)
    return render_template(
        "results/response.html", page=page, attempt=attempt, place=place, remarks=kept, fault=fault, writer=writer,
        judged=look_of(revision.type).judge(form, revision.bound, seen.response),
        comment=seen.comment if sent is None else sent.get("comment", ""),
        ticked=frozenset(sent.getlist("remark")) if sent else frozenset(),
        longest=marking.LONGEST_COMMENT,
    )  # fmt: skip


def _judgement(page: GradingPage) -> JsonObject:
    revision = page.item.revision
    form = revision.type.judge_form(revision.bound, {})(request.form)
    return revision.type.judgement(revision.bound, form)


def _comment(kept: Sequence[Remark]) -> str:
    """Return what was written, and below it the remarks that were ticked."""
    ticked = set(request.form.getlist("remark"))
    lines = [request.form.get("comment", ""), *(one.text for one in kept if one.public_id in ticked)]
    return "\n".join(line for line in lines if line.strip())


def _to(stop: Stop | None) -> Reply:
    """Go to a response, for none to the list of what waits."""
    if stop is None:
        return redirect(url_for("grading.listed"), HTTPStatus.SEE_OTHER)
    return redirect(url_for("grading.response", attempt=stop.attempt, place=stop.place), HTTPStatus.SEE_OTHER)
