"""Reporting an item, and the list of reports. Whose attempt and which reports, each query decides."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Reply

from quizapp.core.item_report import LONGEST_REMARK, BadRemark, Reason
from quizapp.core.refusal import Malformed
from quizapp.services import item_reports
from quizapp.web.forms import add_fault, form_page, said
from quizapp.web.item_form import STRANGE
from quizapp.web.limits import count_report
from quizapp.web.reports.forms import CloseForm, ReportForm, reason_word
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor

reports = Blueprint("reports", __name__, template_folder="templates")
reports.add_app_template_filter(reason_word)

LAST_PAGE = 1_000_000


@reports.route("/attempts/<attempt>/items/<int(max=9999):place>/report", methods=["GET", "POST"])
def tell(attempt: str, place: int) -> Reply | tuple[str, int]:
    """Let a student say what is wrong with an item, and show what became of it."""
    form, person = ReportForm(), the_visitor()
    if form.validate_on_submit():
        count_report(person)
        try:
            with database().change() as session:
                item_reports.report(
                    session, attempt=attempt, place=place, person=person, now=now(),
                    reason=Reason(said(form.reason)), remark=said(form.remark),
                )  # fmt: skip
            return redirect(url_for("reports.tell", attempt=attempt, place=place), HTTPStatus.SEE_OTHER)
        except BadRemark as refusal:
            add_fault(form.remark, refusal.message)
    with database().reads() as reads:
        item = item_reports.reported(reads, attempt=attempt, place=place, person=person)
    return form_page("reports/tell.html", form, item=item, reasons=Reason, most=LONGEST_REMARK)


@reports.get("/reports")
def listed() -> str:
    """List the open reports, or the closed ones."""
    closed = request.args.get("closed") == "1"
    number = min(max(request.args.get("page", 1, type=int), 1), LAST_PAGE)
    with database().reads() as reads:
        page = item_reports.reports(reads, by=the_visitor(), closed=closed, page=number)
    return render_template("reports/list.html", page=page, closed=closed, most=LONGEST_REMARK)


@reports.post("/reports/<report>/close")
def close(report: str) -> Reply:
    """Close a report with an answer."""
    form = CloseForm()
    if not form.validate():
        raise Malformed(STRANGE)
    with database().change() as session:
        item_reports.close(session, report=report, by=the_visitor(), answer=said(form.answer), now=now())
    return redirect(url_for("reports.listed"), HTTPStatus.SEE_OTHER)
