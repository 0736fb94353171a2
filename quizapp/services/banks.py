"""Reading banks back: the list for the home page, the reading page, and the whole bank as its folder says it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import load_fact, load_head, load_item, load_quiz
from quizapp.core.bank import Bank, Edition, NoteTime, Texts
from quizapp.core.i18n import msg
from quizapp.core.passage import Passage
from quizapp.core.problem import Place, Problems
from quizapp.core.refusal import Malformed, NotFound
from quizapp.core.shape import Scope
from quizapp.core.tree import Node, from_plain
from quizapp.db.models import (
    BankRow,
    FactEditionRow,
    FactRow,
    ItemEditionRow,
    ItemRow,
    NoteTimeRow,
    PassageRevisionRow,
    QuizRow,
)
from quizapp.db.types import AnyRow, Plain, sought
from quizapp.services.media import bank_media
from quizapp.services.revisions import passage_revision, whole_passage

Value = TypeVar("Value")
STORED: Final = Place("database")


@dataclass(frozen=True, slots=True)
class OfferedQuiz:
    """Hold one quiz as the home page shows it; ``items`` counts its items."""

    public_id: str
    id: str
    title: Texts
    description: Texts
    languages: tuple[str, ...]
    items: int


@dataclass(frozen=True, slots=True)
class ListedBank:
    """Hold one bank as the home page shows it; ``words`` counts the passage's words by language."""

    slug: str
    title: Texts
    summary: Texts
    languages: tuple[str, ...]
    words: Mapping[str, int]
    quizzes: tuple[OfferedQuiz, ...]


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """Hold a bank's passage in one language, the line that says where it comes from, and what happened afterwards."""

    bank: ListedBank
    language: str
    passage: Passage
    note: Texts
    licence: str
    afterword: str = ""


def list_banks(reads: Connection | Session, *, private: bool = False) -> tuple[ListedBank, ...]:
    """Return all public banks by slug, the private ones too when they are asked for."""
    rows = reads.execute((_BANKS if private else _PUBLIC).order_by(BankRow.slug)).all()
    return tuple(_listed(reads, row) for row in rows)


def reading_page(reads: Connection | Session, *, slug: str, language: str) -> ReadingPage:
    """Return a passage, in the bank's own language where there is none in ``language``.

    Raises NotFound for an unknown slug and for a private bank's: its passage is read in what is assigned.
    """
    row = _bank_row(reads, slug, _PUBLIC)
    listed = _listed(reads, row)
    chosen = language if language in listed.languages else listed.languages[0]
    passage = _newest(reads, row.id, passage_revision)[chosen]
    head: Plain = row.head
    afterword = head.get("afterword", {}).get(chosen, "")
    return ReadingPage(listed, chosen, passage, head["provenance"]["note"], head["licence"], afterword)


def read_bank(reads: Connection | Session, slug: str) -> Bank:
    """Return the whole bank, equal to the one that was published. Raises NotFound for an unknown slug."""
    return stored_bank(reads, _bank_row(reads, slug).id)


def stored_bank(reads: Connection | Session, bank_id: int) -> Bank:
    """Return the whole bank of a row of ``bank``. Raises Malformed when what is stored was damaged."""
    bank = _stored(reads, bank_id)
    quizzes = tuple(loaded(load_quiz, quiz.source) for quiz in _quizzes(reads, bank_id))
    return replace(bank, quizzes=quizzes, note_times=note_times(reads, bank_id))


def stored_entry(reads: Connection | Session, bank_id: int, id_: str) -> Bank:
    """Return a bank as if it had one fact or item only, no quizzes and no dated notes. Raises as ``stored_bank``."""
    return _stored(reads, bank_id, id_)


def _stored(reads: Connection | Session, bank_id: int, only: str | None = None) -> Bank:
    head = loaded(load_head, reads.execute(select(BankRow.head).where(BankRow.id == bank_id)).scalar_one())
    passages = passages_of(reads, bank_id)
    facts = _sources(reads, _editions(FactRow, FactEditionRow, bank_id, only))
    items = _sources(reads, _editions(ItemRow, ItemEditionRow, bank_id, only))
    editions = {
        language: Edition(
            passages[language],
            tuple(loaded(load_fact, source) for source in facts.get(language, ())),
            tuple(loaded(load_item, source) for source in items.get(language, ())),
        )
        for language in head.languages
    }
    return replace(head.bank(editions, (), {}), media=bank_media(reads, bank_id))


_BANKS: Any = select(BankRow.id, BankRow.slug, BankRow.head)  # its type would name each column
_PUBLIC: Any = _BANKS.where(BankRow.visibility == "public")


def _bank_row(reads: Connection | Session, slug: str, among: Any = _BANKS) -> AnyRow:  # noqa: ANN401 - as above
    row = reads.execute(among.where(BankRow.slug == sought(slug))).one_or_none()
    if row is None:
        raise NotFound(msg("There is no bank called “%(slug)s” here.", slug=slug[:80]))
    return row


def _listed(reads: Connection | Session, row: AnyRow) -> ListedBank:
    head: Plain = row.head
    return ListedBank(
        slug=row.slug,
        title=head["title"],
        summary=head["summary"],
        languages=tuple(head["languages"]),
        words={language: passage.words() for language, passage in passages_of(reads, row.id).items()},
        quizzes=tuple(map(_offered, _quizzes(reads, row.id))),
    )


def _offered(row: AnyRow) -> OfferedQuiz:
    quiz: Plain = row.source
    languages = tuple(quiz["languages"])
    items = len(quiz.get("items", ())) + sum(pool["take"] for pool in quiz.get("pools", ()))
    return OfferedQuiz(row.public_id, quiz["id"], quiz["title"], quiz["description"], languages, items)


def _quizzes(reads: Connection | Session, bank_id: int) -> Sequence[AnyRow]:
    columns = (QuizRow.public_id, QuizRow.source)
    theirs = QuizRow.bank_id == bank_id, QuizRow.visibility == "public"  # what teachers make here is not the bank's
    return reads.execute(select(*columns).where(*theirs).order_by(QuizRow.place)).all()


def passages_of(reads: Connection | Session, bank_id: int) -> dict[str, Passage]:
    """Return language -> the whole of the newest passage of a bank."""
    return _newest(reads, bank_id, whole_passage)


def _newest(
    reads: Connection | Session, bank_id: int, read: Callable[[Connection | Session, int], Passage]
) -> dict[str, Passage]:
    """Return language -> newest passage of a bank. Numbers of rows rise with those of revisions."""
    newest = select(PassageRevisionRow.language, func.max(PassageRevisionRow.id).label("id"))
    rows = reads.execute(newest.where(PassageRevisionRow.bank_id == bank_id).group_by(PassageRevisionRow.language))
    return {row.language: read(reads, row.id) for row in rows.all()}


def _editions(owner: Any, edition: Any, bank_id: int, only: str | None) -> Select[Any]:  # noqa: ANN401 - either pair of tables
    columns = edition.__table__.c
    joined = select(columns.language, columns.source).join(owner, owner.id == next(iter(columns)))
    found = joined.where(owner.bank_id == bank_id).order_by(columns.place)
    return found if only is None else found.where(owner.author_id == only)


def _sources(reads: Connection | Session, statement: Select[Any]) -> dict[str, list[Plain]]:
    found: dict[str, list[Plain]] = {}
    for row in reads.execute(statement):
        found.setdefault(row.language, []).append(row.source)
    return found


def note_times(
    reads: Connection | Session, bank_id: int, only: Collection[str] | None = None
) -> Mapping[str, NoteTime]:
    """Return when each note of a bank changed, by GUID; ``only`` are the GUIDs that are asked for, None for all."""
    columns = (NoteTimeRow.guid, NoteTimeRow.hash, NoteTimeRow.changed_at, NoteTimeRow.withdrawn, NoteTimeRow.gaps)
    wanted = select(*columns).where(NoteTimeRow.bank_id == bank_id)
    rows: Iterable[AnyRow] = reads.execute(wanted if only is None else wanted.where(NoteTimeRow.guid.in_(only)))
    times = {row.guid: NoteTime(row.hash, row.changed_at, row.withdrawn, tuple(row.gaps.split())) for row in rows}
    return dict(sorted(times.items()))


def loaded(load: Callable[[Node, Scope], Value | None], source: Plain) -> Value:
    """Return the value of stored plain data. Raises Malformed with the first thing that is wrong with it."""
    problems = Problems()
    value = load(from_plain(source, STORED), Scope(problems))
    if value is None:
        first = next(iter(problems)).message if len(problems) else msg("unknown")
        raise Malformed(msg("A stored bank cannot be read: %(reason)s", reason=first))
    return value
