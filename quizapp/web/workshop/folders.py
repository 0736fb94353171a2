"""A bank's folder as a zip archive: taken down, brought up, compared where both sides changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from flask import Response, flash, redirect, render_template, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as Reply

from quizapp.bank.states import shown
from quizapp.bank.stretches import Change, Stretch, stretches
from quizapp.bank.three_way import Key, Part, Side
from quizapp.core.i18n import msg
from quizapp.core.problem import Problem
from quizapp.core.refusal import BadBank, Malformed, NotAllowed, NotFound, Refusal, Stale
from quizapp.exchange.bank_zip import MEGABYTE, pack, unpack
from quizapp.services import bank_folder
from quizapp.services.bank_folder import Comparison, Folder
from quizapp.services.bank_rights import Right, right
from quizapp.services.media import weight
from quizapp.services.new_banks import as_copy, keep_folder
from quizapp.web.files import attachment
from quizapp.web.forms import add_fault, said
from quizapp.web.site import database, now, site
from quizapp.web.visitors import the_visitor
from quizapp.web.workshop.blueprint import workshop
from quizapp.web.workshop.text_forms import CompareForm, FolderForm

Answer = Reply | str | tuple[str, int]
PARTS: Final = {
    Part.HEAD.value: msg("About the bank:"),
    Part.PASSAGE.value: msg("Passage:"),
    Part.TERM.value: msg("Explained word:"),
    Part.FACT.value: msg("Fact:"),
    Part.ITEM.value: msg("Item:"),
    Part.QUIZ.value: msg("Quiz:"),
    Part.PICTURE.value: msg("Picture:"),
}
FOR_TEXTS: Final = 1  # MB, packed; a bank of 2,000 items has as much
AROUND: Final = 120  # letters of what is the same, on either side of a change
SIDES: Final = {side.value: side for side in Side}


@workshop.app_template_global()
def upload_most() -> int:
    """Return how many MB a folder that is uploaded may have."""
    return site().settings.bank_upload


@workshop.get("/banks/<bank>/folder")
def folder(bank: str) -> str:
    """Offer the folder of a bank, and to bring one up."""
    with database().reads() as reads:
        there = right(reads, slug=bank, person=the_visitor())
        pictures = weight(reads, there.id)
    too_large = pictures > (upload_most() - FOR_TEXTS) * MEGABYTE
    return render_template(
        "workshop/folder.html", right=there, form=FolderForm(formdata=None), problems=(), too_large=too_large,
        pictures=-(-pictures // MEGABYTE),
    )  # fmt: skip


@workshop.post("/banks/<bank>/folder")
def take(bank: str) -> Response:
    """Give the folder as a zip archive."""
    person = the_visitor()
    with database().change() as session:
        there = right(session, slug=bank, person=person)
        files = bank_folder.take_down(session, there, person=person, now=now())
    return attachment(pack(files, there.slug), "application/zip", f"{there.slug}.zip")


@workshop.post("/folder")
def bring() -> Answer:
    """Take a folder in: a bank that nobody here has is kept at once, one that is here is compared first."""
    form = FolderForm()
    try:
        files = unpack(_data(form), upload_most() * MEGABYTE)
        slug, waits = _taken_in(bank_folder.read_files(files), files, own=bool(form.own.data))
    except BadBank as refusal:
        return _refused(form, refusal, refusal.problems)
    except (Malformed, NotAllowed) as refusal:
        return _refused(form, refusal)
    if waits:
        return redirect(url_for("workshop.compare", bank=slug), HTTPStatus.SEE_OTHER)
    flash(gettext("The bank is here. Only you see it."))
    return redirect(url_for("workshop.bank", bank=slug), HTTPStatus.SEE_OTHER)


@workshop.get("/banks/<bank>/folder/compare")
def compare(bank: str) -> str:
    """Show what a folder that waits would change."""
    person = the_visitor()
    with database().look() as session:
        there = right(session, slug=bank, person=person, change=True)
        found = bank_folder.compare_folder(session, there, bank_folder.waiting(session, there, person=person))
    return _comparison(there, found)


@workshop.post("/banks/<bank>/folder/compare")
def unite(bank: str) -> Answer:
    """Put the folder and the bank together by what was chosen, or drop the folder."""
    form, person = CompareForm(), the_visitor()
    with database().look() as session:
        there = right(session, slug=bank, person=person, change=True)
        if said(form.go) == "drop":
            return _drop(there)
        waiting = bank_folder.waiting(session, there, person=person)
        found = bank_folder.compare_folder(session, there, waiting)
    try:
        with database().change() as session:
            changed = bank_folder.bring_up(
                session, there, waiting, choices=_choices(found), seal=said(form.seal), person=person, now=now()
            )
    except BadBank as refusal:
        return _comparison(there, found, refusal, refusal.problems), HTTPStatus.UNPROCESSABLE_ENTITY
    except Malformed as refusal:
        return _comparison(there, found, refusal), HTTPStatus.UNPROCESSABLE_ENTITY
    except Stale as refusal:
        return _comparison(there, found, refusal), HTTPStatus.CONFLICT
    flash(ngettext("The folder is in: %(num)s entry changed.", "The folder is in: %(num)s entries changed.", changed))
    return redirect(url_for("workshop.bank", bank=bank), HTTPStatus.SEE_OTHER)


def _data(form: FolderForm) -> bytes:
    """Return the bytes of the archive. Raises Malformed when there is none."""
    sent = form.sent_file() if form.validate_on_submit() else None
    if sent is None:
        raise Malformed(msg("Choose a file first."))
    return sent[0]


def _taken_in(found: Folder, files: Mapping[str, bytes], *, own: bool) -> tuple[str, bool]:
    """Keep a folder; return the slug of its bank, and whether it waits for a decision. Raises NotAllowed."""
    person = the_visitor()
    with database().change() as session:
        slug = "" if own else bank_folder.slug_of(session, found.bank.uuid)
        if not slug:
            bank = as_copy(found.bank) if own else found.bank
            return keep_folder(session, bank, found.stamps, person=person, now=now()), False
        try:
            there = right(session, slug=slug, person=person, change=True)
        except (NotFound, NotAllowed):
            message = msg("This bank is on the site already and not yours to change. Take it in as a bank of your own.")
            raise NotAllowed(message) from None
        bank_folder.let_wait(session, there, files, person=person, now=now())
        return slug, True


def _refused(form: FolderForm, refusal: Refusal, problems: Sequence[Problem] = ()) -> tuple[str, int]:
    add_fault(form.file, refusal.message)
    page = render_template("workshop/folder.html", right=None, form=form, problems=problems)
    return page, HTTPStatus.UNPROCESSABLE_ENTITY


def _drop(there: Right) -> Reply:
    with database().change() as session:
        bank_folder.drop_waiting(session, there, person=the_visitor())
    flash(gettext("The folder was put away. Nothing was changed."))
    return redirect(url_for("workshop.bank", bank=there.slug), HTTPStatus.SEE_OTHER)


def _choices(found: Comparison) -> dict[Key, Side]:
    """Return what was chosen for every entry that both changed; the choice for the rest holds where there is none."""
    rest = SIDES.get(request.form.get("rest", ""))
    chosen = {row.key: SIDES.get(request.form.get(str(row.key), "")) or rest for row in found.open}
    return {key: side for key, side in chosen.items() if side}


def _marked(before: str, after: str) -> tuple[Stretch, ...]:
    """Return two texts as one with what changed; of long stretches that did not, their ends alone."""
    return tuple(
        replace(each, text=f"{each.text[:AROUND]} […] {each.text[-AROUND:]}")
        if each.change is Change.SAME and len(each.text) > 3 * AROUND
        else each
        for each in stretches(before, after)
    )


def _comparison(
    there: Right, found: Comparison, refusal: Refusal | None = None, problems: Sequence[Problem] = ()
) -> str:
    return render_template(
        "workshop/compare.html", right=there, found=found, problems=problems, shown=shown, changes=_marked,
        notice=refusal.message.translated(gettext) if refusal else "", form=CompareForm(formdata=None),
        chosen=request.form, parts=PARTS,
    )  # fmt: skip
