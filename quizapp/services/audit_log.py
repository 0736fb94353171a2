"""Reading the audit log: found by deed, person and time, page by page; names are looked up only for the page shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, Connection, or_, select
from sqlalchemy.orm import Session

from quizapp.core.audit_entry import AuditEntry, AuditPage, AuditSearch
from quizapp.core.i18n import msg
from quizapp.core.person import Person, Role, name_key
from quizapp.core.refusal import NotAllowed
from quizapp.db.models import AssignmentRow, AttemptRow, AuditRow, BankRow, CohortRow, EnrolmentRow, PersonRow, QuizRow
from quizapp.db.types import AnyRow, Plain
from quizapp.services.audit import PERSON

PAGE_ROWS: Final = 50
LONGEST_WORDS: Final = 80
MOST_PAGES: Final = 1_000_000
Names = Mapping[tuple[str, str], str]


def search(reads: Connection | Session, *, by: Person, wanted: AuditSearch, page: int = 1) -> AuditPage:
    """Return a page (from 1) of the deeds that fit, newest first, 50 each, by one read and one a kind of subject.

    Raises NotAllowed for whoever is no administrator.
    """
    if Role.ADMIN not in by.roles:
        raise NotAllowed(msg("Only administrators read the log."))
    number = min(max(page, 1), MOST_PAGES)
    found = _ROWS.where(*_fitting(wanted)).limit(PAGE_ROWS + 1).offset((number - 1) * PAGE_ROWS)
    rows = reads.execute(found).all()
    shown = rows[:PAGE_ROWS]
    names = _names(reads, shown)
    return AuditPage(tuple(_entry(row, names) for row in shown), number, len(rows) > PAGE_ROWS)


_ROWS: Final = select(
    AuditRow.at, AuditRow.action, AuditRow.kind, AuditRow.details, AuditRow.by.label("by"),
    AuditRow.subject.label("subject"),
).order_by(AuditRow.id.desc())  # fmt: skip


def _fitting(wanted: AuditSearch) -> list[ColumnElement[bool]]:
    fitting: list[ColumnElement[bool]] = []
    if wanted.deed:
        fitting.append(AuditRow.action == wanted.deed)
    if wanted.words:
        key = name_key(wanted.words[:LONGEST_WORDS].replace("\0", ""))  # PostgreSQL takes none
        named = select(PersonRow.public_id).where(PersonRow.name_key.contains(key, autoescape=True))
        fitting.append(or_(AuditRow.by.in_(named), AuditRow.subject.in_(named)))
    if wanted.since is not None:
        fitting.append(AuditRow.at >= wanted.since)
    if wanted.until is not None:
        fitting.append(AuditRow.at < wanted.until)
    return fitting


def _entry(row: AnyRow, names: Names) -> AuditEntry:
    return AuditEntry(
        at=row.at,
        deed=row.action,
        by=names.get((PERSON, row.by), row.by) if row.by else "",
        kind=row.kind,
        subject="" if row.subject == row.by else names.get((row.kind, _subject(row)), _subject(row)),
        details={
            name: names.get((name, value), value) if name in _NAMED else value
            for name, value in row.details.items()
            if value != _subject(row)
        },
    )


def _subject(row: AnyRow) -> str:
    """Return the id of what a deed was done to: a bank's is longer than others and stands among the details."""
    return str(row.subject or row.details.get(row.kind, ""))


def _names(reads: Connection | Session, rows: Sequence[AnyRow]) -> Names:
    """Return (kind, public id) -> name of everybody and everything on a page that still is there."""
    wanted: dict[str, set[str]] = {PERSON: {row.by for row in rows if row.by}}
    for row in rows:
        wanted.setdefault(row.kind, set()).add(_subject(row))
        for name in _NAMED.keys() & row.details.keys():
            wanted.setdefault(name, set()).add(row.details[name])
    found: dict[tuple[str, str], str] = {}
    for kind, ids in wanted.items():
        if kind in _NAMED and ids:
            found.update(((kind, id_), name) for id_, name in _NAMED[kind](reads, ids))
    return found


def _people(reads: Connection | Session, ids: Collection[str]) -> list[tuple[str, str]]:
    named = select(PersonRow.public_id, PersonRow.name).where(PersonRow.public_id.in_(ids))
    return [(row.public_id, row.name) for row in reads.execute(named)]


def _assignments(reads: Connection | Session, ids: Collection[str]) -> list[tuple[str, str]]:
    named = (
        select(AssignmentRow.public_id, QuizRow.source, CohortRow.name)
        .join(QuizRow, QuizRow.id == AssignmentRow.quiz_id)
        .join(CohortRow, CohortRow.id == AssignmentRow.cohort_id)
        .where(AssignmentRow.public_id.in_(ids))
    )
    return [(row.public_id, f"{_title(row.source)} · {row.name}") for row in reads.execute(named)]


def _attempts(reads: Connection | Session, ids: Collection[str]) -> list[tuple[str, str]]:
    named = (
        select(AttemptRow.public_id, AttemptRow.title, PersonRow.name)
        .join(PersonRow, PersonRow.id == AttemptRow.person_id)
        .where(AttemptRow.public_id.in_(ids))
    )
    return [(row.public_id, f"{row.title} · {row.name}") for row in reads.execute(named)]


def _quizzes(reads: Connection | Session, ids: Collection[str]) -> list[tuple[str, str]]:
    named = select(QuizRow.public_id, QuizRow.source).where(QuizRow.public_id.in_(ids))
    return [(row.public_id, _title(row.source)) for row in reads.execute(named)]


def _banks(reads: Connection | Session, ids: Collection[str]) -> list[tuple[str, str]]:
    named = select(BankRow.uuid, BankRow.head).where(BankRow.uuid.in_(ids))
    return [(row.uuid, _title(row.head)) for row in reads.execute(named)]


def _enrolments(reads: Connection | Session, ids: Collection[str]) -> list[tuple[str, str]]:
    named = (
        select(EnrolmentRow.public_id, EnrolmentRow.nickname, CohortRow.name)
        .join(CohortRow, CohortRow.id == EnrolmentRow.cohort_id)
        .where(EnrolmentRow.public_id.in_(ids))
    )
    return [(row.public_id, f"{row.nickname} · {row.name}") for row in reads.execute(named)]


def _cohorts(reads: Connection | Session, ids: Collection[str]) -> list[tuple[str, str]]:
    named = select(CohortRow.public_id, CohortRow.name).where(CohortRow.public_id.in_(ids))
    return [(row.public_id, row.name) for row in reads.execute(named)]


def _title(source: Plain) -> str:
    return str(next(iter(source["title"].values())))


_NAMED: Final[Mapping[str, Callable[[Connection | Session, Collection[str]], list[tuple[str, str]]]]] = (
    MappingProxyType({
        PERSON: _people, "assignment": _assignments, "attempt": _attempts, "quiz": _quizzes, "bank": _banks,
        "cohort": _cohorts, "enrolment": _enrolments,
    })
)  # fmt: skip
