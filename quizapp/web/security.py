"""What guards every request and reply: keys, cookies, hosts, sizes, tokens, headers; who may ask is in ``access``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from flask import Flask, current_app, request
from werkzeug.exceptions import NotFound, SecurityError, UnsupportedMediaType

from quizapp.anki.reviews import LARGEST_EXPORT
from quizapp.config import Settings, ensure_secret_key
from quizapp.exchange.bank_zip import MEGABYTE
from quizapp.exchange.documents import LARGEST_DOCUMENT
from quizapp.exchange.tables import LARGEST_FILE
from quizapp.web.access import authorise
from quizapp.web.cookies import A_YEAR
from quizapp.web.extensions import csrf
from quizapp.web.sessions import SignedSessions

Wsgi: TypeAlias = Callable[..., Iterable[bytes]]  # an application by PEP 3333

FORMS: Final = frozenset({"", "application/x-www-form-urlencoded", "multipart/form-data"})  # "": nothing is posted
LARGEST_BODY = 256 * 1024  # bytes; the longest essay, of 20,000 characters that take 12 bytes each in a form, fits
# Routes that take a file -> bytes; what is not a file in it is kept to 500 kB by Flask itself.
ROOM: Final[Mapping[str, int]] = MappingProxyType(
    {
        "teacher.roster": LARGEST_FILE + LARGEST_BODY,
        "teacher.enrol": LARGEST_FILE + LARGEST_BODY,
        "decks.bring": LARGEST_EXPORT + LARGEST_BODY,
        "workshop.begin": LARGEST_DOCUMENT + LARGEST_BODY,
        "workshop.draft": LARGEST_DOCUMENT + LARGEST_BODY,
        "workshop.passage": 2 * LARGEST_BODY,
        "workshop.keep_passage": 2 * LARGEST_BODY,
    }
)
FOLDER: Final = "workshop.bring"  # its room is a setting
ALONE: Final = frozenset({"", "localhost", "127.0.0.1", "[::1]"})  # what a browser on this machine calls it
ONLY_HTTPS = "max-age=31536000"  # a year
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = MappingProxyType(
    {
        "Content-Security-Policy": CONTENT_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)


def init_app(app: Flask, settings: Settings) -> None:
    """Set keys, cookies, limits and hosts, guard every POST by a token, and every route by the table."""
    app.config.update(
        SECRET_KEY=ensure_secret_key(settings),
        SECRET_KEY_FALLBACKS=list(settings.secret_key_fallbacks),
        SESSION_COOKIE_NAME="__Host-quizapp" if settings.https else "quizapp",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=A_YEAR,  # the sign-in inside it ends much earlier, on the server
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        WTF_CSRF_TIME_LIMIT=None,  # a token lives as long as the sign-in: a slow reader must not lose an answer
        WTF_CSRF_SSL_STRICT=False,  # a browser that keeps its Referer to itself still has the token
    )
    app.session_interface = SignedSessions()
    app.before_request(partial(check_name, frozenset(map(_host, settings.trusted_hosts))))
    app.before_request(check_path)
    app.before_request(check_media_type)
    app.before_request(partial(make_room, settings.bank_upload * MEGABYTE))
    app.before_request(authorise)  # before the token is looked for, which reads all that was sent
    csrf.init_app(app)
    headers = HEADERS | ({"Strict-Transport-Security": ONLY_HTTPS} if settings.https else {})
    app.wsgi_app = with_headers(headers, app.wsgi_app)  # type: ignore[method-assign]  # as Flask documents
    app.add_template_global(unencrypted)


def check_name(trusted: frozenset[str]) -> None:
    """Let the request pass when it asks for a host name that is ours. Raises SecurityError.

    Flask's own check (``TRUSTED_HOSTS``) knows no IPv6 addresses. A name with a dot before it stands for all below it.
    """
    try:
        name = _host(request.host)
    except UnicodeError:  # what can be no host name: a part of more than 63 letters
        raise SecurityError from None
    above = (name[place:] for place, letter in enumerate(name) if letter == ".")
    if trusted.isdisjoint((name, f".{name}", *above)):
        raise SecurityError


def check_path() -> None:
    """Let the request pass when its path can name something: PostgreSQL takes no NUL. Raises NotFound."""
    if "\0" in request.path:
        raise NotFound


def check_media_type() -> None:
    """Let the request pass when what it posts, if anything, is a form. Raises UnsupportedMediaType."""
    if request.method == "POST" and request.mimetype not in FORMS:
        raise UnsupportedMediaType


@lru_cache(maxsize=256)
def _host(name: str) -> str:
    """Return a host name without its port, in small letters and in ASCII."""
    bare = name[: name.find("]") + 1] if name.startswith("[") else name.partition(":")[0]
    return ".".join(part.encode("idna").decode("ascii") for part in bare.lower().split("."))


def make_room(folder: int) -> None:
    """Let a file be larger than an answer; must be known before anything reads the request.

    ``folder`` is how many bytes the archive of a bank's folder may have.
    """
    room = folder + LARGEST_BODY if request.endpoint == FOLDER else ROOM.get(request.endpoint or "")
    if room is not None:
        request.max_content_length = room


def unencrypted() -> bool:
    """Tell whether the page comes to its reader over a network without encryption."""
    if current_app.config["SESSION_COOKIE_SECURE"]:
        return False
    name = request.environ.get("HTTP_HOST", "")  # as it was sent: the page that refuses a forged one is shown, too
    return re.sub(r":\d*$", "", name) not in ALONE


def with_headers(headers: Mapping[str, str], answer: Wsgi) -> Wsgi:
    """Add the headers of every reply; a reply that says nothing about caching is personal and kept nowhere."""
    always = list(headers.items())
    personal = [*always, ("Cache-Control", "no-store")]

    def answering(environ: Mapping[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        def begin(status: str, given: list[tuple[str, str]], *fault: object) -> object:
            more = always if any(name == "Cache-Control" for name, _ in given) else personal
            return start(status, given + more, *fault)

        return answer(environ, begin)

    return answering
