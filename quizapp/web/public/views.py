"""Pages for everybody: home, passages, the language switch, health."""

from __future__ import annotations

from http import HTTPStatus

from flask import Blueprint, Response, redirect, render_template
from werkzeug.wrappers import Response as Reply

from quizapp.core.i18n import msg
from quizapp.core.media import TYPES, suffix
from quizapp.core.refusal import Malformed, Unavailable
from quizapp.db import migrate
from quizapp.services import attempts, banks, decks, given, grades, media
from quizapp.web import cookies
from quizapp.web import language as languages
from quizapp.web import theme as themes
from quizapp.web.assets import FOR_EVER
from quizapp.web.forms import local, said
from quizapp.web.language import interface_language
from quizapp.web.passages import reading_text
from quizapp.web.public.forms import LanguageForm, StartForm, ThemeForm
from quizapp.web.public.tasks import Task, tasks
from quizapp.web.site import database, now
from quizapp.web.visitors import visitor

public = Blueprint("public", __name__, template_folder="templates")

LICENCES = {"CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")}


@public.get("/")
def home() -> str:
    """Show the passages, and the attempt that waits to be continued."""
    person, waiting = visitor(), None
    to_do: tuple[Task, ...] = ()
    with database().look() as session:
        listed = banks.list_banks(session)
        if person:
            assigned = given.assigned_to(session, person=person)
            reached = grades.grades(session, person=person, now=now()) if assigned else ()
            to_do = tasks(assigned, reached, now())
            rows = attempts.my_attempts(session, person=person, now=now())
            latest = next((row.attempt.public_id for row in rows if row.attempt.open), None)
            waiting = attempts.overview(session, attempt=latest, person=person) if latest else None
    place = next(iter(waiting.blanks), 1) if waiting else 1
    return render_template("public/home.html", banks=listed, waiting=waiting, place=place, tasks=to_do)


@public.get("/passages/<slug>")
def passage(slug: str) -> str:
    """Show a passage to be read, with its quizzes."""
    return passage_page(slug)


def passage_page(slug: str, form: StartForm | None = None) -> str:
    """Return the reading page; ``form`` is the start form that came back with faults."""
    person = visitor()
    with database().look() as session:
        page = banks.reading_page(session, slug=slug, language=interface_language())
        deck = person is not None and decks.offered(session, slug=slug, person=person, now=now())
    return render_template(
        "public/passage.html",
        page=page,
        text=reading_text(page.passage),
        quizzes=[quiz for quiz in page.bank.quizzes if page.language in quiz.languages],
        form=form or StartForm(formdata=None),
        licence=LICENCES.get(page.licence, (page.licence, "")),
        guest=person is None,
        deck=deck,
    )


@public.post("/language")
def language() -> Reply:
    """Keep the chosen language and go back to where it was chosen."""
    form = LanguageForm()
    if not form.validate():
        raise Malformed(msg("This site speaks Indonesian and English."))
    return cookies.keep(redirect(local(said(form.next)), HTTPStatus.SEE_OTHER), languages.COOKIE, said(form.language))


@public.post("/theme")
def theme() -> Reply:
    """Keep the choice of light or dark and go back to where it was chosen."""
    form = ThemeForm()
    if not form.validate():
        raise Malformed(msg("Pages are light, dark, or as your device is set."))
    return cookies.keep(redirect(local(said(form.next)), HTTPStatus.SEE_OTHER), themes.COOKIE, said(form.theme))


@public.get("/media/<address>")
def picture(address: str) -> Response:
    """Send a picture by its name by content; under that name it never changes."""
    with database().look() as session:
        content = media.picture(session, address)
    response = Response(content, mimetype=TYPES[suffix(address)])
    response.headers["Cache-Control"] = FOR_EVER
    return response


@public.get("/healthz")
def healthz() -> Response:
    """Say that the process answers."""
    return Response("ok\n", mimetype="text/plain")


@public.get("/readyz")
def readyz() -> Response:
    """Say that the database answers and has the newest tables. Raises Unavailable otherwise."""
    with database().reads() as reads:
        banks.list_banks(reads)
        if migrate.version(reads) != migrate.NEWEST:
            raise Unavailable(msg("The tables of the database are not up to date. Type: quizapp db upgrade"))
    return Response("ready\n", mimetype="text/plain")
