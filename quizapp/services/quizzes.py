"""Quizzes on the site: made, copied, changed, removed; one of a bank's folder is changed as the bank is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, exists, select, update
from sqlalchemy.orm import Session

from quizapp.core.bank import Pool, Quiz
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import Malformed, NotNow, Stale
from quizapp.db.models import AssignmentRow, AttemptRow, BankRow, QuizItemRow, QuizRow
from quizapp.db.turns import Turn, take_turn
from quizapp.db.types import Plain, new_public_id, sought
from quizapp.services.askable_items import askable_in
from quizapp.services.bank_hash import new_state
from quizapp.services.bank_rights import changed_by, right
from quizapp.services.quiz_rows import PRIVATE, PUBLIC, no_quiz, offered_to
from quizapp.services.quiz_states import checked, quiz_in, store

FIRST_DRAW: Final = 10  # items that a new quiz draws
FIRST_POOL: Final = "acak"  # the id of that draw, which goes when items are chosen by hand
OF_BANK: Final = msg("This quiz belongs to its bank. Copy it, and change your copy.")
PREFIX: Final = "guru-"  # of the author ids of quizzes that teachers make


@dataclass(frozen=True, slots=True)
class MadeQuiz:
    """Hold a quiz as its maker works on it; ``bank_id`` never leaves the server.

    ``own`` tells that whoever looks may change it, ``of_bank`` that it is part of the bank and its folder. ``seen`` is
    another one after every change.
    """

    public_id: str
    bank_id: int
    bank: str
    head: Plain
    quiz: Quiz
    own: bool
    of_bank: bool
    keys_public: bool
    seen: str

    @property
    def topics(self) -> Mapping[str, Mapping[str, str]]:
        """Return the topics of the bank: id -> name by language, in order."""
        return {topic["id"]: topic["name"] for topic in self.head["topics"]}


def made_quiz(reads: Connection | Session, *, quiz: str, person: Person) -> MadeQuiz:
    """Return a quiz (public id) that exists for a teacher, by one read. Raises NotFound."""
    made = _MADE.add_columns(changed_by(person).label("may"))
    row = reads.execute(made.where(QuizRow.public_id == sought(quiz), offered_to(person))).one_or_none()
    if row is None:
        raise no_quiz()
    return MadeQuiz(
        public_id=row.public_id,
        bank_id=row.bank_id,
        bank=row.slug,
        head=row.head,
        quiz=quiz_in(row.source),
        own=row.visibility == PRIVATE or bool(row.may),  # one that is somebody else's does not exist for them
        of_bank=row.visibility == PUBLIC,
        keys_public=row.bank_visibility == PUBLIC,
        seen=seen_of(row.source),
    )


def make(session: Session, *, bank: str, title: str, by: Person, now: datetime) -> str:
    """Make a quiz of a bank (slug) that draws ten of its published items, and return its public id.

    Raises NotFound for a bank that ``by`` does not see, Malformed for a title that cannot be one, NotNow for a bank
    without published items.
    """
    found = right(session, slug=bank, person=by)
    head = session.execute(select(BankRow.head).where(BankRow.id == found.id)).scalar_one()
    language = head["languages"][0]
    there = len(askable_in(session, bank_id=found.id, language=language))
    if not there:
        raise NotNow(msg("This bank has no published items yet. Publish some first."))
    pools = (Pool(FIRST_POOL, min(FIRST_DRAW, there)),)
    quiz = Quiz("baru", {language: title}, {language: title}, (language,), pools=pools)
    return _add(session, found.id, quiz, by, now)


def copy(session: Session, *, quiz: str, title: str, by: Person, now: datetime) -> str:
    """Copy a quiz that exists for a teacher, under a new title, and return the copy's public id.

    Raises NotFound, Malformed for a title that cannot be one.
    """
    found = made_quiz(session, quiz=quiz, person=by)
    titles = dict.fromkeys(found.quiz.title, title)
    return _add(session, found.bank_id, replace(found.quiz, title=titles, waive={}), by, now)


def change(  # noqa: PLR0913 - who changes what, all by name
    session: Session, *, quiz: str, by: Person, seen: str | None, now: datetime, how: Callable[[Quiz], Quiz]
) -> None:
    """Store what ``how`` makes of a quiz; attempts that have begun and assignments keep their terms.

    A quiz of a bank's folder changes with the bank, so that it comes down with the folder as it is now. Raises NotFound
    for a quiz that is not ``by``'s, NotNow for a bank's that they may only copy, Stale when it was changed after
    ``seen`` (None: whatever it is now), Malformed for one that cannot be.
    """
    take_turn(session, Turn.BANKS)  # before the row is held: whoever writes a bank takes both in this order
    row, may = _found(session, quiz, by)
    if not may:
        raise NotNow(OF_BANK)
    if seen is not None and seen_of(row.source) != seen:
        raise Stale(
            msg(
                "Somebody changed this quiz in the meantime. What you wrote is below and not saved yet; saving again "
                "puts it in place of what is stored now."
            )
        )
    source = checked(how(quiz_in(row.source)))
    if source == row.source:
        return
    store(session, row, source, by=by, now=now)
    if row.visibility == PUBLIC:
        _fits(session, row)
        session.execute(update(BankRow).where(BankRow.id == row.bank_id).values(hash=new_state(), edited_at=now))


def _fits(session: Session, row: QuizRow) -> None:
    """Raise Malformed where a bank's folder could not hold its quiz: a strange language or topic, a draw too large."""
    head = session.execute(select(BankRow.head).where(BankRow.id == row.bank_id)).scalar_one()
    quiz = quiz_in(row.source)
    if strange := set(quiz.languages) - set(head["languages"]):
        raise Malformed(msg("This bank has no language “%(language)s”.", language=min(strange)))
    if {topic for pool in quiz.pools for topic in pool.topics} - {topic["id"] for topic in head["topics"]}:
        raise Malformed(msg("Choose a topic of this bank."))
    for language in quiz.languages:
        there = [
            item for item in askable_in(session, bank_id=row.bank_id, language=language) if item.id not in quiz.items
        ]
        for pool in quiz.pools:
            found = sum(pool.fits(item) for item in there)
            if found < pool.take:
                raise Malformed(
                    msg(
                        "The draw asks for %(take)s items; only %(found)s published ones fit.",
                        take=pool.take,
                        found=found,
                    )
                )


def remove(session: Session, *, quiz: str, by: Person) -> None:
    """Remove a quiz that no class was given and nobody has taken; its states stay in the history.

    Raises NotFound, NotNow.
    """
    row, _ = _found(session, quiz, by)
    if row.visibility == PUBLIC:
        raise NotNow(OF_BANK)
    used = (
        exists().where(AssignmentRow.quiz_id == row.id).select(),
        exists().where(AttemptRow.quiz_id == row.id).select(),
    )
    if any(session.execute(each).scalar() for each in used):
        raise NotNow(msg("Classes have been given this quiz, so it stays. Take the assignments back instead."))
    session.execute(delete(QuizItemRow).where(QuizItemRow.quiz_id == row.id))
    session.delete(row)
    session.flush()


def seen_of(source: Plain) -> str:
    """Return what tells one state of a quiz from others, 16 characters."""
    text = json.dumps(source, sort_keys=True, default=dict)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


_MADE: Final = select(
    QuizRow.public_id, QuizRow.bank_id, QuizRow.source, QuizRow.visibility, BankRow.slug, BankRow.head,
    BankRow.visibility.label("bank_visibility"),
).join(BankRow, BankRow.id == QuizRow.bank_id)  # fmt: skip


def _found(session: Session, quiz: str, by: Person) -> tuple[QuizRow, bool]:
    """Return the row of a quiz, held, and whether ``by`` may change it. Raises NotFound."""
    found = select(QuizRow, changed_by(by).label("may")).join(BankRow, BankRow.id == QuizRow.bank_id)
    there = found.where(QuizRow.public_id == sought(quiz), offered_to(by)).with_for_update(of=QuizRow)
    row = session.execute(there).one_or_none()
    if row is None:
        raise no_quiz()
    return row.QuizRow, row.QuizRow.visibility == PRIVATE or bool(row.may)


def _add(session: Session, bank_id: int, quiz: Quiz, by: Person, now: datetime) -> str:
    public_id = new_public_id()
    author_id = PREFIX + public_id
    row = QuizRow(
        public_id=public_id, bank_id=bank_id, author_id=author_id, place=0, owner=by.public_id, visibility=PRIVATE
    )
    store(session, row, checked(replace(quiz, id=author_id)), by=by, now=now)
    return public_id
