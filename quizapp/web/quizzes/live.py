"""A quiz while it runs: how far each student is, and what a teacher does for one of them."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Any

from flask import flash, jsonify, redirect, render_template, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

from quizapp.core.assignment import Assignment
from quizapp.core.quiz import QuizCard
from quizapp.core.running import LiveLine
from quizapp.services import assignments, cohorts, invigilating, quiz_rows, running
from quizapp.web.forms import said
from quizapp.web.quizzes.assign_forms import DeedForm, MoreForm
from quizapp.web.quizzes.blueprint import quizzes
from quizapp.web.quizzes.live_words import counts, shown
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor
from quizapp.web.words import clock

Answer = Reply | tuple[str, int]


@quizzes.get("/assignments/<assignment>")
def watch(assignment: str) -> str:
    """Show how far each student is; the script asks again every ten seconds, without it a link does."""
    moment = now()
    given, card, cohort, lines = _running(assignment, moment)
    return render_template(
        "quizzes/live.html",
        given=given, card=card, cohort=cohort, lines=[(line, shown(line, moment)) for line in lines],
        counts=counts(lines), moment=moment, phase=given.window.phase(moment),
    )  # fmt: skip


@quizzes.get("/assignments/<assignment>/progress")
def progress(assignment: str) -> Reply:
    """Return what of the page moves, as data: texts in the reader's language, by student."""
    moment = now()
    with database().reads() as reads:
        given = assignments.own_assignment(reads, assignment=assignment, person=the_visitor())
        lines = running.live_lines(reads, assignment=given.id, now=moment)
    students: dict[str, Any] = {line.enrolment: shown(line, moment).texts() for line in lines}
    return jsonify(at=clock(moment), counts=counts(lines), students=students)


@quizzes.route("/assignments/<assignment>/students/<enrolment>", methods=["GET", "POST"])
def student(assignment: str, enrolment: str) -> Answer:
    """Show one student, and give more minutes, tries or another closing time."""
    form, person = MoreForm(), the_visitor()
    if form.validate_on_submit():
        extra, tries, closes = form.more()
        with database().change() as session:
            assignments.extend(
                session, assignment=assignment, enrolment=enrolment, by=person, now=now(), extra=extra,
                extra_tries=tries, closes=closes,
            )  # fmt: skip
        flash(gettext("This student has the time and tries below, also in an attempt that runs."))
        return _to_student(assignment, enrolment)
    return _student_page(assignment, enrolment, form, DeedForm(formdata=None))


@quizzes.post("/assignments/<assignment>/students/<enrolment>/attempt")
def deed(assignment: str, enrolment: str) -> Answer:
    """Hand in a student's attempt, or open it again."""
    form, given = DeedForm(), {"assignment": assignment, "enrolment": enrolment}
    if not form.validate():
        return _student_page(assignment, enrolment, MoreForm(formdata=None), form)
    with database().change() as session:
        if said(form.go) == "submit":
            invigilating.hand_in_for(session, by=the_visitor(), now=now(), **given)
        else:
            invigilating.reopen(session, by=the_visitor(), now=now(), lasting=form.lasting(), **given)
    done = gettext("The attempt was handed in.") if said(form.go) == "submit" else gettext("The attempt is open again.")
    flash(done)
    return _to_student(assignment, enrolment)


def _running(assignment: str, moment: datetime) -> tuple[Assignment, QuizCard, str, tuple[LiveLine, ...]]:
    person = the_visitor()
    with database().reads() as reads:
        given = assignments.own_assignment(reads, assignment=assignment, person=person)
        card = quiz_rows.given_card(reads, quiz=given.quiz_id, person=person)
        name = cohorts.cohort_name(reads, cohort=given.cohort)
        return given, card, name, running.live_lines(reads, assignment=given.id, now=moment)


def _student_page(assignment: str, enrolment: str, form: MoreForm, deed_form: DeedForm) -> Answer:
    moment, person = now(), the_visitor()
    with database().reads() as reads:
        given = assignments.own_assignment(reads, assignment=assignment, person=person)
        card = quiz_rows.given_card(reads, quiz=given.quiz_id, person=person)
        line = running.live_line(reads, assignment=given.id, enrolment=enrolment, now=moment)
    if not form.is_submitted():
        form.show(line, given)
    wrong = form.errors or deed_form.errors
    return render_template(
        "quizzes/student.html", given=given, card=card, line=line, shown=shown(line, moment), form=form, deed=deed_form,
    ), HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK  # fmt: skip


def _to_student(assignment: str, enrolment: str) -> Reply:
    return redirect(url_for("quizzes.student", assignment=assignment, enrolment=enrolment), HTTPStatus.SEE_OTHER)
