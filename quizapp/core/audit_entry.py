"""The audit log as administrators read it: ids told as names, for as long as there is something so named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Hold one deed.

    ``by`` is a name, "" for the site itself; ``subject`` says in words what it was done to, "" for oneself. Whoever or
    whatever is gone is told by its public id.
    """

    at: datetime
    deed: str
    by: str
    kind: str
    subject: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Hold one page of the log, newest first; ``more`` tells that older deeds follow."""

    entries: tuple[AuditEntry, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class AuditSearch:
    """Say which deeds are wanted: one kind of deed, who did it or to whom (part of a name), from when, until when.

    "" and None let all through; ``until`` itself is left out.
    """

    deed: str = ""
    words: str = ""
    since: datetime | None = None
    until: datetime | None = None
