"""Cookies that tell one browser from another for a year: what its reader chose, who has come in by it."""

from __future__ import annotations

from typing import Final

from flask import current_app
from werkzeug.wrappers import Response

A_YEAR: Final = 365 * 24 * 3600  # seconds


def keep(reply: Response, cookie: str, value: str) -> Response:
    """Let a browser keep a value, out of reach of scripts, and over HTTPS alone where the site has it."""
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    reply.set_cookie(cookie, value, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
    return reply
