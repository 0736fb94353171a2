"""Classes as their teachers handle them. Whose class it is, each query decides; another's does not exist."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

from quizapp.core.class_code import pin_of, shown_code
from quizapp.core.i18n import msg
from quizapp.core.person import BadName
from quizapp.core.refusal import Malformed, NotFound, NotNow, Stale
from quizapp.services import cohorts, enrolments, rosters
from quizapp.web.forms import add_fault, form_page, said
from quizapp.web.site import database, keys, now
from quizapp.web.teacher.forms import ClassForm, CodeForm, EnrolForm, RosterForm, StudentForm
from quizapp.web.teacher.rosters import ReadList, outcome_word, read_form, unpack
from quizapp.web.visitors import the_visitor

teacher = Blueprint("teacher", __name__, url_prefix="/teacher", template_folder="templates")
teacher.add_app_template_filter(shown_code)
teacher.add_app_template_filter(outcome_word)

Answer = Reply | tuple[str, int]


@teacher.route("/classes", methods=["GET", "POST"])
def classes() -> Answer:
    """List the classes and make one."""
    form, person = ClassForm(), the_visitor()
    if form.validate_on_submit():
        try:
            with database().change() as session:
                made = cohorts.make_cohort(session, name=said(form.name), teacher=person, now=now())
            return _to_class(made.public_id)
        except BadName as refusal:
            add_fault(form.name, refusal.message)
    with database().reads() as reads:
        listed = cohorts.my_cohorts(reads, person=person)
    return form_page("teacher/classes.html", form, classes=listed)


@teacher.route("/classes/<cohort>", methods=["GET", "POST"])
def cohort(cohort: str) -> Answer:
    """Show a class with its code and students, and rename it."""
    form, person = ClassForm(), the_visitor()
    if form.validate_on_submit():
        try:
            with database().change() as session:
                cohorts.rename(session, cohort=cohort, person=person, name=said(form.name))
            return _to_class(cohort)
        except BadName as refusal:
            add_fault(form.name, refusal.message)
    with database().reads() as reads:
        page = cohorts.cohort_page(reads, cohort=cohort, person=person)
    form.name.data = form.name.data if form.is_submitted() else page.cohort.name
    return form_page("teacher/class.html", form, page=page, undo=request.args.get("undo", ""))


@teacher.post("/classes/<cohort>/code")
def code(cohort: str) -> Reply:
    """Make another code, or close the class to newcomers."""
    form = CodeForm()
    if not form.validate():
        raise Malformed(msg("Choose what is to happen to the code."))
    with database().change() as session:
        if said(form.go) == "new":
            cohorts.new_code(session, cohort=cohort, person=the_visitor(), now=now())
        else:
            cohorts.revoke_code(session, cohort=cohort, person=the_visitor(), now=now())
    return _to_class(cohort)


@teacher.post("/classes/<cohort>/archive")
def archive(cohort: str) -> Reply:
    """Close a class; attempts stay."""
    with database().change() as session:
        cohorts.archive(session, cohort=cohort, person=the_visitor(), now=now())
    flash(gettext("The class is archived. All attempts are kept."))
    return _to_class(cohort)


@teacher.post("/classes/<cohort>/bring-back")
def bring_back(cohort: str) -> Reply:
    """Open an archived class again."""
    with database().change() as session:
        cohorts.bring_back(session, cohort=cohort, person=the_visitor())
    flash(gettext("The class is open again. Make a new code to let students in."))
    return _to_class(cohort)


@teacher.get("/classes/<cohort>/cards")
def cards(cohort: str) -> str:
    """Show a card to cut out for every student."""
    with database().reads() as reads:
        page = cohorts.cohort_page(reads, cohort=cohort, person=the_visitor())
        made = enrolments.join_cards(reads, cohort=cohort, person=the_visitor(), keys=keys())
    return render_template("teacher/cards.html", cohort=page.cohort, cards=made)


@teacher.route("/classes/<cohort>/students/<enrolment>", methods=["GET", "POST"])
def student(cohort: str, enrolment: str) -> Answer:
    """Show a student's nickname and PIN, and rename the student."""
    form, person = StudentForm(), the_visitor()
    if form.validate_on_submit():
        try:
            with database().change() as session:
                enrolments.rename_student(session, enrolment=enrolment, person=person, nickname=said(form.name))
            return _to_class(cohort)
        except BadName as refusal:
            add_fault(form.name, refusal.message)
    with database().reads() as reads:
        page = cohorts.cohort_page(reads, cohort=cohort, person=person)
    line = next((each for each in page.students if each.enrolment.public_id == enrolment), None)
    if line is None:
        raise NotFound(msg("This student is not in the class (any more)."))
    form.name.data = form.name.data if form.is_submitted() else line.enrolment.nickname
    pin = "" if line.account else pin_of(keys(), line.enrolment)
    return form_page("teacher/student.html", form, cohort=page.cohort, line=line, pin=pin)


@teacher.post("/classes/<cohort>/students/<enrolment>/pin")
def pin(cohort: str, enrolment: str) -> Reply:
    """Give a student another PIN and show it."""
    with database().change() as session:
        enrolments.reset_pin(session, enrolment=enrolment, person=the_visitor(), now=now())
    flash(gettext("This is the new PIN. The one before no longer works."))
    return redirect(url_for("teacher.student", cohort=cohort, enrolment=enrolment), HTTPStatus.SEE_OTHER)


@teacher.post("/classes/<cohort>/students/<enrolment>/remove")
def remove(cohort: str, enrolment: str) -> Reply:
    """Take a student off the class; the next page offers to undo it."""
    with database().change() as session:
        enrolments.remove_student(session, enrolment=enrolment, person=the_visitor(), now=now())
    return redirect(url_for("teacher.cohort", cohort=cohort, undo=enrolment), HTTPStatus.SEE_OTHER)


@teacher.post("/classes/<cohort>/students/<enrolment>/restore")
def restore(cohort: str, enrolment: str) -> Reply:
    """Let a removed student in again."""
    try:
        with database().change() as session:
            enrolments.restore_student(session, enrolment=enrolment, person=the_visitor())
    except BadName as refusal:
        raise NotNow(refusal.message) from None
    return _to_class(cohort)


@teacher.route("/classes/<cohort>/roster", methods=["GET", "POST"])
def roster(cohort: str) -> Answer:
    """Take a class list and show what it would do."""
    form = RosterForm()
    if form.validate_on_submit():
        try:
            return _preview(cohort, form, read_form(form)), HTTPStatus.OK
        except Malformed as refusal:
            add_fault(form.source, refusal.message)
    with database().reads() as reads:
        page = cohorts.cohort_page(reads, cohort=cohort, person=the_visitor())
    return form_page("teacher/roster.html", form, cohort=page.cohort)


@teacher.post("/classes/<cohort>/roster/apply")
def enrol(cohort: str) -> Answer:
    """Do what the preview showed; a class that has changed meanwhile is shown anew."""
    form, again = EnrolForm(), RosterForm()
    read = unpack(said(form.rows))
    try:
        with database().change() as session:
            plan = rosters.enrol_roster(
                session, cohort=cohort, person=the_visitor(), rows=read.rows, seal=said(form.seal), now=now()
            )
    except Stale as refusal:
        return _preview(cohort, again, read, refusal.message.translated(gettext)), HTTPStatus.CONFLICT
    done = {outcome.value: number for outcome, number in plan.counts.items()}
    flash(gettext("The list is in: %(added)s new, %(changed)s changed, %(restored)s let in again.", **done))
    return _to_class(cohort)


def _preview(cohort: str, form: RosterForm, read: ReadList, notice: str = "") -> str:
    with database().reads() as reads:
        page = cohorts.cohort_page(reads, cohort=cohort, person=the_visitor())
        plan = rosters.preview_roster(reads, cohort=cohort, person=the_visitor(), rows=read.rows)
    counts = {outcome.value: number for outcome, number in plan.counts.items()}
    doing = counts["added"] + counts["changed"] + counts["restored"]
    return render_template(
        "teacher/preview.html",
        cohort=page.cohort, plan=plan, read=read, form=form, counts=counts, doing=doing, notice=notice,
    )  # fmt: skip


def _to_class(cohort: str) -> Reply:
    return redirect(url_for("teacher.cohort", cohort=cohort), HTTPStatus.SEE_OTHER)
