"""The token that every form carries, so that no other site can send one: Flask-WTF's, signed once a session.

It lives as long as the sign-in, so nothing is gained by signing and unsigning it for each page and each answer.
"""

from __future__ import annotations

from functools import lru_cache
from hmac import compare_digest
from typing import Final

from flask import current_app, g, request, session
from flask_wtf.csrf import CSRFProtect, generate_csrf

FIELD: Final = "csrf_token"  # of forms, and what the session calls its own secret
KEPT: Final = 2048  # sessions; each takes about 300 bytes


def form_token() -> str:
    """Return the token for forms of this session. Others may ask Flask-WTF itself, whose tokens are as good."""
    own = session.get(FIELD)
    return _signed(own, current_app.secret_key) if own else str(generate_csrf())


@lru_cache(maxsize=KEPT)
def _signed(_own: str, _key: str) -> str:
    """Return the signed token of the session that asks, which is the one with this secret."""
    return str(generate_csrf())


class FormGuard(CSRFProtect):  # type: ignore[misc]  # Flask-WTF publishes no types
    """Know at once the token that ``form_token`` gave this session; Flask-WTF judges every other, and every lack."""

    def protect(self, apply_exemptions: bool = False) -> None:  # noqa: FBT001, FBT002 - as Flask-WTF has it
        """Let the request pass when its token is the session's. Raises CSRFError."""
        if request.endpoint and request.method == "POST" and session.get(FIELD) and _is_known():
            g.csrf_valid = True  # as Flask-WTF notes it: its forms do not look again
        else:
            super().protect(apply_exemptions)


def _is_known() -> bool:
    return compare_digest(request.form.get(FIELD, "").encode(), form_token().encode())
