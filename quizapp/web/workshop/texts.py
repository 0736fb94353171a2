"""Texts of banks: a new bank from a text, a copy of a bank, the passage as lines, and the walk past what to check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Reply

from quizapp.bank.first_passage import as_sentence, first_passage
from quizapp.bank.stretches import stretches
from quizapp.core.bank import Rights
from quizapp.core.document import Document
from quizapp.core.i18n import msg
from quizapp.core.passage import Passage
from quizapp.core.problem import Problem
from quizapp.core.refusal import BadBank, Malformed
from quizapp.services.bank_rights import right
from quizapp.services.entries import Kind
from quizapp.services.new_banks import NewBank, copy_bank, make_bank
from quizapp.services.passages import read_text
from quizapp.services.stale import read_again, stale_entries
from quizapp.web.forms import add_fault, form_page, number_in, said
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor
from quizapp.web.workshop.blueprint import workshop
from quizapp.web.workshop.text_forms import FolderForm, KeepForm, NewBankForm, TextForm

Answer = Reply | str | tuple[str, int]
TITLE_LINES = 2  # before the text itself: the title and a blank line


@workshop.route("/new", methods=["GET", "POST"])
def begin() -> Answer:
    """Take a text, show how it is cut, and make a bank of it."""
    if request.form.get("go") == "make":
        return _make(NewBankForm())
    form = TextForm()
    if form.validate_on_submit():
        try:
            return _first_look(form.document(), said(form.language))
        except Malformed as refusal:
            add_fault(form.source, refusal.message)
    return form_page("workshop/begin.html", form, folder=FolderForm())


@workshop.post("/banks/<bank>/copy")
def copy(bank: str) -> Reply:
    """Copy a bank into one of the visitor's own."""
    person = the_visitor()
    with database().change() as session:
        slug = copy_bank(session, right(session, slug=bank, person=person), person=person, now=now())
    flash(gettext("This is your copy. Only you see it; change it as you like."))
    return redirect(url_for("workshop.bank", bank=slug), HTTPStatus.SEE_OTHER)


@workshop.get("/banks/<bank>/<language>/stale")
def stale(bank: str, language: str) -> str:
    """Show one of the entries whose evidence was edited, and how many there are."""
    at = request.args.get("at", "0")
    place = number_in(at) or 0
    with database().reads() as reads:
        there = right(reads, slug=bank, person=the_visitor(), change=True)
        found = stale_entries(reads, bank=there.id, language=language)
    here = min(place, len(found) - 1)
    facts = sum(one.kind is Kind.FACT for one in found)
    return render_template(
        "workshop/stale.html", right=there, language=language, found=found, here=here, facts=facts,
        items=len(found) - facts, form=KeepForm(formdata=None), changes=stretches,
    )  # fmt: skip


@workshop.post("/banks/<bank>/<language>/stale")
def holds(bank: str, language: str) -> Reply:
    """Take down that an entry was read again and still holds."""
    form = KeepForm()
    with database().change() as session:
        there = right(session, slug=bank, person=the_visitor(), change=True)
        kind = said(form.kind)
        if kind not in set(Kind):
            raise Malformed(msg("Choose what is to happen to this entry."))
        read_again(session, there, kind=Kind(kind), id=said(form.entry), language=language, seal=said(form.seal))
    return redirect(url_for("workshop.stale", bank=bank, language=language, at=said(form.at)[:6]), HTTPStatus.SEE_OTHER)


def _first_look(document: Document, language: str) -> str:
    """Show how a text is cut."""
    form = NewBankForm(
        formdata=None,
        title=as_sentence(document.title) if document.title else "",
        text=first_passage(document),
        language=language,
    )
    return _preview(form, ())


def _preview(form: NewBankForm, problems: Sequence[Problem]) -> str:
    cut: Passage | None = None
    try:
        cut = read_text(whole(said(form.title) or "?", said(form.text)), said(form.language))
    except BadBank as refusal:
        problems = problems or refusal.problems
    return render_template("workshop/first_look.html", form=form, cut=cut, problems=numbered(problems))


def _make(form: NewBankForm) -> Answer:
    if said(form.language) not in {"id", "en"}:
        raise Malformed(msg("Choose the language of the text."))
    if form.validate() and form.validate_on_submit():
        wanted = NewBank(
            title=" ".join(said(form.title).split()),
            language=said(form.language),
            text=said(form.text),
            published=said(form.published),
            note=said(form.note),
            licence=said(form.licence),
            rights=Rights(said(form.rights)),
            link=said(form.link),
        )
        try:
            with database().change() as session:
                slug = make_bank(session, wanted, person=the_visitor(), now=now())
        except BadBank as refusal:
            return _preview(form, refusal.problems), HTTPStatus.UNPROCESSABLE_ENTITY
        flash(gettext("The bank is made. Only you see it. Write its first fact or item."))
        return redirect(url_for("workshop.bank", bank=slug), HTTPStatus.SEE_OTHER)
    return _preview(form, ()), HTTPStatus.UNPROCESSABLE_ENTITY


def whole(title: str, text: str) -> str:
    """Return a title and a text as a passage's file has them."""
    return f"# {title}\n\n{text}"


def numbered(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems with the lines as the form shows them: without the title."""
    return [
        replace(found, place=replace(found.place, line=max(1, found.place.line - TITLE_LINES)))
        if found.place.file == "passage"
        else found
        for found in problems
    ]
