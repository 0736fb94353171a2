"""Light or dark: what the reader chose, kept in a cookie so that a page is right from its first paint."""

from __future__ import annotations

from typing import Final

from flask import Flask, request

COOKIE: Final = "quizapp_theme"
THEMES: Final = ("system", "light", "dark")


def init_app(app: Flask) -> None:
    """Give templates ``theme()``."""
    app.add_template_global(theme)


def theme() -> str:
    """Return what the reader chose: ``light``, ``dark``, or ``system`` for no choice."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in THEMES else "system"
