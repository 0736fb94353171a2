"""A quiz on paper: student sheets in three versions, the keys that match, the blueprint, a card for every item."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from markupsafe import Markup

from quizapp.core.i18n import msg
from quizapp.core.refusal import NotFound
from quizapp.paper.sheets import LETTERS, PrintedItem, Sheet, by_process, sheets
from quizapp.services.papers import QuizOnPaper, note_keys, quiz_on_paper
from quizapp.web.language import interface_language, speaking
from quizapp.web.looks import look_of
from quizapp.web.passages import text_beside
from quizapp.web.site import database, now
from quizapp.web.visitors import the_visitor

papers = Blueprint("papers", __name__, url_prefix="/papers", template_folder="templates")


@papers.get("/<quiz>")
def choose(quiz: str) -> str:
    """Offer what of a quiz can be printed."""
    return _page("papers/choose.html", _quiz(quiz))


@papers.get("/<quiz>/sheet/<letter>")
def sheet(quiz: str, letter: str) -> str:
    """Show a student sheet; no key is on it."""
    found = _quiz(quiz)
    own = next((each for each in sheets(found.items, seed=found.seed) if each.version == letter), None)
    if own is None:
        raise NotFound(msg("There are the versions A, B and C of a sheet, and no other."))
    with speaking(found.language):  # its students read it, whatever language its teacher reads
        inner = _page(
            "papers/sheet_paper.html", found, sheet=own, text="text" in request.args, passage=text_beside(found.passage)
        )
    return _page("papers/sheet.html", found, sheet=own, paper=Markup(inner))  # noqa: S704 - a page of our own


@papers.get("/<quiz>/blueprint")
def blueprint(quiz: str) -> str:
    """Show the blueprint (kisi-kisi)."""
    found = _quiz(quiz)
    return _page("papers/blueprint.html", found, totals=by_process(found.items))


@papers.post("/<quiz>/keys")
def keys(quiz: str) -> str:
    """Show the keys of all versions, and log it."""
    return _page("papers/keys.html", _with_keys(quiz, "keys"))


@papers.post("/<quiz>/cards")
def cards(quiz: str) -> str:
    """Show a card (kartu soal) for every item, and log it: keys stand on them."""
    return _page("papers/cards.html", _with_keys(quiz, "cards"))


def _quiz(quiz: str) -> QuizOnPaper:
    language = request.values.get("language", "") or interface_language()
    with database().reads() as reads:
        return quiz_on_paper(reads, quiz=quiz, language=language, person=the_visitor())


def _with_keys(quiz: str, form: str) -> QuizOnPaper:
    found = _quiz(quiz)
    with database().change() as session:
        note_keys(session, quiz=quiz, person=the_visitor(), form=form, now=now())
    return found


def _page(template: str, found: QuizOnPaper, **more: object) -> str:
    made: tuple[Sheet, ...] = sheets(found.items, seed=found.seed)
    return render_template(template, quiz=found, sheets=made, letters=LETTERS, printed=_printed, **more)


def _printed(each: PrintedItem) -> Markup:
    """Return an item as it stands on a sheet."""
    return look_of(each.source.kind).paper(each.source.bound, each.order, each.number)
