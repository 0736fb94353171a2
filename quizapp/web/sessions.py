"""The session in its signed cookie: Flask's own, whose signer is made once instead of twice a request."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface


class SignedSessions(SecureCookieSessionInterface):
    """Keep the signer of one app, whose keys never change while it runs."""

    _signer: Any = None

    def get_signing_serializer(self, app: Flask) -> Any:  # noqa: ANN401 - the signer's class is Flask's affair
        """Return the signer of sessions, None for an app without a key."""
        if self._signer is None:
            self._signer = super().get_signing_serializer(app)
        return self._signer
