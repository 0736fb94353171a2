"""The page of a bank: its entries filtered and searched, page by page, and what the passage's sentences carry."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import Head, load_head
from quizapp.core.passage import Passage
from quizapp.core.stamp import stamp_of
from quizapp.db.models import BankRow
from quizapp.services.bank_index import NO_MARKS, Index, Line, Marks, asked_in_quizzes, index_of, marks_of
from quizapp.services.banks import loaded, passages_of
from quizapp.services.entries import Kind

PAGE: Final = 50  # lines
MOST_CARRIED: Final = 12  # facts, and items, that one sentence shows
ALONE: Final = ("kind", "process", "type", "difficulty", "status")  # fields that hold one word


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
    """Hold one sentence of the passage with the facts and items that it proves; ``more`` counts those left out."""

    address: str
    text: str
    facts: tuple[Line, ...]
    items: tuple[Line, ...]
    more: int


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
    index = index_of(reads, bank=bank, language=passage.language)
    found = _fitting(index, wanted)
    listed = _marked(reads, bank, passage, index, found if wanted.flag in FLAGS else ())
    if wanted.flag in FLAGS:
        found = [one.line for one in listed if FLAGS[wanted.flag](one)]
    pages = max(1, math.ceil(len(found) / PAGE))
    here = min(max(1, page), pages)
    shown = tuple(_marked(reads, bank, passage, index, found[(here - 1) * PAGE : here * PAGE]))
    return BankPage(head, passage.language, shown, len(found), len(index.lines), here, pages, index.types)


def coverage_page(reads: Connection | Session, *, bank: int, language: str) -> CoveragePage:
    """Return what each sentence of the passage carries; what is retired carries nothing."""
    head, passage = _ground(reads, bank, language)
    index = index_of(reads, bank=bank, language=passage.language)
    by_address: dict[str, dict[Kind, list[Line]]] = defaultdict(lambda: {Kind.FACT: [], Kind.ITEM: []})
    for line in index.lines:
        for address in line.evidence if line.living else ():
            by_address[address][line.kind].append(line)
    facts = frozenset(line.id for line in index.lines if line.kind is Kind.FACT and line.living)
    paragraphs = tuple(
        (
            section.heading if not number else "",
            tuple(_carried(one.address, one.text, by_address) for one in each.sentences),
        )
        for section in passage.sections
        for number, each in enumerate(section.paragraphs)
    )
    bare = sum(not one.facts and not one.items for _, sentences in paragraphs for one in sentences)
    return CoveragePage(head, passage.language, passage.title, paragraphs, len(facts), facts - index.asked, bare)


def _carried(address: str, text: str, by_address: Mapping[str, Mapping[Kind, list[Line]]]) -> Carried:
    found = by_address.get(address, {})
    facts, items = found.get(Kind.FACT, []), found.get(Kind.ITEM, [])
    more = len(facts[MOST_CARRIED:]) + len(items[MOST_CARRIED:])
    return Carried(address, text, tuple(facts[:MOST_CARRIED]), tuple(items[:MOST_CARRIED]), more)


def _ground(reads: Connection | Session, bank: int, language: str) -> tuple[Head, Passage]:
    head = loaded(load_head, reads.execute(select(BankRow.head).where(BankRow.id == bank)).scalar_one())
    passages = passages_of(reads, bank)
    return head, passages.get(language) or passages[head.languages[0]]


def _marked(
    reads: Connection | Session, bank: int, passage: Passage, index: Index, lines: Sequence[Line]
) -> list[Listed]:
    """Return lines with their flags; nothing is read for none."""
    if not lines:
        return []
    few = [line.id for line in lines] if len(lines) <= PAGE else None
    marks = marks_of(reads, bank=bank, language=passage.language, ids=few)
    used = asked_in_quizzes(reads, bank=bank) | index.asked
    stamps = {sentence.address: stamp_of(sentence) for sentence in passage.sentences()}
    return [_one(line, marks.get((line.kind, line.id), NO_MARKS), stamps, used) for line in lines]


def _one(line: Line, marks: Marks, stamps: Mapping[str, str], used: frozenset[str]) -> Listed:
    stale = any(stamps.get(address) != stamp for address, stamp in marks.stamps.items() if address in line.evidence)
    found = marks.findings
    return Listed(line, stale, found.get("E", 0), found.get("W", 0), line.living and line.id not in used)


def _fitting(index: Index, wanted: Filter) -> list[Line]:
    """Return the lines that a filter lets through, its flag left aside."""
    pairs = [(name, word) for name in ALONE if (word := getattr(wanted, name))]
    found = [line for line in index.lines if all(getattr(line, name) == word for name, word in pairs)]
    if wanted.topic:
        found = [line for line in found if wanted.topic in line.topics]
    for word in _sought(wanted.words):
        found = [line for line in found if word in index.searched[line.kind, line.id]]
    return found


def _sought(words: str) -> list[str]:
    """Return words as they stand in an entry's JSON, in small letters."""
    return [json.dumps(word)[1:-1].casefold() for word in words.split()]
