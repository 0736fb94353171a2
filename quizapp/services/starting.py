"""Starting an attempt: everything that an edit could change later is fixed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from quizapp.core.assembly import item_order, random_for
from quizapp.core.attempt import AttemptState, PlacedItem
from quizapp.core.i18n import msg
from quizapp.core.item import Process, Status
from quizapp.core.person import Person
from quizapp.core.refusal import NotFound, NotNow
from quizapp.db.models import (
    AttemptItemRow,
    AttemptRow,
    ItemEditionRow,
    ItemRow,
    PassageRevisionRow,
    PersonRow,
    QuizRow,
)
from quizapp.db.types import AnyRow, Plain, new_public_id, sought
from quizapp.services.revisions import ItemRevision, item_revisions
from quizapp.services.sign_ins import lengthen


@dataclass(frozen=True, slots=True)
class _Offer:
    """One published item of a quiz: its author id, weight and process now, and its current revision."""

    item: str
    points: int
    process: Process
    revision: int


def start(  # noqa: PLR0913 - what an attempt depends on, all by name
    session: Session, *, quiz: str, person: Person, language: str, seed: int, now: datetime
) -> str:
    """Begin an attempt and return its public id; an open one of the same person, quiz and language is gone on with.

    ``quiz`` is the public id, ``seed`` a random number of 63 bits from which order is drawn. Language, revisions,
    order, points and scoring rules are fixed here. Raises NotFound for an unknown quiz or a language it is not offered
    in, NotNow when no item of it is published.
    """
    row = _quiz(session, quiz, language)
    # Whoever presses the button twice waits here for the first, and then finds its attempt.
    session.execute(select(PersonRow.id).where(PersonRow.id == person.id).with_for_update())
    open_one = _open_one(session, row.id, person, language)
    if open_one:
        return open_one
    placed = _placed(session, row, language, seed)
    attempt = AttemptRow(
        public_id=new_public_id(),
        person_id=person.id,
        quiz_id=row.id,
        passage_revision_id=_newest_passage(session, row.bank_id, language),
        language=language,
        title=row.source["title"][language],
        seed=seed,
        items=len(placed),
        state=AttemptState.OPEN,
        started_at=now,
        stamp_at=now,
    )
    session.add(attempt)
    session.flush()
    session.execute(insert(AttemptItemRow), [_row(attempt.id, item) for item in placed])
    lengthen(session, person=person, now=now)
    return attempt.public_id


def _quiz(session: Session, public_id: str, language: str) -> QuizRow:
    row = session.execute(select(QuizRow).where(QuizRow.public_id == sought(public_id))).scalar_one_or_none()
    if row is None or language not in row.source["languages"]:
        raise NotFound(msg("This quiz does not exist, or not in this language."))
    return row


def _open_one(session: Session, quiz_id: int, person: Person, language: str) -> str | None:
    found = (
        select(AttemptRow.public_id)
        .where(
            AttemptRow.person_id == person.id,
            AttemptRow.quiz_id == quiz_id,
            AttemptRow.language == language,
            AttemptRow.state == AttemptState.OPEN.value,
        )
        .order_by(AttemptRow.id.desc())
        .limit(1)
    )
    return session.execute(found).scalar_one_or_none()


def _newest_passage(session: Session, bank_id: int, language: str) -> int:
    newest = (
        select(PassageRevisionRow.id)
        .where(PassageRevisionRow.bank_id == bank_id, PassageRevisionRow.language == language)
        .order_by(PassageRevisionRow.number.desc())
        .limit(1)
    )
    return session.execute(newest).scalar_one()


def _placed(session: Session, quiz: QuizRow, language: str, seed: int) -> tuple[PlacedItem, ...]:
    offers = _offers(session, quiz.bank_id, quiz.source, language)
    if not offers:
        raise NotNow(msg("No item of this quiz is published yet."))
    order = item_order(seed, tuple(offers), shuffle=quiz.source.get("shuffle_items", False))
    revisions = item_revisions(session, (offer.revision for offer in offers.values()))
    rules: Mapping[str, str] = quiz.source.get("rules", {})
    return tuple(
        _place(place, offers[item], revisions[offers[item].revision], rules, seed)
        for place, item in enumerate(order, 1)
    )


def _place(place: int, offer: _Offer, revision: ItemRevision, rules: Mapping[str, str], seed: int) -> PlacedItem:
    kind = revision.type
    rule = kind.rule(rules.get(kind.name, ""))
    return PlacedItem(
        place=place,
        revision=revision.id,
        rule=rule,
        denominator=kind.denominator(revision.bound, rule.name),
        points=offer.points,
        order=kind.order(revision.bound, random_for(seed, "item", offer.item)),
        process=offer.process,
    )


def _offers(session: Session, bank_id: int, quiz: Plain, language: str) -> dict[str, _Offer]:
    """Return the items of a quiz that students may see, in the author's order."""
    wanted: Sequence[str] = quiz.get("items", ())
    found = session.execute(
        select(ItemRow.author_id, ItemEditionRow.source, ItemEditionRow.current_revision_id)
        .join(ItemEditionRow, ItemEditionRow.item_id == ItemRow.id)
        .where(ItemRow.bank_id == bank_id, ItemRow.author_id.in_(wanted), ItemEditionRow.language == language)
    )
    offers = {row.author_id: _offer(row) for row in found if _published(row)}
    return {item: offers[item] for item in wanted if item in offers}


def _published(row: AnyRow) -> bool:
    return row.source["status"] == Status.PUBLISHED and row.current_revision_id is not None


def _offer(row: AnyRow) -> _Offer:
    return _Offer(row.author_id, row.source.get("points", 1), Process(row.source["process"]), row.current_revision_id)


def _row(attempt_id: int, item: PlacedItem) -> dict[str, Any]:
    return {
        "attempt_id": attempt_id,
        "place": item.place,
        "item_revision_id": item.revision,
        "rule": item.rule.name,
        "rule_version": item.rule.version,
        "score_den": item.denominator,
        "points": item.points,
        "order": list(item.order),
        "process": item.process,
    }
