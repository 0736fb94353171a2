"""The audit log: every deed that a school may have to account for, with opaque ids only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import insert
from sqlalchemy.orm import Session

from quizapp.core.person import Person
from quizapp.db.models import AuditRow

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Deed(StrEnum):
    """Name what was done; the words are stored for ever."""

    ROLES_SET = "roles-set"
    ASSIGNED = "assigned"
    ASSIGNMENT_CHANGED = "assignment-changed"
    ASSIGNMENT_WITHDRAWN = "assignment-withdrawn"
    EXTENDED = "extended"
    REOPENED = "reopened"
    SUBMITTED_FOR = "submitted-for"
    KEYS_SEEN = "keys-seen"
    GRADED = "graded"
    EXPORTED = "exported"
    PUBLISHED = "published"


def note(  # noqa: PLR0913 - one deed, all by name
    session: Session, deed: Deed, *, by: Person | None, kind: str, subject: str, now: datetime,
    details: Mapping[str, Any] = NOTHING,
) -> None:  # fmt: skip
    """Add one deed to the audit log, in the transaction of what was done.

    ``kind`` names what ``subject``, a public id, is; ``by`` is None for the site itself; ``details`` hold ids, numbers
    and words of ours, never a name or a response.
    """
    row = {
        "at": now, "by": by.public_id if by else None, "action": deed, "kind": kind, "subject": subject,
        "details": dict(details),
    }  # fmt: skip
    session.execute(insert(AuditRow), row)
