"""The language of the interface: what the reader chose, else what the browser asks for, else the site's."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from babel.core import Locale
from flask import Flask, current_app, g, request
from flask_babel import get_locale, get_translations
from werkzeug.wrappers import Response

from quizapp.config import LANGUAGES, Settings
from quizapp.web.extensions import babel

COOKIE = "quizapp_language"
FORMER = {"in": "id"}  # what Indonesian was called until 1989; old phones still say so
A_YEAR = 365 * 24 * 3600  # seconds
TRANSLATIONS = "../translations"  # beside web, because command line and pages share them


def init_app(app: Flask, settings: Settings) -> None:
    """Choose the language for each request and give templates ``interface_language()``."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = TRANSLATIONS
    app.config["BABEL_DEFAULT_LOCALE"] = settings.language
    app.config["BABEL_DEFAULT_TIMEZONE"] = settings.timezone.key
    babel.init_app(app, locale_selector=chosen)
    app.add_template_global(interface_language)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # given by the i18n extension
        gettext=lambda text: _translations().ugettext(text),
        ngettext=lambda one, many, number: _translations().ungettext(one, many, number),
        newstyle=True,
    )


def _translations() -> Any:  # noqa: ANN401 - Flask-Babel publishes no types
    """Return this request's catalog, found once a request: Flask-Babel looks for it anew at every word of a page."""
    if "translations" not in g:
        g.translations = get_translations()
    return g.translations


def chosen() -> str:
    """Return the language of this request's page."""
    cookie = request.cookies.get(COOKIE, "")
    if cookie in LANGUAGES:
        return cookie
    asked = (language.lower().partition("-")[0] for language in request.accept_languages.values())
    wanted = (FORMER.get(language, language) for language in asked)
    return next((language for language in wanted if language in LANGUAGES), _default())


def _default() -> str:
    return str(current_app.config["BABEL_DEFAULT_LOCALE"])


def interface_language() -> str:
    """Return the language in use, also outside a request."""
    locale: Locale | None = get_locale()
    return str(locale.language) if locale else "id"


def remember(response: Response, language: str) -> Response:
    """Keep a chosen language in a cookie for a year."""
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.set_cookie(COOKIE, language, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


def zone() -> ZoneInfo:
    """Return the site's time zone."""
    return ZoneInfo(str(current_app.config["BABEL_DEFAULT_TIMEZONE"]))
