"""The audit log: every deed that a school may have to account for, with opaque ids only; and what one was done to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import Session

from quizapp.core.person import AuditLine, Person
from quizapp.db.models import AuditRow, PersonRow
from quizapp.db.seals import NOTED

NEWEST: Final = 50
PERSON: Final = "person"  # the kind of a subject
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Deed(StrEnum):
    """Name what was done; the words are stored for ever."""

    SIGNED_IN = "signed-in"
    ROLES_SET = "roles-set"
    PASSWORD_GIVEN = "password-given"  # noqa: S105 - the word for a deed, no password
    PIN_GIVEN = "pin-given"
    ASSIGNED = "assigned"
    ASSIGNMENT_CHANGED = "assignment-changed"
    ASSIGNMENT_WITHDRAWN = "assignment-withdrawn"
    EXTENDED = "extended"
    REOPENED = "reopened"
    SUBMITTED_FOR = "submitted-for"
    KEYS_SEEN = "keys-seen"
    GRADED = "graded"
    NAME_SEEN = "name-seen"
    EXPORTED = "exported"
    PUBLISHED = "published"
    MODEL_ASKED = "model-asked"


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
    number = session.execute(insert(AuditRow).returning(AuditRow.id), row).scalar_one()
    session.info.setdefault(NOTED, []).append(number)


def about(reads: Connection | Session, *, person: Person) -> tuple[AuditLine, ...]:
    """Return what was done to a person, the newest 50 first; signing in is done by oneself."""
    rows = reads.execute(
        select(AuditRow.at, AuditRow.action, AuditRow.details, PersonRow.name)
        .outerjoin(PersonRow, PersonRow.public_id == AuditRow.by)
        .where(AuditRow.subject == person.public_id, AuditRow.kind == PERSON, AuditRow.action != Deed.SIGNED_IN)
        .order_by(AuditRow.id.desc())
        .limit(NEWEST)
    )
    return tuple(AuditLine(row.at, row.action, row.name or "", tuple(row.details.get("roles", ()))) for row in rows)
