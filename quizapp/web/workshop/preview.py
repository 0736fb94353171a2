"""Live preview: an entry as a student meets it, as the result page explains it, and as cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Any, Final

from markupsafe import Markup

from quizapp.bank.entry import HERE
from quizapp.bank.plain import load_fact, load_item
from quizapp.core.card import Card
from quizapp.core.fact import Fact
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Item
from quizapp.core.passage import Paragraph
from quizapp.core.problem import Problems
from quizapp.core.refusal import Malformed
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.itemtypes.registry import item_type
from quizapp.services.entries import Kind
from quizapp.services.entry_ground import Desk
from quizapp.services.media import shown_in
from quizapp.services.revisions import ItemRevision
from quizapp.web.item_form import unanswered
from quizapp.web.looks import look_of
from quizapp.web.passages import around
from quizapp.web.workshop.faces import Face, faces

SEED: Final = 1  # the order that the preview shows; each student has another
UNWRITTEN: Final = "…"


@dataclass(frozen=True, slots=True)
class Preview:
    """Hold what an entry looks like; ``asked`` and ``feedback`` are absent for a fact, ``reason`` says why no cards."""

    faces: tuple[Face, ...]
    why: str
    proof: tuple[Paragraph, ...]
    evidence: tuple[str, ...]
    asked: Markup | None = None
    feedback: Markup | None = None
    explain: Message | None = None
    rationale: str = ""
    reason: Message | None = None


def preview(kind: Kind, source: Mapping[str, Any], desk: Desk) -> Preview | None:
    """Return what an entry would look like, with dots for what is not written yet; None when it cannot be read."""
    whole = shown_in(completed(kind, source, desk), desk.pictures)
    if kind is Kind.FACT:
        fact = load_fact(from_plain(whole, HERE), Scope(Problems()))
        return None if fact is None else _fact(fact, desk)
    item = load_item(from_plain(whole, HERE), Scope(Problems()))
    try:
        return None if item is None or item.content is None else _item(item, desk)
    except Malformed:
        return None


def completed(kind: Kind, source: Mapping[str, Any], desk: Desk) -> dict[str, Any]:
    """Return an entry with dots where nothing was written, so that the rest can be read."""
    first = next(iter(desk.passage.by_address()), "p1.1")
    blanks: Mapping[str, Any] = {
        **_BLANKS[kind], "evidence": [first], "topics": [topic.id for topic in desk.head.topics[:1]],
    }  # fmt: skip
    whole = {**source, **{name: blank for name, blank in blanks.items() if not source.get(name)}}
    card = whole.get("card")
    return whole | ({"card": {**_CARDS.get(card["kind"], {}), **card}} if isinstance(card, Mapping) else {})


def _fact(fact: Fact, desk: Desk) -> Preview:
    return Preview(_faces((fact.card,)), fact.card.why, around(desk.passage, fact.evidence)[1], fact.evidence)


def _item(item: Item, desk: Desk) -> Preview:
    kind = item_type(item.type)
    bound = kind.bind(item, desk.passage, desk.head.entities)
    order = kind.order(bound, Random(SEED))  # noqa: S311 - an order to show, no secret
    response = kind.wrong(bound, Random(SEED))  # noqa: S311 - likewise
    score = kind.score(bound, response, kind.rule_of(bound).name)
    cards = _cards(item, bound)
    return Preview(
        _faces(cards if isinstance(cards, tuple) else ()),
        item.rationale,
        around(desk.passage, item.evidence)[1],
        item.evidence,
        unanswered(ItemRevision(0, item.id, kind, bound), order),
        look_of(kind).feedback(bound, order, response, score),
        score.explain,
        item.rationale,
        None if isinstance(cards, tuple) else cards,
    )


def _cards(item: Item, bound: Any) -> tuple[Card, ...] | Message:  # noqa: ANN401 - as its type binds it
    if item.card == "none":
        return msg("You chose that this item becomes no card.")
    return (item.card,) if item.card is not None else item_type(item.type).cards(item, bound)


def _faces(cards: tuple[Card, ...]) -> tuple[Face, ...]:
    return tuple(face for card in cards for face in faces(card))


_CARDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "recall": {"kind": "recall", "front": UNWRITTEN, "back": UNWRITTEN},
        "cloze": {"kind": "cloze", "text": f"{{{{c1::{UNWRITTEN}}}}}"},
    }
)
_BLANKS: Final[Mapping[Kind, Mapping[str, Any]]] = MappingProxyType(
    {
        Kind.FACT: {"statement": UNWRITTEN, "stance": "stated", "card": _CARDS["recall"]},
        Kind.ITEM: {
            "stem": UNWRITTEN,
            "rationale": UNWRITTEN,
            "indicator": UNWRITTEN,
            "process": "menemukan",
            "difficulty": "sedang",
            "status": "draft",
        },
    }
)
