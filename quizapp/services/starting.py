"""Starting an attempt: everything that an edit could change later is fixed here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import make_policy
from quizapp.core.assignment import Phase, Terms
from quizapp.core.attempt import AttemptState, PlacedItem, Selection
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import NotFound, NotNow
from quizapp.db.models import AttemptItemRow, AttemptRow, PassageRevisionRow, PersonRow, QuizRow
from quizapp.db.types import new_public_id, sought
from quizapp.services.drawing import item_row, placed_items
from quizapp.services.given import terms_for
from quizapp.services.quiz_rows import PRIVATE
from quizapp.services.sign_ins import lengthen
from quizapp.services.submitting import end_overdue


@dataclass(frozen=True, slots=True)
class _Offer:
    """What is started: the quiz, the assignment through which (None for none), and under which terms."""

    quiz: QuizRow
    assignment: int | None
    terms: Terms


@dataclass(frozen=True, slots=True)
class Beginning:
    """Hold what a new attempt is: whose, of which quiz, language and title, what it asks, and under which terms."""

    quiz: QuizRow
    person: Person
    language: str
    title: str
    selection: Selection
    terms: Terms
    assignment: int | None = None


def start(  # noqa: PLR0913 - what an attempt depends on, all by name
    session: Session, *, quiz: str, person: Person, language: str, seed: int, now: datetime, assignment: str = ""
) -> str:
    """Begin an attempt and return its public id; an open one of the same person, quiz and language is gone on with.

    ``quiz`` and ``assignment`` are public ids, ``seed`` a random number of 63 bits from which items and order are
    drawn. Language, revisions, order, points, scoring rules, behaviour and time are fixed here. Raises NotFound for an
    unknown quiz, a language it is not offered in or an assignment that is not this person's, NotNow when no item of it
    is published, before it opens, after it has closed, or when no try is left.
    """
    hold(session, person)
    offer = _offer(session, quiz, language, assignment, person)
    end_overdue(session, person=person, now=now)
    open_one = _open_one(session, offer, person, language)
    if open_one:
        return open_one
    _check(session, offer, person, now)
    placed = placed_items(session, quiz=offer.quiz, language=language, person=person, seed=seed)
    beginning = Beginning(
        offer.quiz,
        person,
        language,
        offer.quiz.source["title"][language],
        Selection.QUIZ,
        offer.terms,
        offer.assignment,
    )
    return begin(session, beginning, placed, seed=seed, now=now)


def begin(session: Session, what: Beginning, placed: Sequence[PlacedItem], *, seed: int, now: datetime) -> str:
    """Write a new attempt with its items by place and return its public id."""
    attempt = AttemptRow(
        public_id=new_public_id(),
        person_id=what.person.id,
        quiz_id=what.quiz.id,
        passage_revision_id=newest_passage(session, what.quiz.bank_id, what.language),
        language=what.language,
        title=what.title,
        selection=what.selection,
        seed=seed,
        items=len(placed),
        state=AttemptState.OPEN,
        started_at=now,
        stamp_at=now,
        assignment_id=what.assignment,
        **_fixed(what.terms, now),
    )
    session.add(attempt)
    session.flush()
    session.execute(insert(AttemptItemRow), [item_row(attempt.id, item) for item in placed])
    lengthen(session, person=what.person.id, now=now)
    return attempt.public_id


def hold(session: Session, person: Person) -> None:
    """Let whoever presses the button twice wait here for the first, and then find its attempt."""
    session.execute(select(PersonRow.id).where(PersonRow.id == person.id).with_for_update())


def _offer(session: Session, public_id: str, language: str, assignment: str, person: Person) -> _Offer:
    row = session.execute(select(QuizRow).where(QuizRow.public_id == sought(public_id))).scalar_one_or_none()
    if row is None or language not in row.source["languages"]:
        raise NotFound(msg("This quiz does not exist, or not in this language."))
    if not assignment and row.visibility == PRIVATE:
        raise NotFound(msg("This quiz does not exist, or not in this language."))
    if not assignment:
        return _Offer(row, None, Terms(make_policy(row.source)))
    given = terms_for(session, assignment=assignment, person=person, quiz_id=row.id)
    return _Offer(row, given.id, given.terms)


def _open_one(session: Session, offer: _Offer, person: Person, language: str) -> str | None:
    found = (
        select(AttemptRow.public_id)
        .where(
            AttemptRow.person_id == person.id,
            AttemptRow.quiz_id == offer.quiz.id,
            AttemptRow.assignment_id.is_not_distinct_from(offer.assignment),
            AttemptRow.language == language,
            AttemptRow.selection == Selection.QUIZ.value,
            AttemptRow.state == AttemptState.OPEN.value,
        )
        .order_by(AttemptRow.id.desc())
        .limit(1)
    )
    return session.execute(found).scalar_one_or_none()


def _check(session: Session, offer: _Offer, person: Person, now: datetime) -> None:
    """Raise NotNow when no attempt may begin now."""
    phase = offer.terms.window.phase(now)
    if phase is Phase.COMING:
        raise NotNow(msg("This quiz has not opened yet. Come back when it has."))
    if phase is Phase.CLOSED:
        raise NotNow(msg("This quiz has closed. Ask your teacher if you still need to take it."))
    if offer.terms.tries is None:
        return
    begun = select(func.count(AttemptRow.id)).where(
        AttemptRow.person_id == person.id,
        AttemptRow.quiz_id == offer.quiz.id,
        AttemptRow.assignment_id.is_not_distinct_from(offer.assignment),
        AttemptRow.selection == Selection.QUIZ.value,
    )
    if session.execute(begun).scalar_one() >= offer.terms.tries:
        raise NotNow(msg("You have used all your tries (%(tries)s) for this quiz.", tries=offer.terms.tries))


def _fixed(terms: Terms, now: datetime) -> dict[str, Any]:
    """Return the columns in which an attempt keeps its terms."""
    policy, limit = terms.policy, terms.limit
    return {
        "behaviour": policy.behaviour,
        "penalty_numerator": policy.penalty.numerator,
        "penalty_denominator": policy.penalty.denominator,
        "limit_seconds": None if limit is None else int(limit.total_seconds()),
        "extra_seconds": int(terms.extra.total_seconds()),
        "due_at": terms.due(now),
    }


def newest_passage(session: Session, bank_id: int, language: str) -> int:
    """Return the newest passage revision (internal id) of a bank in a language that it has."""
    newest = (
        select(PassageRevisionRow.id)
        .where(PassageRevisionRow.bank_id == bank_id, PassageRevisionRow.language == language)
        .order_by(PassageRevisionRow.number.desc())
        .limit(1)
    )
    return session.execute(newest).scalar_one()
