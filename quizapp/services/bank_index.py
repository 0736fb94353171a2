"""The index of a bank: one light line for each fact and item of a language, kept until the bank changes.

A page shows fifty of them; searching and counting look at all. So a process keeps the lines of a few banks by the hash
of their content, and reads anew only what a hash does not cover: stamps, findings, and which quizzes ask.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Text, cast, or_, select
from sqlalchemy.orm import Session

from quizapp.bank.lint.one import Others, compared
from quizapp.core.item import Status
from quizapp.db.models import BankRow, ItemRow, QuizItemRow
from quizapp.services.cache import Cache
from quizapp.services.entries import STORED, Kind

KEPT: Final = 24  # banks by language; one of 5,000 items takes about 20 MB
NAMES: Final = re.compile(r'"[a-z_]+":')  # of fields, in JSON
RETIRED: Final = frozenset({Status.RETIRED})


@dataclass(frozen=True, slots=True)
class Line:
    """Hold what lists say of an entry; ``type``, ``process`` and ``difficulty`` are "" for a fact.

    ``text`` is the stem or the statement.
    """

    kind: Kind
    id: str
    place: int
    text: str
    type: str
    process: str
    difficulty: str
    status: str
    topics: tuple[str, ...]
    facts: tuple[str, ...]
    evidence: tuple[str, ...]

    @property
    def living(self) -> bool:
        """Tell whether it was not retired."""
        return self.status not in RETIRED


@dataclass(frozen=True)
class Index:
    """Hold the lines of a bank in one language, facts before items, each in the order of its file."""

    lines: tuple[Line, ...]
    sources: tuple[str, ...]

    @cached_property
    def searched(self) -> Mapping[tuple[Kind, str], str]:
        """Return every text of each entry in small letters."""
        pairs = zip(self.lines, self.sources, strict=True)
        return {(line.kind, line.id): NAMES.sub(" ", source).casefold() for line, source in pairs}

    @cached_property
    def others(self) -> Mapping[Kind, Others]:
        """Return what the living entries of each kind ask."""
        found = {}
        for kind in Kind:
            living = [line for line in self.lines if line.kind is kind and line.living]
            found[kind] = Others(tuple(line.id for line in living), tuple(compared(line.text) for line in living))
        return found

    @cached_property
    def facts(self) -> frozenset[str]:
        """Return the ids of all facts."""
        return frozenset(line.id for line in self.lines if line.kind is Kind.FACT)

    @cached_property
    def asked(self) -> frozenset[str]:
        """Return the ids of the facts that a living item asks."""
        return frozenset(fact for line in self.lines if line.living for fact in line.facts)

    @cached_property
    def types(self) -> tuple[str, ...]:
        """Return the names of the item types that the bank uses."""
        return tuple(sorted({line.type for line in self.lines} - {""}))


@dataclass(frozen=True, slots=True)
class Marks:
    """Hold what is known of an entry besides its content: address -> stamp, severity -> number of findings."""

    stamps: Mapping[str, str]
    findings: Mapping[str, int]


NO_MARKS: Final = Marks({}, {})
_KNOWN: Final[WeakKeyDictionary[Engine, Cache[tuple[int, str, str], Index]]] = WeakKeyDictionary()


def index_of(reads: Connection | Session, *, bank: int, language: str) -> Index:
    """Return the index of a bank in one language."""
    key = bank, language, reads.execute(select(BankRow.hash).where(BankRow.id == bank)).scalar_one()
    engine = reads.get_bind().engine if isinstance(reads, Session) else reads.engine
    known = _KNOWN.setdefault(engine, Cache(KEPT))
    found = known.among((key,))
    if not found:
        found = {key: _index(reads, bank, language)}
        known.keep(found)
    return found[key]


def forget() -> None:
    """Forget every index, as a process that has just started."""
    _KNOWN.clear()


def marks_of(reads: Connection | Session, *, bank: int, language: str) -> Mapping[tuple[Kind, str], Marks]:
    """Return the marks of the entries that have any."""
    found = {}
    for kind, stored in STORED.items():
        edition = stored.edition
        columns = stored.owner.author_id, edition.stamps, edition.findings
        marked = (
            select(*columns)
            .join(stored.owner, stored.owner.id == stored.ties)
            .where(stored.owner.bank_id == bank, edition.language == language)
            .where(or_(edition.stamps.is_not(None), edition.findings.is_not(None)))
        )
        for row in reads.execute(marked):
            found[kind, row.author_id] = Marks(row.stamps or {}, row.findings or {})
    return found


def asked_in_quizzes(reads: Connection | Session, *, bank: int) -> frozenset[str]:
    """Return the ids of the items that some quiz can ask."""
    asked = select(ItemRow.author_id).join(QuizItemRow, QuizItemRow.item_id == ItemRow.id)
    return frozenset(reads.execute(asked.where(ItemRow.bank_id == bank)).scalars())


def _index(reads: Connection | Session, bank: int, language: str) -> Index:
    lines: list[Line] = []
    sources: list[str] = []
    for kind, stored in STORED.items():
        edition = stored.edition
        found = reads.execute(
            select(stored.owner.author_id, edition.place, cast(edition.source, Text).label("source"))
            .join(stored.owner, stored.owner.id == stored.ties)
            .where(stored.owner.bank_id == bank, edition.language == language)
            .order_by(edition.place)
        ).all()
        sources += [source for _, _, source in found]
        values = json.loads(f"[{','.join(sources[-len(found) :] if found else ())}]")
        lines += [_line(kind, name, place, value) for (name, place, _), value in zip(found, values, strict=True)]
    return Index(tuple(lines), tuple(sources))


def _line(kind: Kind, name: str, place: int, source: Mapping[str, Any]) -> Line:
    retired = Status.RETIRED if "retired" in source else Status.PUBLISHED
    return Line(
        kind=kind,
        id=name,
        place=place,
        text=source["stem"] if kind is Kind.ITEM else source["statement"],
        type=source.get("type", ""),
        process=source.get("process", ""),
        difficulty=source.get("difficulty", ""),
        status=source.get("status", retired),
        topics=tuple(source["topics"]),
        facts=tuple(source.get("facts", ())),
        evidence=tuple(source["evidence"]),
    )
