"""Texts of banks: a new bank from a text, a copy of a bank, the passage as lines, and the walk past what to check."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as Reply

from quizapp.bank.first_passage import as_sentence, first_passage
from quizapp.bank.glossary_lines import glossary_lines, read_glossary
from quizapp.bank.passage_text import passage_text
from quizapp.bank.states import stretches
from quizapp.core.bank import Rights
from quizapp.core.document import Document
from quizapp.core.i18n import msg
from quizapp.core.passage import Passage
from quizapp.core.problem import Problem
from quizapp.core.refusal import BadBank, Malformed, Stale
from quizapp.core.sentences import sentences_of
from quizapp.exchange.documents import read_document, read_pasted
from quizapp.services.bank_page import coverage_page
from quizapp.services.bank_rights import Right, right
from quizapp.services.banks import passages_of
from quizapp.services.entries import Kind
from quizapp.services.new_banks import NewBank, copy_bank, make_bank
from quizapp.services.passages import PassageEdit, Resaved, newest_number, read_text, save_passage
from quizapp.services.stale import read_again, stale_entries
from quizapp.web.forms import add_fault, said
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor
from quizapp.web.workshop.blueprint import workshop
from quizapp.web.workshop.text_forms import FolderForm, KeepForm, NewBankForm, PassageForm, TextForm

Answer = Reply | str | tuple[str, int]
TITLE_LINES = 2  # before the text itself: the title and a blank line
LONGEST_PLACE = 6  # digits


@workshop.route("/new", methods=["GET", "POST"])
def begin() -> Answer:
    """Take a text, show how it is cut, and make a bank of it."""
    if request.form.get("go") == "make":
        return _make(NewBankForm())
    form = TextForm()
    if form.validate_on_submit():
        try:
            return _first_look(_document(form), said(form.language))
        except Malformed as refusal:
            add_fault(form.file if form.file.data else form.pasted, refusal.message)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("workshop/begin.html", form=form, folder=FolderForm()), status


@workshop.post("/banks/<bank>/copy")
def copy(bank: str) -> Reply:
    """Copy a bank into one of the visitor's own."""
    person = the_visitor()
    with database().change() as session:
        slug = copy_bank(session, right(session, slug=bank, person=person), person=person, now=now())
    flash(gettext("This is your copy. Only you see it; change it as you like."))
    return redirect(url_for("workshop.bank", bank=slug), HTTPStatus.SEE_OTHER)


@workshop.route("/banks/<bank>/<language>/passage", methods=["GET", "POST"])
def passage(bank: str, language: str) -> Answer:
    """Show a passage as lines, and save it."""
    with database().reads() as reads:
        there = right(reads, slug=bank, person=the_visitor(), change=True)
        carried = coverage_page(reads, bank=there.id, language=language)
        text = passages_of(reads, there.id)[carried.language]
        number = newest_number(reads, bank=there.id, language=carried.language)
    form = PassageForm()
    problems: Sequence[Problem] = ()
    notice = ""
    if form.validate_on_submit():
        try:
            return _to_walk(there, carried.language, _save(form, there, text))
        except BadBank as refusal:
            problems = refusal.problems
        except Stale as refusal:
            notice = refusal.message.translated(gettext)
            form.base.data = str(number)
    elif not form.is_submitted():
        form.process(data=_lines(text, number))
    status = (
        HTTPStatus.CONFLICT if notice else HTTPStatus.UNPROCESSABLE_ENTITY if problems or form.errors else HTTPStatus.OK
    )
    return render_template(
        "workshop/passage.html", form=form, right=there, page=carried, problems=_numbered(problems), notice=notice,
        theirs=passage_text(text) if notice else "",
    ), status  # fmt: skip


@workshop.get("/banks/<bank>/<language>/stale")
def stale(bank: str, language: str) -> str:
    """Show one of the entries whose evidence was edited, and how many there are."""
    at = request.args.get("at", "0")
    place = int(at) if at.isdecimal() and len(at) <= LONGEST_PLACE else 0
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


def _document(form: TextForm) -> Document:
    """Return the text in a form. Raises Malformed with a sentence for the teacher."""
    if said(form.language) not in {"id", "en"}:
        raise Malformed(msg("Choose the language of the text."))
    upload = form.file.data
    if isinstance(upload, FileStorage) and upload.filename:
        with closing(upload):
            return read_document(upload.stream.read(), upload.filename)
    return read_pasted(said(form.pasted))


def _first_look(document: Document, language: str) -> str:
    """Show how a text is cut."""
    form = NewBankForm(
        formdata=None,
        title=as_sentence(document.title) if document.title else "",
        text=first_passage(document, language, sentences_of),
        language=language,
    )
    return _preview(form, ())


def _preview(form: NewBankForm, problems: Sequence[Problem]) -> str:
    cut: Passage | None = None
    try:
        cut = read_text(_whole(said(form.title) or "?", said(form.text)), said(form.language))
    except BadBank as refusal:
        problems = problems or refusal.problems
    return render_template("workshop/first_look.html", form=form, cut=cut, problems=_numbered(problems))


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


def _save(form: PassageForm, there: Right, old: Passage) -> Resaved:
    base = said(form.base)
    edit = PassageEdit(
        old.language,
        _whole(" ".join(said(form.title).split()), said(form.text)),
        read_glossary(said(form.glossary), old.glossary),
        int(base) if base.isdecimal() and len(base) <= LONGEST_PLACE else 0,
    )
    with database().change() as session:
        return save_passage(session, there, edit, person=the_visitor(), now=now())


def _to_walk(there: Right, language: str, done: Resaved) -> Reply:
    """Go on to what is to be read again, else back to the passage."""
    if not done.facts and not done.items:
        flash(gettext("The passage is saved.") if done.changed else gettext("Nothing was changed."))
        return redirect(url_for("workshop.passage", bank=there.slug, language=language), HTTPStatus.SEE_OTHER)
    total = done.facts + done.items
    flash(
        ngettext(
            "The passage is saved. %(num)s entry rests on a sentence that was edited.",
            "The passage is saved. %(num)s entries rest on sentences that were edited.",
            total,
        )
    )
    return redirect(url_for("workshop.stale", bank=there.slug, language=language), HTTPStatus.SEE_OTHER)


def _lines(text: Passage, number: int) -> dict[str, str]:
    """Return what the form shows of a stored passage: the title apart."""
    _, _, body = passage_text(text).partition("\n\n")
    return {
        "title": text.title, "text": body.strip(), "glossary": glossary_lines(text.glossary), "base": str(number),
    }  # fmt: skip


def _whole(title: str, text: str) -> str:
    return f"# {title}\n\n{text}"


def _numbered(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems with the lines as the form shows them: without the title."""
    return [
        replace(found, place=replace(found.place, line=max(1, found.place.line - TITLE_LINES)))
        if found.place.file == "passage"
        else found
        for found in problems
    ]
