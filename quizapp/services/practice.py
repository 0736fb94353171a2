"""Practising what was missed: an attempt of a person's own, over the items of a bank that did not go well last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from quizapp.core.assembly import random_for
from quizapp.core.assignment import Terms
from quizapp.core.attempt import AttemptState, Selection
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.policy import Policy
from quizapp.core.refusal import NotFound, NotNow
from quizapp.db.models import AttemptRow, BankRow, QuizRow
from quizapp.db.types import AnyRow, sought
from quizapp.services.drawing import replaced_items
from quizapp.services.met import Met, met_items
from quizapp.services.starting import Beginning, begin, hold

MOST_ITEMS: Final = 20  # a sitting that can be finished; what is left follows in the next one
NOTHING: Final = msg(
    "There is nothing to practise here now: no item that you missed is open to you. Take a quiz first."
)


def start_practice(  # noqa: PLR0913 - what an attempt depends on, all by name
    session: Session, *, slug: str, language: str, heading: str, person: Person, seed: int, now: datetime
) -> str:
    """Begin an attempt of at most 20 missed items and return its public id; an open one is gone on with.

    Missed is what was wrong, blank or unsure the last time, in attempts whose review is open. The items come as they
    are published now, in a new order drawn by ``seed`` (63 bits); ``heading`` begins its title, in ``language``. It is
    no try of any quiz and has no time limit. Raises NotFound for an unknown bank or language, NotNow when nothing is
    missed.
    """
    bank = _bank(session, slug, language)
    hold(session, person)
    open_one = session.execute(_open_one(bank.id, language, person)).scalar()
    if open_one:
        return str(open_one)
    met = met_items(session, person=person, now=now)
    chosen = _chosen([one for one in met if one.missed and (one.bank, one.language) == (bank.id, language)], seed)
    if not chosen:
        raise NotNow(NOTHING)
    quiz = session.get_one(QuizRow, _most(one.quiz for one in chosen))
    placed = replaced_items(session, quiz=quiz, language=language, items=[one.item for one in chosen], seed=seed)
    title = f"{heading}: {bank.head['title'][language]}"
    beginning = Beginning(quiz, person, language, title, Selection.MISSED, Terms(Policy()))
    return begin(session, beginning, placed, seed=seed, now=now)


def _bank(session: Session, slug: str, language: str) -> AnyRow:
    columns = (BankRow.id, BankRow.head)
    row = session.execute(select(*columns).where(BankRow.slug == sought(slug))).one_or_none()
    if row is None or language not in row.head["languages"]:
        raise NotFound(msg("There is no bank called “%(slug)s” here.", slug=slug[:80]))
    return row


def _open_one(bank_id: int, language: str, person: Person) -> Select[str]:
    return (
        select(AttemptRow.public_id)
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .where(
            QuizRow.bank_id == bank_id,
            AttemptRow.person_id == person.id,
            AttemptRow.language == language,
            AttemptRow.selection == Selection.MISSED.value,
            AttemptRow.state == AttemptState.OPEN.value,
        )
        .order_by(AttemptRow.id.desc())
        .limit(1)
    )


def _chosen(missed: Sequence[Met], seed: int) -> list[Met]:
    """Return the items most often wrong, by chance among equals."""
    mixed = list(missed)
    random_for(seed, "missed").shuffle(mixed)
    return sorted(mixed, key=lambda one: -one.wrong)[:MOST_ITEMS]


def _most(quizzes: Iterable[int]) -> int:
    return Counter(quizzes).most_common(1)[0][0]
