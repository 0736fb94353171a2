"""Which items an attempt asks: the fixed ones of its quiz, then what its pools draw, unseen items first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import make_pool
from quizapp.core.assembly import draw, item_order, random_for
from quizapp.core.attempt import PlacedItem
from quizapp.core.i18n import msg
from quizapp.core.item import Difficulty, Process, Status
from quizapp.core.person import Person
from quizapp.core.refusal import NotNow
from quizapp.db.models import (
    AttemptItemRow,
    AttemptRow,
    BankRow,
    ItemEditionRow,
    ItemRevisionRow,
    ItemRow,
    QuizItemRow,
    QuizRow,
)
from quizapp.db.types import AnyRow, Plain
from quizapp.services.revisions import ItemRevision, item_revisions


@dataclass(frozen=True, slots=True)
class _Offer:
    """One published item that a quiz can ask: what pools choose by, its weight now, and its current revision."""

    id: str
    type: str
    process: Process
    difficulty: Difficulty
    topics: tuple[str, ...]
    points: int
    revision: int


def placed_items(
    session: Session, *, quiz: QuizRow, language: str, person: Person, seed: int
) -> tuple[PlacedItem, ...]:
    """Return the items of a new attempt by place, drawn by its seed, with order, points and rules fixed.

    Raises NotNow when no item is published, or fewer than a pool draws.
    """
    offers = _worth(_offers(session, language, ItemRow.id.in_(_askable(quiz.id))), quiz.source.get("points", {}))
    chosen = _chosen(session, quiz, offers, person, seed)
    if not chosen:
        raise NotNow(msg("No item of this quiz is published yet."))
    return _placed(
        session, quiz, offers, item_order(seed, chosen, shuffle=quiz.source.get("shuffle_items", False)), seed
    )


def replaced_items(
    session: Session, *, quiz: QuizRow, language: str, items: Collection[int], seed: int
) -> tuple[PlacedItem, ...]:
    """Return items (internal ids) by place in a new order, as they are published now; those that are not are left out.

    ``quiz`` names the scoring rules.
    """
    offers = _offers(session, language, ItemRow.id.in_(sorted(items)))
    return _placed(session, quiz, offers, item_order(seed, tuple(offers), shuffle=True), seed)


def _placed(
    session: Session, quiz: QuizRow, offers: Mapping[str, _Offer], order: Sequence[str], seed: int
) -> tuple[PlacedItem, ...]:
    revisions = item_revisions(session, (offers[item].revision for item in order))
    rules = _rules(session, quiz)
    return tuple(
        _place(place, offers[item], revisions[offers[item].revision], rules, seed)
        for place, item in enumerate(order, 1)
    )


def _rules(session: Session, quiz: QuizRow) -> Mapping[str, str]:
    """Return item type -> scoring rule: the quiz's own, else the bank's."""
    head = session.execute(select(BankRow.head).where(BankRow.id == quiz.bank_id)).scalar_one()
    return {**head.get("rules", {}), **quiz.source.get("rules", {})}


def _chosen(
    session: Session, quiz: QuizRow, offers: Mapping[str, _Offer], person: Person, seed: int
) -> tuple[str, ...]:
    fixed = tuple(item for item in quiz.source.get("items", ()) if item in offers)
    pools = tuple(make_pool(pool) for pool in quiz.source.get("pools", ()))
    if not pools:
        return fixed
    drawn = draw(seed, pools, offers.values(), taken=fixed, seen=_seen(session, quiz.id, person))
    if len(drawn) < sum(pool.take for pool in pools):
        raise NotNow(msg("Too few items of this quiz are published to draw from. Tell your teacher."))
    return (*fixed, *drawn)


def _seen(session: Session, quiz_id: int, person: Person) -> Collection[str]:
    """Return which items of a quiz a person has met in an earlier attempt, of whatever quiz."""
    met = (
        select(ItemRow.author_id)
        .distinct()
        .join(QuizItemRow, QuizItemRow.item_id == ItemRow.id)
        .join(ItemRevisionRow, ItemRevisionRow.item_id == ItemRow.id)
        .join(AttemptItemRow, AttemptItemRow.item_revision_id == ItemRevisionRow.id)
        .join(AttemptRow, AttemptRow.id == AttemptItemRow.attempt_id)
        .where(QuizItemRow.quiz_id == quiz_id, AttemptRow.person_id == person.id)
    )
    return frozenset(session.execute(met).scalars())


def _askable(quiz_id: int) -> Select[int]:
    return select(QuizItemRow.item_id).where(QuizItemRow.quiz_id == quiz_id)


def _offers(session: Session, language: str, among: ColumnElement[bool]) -> dict[str, _Offer]:
    """Return the items among some that students may see, by author id, in the bank's order."""
    found = session.execute(
        select(ItemRow.author_id, ItemEditionRow.source, ItemEditionRow.current_revision_id)
        .join(ItemEditionRow, ItemEditionRow.item_id == ItemRow.id)
        .where(among, ItemEditionRow.language == language)
        .order_by(ItemEditionRow.place)
    )
    return {row.author_id: _offer(row.author_id, row.source, row) for row in found if _published(row)}


def _worth(offers: dict[str, _Offer], points: Mapping[str, int]) -> dict[str, _Offer]:
    """Return the items with the points that a quiz gives them, where it does."""
    return {id_: replace(offer, points=points.get(id_, offer.points)) for id_, offer in offers.items()}


def _published(row: AnyRow) -> bool:
    return row.source["status"] == Status.PUBLISHED and row.current_revision_id is not None


def _offer(item: str, source: Plain, row: AnyRow) -> _Offer:
    return _Offer(
        id=item,
        type=source["type"],
        process=Process(source["process"]),
        difficulty=Difficulty(source["difficulty"]),
        topics=tuple(source["topics"]),
        points=source.get("points", 1),
        revision=row.current_revision_id,
    )


def _place(place: int, offer: _Offer, revision: ItemRevision, rules: Mapping[str, str], seed: int) -> PlacedItem:
    kind = revision.type
    rule = kind.rule_of(revision.bound, rules.get(kind.name, ""))
    return PlacedItem(
        place=place,
        revision=revision.id,
        rule=rule,
        denominator=kind.denominator(revision.bound, rule.name),
        points=offer.points,
        order=kind.order(revision.bound, random_for(seed, "item", offer.id)),
        process=offer.process,
    )


def item_row(attempt_id: int, item: PlacedItem) -> dict[str, Any]:
    """Return the row of ``attempt_item`` that keeps an item at its place."""
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
