"""Tokens: random texts that open something; the database keeps their hash, so that reading it opens nothing."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

TOKEN_BYTES: Final = 32  # 256 bits: no use guessing, so a plain hash needs no salt


def new_token() -> str:
    """Return a random token of 43 characters."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """Return the SHA-256 (64 hex digits) under which a token is stored; any text may come in."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
