"""My decks: what there is to download, what is new in it since, and how to import it."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from quizapp.anki.parts import WHOLE
from quizapp.core.refusal import Malformed
from quizapp.services.decks import DeckFile, deck_file, deck_text_file, my_decks, take_deck
from quizapp.web.decks.forms import TakeForm
from quizapp.web.decks.parts import part_options
from quizapp.web.forms import said
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


@decks.get("/decks/<slug>/<edition>.apkg")
def package(slug: str, edition: str) -> Response:
    """Send the whole deck of a bank, by an address that can be kept."""
    with database().look() as session:
        return attachment(deck_file(session, slug=slug, edition=edition, person=the_visitor(), now=now()))


@decks.get("/decks/<slug>/<edition>.txt")
def text(slug: str, edition: str) -> Response:
    """Send the notes of a bank as text, the update that keeps the student's own notes."""
    with database().look() as session:
        return attachment(deck_text_file(session, slug=slug, edition=edition, person=the_visitor(), now=now()))


@decks.post("/decks/<slug>")
def take(slug: str) -> Response:
    """Send a deck or a part of it, and remember what was in it."""
    form = TakeForm()
    if not form.validate():
        raise Malformed(STRANGE)
    with database().change() as session:
        found = take_deck(
            session,
            slug=slug,
            edition=said(form.edition),
            part=said(form.part) or WHOLE,
            person=the_visitor(),
            now=now(),
        )
    return attachment(found)


def attachment(found: DeckFile) -> Response:
    """Return a reply that a browser keeps as a file."""
    response = Response(found.content, mimetype="application/octet-stream")
    response.headers.set("Content-Disposition", "attachment", filename=found.name)
    return response
