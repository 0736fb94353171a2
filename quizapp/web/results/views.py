"""Results of classes: what was assigned, the grid of a class, its files, every attempt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

from quizapp.core.class_results import GradeList, Outcome, Progress
from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed
from quizapp.exchange.grades import grades_csv, grades_xlsx
from quizapp.services import class_results, results_lists
from quizapp.web import words
from quizapp.web.files import attachment
from quizapp.web.forms import add_fault, number_in, said
from quizapp.web.language import interface_language
from quizapp.web.results.forms import ThresholdForm
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor

results = Blueprint("results", __name__, url_prefix="/results", template_folder="templates")

LONGEST_NAME: Final = 80  # characters of a file's name
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SIGNS: Final[Mapping[Outcome, words.Sign]] = MappingProxyType(
    {
        Outcome.RIGHT: words.RIGHT,
        Outcome.PARTLY: words.PARTLY,
        Outcome.WRONG: words.WRONG,
        Outcome.BLANK: words.UNANSWERED,
        Outcome.WAITING: words.Sign("is-waiting", "waiting", msg("Waits to be graded")),
    }
)
PROGRESS: Final[Mapping[Progress, Message]] = MappingProxyType(
    {
        Progress.NOT_BEGUN: msg("not begun"),
        Progress.OPEN: msg("still answering"),
        Progress.SUBMITTED: msg("handed in"),
    }
)


@results.get("/")
def assigned() -> str:
    """List what the teacher's classes got, newest first."""
    page = request.args.get("page", 1, type=int)
    with database().reads() as reads:
        found = results_lists.assignments(reads, teacher=the_visitor(), page=page)
    return render_template("results/assigned.html", found=found, now=now())


@results.get("/assignments/<assignment>")
def grid(assignment: str) -> str:
    """Show what each student earned item by item."""
    return _grid(assignment, ThresholdForm(formdata=None))


@results.post("/assignments/<assignment>/threshold")
def threshold(assignment: str) -> Reply | tuple[str, int]:
    """Keep the threshold of a class."""
    form = ThresholdForm()
    if not form.validate():
        raise Malformed(msg("The field of the threshold was missing. Load the page again."))
    try:
        wanted = _number(said(form.threshold))
        with database().change() as session:
            class_results.set_threshold(
                session, assignment=assignment, teacher=the_visitor(), threshold=wanted, now=now()
            )
    except Malformed as refusal:
        add_fault(form.threshold, refusal.message)
        return _grid(assignment, form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(gettext("The threshold is saved."))
    return redirect(url_for("results.grid", assignment=assignment), HTTPStatus.SEE_OTHER)


@results.post("/assignments/<assignment>/csv")
def csv(assignment: str) -> Response:
    """Give the class's grade list as CSV, and log it."""
    with database().change() as session:
        lists = class_results.grade_lists(session, assignment=assignment, teacher=the_visitor())
        own = next(each for each in lists if each.head.public_id == assignment)
        class_results.note_export(session, lists=[own], teacher=the_visitor(), form="csv", now=now())
    body = grades_csv(own, comma=interface_language() == "id")
    return attachment(body, "text/csv; charset=utf-8", f"{_name([own])}.csv")


@results.post("/assignments/<assignment>/xlsx")
def xlsx(assignment: str) -> Response:
    """Give the grade lists of all classes that got the quiz together as a workbook, and log it."""
    with database().change() as session:
        lists = class_results.grade_lists(session, assignment=assignment, teacher=the_visitor())
        class_results.note_export(session, lists=lists, teacher=the_visitor(), form="xlsx", now=now())
    return attachment(grades_xlsx(lists), XLSX, f"{_name(lists)}.xlsx")


@results.get("/assignments/<assignment>/attempts")
def runs(assignment: str) -> str:
    """List every attempt that was handed in, newest first."""
    after = request.args.get("after", "")
    with database().reads() as reads:
        found = results_lists.runs(reads, assignment=assignment, teacher=the_visitor(), after=after)
    return render_template("results/runs.html", found=found, first=not after)


def _grid(assignment: str, form: ThresholdForm) -> str:
    page = request.args.get("page", 1, type=int)
    with database().reads() as reads:
        found = class_results.class_results(reads, assignment=assignment, teacher=the_visitor(), page=page)
    if not form.is_submitted():
        form.threshold.data = "" if found.head.threshold is None else str(found.head.threshold)
    responses = request.args.get("show") == "responses"
    return render_template(
        "results/grid.html", found=found, head=found.head, form=form, responses=responses, signs=SIGNS,
        progress=PROGRESS, now=now(),
    )  # fmt: skip


def _number(text: str) -> int | None:
    """Return the whole number that was written, None for nothing. Raises Malformed."""
    number = number_in(text)
    if text and number is None:
        raise Malformed(msg("Write a whole number from 1 to 100, or leave the field empty."))
    return number


def _name(lists: Sequence[GradeList]) -> str:
    """Return a name for a file with the lists of classes, of letters, digits and hyphens that every system takes."""
    title = next(iter(lists[0].head.title.values()), "")
    said_ = (gettext("grades"), title, *(each.head.cohort_name for each in lists))
    return re.sub(r"[^a-z0-9]+", "-", " ".join(said_).lower()).strip("-")[:LONGEST_NAME]
