"""Sealing the audit log: what a transaction noted is chained at its very end, where nobody has to wait for long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Select, insert, select
from sqlalchemy.orm import Session

from quizapp.core.audit_chain import AuditCheck, LoggedDeed, seal
from quizapp.db.models import AuditRow, AuditSealRow
from quizapp.db.turns import Turn, take_turn
from quizapp.db.types import AnyRow

NOTED: Final = "audit"  # where a session keeps the numbers of the deeds it noted
AT_ONCE: Final = 1000
_DEED: Final[tuple[Any, ...]] = (
    AuditRow.id, AuditRow.at, AuditRow.by.label("by"), AuditRow.action, AuditRow.kind,
    AuditRow.subject.label("subject"), AuditRow.details,
)  # fmt: skip


def seal_noted(session: Session) -> None:
    """Chain the deeds that a session noted. Must come last: PostgreSQL then holds the turn only while it commits."""
    noted: Sequence[int] = session.info.pop(NOTED, ())
    if not noted:
        return
    take_turn(session, Turn.AUDIT)
    newest = select(AuditSealRow.hash).order_by(AuditSealRow.number.desc()).limit(1)
    last = session.execute(newest).scalar_one_or_none() or ""
    seals = []
    for row in session.execute(select(*_DEED).where(AuditRow.id.in_(noted)).order_by(AuditRow.id)).all():
        last = seal(last, _deed(row))
        seals.append({"audit_id": row.id, "hash": last})
    if seals:
        session.execute(insert(AuditSealRow), seals)


def check_seals(reads: Connection | Session) -> AuditCheck:
    """Return whether every deed of the log holds together with its seal and the one before, 1,000 by one read."""
    deeds, last, after = 0, "", 0
    while rows := reads.execute(_CHAINED.where(AuditSealRow.number > after).limit(AT_ONCE)).all():
        for row in rows:
            found = seal(last, _deed(row))
            if found != row.hash:
                return AuditCheck(deeds, last, broken=row.id)
            deeds, last, after = deeds + 1, found, row.number
    loose = reads.execute(_LOOSE).scalar_one_or_none()
    return AuditCheck(deeds, last, broken=loose)


def holds_seal(reads: Connection | Session, seal: str) -> bool:
    """Tell whether a seal is in the chain: when it was once the newest, no deed before it is gone."""
    return reads.execute(select(AuditSealRow.number).where(AuditSealRow.hash == seal).limit(1)).first() is not None


_CHAINED: Final[Select[Any]] = (
    select(*_DEED, AuditSealRow.number, AuditSealRow.hash)
    .join(AuditSealRow, AuditSealRow.audit_id == AuditRow.id)
    .order_by(AuditSealRow.number)
)
_LOOSE: Final = (
    select(AuditRow.id)
    .outerjoin(AuditSealRow, AuditSealRow.audit_id == AuditRow.id)
    .where(AuditSealRow.number.is_(None))
    .order_by(AuditRow.id)
    .limit(1)
)


def _deed(row: AnyRow) -> LoggedDeed:
    return LoggedDeed(row.id, row.at, row.by, row.action, row.kind, row.subject, row.details)
