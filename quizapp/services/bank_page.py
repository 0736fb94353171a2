"""The page of a bank: its entries filtered and searched, page by page, and what the passage's sentences carry."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import Head, load_head
from quizapp.bank.stamps import stamp_of
from quizapp.core.passage import Passage
from quizapp.db.models import BankRow
from quizapp.services.bank_index import NO_MARKS, Line, Marks, asked_in_quizzes, lines_of, marks_of
from quizapp.services.banks import loaded, passages_of
from quizapp.services.entries import Kind

PAGE: Final = 50  # lines


@dataclass(frozen=True, slots=True)
class Filter:
    """Say which entries are wanted; an empty word lets all through.

    ``flag`` is one of ``FLAGS``; ``words`` must all stand somewhere in the entry.
    """

    words: str = ""
    kind: str = ""
    topic: str = ""
    process: str = ""
    type: str = ""
    difficulty: str = ""
    status: str = ""
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold one line of the page with its flags: evidence that was edited, findings, asked by no quiz or no item."""

    line: Line
    stale: bool
    errors: int
    warnings: int
    unused: bool


@dataclass(frozen=True, slots=True)
class BankPage:
    """Hold a page of a bank: ``found`` entries on all pages together, ``page`` of ``pages``, counted from 1.

    ``types`` are the names of the item types that the bank uses.
    """

    head: Head
    language: str
    lines: tuple[Listed, ...]
    found: int
    total: int
    page: int
    pages: int
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """Hold one sentence of the passage with the facts and items that it proves."""

    address: str
    text: str
    facts: tuple[Line, ...]
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Hold the passage paragraph by paragraph (heading, sentences); ``unasked`` are ids of facts that no item asks."""

    head: Head
    language: str
    title: str
    paragraphs: tuple[tuple[str, tuple[Carried, ...]], ...]
    facts: int
    unasked: frozenset[str]
    bare: int


FLAGS: Final[Mapping[str, Callable[[Listed], bool]]] = MappingProxyType(
    {
        "stale": lambda one: one.stale,
        "errors": lambda one: one.errors > 0,
        "warnings": lambda one: one.errors + one.warnings > 0,
        "unused": lambda one: one.unused,
    }
)


def bank_page(reads: Connection | Session, *, bank: int, language: str, wanted: Filter, page: int) -> BankPage:
    """Return a page of a bank, in the bank's own language where it has none in ``language``."""
    head, passage = _ground(reads, bank, language)
    lines = lines_of(reads, bank=bank, language=passage.language)
    listed = _listed(reads, bank, passage, lines)
    found = [one for one in listed if _fits(wanted, one)]
    pages = max(1, math.ceil(len(found) / PAGE))
    here = min(max(1, page), pages)
    shown = tuple(found[(here - 1) * PAGE : here * PAGE])
    types = tuple(sorted({line.type for line in lines} - {""}))
    return BankPage(head, passage.language, shown, len(found), len(lines), here, pages, types)


def wanted_ids(
    reads: Connection | Session, *, bank: int, language: str, wanted: Filter
) -> tuple[tuple[Kind, str], ...]:
    """Return kind and id of everything that a filter lets through, on all pages."""
    _, passage = _ground(reads, bank, language)
    listed = _listed(reads, bank, passage, lines_of(reads, bank=bank, language=passage.language))
    return tuple((one.line.kind, one.line.id) for one in listed if _fits(wanted, one))


def coverage_page(reads: Connection | Session, *, bank: int, language: str) -> CoveragePage:
    """Return what each sentence of the passage carries; what is retired carries nothing."""
    head, passage = _ground(reads, bank, language)
    living = [line for line in lines_of(reads, bank=bank, language=passage.language) if line.living]
    by_address: dict[str, dict[Kind, list[Line]]] = defaultdict(lambda: {Kind.FACT: [], Kind.ITEM: []})
    for line in living:
        for address in line.evidence:
            by_address[address][line.kind].append(line)
    asked = {fact for line in living for fact in line.facts}
    facts = [line.id for line in living if line.kind is Kind.FACT]
    paragraphs = tuple(
        (
            section.heading if not number else "",
            tuple(_carried(one.address, one.text, by_address) for one in each.sentences),
        )
        for section in passage.sections
        for number, each in enumerate(section.paragraphs)
    )
    bare = sum(not one.facts and not one.items for _, sentences in paragraphs for one in sentences)
    unasked = frozenset(facts) - asked
    return CoveragePage(head, passage.language, passage.title, paragraphs, len(facts), unasked, bare)


def _carried(address: str, text: str, by_address: Mapping[str, Mapping[Kind, list[Line]]]) -> Carried:
    found = by_address.get(address, {})
    return Carried(address, text, tuple(found.get(Kind.FACT, ())), tuple(found.get(Kind.ITEM, ())))


def _ground(reads: Connection | Session, bank: int, language: str) -> tuple[Head, Passage]:
    head = loaded(load_head, reads.execute(select(BankRow.head).where(BankRow.id == bank)).scalar_one())
    passages = passages_of(reads, bank)
    return head, passages.get(language) or passages[head.languages[0]]


def _listed(reads: Connection | Session, bank: int, passage: Passage, lines: Iterable[Line]) -> Iterable[Listed]:
    marks = marks_of(reads, bank=bank, language=passage.language)
    used = asked_in_quizzes(reads, bank=bank) | {fact for line in lines for fact in line.facts}
    stamps = {sentence.address: stamp_of(sentence) for sentence in passage.sentences()}
    return [_one(line, marks.get((line.kind, line.id), NO_MARKS), stamps, used) for line in lines]


def _one(line: Line, marks: Marks, stamps: Mapping[str, str], used: frozenset[str]) -> Listed:
    stale = any(stamps.get(address) != stamp for address, stamp in marks.stamps.items() if address in line.evidence)
    found = marks.findings
    return Listed(line, stale, found.get("E", 0), found.get("W", 0), line.living and line.id not in used)


def _fits(wanted: Filter, one: Listed) -> bool:
    line = one.line
    pairs = (
        (wanted.kind, line.kind), (wanted.process, line.process), (wanted.type, line.type),
        (wanted.difficulty, line.difficulty), (wanted.status, line.status),
    )  # fmt: skip
    return (
        all(not word or word == value for word, value in pairs)
        and (not wanted.topic or wanted.topic in line.topics)
        and (wanted.flag not in FLAGS or FLAGS[wanted.flag](one))
        and all(word in line.searched for word in _sought(wanted.words))
    )


def _sought(words: str) -> list[str]:
    """Return words as they stand in an entry's JSON, in small letters."""
    return [json.dumps(word)[1:-1].casefold() for word in words.split()]
