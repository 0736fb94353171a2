"""What a quiz says, stored: which items it can ask follows from it, and every state of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, insert, inspect, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import dump_quiz, load_quiz
from quizapp.core.assembly import askable
from quizapp.core.bank import Quiz
from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.person import Person
from quizapp.core.problem import Place, Problems
from quizapp.core.refusal import Malformed
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.db.models import BankRow, ItemRow, QuizItemRow, QuizRow
from quizapp.db.types import Plain
from quizapp.services.askable_items import askable_in, item_numbers
from quizapp.services.bank_rights import Visibility
from quizapp.services.entry_history import Deed, Named, State, record, states

STORED: Final = Place("database")
KIND: Final = "quiz"
EVERY_LANGUAGE: Final = ""  # a quiz is one in all its languages


def quiz_in(source: Plain) -> Quiz:
    """Return the quiz of stored or dumped plain data. Raises Malformed with the first thing that is wrong with it."""
    problems = Problems()
    quiz = load_quiz(from_plain(source, STORED), Scope(problems))
    if quiz is None or len(problems):
        first = next(iter(problems)).message if len(problems) else msg("unknown")
        raise Malformed(msg("The quiz cannot be so: %(reason)s", reason=first))
    return quiz


def checked(quiz: Quiz) -> Plain:
    """Return the plain data of a quiz that can be. Raises Malformed."""
    source = dump_quiz(quiz)
    quiz_in(source)
    return source


def store(session: Session, row: QuizRow, source: Plain, *, by: Person, now: datetime) -> None:
    """Let a quiz say ``source``, keep that state in the history, and store which items it can ask now."""
    before, row.source = inspect(row).dict.get("source"), source
    session.add(row)
    session.flush()
    named = Named(row.bank_id, KIND, row.author_id, EVERY_LANGUAGE)
    deed = Deed.CREATED if before is None else Deed.EDITED
    record(session, named, before=before, after=source, deed=deed, by=by, now=now)
    ask_anew(session, row)


def states_of(reads: Connection | Session, *, bank_id: int, quiz: str) -> tuple[State, ...]:
    """Return the states of a quiz (author id), the newest first; none for one of a folder that was never changed."""
    return states(reads, Named(bank_id, KIND, quiz, EVERY_LANGUAGE))


def ask_anew(session: Session, row: QuizRow) -> None:
    """Store which items a quiz can ask: one of the bank's files in any language, another in any of its own."""
    quiz, wanted = quiz_in(row.source), set[str]()
    languages = quiz.languages
    if row.visibility == Visibility.PUBLIC:
        head = session.execute(select(BankRow.head).where(BankRow.id == row.bank_id)).scalar_one()
        languages = tuple(head["languages"])
    for language in languages:
        wanted |= askable(quiz, askable_in(session, bank_id=row.bank_id, language=language, published=False))
    numbers = item_numbers(session, row.bank_id)
    session.execute(delete(QuizItemRow).where(QuizItemRow.quiz_id == row.id))
    rows = [{"quiz_id": row.id, "item_id": numbers[item]} for item in sorted(wanted)]
    if rows:
        session.execute(insert(QuizItemRow), rows)


def ask_item_anew(session: Session, bank_id: int, items: Mapping[str, Item]) -> None:
    """Store anew which quizzes of a bank can ask one item, given as it is now by language.

    A quiz of the bank's files may ask what fits in any language, one that a teacher made what fits in its own.
    """
    names = {item.id for item in items.values()}
    number = select(ItemRow.id).where(ItemRow.bank_id == bank_id, ItemRow.author_id.in_(names))
    item_id = session.execute(number).scalar_one()
    asking = []
    rows = session.execute(select(QuizRow).where(QuizRow.bank_id == bank_id).order_by(QuizRow.id)).scalars().all()
    for row in rows:
        quiz = quiz_in(row.source)
        languages = items.keys() if row.visibility == Visibility.PUBLIC else quiz.languages
        if askable(quiz, (items[language] for language in languages if language in items)):
            asking.append({"quiz_id": row.id, "item_id": item_id})
    theirs = QuizItemRow.item_id == item_id, QuizItemRow.quiz_id.in_([row.id for row in rows])
    session.execute(delete(QuizItemRow).where(*theirs))
    if asking:
        session.execute(insert(QuizItemRow), asking)


def ask_all_anew(session: Session, bank_id: int) -> None:
    """Store anew what the quizzes can ask that teachers made of a bank; after its items have changed."""
    theirs = QuizRow.bank_id == bank_id, QuizRow.visibility == Visibility.PRIVATE
    for row in session.execute(select(QuizRow).where(*theirs).order_by(QuizRow.id)).scalars():
        ask_anew(session, row)
