"""The session in its signed cookie: Flask's own, without what it does anew for each request and need not."""

from __future__ import annotations

import time
from typing import Any, Final

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

from quizapp.services.cache import Cache

KEPT: Final = 2048  # cookies whose signature was right; each takes about 1 KB
A_DAY: Final = 24 * 3600  # seconds; a cookie is good for a year, so its age is looked at once a day


class SignedSessions(SecureCookieSessionInterface):
    """Keep the signer of one app, whose keys never change while it runs, and what the cookies it signed say."""

    def __init__(self) -> None:
        self._signer: Any = None
        self._read: Cache[tuple[str, int], dict[str, str | int]] = Cache(KEPT)

    def get_signing_serializer(self, app: Flask) -> Any:  # noqa: ANN401 - the signer's class is Flask's affair
        """Return the signer of sessions, None for an app without a key."""
        if self._signer is None:
            self._signer = super().get_signing_serializer(app)
        return self._signer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of a request; an empty one for a cookie that nobody here signed, or too long ago."""
        key = request.cookies.get(self.get_cookie_name(app), ""), int(time.time()) // A_DAY
        known = self._read.among((key,))
        if known:
            return self.session_class(known[key])
        session = super().open_session(app, request)
        if session and all(isinstance(value, str | int) for value in session.values()):  # a list might be changed later
            self._read.keep({key: dict(session)})
        return session

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write the cookie when something in it changed; else only say to caches that the reply depends on it."""
        if session and session.accessed and not session.modified and not app.config["SESSION_REFRESH_EACH_REQUEST"]:
            response.headers.add("Vary", "Cookie")
        else:
            super().save_session(app, session, response)
