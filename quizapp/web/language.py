"""The language of the interface: what the reader chose, else what the browser asks for, else the site's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from babel.core import Locale
from flask import Flask, current_app, g, has_request_context, request
from flask_babel import force_locale, get_translations
from markupsafe import Markup
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from quizapp.config import LANGUAGES, Settings
from quizapp.core.i18n import Message
from quizapp.web.extensions import babel

COOKIE = "quizapp_language"
LOCALES = {language: Locale(language) for language in LANGUAGES}  # parsing one takes as long as finding a row
FORMER = {"in": "id"}  # what Indonesian was called until 1989; old phones still say so
HEADERS_KEPT = 256  # a class has a handful of different ones
TRANSLATIONS = "../translations"  # beside web, because command line and pages share them


def init_app(app: Flask, settings: Settings) -> None:
    """Choose the language for each request and give templates ``interface_language()``."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = TRANSLATIONS
    app.config["BABEL_DEFAULT_LOCALE"] = settings.language
    app.config["BABEL_DEFAULT_TIMEZONE"] = settings.timezone.key
    babel.init_app(app, locale_selector=chosen)
    app.add_template_global(interface_language)
    app.jinja_env.install_gettext_callables(gettext=_gettext, ngettext=_ngettext, newstyle=False)  # type: ignore[attr-defined]  # given by the i18n extension


class Words(dict[str, Markup]):
    """Hold the templates' sentences of one language as they are asked for, ready to stand in a page.

    Flask-Babel looks for the catalog anew at every word, which was a tenth of what an item page costs.
    """

    def __init__(self, language: str, catalog: Any) -> None:  # noqa: ANN401 - Flask-Babel publishes no types
        super().__init__()
        self.language, self.catalog = language, catalog

    def __missing__(self, text: str) -> Markup:
        """Translate a sentence and keep it; sentences are written by us, so they are Markup and few."""
        self[text] = Markup(self.catalog.ugettext(text))  # noqa: S704 - message ids are our own, values are escaped later
        return self[text]


_KEPT: dict[str, Words] = {}


def _words() -> Words:
    """Return the sentences in this request's language."""
    words: Words | None = g.get("words")
    if words is None:
        language = _chosen() if has_request_context() else _default()
        words = g.words = _KEPT.get(language) or _read(language)
    return words


def _read(language: str) -> Words:
    with force_locale(LOCALES[language]):
        return _KEPT.setdefault(language, Words(language, get_translations()))


def _gettext(text: str, **values: object) -> Markup:
    found = _words()[text]
    return found % values if values else found


def _ngettext(one: str, many: str, number: int, **values: object) -> Markup:
    found = Markup(_words().catalog.ungettext(one, many, number))  # noqa: S704 - as above
    return found % {"num": number, **values}


def told(message: Message) -> Markup:
    """Return a message of ours, without texts of anybody else in it, in this request's language."""
    return Markup(message.translated(_gettext))  # noqa: S704 - as above


def chosen() -> Locale:
    """Return the language of this request's page."""
    return LOCALES[_chosen()]


def _chosen() -> str:
    cookie = request.cookies.get(COOKIE, "")
    if cookie in LANGUAGES:
        return cookie
    return _asked(request.headers.get("Accept-Language", "")) or _default()


@lru_cache(maxsize=HEADERS_KEPT)
def _asked(header: str) -> str:
    """Return the first of our languages that a browser's header asks for, "" for none."""
    asked = (language.lower().partition("-")[0] for language in parse_accept_header(header, LanguageAccept).values())
    wanted = (FORMER.get(language, language) for language in asked)
    return next((language for language in wanted if language in LANGUAGES), "")


def _default() -> str:
    return str(current_app.config["BABEL_DEFAULT_LOCALE"])


def interface_language() -> str:
    """Return the language in use, also outside a request."""
    return _words().language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let pages speak another of our languages for a while, as what is printed for students; no other changes it."""
    before = _words()
    if language not in LANGUAGES:
        yield
        return
    g.words = _KEPT.get(language) or _read(language)
    try:
        with force_locale(LOCALES[language]):
            yield
    finally:
        g.words = before


def zone() -> ZoneInfo:
    """Return the site's time zone."""
    return ZoneInfo(str(current_app.config["BABEL_DEFAULT_TIMEZONE"]))
