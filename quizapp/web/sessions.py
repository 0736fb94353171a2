"""The session in its signed cookie: Flask's own, without what it does anew for each request and need not."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response
from flask.sessions import SecureCookieSessionInterface, SessionMixin


class SignedSessions(SecureCookieSessionInterface):
    """Keep the signer of one app, whose keys never change while it runs."""

    _signer: Any = None

    def get_signing_serializer(self, app: Flask) -> Any:  # noqa: ANN401 - the signer's class is Flask's affair
        """Return the signer of sessions, None for an app without a key."""
        if self._signer is None:
            self._signer = super().get_signing_serializer(app)
        return self._signer

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write the cookie when something in it changed; else only say to caches that the reply depends on it."""
        if session and session.accessed and not session.modified and not app.config["SESSION_REFRESH_EACH_REQUEST"]:
            response.headers.add("Vary", "Cookie")
        else:
            super().save_session(app, session, response)
