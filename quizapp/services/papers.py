"""What a quiz on paper is made of: its items as they are published now, its passage, the names of its topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import load_item, make_pool
from quizapp.core.assembly import draw
from quizapp.core.bank import Texts
from quizapp.core.i18n import msg
from quizapp.core.item import Item, Status
from quizapp.core.passage import Passage
from quizapp.core.person import Person
from quizapp.core.problem import Problems
from quizapp.core.refusal import Malformed, NotNow
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.db.models import BankRow, ItemEditionRow, ItemRow, PassageRevisionRow, QuizItemRow, QuizRow
from quizapp.db.types import AnyRow, Plain, sought
from quizapp.paper.sheets import PaperItem, seed_of
from quizapp.services import audit
from quizapp.services.audit import Deed
from quizapp.services.banks import STORED
from quizapp.services.quiz_rows import no_quiz, offered_to
from quizapp.services.revisions import item_revisions, passage_revision


@dataclass(frozen=True, slots=True)
class QuizOnPaper:
    """Hold a quiz to print in one of its ``languages``; ``topics`` maps ids to names, ``seed`` draws the versions.

    ``drawn`` says that pools belong to it: what they draw for paper is drawn once for all.
    """

    public_id: str
    title: str
    bank: Texts
    language: str
    languages: tuple[str, ...]
    passage: Passage
    items: tuple[PaperItem, ...]
    topics: Mapping[str, Texts]
    seed: int
    drawn: bool


def quiz_on_paper(reads: Connection | Session, *, quiz: str, language: str, person: Person) -> QuizOnPaper:
    """Return a quiz to print, by at most five reads; in its first language where there is none in ``language``.

    Raises NotFound for a quiz that does not exist for the person, NotNow when no item of it is published.
    """
    found = select(QuizRow.id, QuizRow.public_id, QuizRow.source, QuizRow.bank_id, BankRow.head).join(
        BankRow, BankRow.id == QuizRow.bank_id
    )
    row = reads.execute(found.where(QuizRow.public_id == sought(quiz), offered_to(person))).one_or_none()
    if row is None:
        raise no_quiz()
    source: Plain = row.source
    languages = tuple(source["languages"])
    chosen = language if language in languages else languages[0]
    items = _asked(source, seed_of(row.public_id), _published(reads, row.id, chosen))
    if not items:
        raise NotNow(msg("No item of this quiz is published yet."))
    return QuizOnPaper(
        public_id=row.public_id,
        title=source["title"][chosen],
        bank=row.head["title"],
        language=chosen,
        languages=languages,
        passage=_passage(reads, row.bank_id, chosen),
        items=_bound(reads, items),
        topics={topic["id"]: topic["name"] for topic in row.head.get("topics", ())},
        seed=seed_of(row.public_id),
        drawn=bool(source.get("pools")),
    )


def note_keys(session: Session, *, quiz: str, person: Person, form: str, now: datetime) -> None:
    """Log that somebody saw the keys of a quiz; ``form`` names the page."""
    audit.note(session, Deed.KEYS_SEEN, by=person, kind="quiz", subject=quiz, now=now, details={"form": form})


def _published(reads: Connection | Session, quiz_id: int, language: str) -> Mapping[str, tuple[Item, int]]:
    """Return author id -> item and its current revision, of what the quiz can ask, in the bank's order."""
    columns: tuple[Any, ...] = ItemEditionRow.source, ItemEditionRow.current_revision_id
    rows = reads.execute(
        select(*columns)
        .join(ItemRow, ItemRow.id == ItemEditionRow.item_id)
        .join(QuizItemRow, QuizItemRow.item_id == ItemRow.id)
        .where(QuizItemRow.quiz_id == quiz_id, ItemEditionRow.language == language)
        .where(ItemEditionRow.current_revision_id.is_not(None))
        .order_by(ItemEditionRow.place)
    )
    return {
        row.source["id"]: (_item(row), row.current_revision_id)
        for row in rows
        if row.source["status"] == Status.PUBLISHED
    }


def _asked(source: Plain, seed: int, published: Mapping[str, tuple[Item, int]]) -> Sequence[tuple[Item, int]]:
    """Return the fixed items as the quiz has them, then what its pools draw."""
    fixed = [item for item in source.get("items", ()) if item in published]
    pools = tuple(make_pool(pool) for pool in source.get("pools", ()))
    drawn = draw(seed, pools, [item for item, _ in published.values()], taken=fixed, seen=())
    return [published[item] for item in (*fixed, *drawn)]


def _bound(reads: Connection | Session, items: Sequence[tuple[Item, int]]) -> tuple[PaperItem, ...]:
    revisions = item_revisions(reads, (revision for _, revision in items))
    return tuple(PaperItem(item, revisions[id_].type, revisions[id_].bound) for item, id_ in items)


def _item(row: AnyRow) -> Item:
    item = load_item(from_plain(row.source, STORED), Scope(Problems()))
    if item is None:
        raise Malformed(msg("A stored item cannot be read."))
    return item


def _passage(reads: Connection | Session, bank_id: int, language: str) -> Passage:
    newest = select(func.max(PassageRevisionRow.id))
    own = PassageRevisionRow.bank_id == bank_id, PassageRevisionRow.language == language
    return passage_revision(reads, reads.execute(newest.where(*own)).scalar_one())
