"""The index of a bank: one light line for each fact and item of a language, kept until the bank changes.

A page shows fifty of them; searching and counting look at all. So a process keeps the lines of a few banks by the hash
of their content, and reads anew only what a hash does not cover: stamps, findings, and which quizzes ask.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from sqlalchemy import URL, Connection, Select, Text, cast, or_, select
from sqlalchemy.orm import Session

from quizapp.bank.lint.one import Others, compared
from quizapp.core.item import Status
from quizapp.db.models import BankRow, ItemRow, QuizItemRow
from quizapp.db.types import AnyRow
from quizapp.services.cache import Cache
from quizapp.services.entries import STORED, Kind

KEPT: Final = 24  # banks by language; one of 5,000 items takes about 20 MB
NAMES: Final = re.compile(r'"[a-z_]+":')  # of fields, in JSON
BATCH: Final = 100  # entries whose JSON is read as one text
ORDER: Final = {kind: place for place, kind in enumerate(Kind)}
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

    def updated(self, changed: Iterable[tuple[Line, str]]) -> Index:
        """Return the index with some entries as they are now, new ones at their places."""
        held = {(line.kind, line.id): (line, source) for line, source in zip(self.lines, self.sources, strict=True)}
        held |= {(line.kind, line.id): (line, source) for line, source in changed}
        pairs = sorted(held.values(), key=lambda pair: (ORDER[pair[0].kind], pair[0].place))
        return Index(tuple(line for line, _ in pairs), tuple(source for _, source in pairs))

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
_KNOWN: Final[Cache[tuple[URL, str, str], Index]] = Cache(KEPT)  # by database, state and language


def index_of(reads: Connection | Session, *, bank: int, language: str) -> Index:
    """Return the index of a bank in one language."""
    state = reads.execute(select(BankRow.hash).where(BankRow.id == bank)).scalar_one()
    key = _database(reads), state, language
    found = _KNOWN.among((key,))
    if not found:
        found = {key: _index(reads, bank, language)}
        _KNOWN.keep(found)
    return found[key]


def follow(session: Session, bank: int, states: tuple[str, str], kind: Kind, ids: Collection[str]) -> None:
    """Let the indexes kept of a bank's state follow into the next one, which differs in some entries only.

    Call it in the transaction that makes the next state. If that is rolled back, the former one is read anew.
    """
    before, after = states
    changed: dict[str, list[AnyRow]] = {}
    for row in session.execute(_rows(bank, kind, ids=ids)):
        changed.setdefault(row.language, []).append(row)
    for language, rows in changed.items():
        index = _KNOWN.take((_database(session), before, language))
        if index is not None:
            _KNOWN.keep({(_database(session), after, language): index.updated(_pairs(rows, kind))})


def forget() -> None:
    """Forget every index, as a process that has just started."""
    _KNOWN.clear()


def _database(reads: Connection | Session) -> URL:
    return (reads.get_bind() if isinstance(reads, Session) else reads).engine.url


def marks_of(
    reads: Connection | Session, *, bank: int, language: str, ids: Collection[str] | None = None
) -> Mapping[tuple[Kind, str], Marks]:
    """Return the marks of the entries that have any; ``ids`` are those that are asked for, None for all."""
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
        if ids is not None:
            marked = marked.where(stored.owner.author_id.in_(ids))
        for row in reads.execute(marked):
            found[kind, row.author_id] = Marks(row.stamps or {}, row.findings or {})
    return found


def asked_in_quizzes(reads: Connection | Session, *, bank: int) -> frozenset[str]:
    """Return the ids of the items that some quiz can ask."""
    asked = select(ItemRow.author_id).join(QuizItemRow, QuizItemRow.item_id == ItemRow.id)
    return frozenset(reads.execute(asked.where(ItemRow.bank_id == bank)).scalars())


def _index(reads: Connection | Session, bank: int, language: str) -> Index:
    found = [pair for kind in Kind for pair in _pairs(reads.execute(_rows(bank, kind, language)).all(), kind)]
    return Index(tuple(line for line, _ in found), tuple(source for _, source in found))


def _rows(bank: int, kind: Kind, language: str | None = None, ids: Collection[str] | None = None) -> Select[Any]:
    """Return the statement for the entries of a kind, all of them or some."""
    stored = STORED[kind]
    edition = stored.edition
    found: Select[Any] = (
        select(stored.owner.author_id, edition.place, cast(edition.source, Text).label("source"), edition.language)
        .join(stored.owner, stored.owner.id == stored.ties)
        .where(stored.owner.bank_id == bank)
        .order_by(edition.place)
    )
    found = found if language is None else found.where(edition.language == language)
    return found if ids is None else found.where(stored.owner.author_id.in_(ids))


def _pairs(rows: Sequence[AnyRow], kind: Kind) -> Iterator[tuple[Line, str]]:
    """Walk lines with their JSON, which is read in batches: all at once would keep the collector of garbage busy."""
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        values = json.loads(f"[{','.join([row.source for row in batch])}]")
        for row, value in zip(batch, values, strict=True):
            yield _line(kind, row.author_id, row.place, value), row.source


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
