"""Light or dark: what the reader chose, kept in a cookie so that a page is right from its first paint."""

from __future__ import annotations

from typing import Final

from flask import Flask, current_app, request
from werkzeug.wrappers import Response

from quizapp.web.language import A_YEAR

COOKIE: Final = "quizapp_theme"
THEMES: Final = ("system", "light", "dark")


def init_app(app: Flask) -> None:
    """Give templates ``theme()``."""
    app.add_template_global(theme)


def theme() -> str:
    """Return what the reader chose: ``light``, ``dark``, or ``system`` for no choice."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in THEMES else "system"


def remember(response: Response, chosen: str) -> Response:
    """Keep a choice for a year."""
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    response.set_cookie(COOKIE, chosen, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    return response
