"""Saying no: each kind of refusal has one status and title; a bug gets an incident number and stays in the log."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from flask import Flask, Response, current_app, render_template, request, url_for
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError

from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import (
    BadBank,
    Malformed,
    NotAllowed,
    NotFound,
    NotNow,
    NotSignedIn,
    Refusal,
    Stale,
    StorageFull,
    TooMany,
    Unavailable,
)
from quizapp.services import banks
from quizapp.web.form_tokens import FIELD
from quizapp.web.forms import local
from quizapp.web.security import LARGEST_BODY
from quizapp.web.site import database

Reply = tuple[str | dict[str, str], int]

STATUS: Final[Mapping[type[Refusal], int]] = MappingProxyType(
    {
        NotSignedIn: HTTPStatus.UNAUTHORIZED,
        NotAllowed: HTTPStatus.FORBIDDEN,
        NotFound: HTTPStatus.NOT_FOUND,
        NotNow: HTTPStatus.CONFLICT,
        Stale: HTTPStatus.CONFLICT,
        Malformed: HTTPStatus.UNPROCESSABLE_ENTITY,
        BadBank: HTTPStatus.UNPROCESSABLE_ENTITY,
        TooMany: HTTPStatus.TOO_MANY_REQUESTS,
        Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
        StorageFull: HTTPStatus.INSUFFICIENT_STORAGE,
    }
)
TITLES: Final[Mapping[int, Message]] = MappingProxyType(
    {
        400: msg("That request could not be understood"),
        401: msg("Please sign in first"),
        403: msg("This page is not for you"),
        404: msg("This page does not exist"),
        405: msg("This page cannot be called that way"),
        409: msg("Not possible right now"),
        413: msg("That was too much at once"),
        415: msg("That cannot be read"),
        422: msg("Something does not fit"),
        429: msg("Too many tries"),
        500: msg("Something broke on our side"),
        503: msg("The site is busy for a moment"),
        507: msg("Nothing more can be saved"),
    }
)
SENTENCES: Final[Mapping[int, Message]] = MappingProxyType(
    {
        400: msg("Go back, load the page again and try once more."),
        404: msg("The address may be mistyped, or what was here has moved."),
        405: msg("Go to the home page and choose what you want to do from there."),
        415: msg("This site reads what its own forms send. Go back, load the page again and try once more."),
        429: msg(
            "Too many tries went wrong. Wait a quarter of an hour, or ask your teacher; nothing is locked for good."
        ),
        500: msg("Your saved answers are safe. Try again in a minute."),
    }
)
SECRET: Final = frozenset({"account", "admin", "joining"})  # blueprints whose forms take passwords and PINs
TYPED_IN: Final = "application/x-www-form-urlencoded"
WORTH_KEEPING: Final = 40  # letters; what is shorter is soon written again
NOT_OURS = msg("This site answers under its own address only.")
LAST_WORDS = "Something broke on our side. Tell your teacher this number: %s"  # when not even the error page works
NO_TOKEN = msg(
    "Nothing was changed: the page you sent this from was too old, or your browser keeps no cookies. "
    "Load the page again and repeat it."
)


def init_app(app: Flask) -> None:
    """Answer every refusal, HTTP error and bug with a page in the reader's language."""
    app.register_error_handler(Refusal, refused)
    app.register_error_handler(CSRFError, no_token)
    app.register_error_handler(SecurityError, strange_host)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, bug)


def refused(refusal: Refusal) -> Reply:
    """Return the page of an expected refusal: its own sentence under the title of its kind."""
    status = next(STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)
    return _page(status, (refusal.message,))


def no_token(_error: CSRFError) -> Reply:
    """Return the page for a POST without its token."""
    return _page(HTTPStatus.BAD_REQUEST, (NO_TOKEN,))


def strange_host(_error: SecurityError) -> Response:
    """Answer a request under a name that is not ours: in plain text, because no link of ours can be made under it."""
    return Response(NOT_OURS.translated(gettext), HTTPStatus.BAD_REQUEST, mimetype="text/plain")


def http_error(error: HTTPException) -> Reply | tuple[str | dict[str, str], int, dict[str, str]] | HTTPException:
    """Return the page of an HTTP error; redirects and the like pass as they are."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if status < HTTPStatus.BAD_REQUEST:
        return error
    known = status if status in SENTENCES else HTTPStatus.BAD_REQUEST
    sentence = _too_large() if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE else SENTENCES[known]
    page, status = _page(status, (sentence,))
    allowed = (error.valid_methods or ()) if isinstance(error, MethodNotAllowed) else ()
    return page, status, {"Allow": ", ".join(sorted(allowed))} if allowed else {}


def _too_large() -> Message:
    """Return what a page takes at most: of all that is sent, or, where that would fit, of what is typed."""
    room, sent = request.max_content_length, request.content_length
    most = room if room is not None and (sent is None or sent > room) else request.max_form_memory_size
    return msg(
        "What was sent is larger than this page takes: at most %(most)s kB. Go back, shorten it and send it again.",
        most=(most or 0) // 1000,
    )


def bug(error: Exception) -> Reply:
    """Log a bug under a fresh number and return a page that names the number and nothing else of it."""
    incident = secrets.token_hex(4)
    current_app.logger.error("incident %s at %s %s", incident, request.method, request.endpoint, exc_info=error)
    try:
        return _page(HTTPStatus.INTERNAL_SERVER_ERROR, (SENTENCES[500],), incident=incident)
    except Exception:
        current_app.logger.exception("incident %s broke its own page, too", incident)
        return LAST_WORDS % incident, HTTPStatus.INTERNAL_SERVER_ERROR


def _page(status: int, sentences: Sequence[Message], *, incident: str = "") -> Reply:
    title = TITLES.get(status, TITLES[HTTPStatus.BAD_REQUEST])
    if for_script():
        return {"state": "refused", "sentence": " ".join(each.translated(gettext) for each in sentences)}, int(status)
    page = render_template(
        "error.html",
        status=int(status),
        title=title.translated(gettext),
        sentences=[sentence.translated(gettext) for sentence in sentences],
        incident=incident,
        typed=_typed(),
        banks=_passages() if status == HTTPStatus.NOT_FOUND else (),
        ways=_ways(status),
        broken=status >= HTTPStatus.INTERNAL_SERVER_ERROR,
    )
    return page, int(status)


def for_script() -> bool:
    """Tell whether a script of ours asks, which reads JSON and no pages."""
    return request.headers.get("Accept", "") == "application/json"


def _typed() -> tuple[str, ...]:
    """Return the longer texts of a form of ours that was refused, so that nobody has to write them again.

    Passwords and the form's token are none of them, and a page of somebody else has no text of its own put in here.
    """
    ours = request.origin in {None, request.host_url.rstrip("/")} and request.blueprint not in SECRET
    if not ours or request.mimetype != TYPED_IN or (request.content_length or 0) > 2 * LARGEST_BODY:
        return ()  # what is larger than the longest passage is a file: nobody wrote it, and it may not be read
    try:
        sent = [texts for name, texts in request.form.lists() if name != FIELD]
    except HTTPException:  # more was sent than is read
        return ()
    return tuple(text for texts in sent for text in texts if len(text) >= WORTH_KEEPING)


def _passages() -> tuple[banks.ListedBank, ...]:
    """Return what a lost reader may be looking for; nothing while the database is gone, the page is still a page."""
    try:
        with database().look() as session:
            return banks.list_banks(session)
    except Unavailable:
        return ()


def _back() -> list[tuple[str, str]]:
    """Return the way to the page of ours from which something was sent, none where the browser does not tell it."""
    came, ours = request.referrer or "", request.host_url
    if request.method == "GET" or not came.startswith(ours):
        return []
    return [(gettext("Back to the page before"), local("/" + came.removeprefix(ours).partition("#")[0]))]


def _ways(status: int) -> list[tuple[str, str]]:
    home = (gettext("To the home page"), url_for("public.home"))
    if status != HTTPStatus.UNAUTHORIZED:
        return [*_back(), home]
    here = request.path if request.method == "GET" else None
    by_pin = (gettext("Sign in with a PIN"), url_for("joining.come_back", next=here))
    return [(gettext("Sign in"), url_for("account.sign_in", next=here)), by_pin, home]
