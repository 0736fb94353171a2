"""A quiz as a student would get it, for its teacher: drawn and ordered by a seed, and nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.core.attempt import PlacedItem
from quizapp.core.bank import Texts
from quizapp.core.i18n import msg
from quizapp.core.passage import Passage
from quizapp.core.person import Person
from quizapp.core.refusal import NotFound
from quizapp.db.models import BankRow, QuizRow
from quizapp.db.types import sought
from quizapp.services.drawing import placed_items
from quizapp.services.quiz_rows import no_quiz, offered_to
from quizapp.services.revisions import ItemRevision, item_revisions, passage_revision
from quizapp.services.starting import newest_passage


@dataclass(frozen=True, slots=True)
class Preview:
    """Hold one item of a previewed quiz beside its passage; ``items`` counts them, ``passage_id`` stays here."""

    title: Texts
    language: str
    items: int
    placed: PlacedItem
    revision: ItemRevision
    passage: Passage
    passage_id: int


def preview(  # noqa: PLR0913 - what a drawing depends on, all by name
    session: Session, *, quiz: str, person: Person, language: str, place: int, seed: int
) -> Preview:
    """Return the item at a place (from 1) of a quiz as it is drawn by a seed.

    ``language`` is the wanted one; the quiz's first is taken where it is not offered in it. Raises NotFound for a quiz
    that does not exist for a teacher or has no such place, NotNow when none of its items is published.
    """
    found = select(QuizRow).join(BankRow, BankRow.id == QuizRow.bank_id)
    row = session.execute(found.where(QuizRow.public_id == sought(quiz), offered_to(person))).scalar_one_or_none()
    if row is None:
        raise no_quiz()
    chosen = language if language in row.source["languages"] else row.source["languages"][0]
    placed = placed_items(session, quiz=row, language=chosen, person=person, seed=seed)
    if not 1 <= place <= len(placed):
        raise NotFound(msg("This quiz has no such item."))
    item = placed[place - 1]
    passage = newest_passage(session, row.bank_id, chosen)
    return Preview(
        title=row.source["title"],
        language=chosen,
        items=len(placed),
        placed=item,
        revision=item_revisions(session, (item.revision,))[item.revision],
        passage=passage_revision(session, passage),
        passage_id=passage,
    )
