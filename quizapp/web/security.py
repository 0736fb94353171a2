"""Who may ask for which route, and the headers and cookie flags that every reply carries.

One function authorises all routes from one table. A route that is not in the table is refused, and a test finds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from flask import Flask, current_app, request
from werkzeug.exceptions import SecurityError, UnsupportedMediaType

from quizapp.anki.reviews import LARGEST_EXPORT
from quizapp.config import Settings, ensure_secret_key
from quizapp.core.i18n import Message, msg
from quizapp.core.person import STAFF, Role
from quizapp.core.refusal import NotAllowed, NotSignedIn
from quizapp.exchange.bank_zip import LARGEST_ZIP
from quizapp.exchange.documents import LARGEST_DOCUMENT
from quizapp.exchange.tables import LARGEST_FILE
from quizapp.web.extensions import csrf
from quizapp.web.sessions import SignedSessions
from quizapp.web.visitors import NOBODY, note_use, sign_in_token, the_visitor, visitor

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
        "workshop.bring": LARGEST_ZIP + LARGEST_BODY,
        "workshop.passage": 2 * LARGEST_BODY,
    }
)
A_YEAR = 365 * 24 * 3600  # seconds a cookie is kept; the sign-in inside it ends much earlier, on the server


class Who(Enum):
    """Say who may ask for a route. What of it is theirs is decided by the query, which starts from the person."""

    ANYONE = "nobody needs to be signed in"
    HOLDER = "holds a sign-in token, which the page's own single read checks"
    SIGNED_IN = "is signed in, as a guest at least"
    TEACHER = "is a teacher or an administrator; which classes are theirs, the query decides"
    WRITER = "is an editor, a teacher or an administrator; which banks are theirs, the query decides"
    ADMIN = "is an administrator"


# Which roles open a route, and what is said to everybody else.
ROLES: Final[Mapping[Who, tuple[frozenset[Role], Message]]] = MappingProxyType(
    {
        Who.TEACHER: (
            frozenset({Role.TEACHER, Role.ADMIN}),
            msg("This page is for teachers. Go back to the home page."),
        ),
        Who.WRITER: (STAFF, msg("This page is for teachers. Go back to the home page.")),
        Who.ADMIN: (frozenset({Role.ADMIN}), msg("This page is for administrators. Go back to the home page.")),
    }
)


WHO: Final[Mapping[str, Who]] = MappingProxyType(
    {
        "static": Who.ANYONE,
        "favicon": Who.ANYONE,
        "worker": Who.ANYONE,
        "public.home": Who.ANYONE,
        "public.passage": Who.ANYONE,
        "public.language": Who.ANYONE,
        "public.picture": Who.ANYONE,
        "public.healthz": Who.ANYONE,
        "public.readyz": Who.ANYONE,
        "public.theme": Who.ANYONE,
        "script.save": Who.HOLDER,
        "script.parts": Who.HOLDER,
        "script.submit": Who.SIGNED_IN,
        "script.token": Who.SIGNED_IN,
        "account.sign_up": Who.ANYONE,
        "account.sign_in": Who.ANYONE,
        "account.sign_out": Who.ANYONE,
        "account.password": Who.SIGNED_IN,
        "account.first_admin": Who.ANYONE,
        "joining.join": Who.ANYONE,
        "joining.come_back": Who.ANYONE,
        "joining.joined": Who.SIGNED_IN,
        "student.start": Who.ANYONE,
        "student.item": Who.HOLDER,
        "student.save": Who.HOLDER,
        "student.ask_submit": Who.SIGNED_IN,
        "student.submit": Who.SIGNED_IN,
        "student.result": Who.SIGNED_IN,
        "student.review": Who.SIGNED_IN,
        "student.me": Who.SIGNED_IN,
        "decks.mine": Who.SIGNED_IN,
        "decks.take": Who.SIGNED_IN,
        "decks.package": Who.SIGNED_IN,
        "decks.text": Who.SIGNED_IN,
        "mine.practise": Who.SIGNED_IN,
        "decks.reviews": Who.SIGNED_IN,
        "decks.bring": Who.SIGNED_IN,
        "reports.tell": Who.SIGNED_IN,
        "reports.listed": Who.WRITER,
        "reports.close": Who.WRITER,
        "teacher.classes": Who.TEACHER,
        "teacher.cohort": Who.TEACHER,
        "teacher.code": Who.TEACHER,
        "teacher.archive": Who.TEACHER,
        "teacher.bring_back": Who.TEACHER,
        "teacher.cards": Who.TEACHER,
        "teacher.student": Who.TEACHER,
        "teacher.pin": Who.TEACHER,
        "teacher.remove": Who.TEACHER,
        "teacher.restore": Who.TEACHER,
        "teacher.roster": Who.TEACHER,
        "teacher.enrol": Who.TEACHER,
        "workshop.banks": Who.WRITER,
        "results.assigned": Who.TEACHER,
        "results.grid": Who.TEACHER,
        "results.threshold": Who.TEACHER,
        "results.csv": Who.TEACHER,
        "results.xlsx": Who.TEACHER,
        "results.runs": Who.TEACHER,
        "papers.choose": Who.TEACHER,
        "papers.sheet": Who.TEACHER,
        "papers.blueprint": Who.TEACHER,
        "papers.keys": Who.TEACHER,
        "papers.cards": Who.TEACHER,
        "discussing.item": Who.TEACHER,
        "quizzes.assign": Who.TEACHER,
        "quizzes.listed": Who.TEACHER,
        "quizzes.mine": Who.TEACHER,
        "quizzes.new": Who.TEACHER,
        "quizzes.quiz": Who.TEACHER,
        "quizzes.items": Who.TEACHER,
        "quizzes.draws": Who.TEACHER,
        "quizzes.choose": Who.TEACHER,
        "quizzes.copy": Who.TEACHER,
        "quizzes.remove": Who.TEACHER,
        "quizzes.preview": Who.TEACHER,
        "quizzes.try_out": Who.TEACHER,
        "quizzes.change": Who.TEACHER,
        "quizzes.withdraw": Who.TEACHER,
        "quizzes.watch": Who.TEACHER,
        "quizzes.progress": Who.TEACHER,
        "quizzes.student": Who.TEACHER,
        "quizzes.deed": Who.TEACHER,
        "grading.listed": Who.TEACHER,
        "grading.begin": Who.TEACHER,
        "grading.response": Who.TEACHER,
        "grading.grade": Who.TEACHER,
        "grading.name": Who.TEACHER,
        "grading.remove_remark": Who.TEACHER,
        "workshop.bank": Who.WRITER,
        "workshop.draft": Who.WRITER,
        "workshop.review": Who.WRITER,
        "workshop.verdict": Who.WRITER,
        "workshop.draft_report": Who.WRITER,
        "workshop.coverage": Who.WRITER,
        "workshop.bulk": Who.WRITER,
        "workshop.check": Who.WRITER,
        "workshop.edit": Who.WRITER,
        "workshop.change": Who.WRITER,
        "workshop.new": Who.WRITER,
        "workshop.add": Who.WRITER,
        "workshop.look": Who.WRITER,
        "workshop.keep": Who.WRITER,
        "workshop.drop": Who.WRITER,
        "workshop.history": Who.WRITER,
        "workshop.restore": Who.WRITER,
        "workshop.begin": Who.WRITER,
        "workshop.copy": Who.WRITER,
        "workshop.passage": Who.WRITER,
        "workshop.stale": Who.WRITER,
        "workshop.holds": Who.WRITER,
        "workshop.folder": Who.WRITER,
        "workshop.take": Who.WRITER,
        "workshop.bring": Who.WRITER,
        "workshop.compare": Who.WRITER,
        "workshop.unite": Who.WRITER,
        "admin.people_list": Who.ADMIN,
        "admin.person": Who.ADMIN,
        "log.deeds": Who.ADMIN,
        "admin.password": Who.ADMIN,
    }
)

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
        PERMANENT_SESSION_LIFETIME=A_YEAR,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        WTF_CSRF_TIME_LIMIT=None,  # a token lives as long as the sign-in: a slow reader must not lose an answer
        WTF_CSRF_SSL_STRICT=False,  # a browser that keeps its Referer to itself still has the token
    )
    app.session_interface = SignedSessions()
    app.before_request(partial(check_name, frozenset(map(_host, settings.trusted_hosts))))
    app.before_request(check_media_type)
    app.before_request(make_room)
    app.before_request(authorise)  # before the token is looked for, which reads all that was sent
    csrf.init_app(app)
    headers = HEADERS | ({"Strict-Transport-Security": ONLY_HTTPS} if settings.https else {})
    app.wsgi_app = with_headers(headers, app.wsgi_app)  # type: ignore[method-assign]  # as Flask documents
    app.add_template_global(unencrypted)


def check_name(trusted: frozenset[str]) -> None:
    """Let the request pass when it asks for a host name that is ours. Raises SecurityError.

    Flask's own check (``TRUSTED_HOSTS``) knows no IPv6 addresses. A name with a dot before it stands for all below it.
    """
    name = _host(request.host)
    above = (name[place:] for place, letter in enumerate(name) if letter == ".")
    if trusted.isdisjoint((name, f".{name}", *above)):
        raise SecurityError


def check_media_type() -> None:
    """Let the request pass when what it posts, if anything, is a form. Raises UnsupportedMediaType."""
    if request.method == "POST" and request.mimetype not in FORMS:
        raise UnsupportedMediaType


@lru_cache(maxsize=256)
def _host(name: str) -> str:
    """Return a host name without its port, in small letters and in ASCII."""
    bare = name[: name.find("]") + 1] if name.startswith("[") else name.partition(":")[0]
    return ".".join(part.encode("idna").decode("ascii") for part in bare.lower().split("."))


def make_room() -> None:
    """Let a file be larger than an answer; must be known before anything reads the request."""
    room = ROOM.get(request.endpoint or "")
    if room is not None:
        request.max_content_length = room


def authorise() -> None:
    """Let the request pass when the table allows it. Raises NotSignedIn or NotAllowed."""
    if request.endpoint is None:
        return  # no such page: the 404 is for everybody
    who = WHO.get(request.endpoint)
    if who is None:
        raise NotAllowed(msg("This page is not open to anybody."))
    if who is Who.ANYONE:
        return
    if not (sign_in_token() if who is Who.HOLDER else visitor()):
        raise NotSignedIn(NOBODY)
    note_use()
    if who in ROLES and the_visitor().roles.isdisjoint(ROLES[who][0]):
        raise NotAllowed(ROLES[who][1])


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
