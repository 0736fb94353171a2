"""Published revisions: immutable, so each is read once a process and kept as the value its type's verbs take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from quizapp.bank.passage_text import parse_passage
from quizapp.bank.plain import make_term
from quizapp.core.i18n import msg
from quizapp.core.passage import Passage, excerpt
from quizapp.core.problem import Problems
from quizapp.core.refusal import Malformed
from quizapp.db.reads import ITEM_REVISIONS, PAGE_REVISIONS, PASSAGE_REVISION
from quizapp.db.types import AnyRow, PlainList
from quizapp.itemtypes.binding import bound_from_plain
from quizapp.itemtypes.contract import Bound, ItemType
from quizapp.itemtypes.registry import item_type
from quizapp.services.cache import Cache

MOST_ITEMS: Final = 4000  # about 5 KB each: 20 MB
MOST_PASSAGES: Final = 200


@dataclass(frozen=True, slots=True)
class ItemRevision:
    """Hold one published revision of an item: its author id, its type and the bound content."""

    id: int
    item: str
    type: ItemType[Any]
    bound: Bound[Any]


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage revision: all of it, and what of it students may read."""

    whole: Passage
    shown: Passage


@dataclass(frozen=True, slots=True)
class _Known:
    """What this process knows by one engine: a site has one to look and one to change."""

    items: Cache[int, ItemRevision]
    passages: Cache[int, _Text]


_KNOWN: Final[WeakKeyDictionary[Engine, _Known]] = WeakKeyDictionary()


def item_revisions(reads: Connection | Session, ids: Iterable[int]) -> Mapping[int, ItemRevision]:
    """Return revisions by id, by at most one read; none when all are known. Raises KeyError for an unknown id."""
    wanted = frozenset(ids)
    known = _known(reads).items
    found = known.among(wanted)
    missing = sorted(wanted - found.keys())
    if missing:
        fresh = {row.id: _item(row) for row in reads.execute(ITEM_REVISIONS, {"ids": missing})}
        known.keep(fresh)
        found.update(fresh)
    return {id_: found[id_] for id_ in wanted}


def passage_revision(reads: Connection | Session, id_: int) -> Passage:
    """Return a passage revision as students may read it, by at most one read. Raises KeyError for an unknown id."""
    return _text(reads, id_).shown


def whole_passage(reads: Connection | Session, id_: int) -> Passage:
    """Return the whole text of a passage revision, for those who edit it. Raises KeyError for an unknown id."""
    return _text(reads, id_).whole


def page_revisions(reads: Connection | Session, item: int, passage: int) -> tuple[ItemRevision, Passage]:
    """Return the item revision and the passage revision of an item page, by at most one read.

    Raises KeyError for an unknown id.
    """
    known = _known(reads)
    items, passages = known.items.among((item,)), known.passages.among((passage,))
    if items and passages:
        return items[item], passages[passage].shown
    rows = reads.execute(PAGE_REVISIONS, {"item": item, "passage": passage}).all()
    return keep_page(reads, rows[0]) if rows else (items[item], passages[passage].shown)


def knows_page(reads: Connection | Session, item: int, passage: int) -> bool:
    """Tell whether ``page_revisions`` would need no read."""
    known = _known(reads)
    return bool(known.items.among((item,)) and known.passages.among((passage,)))


def keep_page(reads: Connection | Session, row: AnyRow) -> tuple[ItemRevision, Passage]:
    """Keep the revisions in a row with the columns ``PAGE`` of ``quizapp.db.reads``, and return them."""
    known, item, text = _known(reads), _item(row), _read(row)
    known.items.keep({item.id: item})
    known.passages.keep({row.passage_id: text})
    return item, text.shown


def forget(engine: Engine) -> None:
    """Forget what this process knows of an engine's database, as a process that has just started."""
    for each in [each for each in _KNOWN if each.url == engine.url]:
        _KNOWN.pop(each)


def load_passage(text: str, language: str, glossary: PlainList | None = None) -> Passage:
    """Return the passage of its stored text. Raises Malformed for a text that never was one."""
    passage = parse_passage(text, "passage", language, Problems())
    if passage is None:
        raise Malformed(msg("A stored passage cannot be read."))
    return replace(passage, glossary=tuple(map(make_term, glossary or ())))


def _known(reads: Connection | Session) -> _Known:
    engine = reads.get_bind().engine if isinstance(reads, Session) else reads.engine
    known = _KNOWN.get(engine)
    return known or _KNOWN.setdefault(engine, _Known(Cache(MOST_ITEMS), Cache(MOST_PASSAGES)))


def _item(row: AnyRow) -> ItemRevision:
    kind = item_type(row.type)
    return ItemRevision(row.id, row.author_id, kind, bound_from_plain(kind, row.bound))


def _text(reads: Connection | Session, id_: int) -> _Text:
    known = _known(reads).passages
    found = known.among((id_,))
    if not found:
        found = {row.passage_id: _read(row) for row in reads.execute(PASSAGE_REVISION, {"id": id_})}
        known.keep(found)
    return found[id_]


def _read(row: AnyRow) -> _Text:
    whole = load_passage(row.text, row.language, row.glossary)
    shown = row.shown
    return _Text(whole, excerpt(whole, frozenset(shown["sentences"]), shown["link"]) if shown else whole)
