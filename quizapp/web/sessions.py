"""The session in its signed cookie: Flask's own, whose signer is made once instead of twice a request."""

from __future__ import annotations

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer


class SignedSessions(SecureCookieSessionInterface):
    """Keep the signer of one app, whose keys never change while it runs."""

    _signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return the signer of sessions, None for an app without a key."""
        if self._signer is None:
            self._signer = super().get_signing_serializer(app)
        return self._signer
