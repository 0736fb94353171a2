"""Immutable revisions of passages and items: the same hash never makes a second one."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from quizapp.bank.passage_text import passage_text
from quizapp.bank.plain import dump_term
from quizapp.bank.shown import shown_passage, shown_sentences
from quizapp.core.bank import Bank
from quizapp.core.i18n import msg
from quizapp.core.item import Item, Status
from quizapp.core.refusal import BadBank, Malformed
from quizapp.db.models import ItemEditionRow, ItemRevisionRow, ItemRow, PassageRevisionRow
from quizapp.itemtypes.binding import bound_from_plain, bound_hash, bound_to_plain
from quizapp.itemtypes.registry import item_type
from quizapp.services.media import shown_in


@dataclass(frozen=True, slots=True)
class Passages:
    """Report language -> id of the newest passage revision, and how many are new."""

    current: Mapping[str, int]
    new: int


def publish_passages(session: Session, bank_id: int, bank: Bank, now: datetime) -> Passages:
    """Make a revision of each passage whose text or glossary differs from its newest one."""
    current, new = {}, 0
    for language, edition in bank.editions.items():
        text = passage_text(edition.passage)
        glossary = [dump_term(term) for term in edition.passage.glossary]
        shown = _shown(bank, language)
        everything = text + "".join(json.dumps(each) for each in (glossary, shown) if each)
        digest = hashlib.sha256(unicodedata.normalize("NFC", everything).encode()).hexdigest()
        row = _newest_passage(session, bank_id, language)
        if row is None or row.hash != digest:
            row = PassageRevisionRow(
                bank_id=bank_id,
                language=language,
                number=row.number + 1 if row else 1,
                hash=digest,
                text=text,
                glossary=glossary or None,
                shown=shown,
                created_at=now,
            )
            session.add(row)
            session.flush()
            new += 1
        current[language] = row.id
    return Passages(current, new)


def _shown(bank: Bank, language: str) -> dict[str, Any] | None:
    """Return what students may read of a passage, None for all."""
    sentences = shown_sentences(bank, language)
    return None if sentences is None else {"sentences": list(sentences), "link": bank.provenance.link}


def publish_items(  # noqa: PLR0913 - the last one by name
    session: Session, bank_id: int, bank: Bank, passages: Mapping[str, int], now: datetime,
    *, only: Collection[str] | None = None,
) -> int:  # fmt: skip
    """Give every published item the revision of its content, made now where there is none; return how many are new.

    ``only`` are the ids of those that can have changed, None for all.
    """
    editions = _editions(session, bank_id, only)
    made = 0
    for language, item, bound in _published(bank, only):
        edition = editions[item.id, language]
        wanted = ItemRevisionRow(
            item_id=edition.item_id,
            language=language,
            passage_revision_id=passages[language],
            hash=bound_hash(bound),
            type=item.type,
            bound=bound,
            created_at=now,
        )
        held = _same(session, wanted)
        edition.current_revision_id = held or _add(session, wanted)
        made += held is None
    session.flush()
    return made


def _newest_passage(session: Session, bank_id: int, language: str) -> PassageRevisionRow | None:
    theirs = PassageRevisionRow.bank_id == bank_id, PassageRevisionRow.language == language
    newest = select(PassageRevisionRow).where(*theirs).order_by(PassageRevisionRow.number.desc()).limit(1)
    return session.execute(newest).scalar_one_or_none()


def _editions(session: Session, bank_id: int, only: Collection[str] | None) -> dict[tuple[str, str], ItemEditionRow]:
    joined = select(ItemRow.author_id, ItemEditionRow).join(ItemRow, ItemRow.id == ItemEditionRow.item_id)
    wanted = joined.where(ItemRow.bank_id == bank_id)
    rows = session.execute(wanted if only is None else wanted.where(ItemRow.author_id.in_(only)))
    return {(key, edition.language): edition for key, edition in rows}


def _published(bank: Bank, only: Collection[str] | None) -> Iterator[tuple[str, Item, dict[str, Any]]]:
    media = {name: medium.address for name, medium in bank.media.items()}
    for language, edition in bank.editions.items():
        passage = shown_passage(bank, language)  # what is bound is shown, so it holds no more than may be
        for item in edition.items:
            if item.status is Status.PUBLISHED and (only is None or item.id in only):
                kind = item_type(item.type)
                plain = bound_to_plain(kind, kind.bind(item, passage, bank.entities))
                yield language, item, _with_pictures(item, plain, media)


def _with_pictures(item: Item, plain: dict[str, Any], media: Mapping[str, str]) -> dict[str, Any]:
    """Return bound content in which pictures are named by their content. Raises BadBank where that gets too long."""
    made: dict[str, Any] = shown_in(plain, media)
    if made != plain:
        try:
            bound_from_plain(item_type(item.type), made)
        except Malformed:
            message = msg(
                "The text of item “%(item)s” is too long with its picture. Shorten it a little.", item=item.id
            )
            raise BadBank(message, ()) from None
    return made


def _same(session: Session, wanted: ItemRevisionRow) -> int | None:
    """Return the revision that has this content, an earlier one too: what was taken back is the same again."""
    same = select(ItemRevisionRow.id).where(*_kin(wanted), ItemRevisionRow.hash == wanted.hash).limit(1)
    return session.execute(same).scalar_one_or_none()


def _add(session: Session, wanted: ItemRevisionRow) -> int:
    last = session.execute(select(func.max(ItemRevisionRow.number)).where(*_kin(wanted))).scalar()
    wanted.number = (last or 0) + 1
    session.add(wanted)
    session.flush()
    return wanted.id


def _kin(row: ItemRevisionRow) -> tuple[ColumnElement[bool], ...]:
    return ItemRevisionRow.item_id == row.item_id, ItemRevisionRow.language == row.language
