"""Assignments as teachers handle them: given to classes or students, listed, changed, taken back."""

from __future__ import annotations

from http import HTTPStatus

from babel.dates import get_timezone_name
from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as Reply
from wtforms import Field

from quizapp.core.cohort import Cohort, CohortPage
from quizapp.core.i18n import msg
from quizapp.core.policy import Moment, Part
from quizapp.core.quiz import QuizCard, warning
from quizapp.core.refusal import Malformed
from quizapp.services import assignments, cohorts, quiz_rows, running
from quizapp.web.forms import add_fault, form_page, said
from quizapp.web.language import zone
from quizapp.web.quizzes.assign_forms import AssignForm, WindowForm
from quizapp.web.quizzes.blueprint import quizzes
from quizapp.web.quizzes.policy_form import MOMENTS, PARTS
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor

Answer = Reply | tuple[str, int]
NOBODY = msg("Tick at least one student.")
MATRIX = {"parts": PARTS, "moments": MOMENTS, "all_parts": tuple(Part), "all_moments": tuple(Moment)}


@quizzes.route("/quizzes/<quiz>/assign", methods=["GET", "POST"])
def assign(quiz: str) -> Answer:
    """Give a quiz to classes; with a class in the query, to some of its students."""
    form, person = AssignForm(), the_visitor()
    with database().reads() as reads:
        card = quiz_rows.quiz_card(reads, quiz=quiz, person=person)
    if form.validate_on_submit() and not _to_be_warned(card, form):
        try:
            return _given(card, form)
        except Malformed as refusal:
            add_fault(_beside(form), refusal.message)
    if not form.is_submitted():
        form.show(card.policy)
    return _assign_page(card, form)


@quizzes.get("/assignments")
def listed() -> str:
    """List the assignments of a teacher's classes, newest first."""
    batch, cohort = request.args.get("batch", ""), request.args.get("class", "")
    page = request.args.get("page", 1, type=int)
    with database().reads() as reads:
        found = running.my_assignments(reads, person=the_visitor(), page=page, batch=batch, cohort=cohort)
    return render_template("quizzes/assignments.html", found=found, batch=batch, cohort=cohort, moment=now())


@quizzes.route("/assignments/<assignment>/change", methods=["GET", "POST"])
def change(assignment: str) -> Answer:
    """Change when and how an assignment is taken."""
    form, person = WindowForm(), the_visitor()
    with database().reads() as reads:
        found = assignments.own_assignment(reads, assignment=assignment, person=person)
        card = quiz_rows.given_card(reads, quiz=found.quiz_id, person=person)
    if form.validate_on_submit():
        try:
            with database().change() as session:
                assignments.change(
                    session, assignment=assignment, by=person, policy=form.policy(), window=form.window(), now=now()
                )
            flash(gettext("The changes hold from now on, also for attempts that run."))
            return redirect(url_for("quizzes.watch", assignment=assignment), HTTPStatus.SEE_OTHER)
        except Malformed as refusal:
            add_fault(form.closes, refusal.message)
    if not form.is_submitted():
        form.show_assignment(found)
    warned = warning(found.policy.purpose, keys_public=card.keys_public)
    values = {"card": card, "given": found, "matrix": MATRIX, "zone": zone_name(), "warned": warned}
    return form_page("quizzes/change.html", form, **values)


@quizzes.post("/assignments/<assignment>/withdraw")
def withdraw(assignment: str) -> Reply:
    """Take an assignment back; attempts stay."""
    with database().change() as session:
        assignments.withdraw(session, assignment=assignment, by=the_visitor(), now=now())
    flash(gettext("The quiz was taken back. Attempts that were begun are kept."))
    return redirect(url_for("quizzes.listed"), HTTPStatus.SEE_OTHER)


def zone_name() -> str:
    """Return the short name of the site's time zone, such as WIB."""
    return str(get_timezone_name(now().astimezone(zone()), width="short", locale="id"))


def _to_be_warned(card: QuizCard, form: AssignForm) -> bool:
    """Tell whether the form asks for a test whose keys are public, and the page did not say so yet."""
    return warning(said(form.purpose), keys_public=card.keys_public) is not None and not form.warned.data


def _given(card: QuizCard, form: AssignForm) -> Reply:
    cohort = request.args.get("class", "")
    students = tuple(form.students.data or ()) if cohort else ()
    if cohort and not students:
        raise Malformed(NOBODY)
    with database().change() as session:
        made = assignments.assign(
            session, quiz=card.public_id, cohorts=(cohort,) if cohort else tuple(form.classes.data or ()),
            by=the_visitor(), policy=form.policy(), window=form.window(), now=now(), only=students,
        )  # fmt: skip
    with database().reads() as reads:
        batch = assignments.own_assignment(reads, assignment=made[0], person=the_visitor()).batch
    flash(ngettext("Assigned to %(num)s class.", "Assigned to %(num)s classes.", len(made)))
    return redirect(url_for("quizzes.listed", batch=batch), HTTPStatus.SEE_OTHER)


def _beside(form: AssignForm) -> Field:
    """Return what a refusal is about: who gets the quiz where nobody was chosen, else the time."""
    who = form.students if request.args.get("class") else form.classes
    return form.closes if who.data else who


def _assign_page(card: QuizCard, form: AssignForm) -> Answer:
    wanted, person = request.args.get("class", ""), the_visitor()
    chosen: CohortPage | None = None
    classes: tuple[Cohort, ...] = ()
    with database().reads() as reads:
        if wanted:
            chosen = cohorts.cohort_page(reads, cohort=wanted, person=person)
        else:
            classes = tuple(each for each in cohorts.my_cohorts(reads, person=person) if each.open)
    warned = warning(said(form.purpose), keys_public=card.keys_public)
    return form_page(
        "quizzes/assign.html", form, card=card, classes=classes, chosen=chosen, matrix=MATRIX, zone=zone_name(),
        warned=warned,
    )  # fmt: skip
