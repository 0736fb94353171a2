"""Facts and items whose evidence was edited: which they are, what their sentences said, and reading them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import Session

from quizapp.core.i18n import msg
from quizapp.core.item import Status
from quizapp.core.passage import Passage
from quizapp.core.refusal import NotFound, Stale
from quizapp.core.stamp import stamp_of
from quizapp.db.models import PassageRevisionRow
from quizapp.services.bank_rights import Right
from quizapp.services.banks import passages_of
from quizapp.services.entries import STORED, Kind, entry, rows_of
from quizapp.services.revisions import load_passage

LOOKED_BACK: Final = 30  # revisions of the passage in which an old sentence is sought


@dataclass(frozen=True, slots=True)
class Was:
    """Hold a sentence of the evidence: its address, what it said ("" where nobody knows) and what it says."""

    address: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class StaleEntry:
    """Hold a fact or item to be read again: its statement or stem, and the sentences that changed.

    ``seal`` names the sentences as they stand now, so that what changes meanwhile is not taken for read.
    """

    kind: Kind
    id: str
    text: str
    sentences: tuple[Was, ...]
    seal: str


def stale_entries(reads: Connection | Session, *, bank: int, language: str) -> tuple[StaleEntry, ...]:
    """Return what is to be read again, facts before items, in the order of their files. Retired ones are not.

    Raises NotFound for a language that the bank lacks.
    """
    passage = _passage(reads, bank, language)
    rows = [(kind, row) for kind in Kind for row in reads.execute(rows_of(bank, kind, language))]
    stamps = {sentence.address: stamp_of(sentence) for sentence in passage.sentences()}
    found = [(kind, row, edited) for kind, row in rows if _living(row.source) and (edited := _edited(row, stamps))]
    said = _said(reads, bank, language) if found else {}
    texts = {address: sentence.text for address, sentence in passage.by_address().items()}
    return tuple(
        StaleEntry(
            kind,
            row.author_id,
            row.source.get("stem") or row.source["statement"],
            tuple(Was(address, said.get(stamp, ""), texts.get(address, "")) for address, stamp in edited.items()),
            _seal(row.source["evidence"], stamps),
        )
        for kind, row, edited in found
    )


def read_again(session: Session, right: Right, *, kind: Kind, id: str, language: str, seal: str) -> None:  # noqa: A002, PLR0913 - its name; one entry
    """Bind an entry to its evidence as it stands. Raises NotFound, and Stale when the evidence changed meanwhile."""
    found = entry(session, bank=right.id, kind=kind, language=language, id=id)
    stamps = {sentence.address: stamp_of(sentence) for sentence in _passage(session, right.id, language).sentences()}
    evidence = found.source["evidence"]
    if _seal(evidence, stamps) != seal:
        raise Stale(msg("The passage or the entry was changed again. Read it once more."))
    stored = STORED[kind]
    owner = select(stored.owner.id).where(stored.owner.bank_id == right.id, stored.owner.author_id == id)
    session.execute(
        update(stored.edition)
        .where(stored.ties == owner.scalar_subquery(), stored.edition.language == language)
        .values(stamps={address: stamps[address] for address in evidence if address in stamps})
        .execution_options(synchronize_session=False)
    )


def _passage(reads: Connection | Session, bank: int, language: str) -> Passage:
    passages = passages_of(reads, bank)
    if language not in passages:
        raise NotFound(msg("This bank has no language “%(language)s”.", language=language[:8]))
    return passages[language]


def _living(source: Mapping[str, Any]) -> bool:
    return "retired" not in source and source.get("status") != Status.RETIRED


def _edited(row: Any, stamps: Mapping[str, str]) -> dict[str, str]:  # noqa: ANN401 - a row of an entry
    """Return address -> old stamp of the evidence that is not what it was."""
    bound = row.stamps or {}
    return {one: bound[one] for one in row.source["evidence"] if one in bound and stamps.get(one) != bound[one]}


def _said(reads: Connection | Session, bank: int, language: str) -> dict[str, str]:
    """Return stamp -> text of the sentences of the newest revisions."""
    row = PassageRevisionRow
    newest = select(row.text).where(row.bank_id == bank, row.language == language).order_by(row.number.desc())
    texts = reads.execute(newest.limit(LOOKED_BACK)).scalars().all()
    passages = (load_passage(text, language) for text in texts)
    return {stamp_of(sentence): sentence.text for passage in passages for sentence in passage.sentences()}


def _seal(evidence: Any, stamps: Mapping[str, str]) -> str:  # noqa: ANN401 - a list of addresses
    return ".".join(stamps.get(address, "") for address in evidence)
