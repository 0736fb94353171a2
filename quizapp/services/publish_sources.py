"""What a bank's files say, entry by entry, into rows: identities stay, what is said of them is brought up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import dump_fact, dump_item, dump_quiz
from quizapp.core.assembly import askable
from quizapp.core.bank import Bank
from quizapp.db.models import FactEditionRow, FactRow, ItemEditionRow, ItemRow, QuizItemRow, QuizRow
from quizapp.db.types import Plain, new_public_id
from quizapp.services.askable_items import item_numbers
from quizapp.services.quiz_states import ask_all_anew


def store_facts(session: Session, bank_id: int, bank: Bank) -> None:
    """Store every fact in every language."""
    sources = {
        language: {fact.id: dump_fact(fact) for fact in edition.facts} for language, edition in bank.editions.items()
    }
    _store_editions(session, bank_id, (FactRow, FactEditionRow, "fact_id"), sources)


def store_items(session: Session, bank_id: int, bank: Bank) -> None:
    """Store every item in every language; which revision students get stays as it is."""
    sources = {
        language: {item.id: dump_item(item) for item in edition.items} for language, edition in bank.editions.items()
    }
    _store_editions(session, bank_id, (ItemRow, ItemEditionRow, "item_id"), sources)


def store_quizzes(session: Session, bank_id: int, bank: Bank) -> None:
    """Store every quiz; a new one gets its public id."""
    its_own = QuizRow.bank_id == bank_id, QuizRow.visibility == "public"
    found = session.execute(select(QuizRow).where(*its_own)).scalars()
    rows = {row.author_id: row for row in found}
    for place, quiz in enumerate(bank.quizzes):
        row = rows.setdefault(quiz.id, QuizRow(bank_id=bank_id, author_id=quiz.id, public_id=new_public_id()))
        row.place, row.source = place, dump_quiz(quiz)
        session.add(row)
    session.flush()
    numbers = {quiz.id: rows[quiz.id].id for quiz in bank.quizzes}
    _store_quiz_items(session, bank, numbers, item_numbers(session, bank_id))
    ask_all_anew(session, bank_id)


def _store_quiz_items(session: Session, bank: Bank, quizzes: Mapping[str, int], items: Mapping[str, int]) -> None:
    """Store which items each quiz can ask in any language."""
    session.execute(delete(QuizItemRow).where(QuizItemRow.quiz_id.in_(quizzes.values())))
    rows = [
        {"quiz_id": quizzes[quiz.id], "item_id": items[item]}
        for quiz in bank.quizzes
        for item in sorted(set().union(*(askable(quiz, edition.items) for edition in bank.editions.values())))
    ]
    if rows:
        session.execute(insert(QuizItemRow), rows)


def _store_editions(
    session: Session, bank_id: int, tables: tuple[Any, Any, str], sources: Mapping[str, Mapping[str, Plain]]
) -> None:
    """Store the entries of one kind; a language that the bank no longer has goes."""
    owner, edition, column = tables
    ids = _identities(session, owner, bank_id, (key for entries in sources.values() for key in entries))
    found = session.execute(
        select(edition).where(getattr(edition, column).in_(select(owner.id).where(owner.bank_id == bank_id)))
    )
    rows = {(getattr(row, column), row.language): row for row in found.scalars()}
    for language, entries in sources.items():
        for place, (key, source) in enumerate(entries.items()):
            row = rows.pop((ids[key], language), None) or edition(**{column: ids[key]}, language=language)
            row.place, row.source = place, source
            session.add(row)
    for row in rows.values():
        session.delete(row)


def _identities(session: Session, owner: Any, bank_id: int, keys: Iterable[str]) -> dict[str, int]:  # noqa: ANN401 - the table of facts or of items
    """Return author id -> row number, making rows for those that are new."""
    wanted = dict.fromkeys(keys)
    held = select(owner.author_id, owner.id).where(owner.bank_id == bank_id)
    known = {key for key, _ in session.execute(held)}
    fresh = [{"bank_id": bank_id, "author_id": author_id} for author_id in wanted if author_id not in known]
    if fresh:
        session.execute(insert(owner), fresh)
    return {row.author_id: row.id for row in session.execute(held)}
