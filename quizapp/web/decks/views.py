"""My decks: what there is to download, what is new in it since, how to import it, and what comes back from Anki."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response as Reply

from quizapp.anki.parts import WHOLE
from quizapp.anki.reviews import read_export
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.services.card_states import keep_readings, known_decks
from quizapp.services.decks import DeckFile, deck_file, deck_text_file, my_decks, take_deck
from quizapp.web import limits
from quizapp.web.decks.forms import ExportForm, TakeForm
from quizapp.web.decks.parts import part_options
from quizapp.web.files import attachment
from quizapp.web.forms import add_fault, said
from quizapp.web.item_form import STRANGE
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor

decks = Blueprint("decks", __name__, template_folder="templates")


@decks.get("/decks")
def mine() -> str:
    """Show the decks of whoever is signed in."""
    with database().look() as session:
        found = my_decks(session, person=the_visitor(), now=now())
    shown = [(deck, dict(part_options(deck))) for deck in found]
    return render_template("decks/mine.html", decks=shown, person=the_visitor())


@decks.get("/decks/<bank>/<edition>.apkg")
def package(bank: str, edition: str) -> Response:
    """Send the whole deck of a bank, by an address that can be kept."""
    with database().look() as session:
        return _deck(deck_file(session, slug=bank, edition=edition, person=the_visitor(), now=now()))


@decks.get("/decks/<bank>/<edition>.txt")
def text(bank: str, edition: str) -> Response:
    """Send the notes of a bank as text, the update that keeps the student's own notes."""
    with database().look() as session:
        return _deck(deck_text_file(session, slug=bank, edition=edition, person=the_visitor(), now=now()))


@decks.post("/decks/<bank>")
def take(bank: str) -> Response:
    """Send a deck or a part of it, and remember what was in it."""
    form = TakeForm()
    if not form.validate():
        raise Malformed(STRANGE)
    with database().change() as session:
        found = take_deck(
            session,
            slug=bank,
            edition=said(form.edition),
            part=said(form.part) or WHOLE,
            person=the_visitor(),
            now=now(),
        )
    return _deck(found)


@decks.get("/reviews")
def reviews() -> str:
    """Show what Anki said about the cards of whoever is signed in."""
    return _reviews(ExportForm(formdata=None))


@decks.post("/reviews")
def bring() -> Reply | tuple[str, int]:
    """Read an export of Anki and keep what it says about our own notes."""
    form = ExportForm()
    if not form.validate():
        raise Malformed(STRANGE)
    limits.count_export(the_visitor())
    try:
        readings = read_export(_uploaded(form))
        with database().change() as session:
            kept = keep_readings(session, person=the_visitor(), readings=readings, now=now())
    except Malformed as refusal:
        add_fault(form.export, refusal.message)
        return _reviews(form), HTTPStatus.UNPROCESSABLE_ENTITY
    flash(ngettext("%(num)s card was read.", "%(num)s cards were read.", kept))
    return redirect(url_for("decks.reviews"), HTTPStatus.SEE_OTHER)


def _reviews(form: ExportForm) -> str:
    with database().look() as session:
        found = known_decks(session, person=the_visitor(), now=now())
    return render_template("decks/reviews.html", decks=found, form=form)


def _uploaded(form: ExportForm) -> bytes:
    sent = form.sent_file()
    if sent is None:
        raise Malformed(msg("No file came along. Choose the .apkg file that Anki exported."))
    return sent[0]


def _deck(found: DeckFile) -> Response:
    return attachment(found.content, "application/octet-stream", found.name)
