"""The passage of a bank as lines: its page, saving it, and what was left unfinished of it."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as Reply

from quizapp.bank.glossary_lines import glossary_lines, read_glossary
from quizapp.bank.passage_text import passage_text
from quizapp.core.i18n import msg
from quizapp.core.passage import Passage
from quizapp.core.problem import Problem
from quizapp.core.refusal import BadBank, NotFound, Stale
from quizapp.services import unfinished
from quizapp.services.bank_page import coverage_page
from quizapp.services.bank_rights import Right, right
from quizapp.services.banks import passages_of
from quizapp.services.passages import PassageEdit, Resaved, named, newest_number, save_passage
from quizapp.services.unfinished import Unfinished
from quizapp.web.forms import number_in, said
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor
from quizapp.web.workshop.blueprint import workshop
from quizapp.web.workshop.text_forms import PassageForm
from quizapp.web.workshop.texts import Answer, numbered, whole

KEPT = ("title", "text", "glossary")


@workshop.route("/banks/<bank>/<language>/passage", methods=["GET", "POST"])
def passage(bank: str, language: str) -> Answer:
    """Show a passage as lines, as it is stored or as the visitor left it, and save it."""
    with database().reads() as reads:
        there = right(reads, slug=bank, person=the_visitor(), change=True)
        carried = coverage_page(reads, bank=there.id, language=language)
        text = passages_of(reads, there.id)[carried.language]
        number = newest_number(reads, bank=there.id, language=carried.language)
        left = unfinished.kept(reads, named(there.id, carried.language), person=the_visitor())
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
            _keep(there, carried.language)
            form.base.data = str(number)
    elif not form.is_submitted():
        form.process(data=_left(left) if left else _lines(text, number))
    status = HTTPStatus.CONFLICT if notice else HTTPStatus.OK
    if problems or form.errors:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render_template(
        "workshop/passage.html", form=form, right=there, page=carried, problems=numbered(problems), notice=notice,
        theirs=passage_text(text) if notice else "", left=left if request.method == "GET" else None, newest=number,
    ), status  # fmt: skip


@workshop.post("/banks/<bank>/<language>/passage/keep")
def keep_passage(bank: str, language: str) -> tuple[str, int]:
    """Keep what is being written of a passage, until it is saved or dropped."""
    _keep(_theirs(bank, language), language)
    return "", HTTPStatus.NO_CONTENT


@workshop.post("/banks/<bank>/<language>/passage/drop")
def drop_passage(bank: str, language: str) -> Reply:
    """Drop what was left unfinished of a passage, and show what is stored."""
    there = _theirs(bank, language)
    with database().change() as session:
        unfinished.drop(session, named(there.id, language), person=the_visitor())
    return redirect(url_for("workshop.passage", bank=bank, language=language), HTTPStatus.SEE_OTHER)


def _theirs(bank: str, language: str) -> Right:
    """Return the right to change a bank that has the language. Raises NotFound."""
    with database().reads() as reads:
        there = right(reads, slug=bank, person=the_visitor(), change=True)
        if language not in passages_of(reads, there.id):
            raise NotFound(msg("This bank has no language “%(language)s”.", language=language[:8]))
    return there


def _keep(there: Right, language: str) -> None:
    fields = {name: request.form.getlist(name) for name in KEPT}
    base = number_in(request.form.get("base", "")) or 0
    with database().change() as session:
        unfinished.keep(session, named(there.id, language), person=the_visitor(), base=base, fields=fields, now=now())


def _left(left: Unfinished) -> dict[str, str]:
    """Return what the form shows of what was left."""
    texts = {name: "".join(left.fields.get(name, ())[:1]) for name in KEPT}
    return texts | {"base": str(left.base)}


def _save(form: PassageForm, there: Right, old: Passage) -> Resaved:
    edit = PassageEdit(
        old.language,
        whole(" ".join(said(form.title).split()), said(form.text)),
        read_glossary(said(form.glossary), old.glossary),
        number_in(said(form.base)) or 0,
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
