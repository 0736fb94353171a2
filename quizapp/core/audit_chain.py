"""The chain of the audit log: each deed's seal is a hash over it and the seal before, so no deed changes unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class LoggedDeed:
    """Hold one row of the audit log, whole; ``id`` is its number, ``by`` and ``subject`` are public ids."""

    id: int
    at: datetime
    by: str | None
    action: str
    kind: str
    subject: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """Hold what checking the chain found: how many deeds hold together, and the seal of the last of them.

    ``broken`` is the number of the first deed that does not, None when all do.
    """

    deeds: int
    seal: str
    broken: int | None = None


def seal(before: str, deed: LoggedDeed) -> str:
    """Return the SHA-256 (64 hex digits) of a deed in canonical JSON after the seal ``before``, "" for the first."""
    at = deed.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = [before, deed.id, at, deed.by, deed.action, deed.kind, deed.subject, dict(deed.details)]
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
